using System.Collections.Immutable;
using Graph.Cypher.Values;
using Graph.Query.Names;

namespace Graph.Query.Facts;

/// <summary>Reads all that a graph knows of one node, with its sources and sentences. Safe for concurrent use.</summary>
public sealed class FactReader(GraphReader graph)
{
    private const string Tail =
        """
        WHERE type(r) <> 'HAS_SENTENCE' AND (r.date IS NULL OR (r.date >= $from AND r.date <= $to))
        OPTIONAL MATCH (b:Briefing {id: r.briefing})
        OPTIONAL MATCH (i:Briefing)-[:HAS_SECTION]->(o)
        RETURN type(r) AS relation, startNode(r) = n AS outgoing,
          CASE WHEN o:Section THEN coalesce(i.title + ' · ', '') + o.heading ELSE coalesce(o.name, o.title, o.text, o.id) END AS other,
          coalesce([l IN labels(o) WHERE l <> 'Entity'][0], '') AS otherKind, o.id AS otherId,
          coalesce(r.date, o.date) AS date, b.title AS source, r.evidence AS evidence,
          [r.title, CASE WHEN r.former THEN 'former' END, r.status, r.kind, CASE WHEN r.score IS NULL THEN null ELSE 'score ' + toString(r.score) END, CASE WHEN r.count IS NULL THEN null ELSE 'count ' + toString(r.count) END] AS detail
        ORDER BY relation, outgoing DESC, date, other, otherId
        """;

    private static readonly Dictionary<char, string> Labels = new()
    {
        ['b'] = "Briefing", ['s'] = "Section", ['t'] = "Sentence", ['r'] = "Reference", ['f'] = "Figure",
    };

    /// <summary>The facts of a named node by relation, direction, date and name. Structure inside a briefing (HAS_SENTENCE) is left out.</summary>
    public Task<ImmutableArray<Fact>> OfAsync(NamedNode node, Period period, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(node);
        var label = node.Kind is "Theme" or "Indicator" or "Briefing" ? node.Kind : "Entity";
        return ReadAsync(label, node.Id, node.Name, node.Kind, period, cancellation);
    }

    /// <summary>The facts of a section, sentence, reference or figure by its id; empty where the id is none or the graph lacks it.</summary>
    public async Task<ImmutableArray<Fact>> OfIdAsync(string id, Period period, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.Length > 2 && id[1] == '-' && Labels.TryGetValue(id[0], out var label) ? await ReadAsync(label, id, id, label, period, cancellation).ConfigureAwait(false) : [];
    }

    private async Task<ImmutableArray<Fact>> ReadAsync(string label, string id, string name, string kind, Period period, CancellationToken cancellation)
    {
        // The label is one of a closed list, never the caller's text.
        var rows = await graph.RowsAsync($"MATCH (n:{label} {{id: $id}})-[r]-(o)\n{Tail}", cancellation, ("id", CypherValue.String(id)), ("from", CypherValue.String(period.From)), ("to", CypherValue.String(period.To))).ConfigureAwait(false);
        var sentences = await graph.SentencesAsync(rows.SelectMany(r => r.Texts(7)), cancellation).ConfigureAwait(false);
        return
        [
            .. rows.Select(r => new Fact(name, kind, r.Text(0), r.Flag(1) ? "out" : "in", r.TextOrNull(2) ?? "", r.Text(3), r.TextOrNull(5), Detail(r[8]), r.TextOrNull(6), sentences.Of(r.Texts(7)), r.TextOrNull(4))),
        ];
    }

    private static string? Detail(CypherValue list)
    {
        var parts = new List<string>();
        foreach (var item in list.AsList.Items)
        {
            if (item.IsString)
            {
                parts.Add(item.AsString.EndsWith(".0", StringComparison.Ordinal) ? item.AsString[..^2] : item.AsString);
            }
        }

        return parts.Count == 0 ? null : string.Join(" ", parts);
    }
}
