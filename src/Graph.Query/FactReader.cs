using System.Collections.Immutable;
using System.Globalization;
using Graph.Cypher.Port;

namespace Graph.Query;

/// <summary>Reads all that a graph knows of one node, with its sources.</summary>
public sealed class FactReader(IPropertyGraph graph, NameIndex names)
{
    private static readonly string[] Adds = ["title", "former", "status", "kind", "score", "count"];

    /// <summary>The facts of a node by relation, then date, then name. Structure inside a briefing (HAS_SENTENCE) is left out.</summary>
    public ImmutableArray<Fact> Of(int node)
    {
        var facts = new List<Fact>();
        for (var type = 0; type < graph.RelationshipTypes.Count; type++)
        {
            var name = graph.RelationshipTypes[type];
            if (name is "HAS_SENTENCE")
            {
                continue;
            }

            foreach (var outgoing in (ReadOnlySpan<bool>)[true, false])
            {
                foreach (var (relationship, other) in graph.At(node, name, outgoing))
                {
                    facts.Add(Read(name, outgoing, relationship, other));
                }
            }
        }

        return [.. facts.OrderBy(f => f.Relation, StringComparer.Ordinal).ThenByDescending(f => f.Outgoing).ThenBy(f => f.Date, StringComparer.Ordinal).ThenBy(f => f.Name, StringComparer.Ordinal)];
    }

    /// <summary>The sentences behind a relationship, in text order; for HAS_FIGURE and MEASURES the sentence is the figure's section's.</summary>
    public ImmutableArray<string> Evidence(int relationship) =>
        [.. graph.RelTexts(relationship, "evidence").Select(names.ById).Where(n => n >= 0).Select(n => graph.Text(n, "text") ?? "")];

    private Fact Read(string relation, bool outgoing, int relationship, int other)
    {
        var briefing = graph.RelText(relationship, "briefing") is { } id ? names.ById(id) : -1;
        return new Fact(relation, outgoing, graph.Kind(other), graph.Display(other), graph.RelText(relationship, "date") ?? (briefing >= 0 ? graph.Text(briefing, "date") : null),
            Detail(relationship), briefing >= 0 ? graph.Text(briefing, "title") : null, Evidence(relationship), graph.Text(other, "id") ?? graph.NodeElementId(other));
    }

    private string? Detail(int relationship)
    {
        var parts = new List<string>();
        foreach (var key in Adds)
        {
            var value = graph.RelationshipProperty(relationship, key);
            if (value.IsString)
            {
                parts.Add(value.AsString);
            }
            else if (value.IsTrue)
            {
                parts.Add(key);
            }
            else if (value.IsNumber)
            {
                parts.Add(key + " " + value.AsNumber.ToString("0.##", CultureInfo.InvariantCulture));
            }
        }

        return parts.Count == 0 ? null : string.Join(" ", parts);
    }
}
