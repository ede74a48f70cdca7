using System.Collections.Immutable;
using Graph.Cypher.Port;

namespace Graph.Query;

/// <summary>How themes are tied across briefings. A theme stands for itself and all that is narrower.</summary>
public sealed class ThemeLinkages(IPropertyGraph graph, NameIndex names, FactReader facts)
{
    /// <summary>The ties of each pair of <paramref name="themes"/> (ids), in the order given.</summary>
    /// <exception cref="ArgumentException">An id is no theme of the graph.</exception>
    public ImmutableArray<ThemeTie> Between(IReadOnlyList<string> themes)
    {
        var ties = ImmutableArray.CreateBuilder<ThemeTie>();
        for (var a = 0; a < themes.Count; a++)
        {
            for (var b = a + 1; b < themes.Count; b++)
            {
                ties.Add(Tie(themes[a], themes[b]));
            }
        }

        return ties.ToImmutable();
    }

    private ThemeTie Tie(string a, string b)
    {
        var aThemes = WithNarrower(a);
        var bThemes = WithNarrower(b);
        var aSections = SectionsOf(aThemes);
        var bSections = SectionsOf(bThemes);
        var both = aSections.Intersect(bSections).ToHashSet();
        return new ThemeTie
        {
            A = a,
            B = b,
            Stated = Stated(aThemes, bThemes),
            SectionsByMonth = both.GroupBy(s => (graph.Text(s, "date") ?? "")[..7], StringComparer.Ordinal).ToImmutableSortedDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal),
            Bridges = Bridges(aSections, bSections),
            Sections = (aSections.Count, bSections.Count, both.Count, graph.NodesOf("Section").Length),
        };
    }

    private HashSet<int> WithNarrower(string theme)
    {
        var root = names.ById(theme);
        if (root < 0 || graph.Kind(root) != "Theme")
        {
            throw new ArgumentException($"found no theme {theme}; expected an id of the theme vocabulary", nameof(theme));
        }

        var all = new HashSet<int> { root };
        var queue = new Queue<int>([root]);
        while (queue.TryDequeue(out var next))
        {
            foreach (var (_, narrower) in graph.At(next, "BROADER", outgoing: false))
            {
                if (all.Add(narrower))
                {
                    queue.Enqueue(narrower);
                }
            }
        }

        return all;
    }

    private HashSet<int> SectionsOf(HashSet<int> themes) => [.. themes.SelectMany(t => graph.At(t, "ABOUT", outgoing: false)).Select(p => p.Other)];

    private ImmutableArray<StatedLink> Stated(HashSet<int> a, HashSet<int> b)
    {
        var links = new List<StatedLink>();
        foreach (var from in a.Concat(b))
        {
            foreach (var (relationship, to) in graph.At(from, "LINKED_TO", outgoing: true))
            {
                if ((a.Contains(from) && b.Contains(to)) || (b.Contains(from) && a.Contains(to)))
                {
                    var briefing = graph.RelText(relationship, "briefing") is { } id ? names.ById(id) : -1;
                    links.Add(new StatedLink(graph.Display(from), graph.Display(to), graph.RelText(relationship, "kind") ?? "", graph.RelText(relationship, "date") ?? "",
                        briefing >= 0 ? graph.Display(briefing) : "", facts.Evidence(relationship)));
                }
            }
        }

        return [.. links.OrderBy(l => l.Date, StringComparer.Ordinal).ThenBy(l => l.From, StringComparer.Ordinal).ThenBy(l => l.To, StringComparer.Ordinal)];
    }

    private ImmutableArray<BridgingEntity> Bridges(HashSet<int> a, HashSet<int> b)
    {
        var seen = new Dictionary<int, (HashSet<int> A, HashSet<int> B, SortedSet<string> Dates)>();
        foreach (var section in a.Union(b))
        {
            foreach (var (_, entity) in graph.At(section, "MENTIONS", outgoing: true))
            {
                if (graph.Kind(entity) == "Place")
                {
                    continue;
                }

                if (!seen.TryGetValue(entity, out var place))
                {
                    seen[entity] = place = ([], [], new SortedSet<string>(StringComparer.Ordinal));
                }

                if (a.Contains(section))
                {
                    place.A.Add(section);
                }

                if (b.Contains(section))
                {
                    place.B.Add(section);
                }

                place.Dates.Add(graph.Text(section, "date") ?? "");
            }
        }

        return [.. seen.Where(p => p.Value.A.Count > 0 && p.Value.B.Count > 0 && p.Value.Dates.Count > 1)
            .Select(p => new BridgingEntity(graph.Kind(p.Key), graph.Display(p.Key), p.Value.A.Union(p.Value.B).Count(), p.Value.Dates.Min!, p.Value.Dates.Max!))
            .OrderByDescending(e => e.Sections).ThenBy(e => e.Name, StringComparer.Ordinal)];
    }
}
