using Graph.Cypher.Port;
using Graph.Model;

namespace Graph.Query;

/// <summary>Finds nodes by any of their names: entities, themes, indicators and briefings. Built once for a graph; thread-safe.</summary>
public sealed class NameIndex
{
    private readonly IPropertyGraph graph;
    private readonly Dictionary<string, List<int>> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> byId = new(StringComparer.Ordinal);

    /// <summary>Indexes the names of <paramref name="graph"/>.</summary>
    public NameIndex(IPropertyGraph graph)
    {
        this.graph = graph;
        foreach (var node in graph.NodesOf("Entity").Concat(graph.NodesOf("Theme")).Concat(graph.NodesOf("Indicator")))
        {
            Add(node, graph.Text(node, "name"));
            Add(node, graph.Text(node, "nameEn"));
            Add(node, graph.Text(node, "docNo"));
            foreach (var alias in graph.Texts(node, "aliases"))
            {
                Add(node, alias);
            }
        }

        foreach (var node in graph.NodesOf("Briefing"))
        {
            Add(node, graph.Text(node, "title"));
            Add(node, graph.Text(node, "uri"));
            Add(node, graph.Text(node, "date"));
        }

        foreach (var label in (ReadOnlySpan<string>)["Entity", "Theme", "Indicator", "Briefing", "Section", "Sentence", "Figure", "Reference"])
        {
            foreach (var node in graph.NodesOf(label))
            {
                if (graph.Text(node, "id") is { } id)
                {
                    byId[id] = node;
                }
            }
        }
    }

    /// <summary>The node with this id, or −1.</summary>
    public int ById(string id) => byId.GetValueOrDefault(id, -1);

    /// <summary>All nodes with this name, alias, id or id's beginning (six characters at least), in the graph's order; empty when there is none.</summary>
    public IReadOnlyList<int> Find(string name)
    {
        if (byId.TryGetValue(name, out var node))
        {
            return [node];
        }

        if (byKey.TryGetValue(NameKey.Of(name), out var nodes))
        {
            return nodes;
        }

        return name.Length >= 6 && name[1] == '-' ? [.. byId.Where(p => p.Key.StartsWith(name, StringComparison.Ordinal)).Select(p => p.Value).Order()] : [];
    }

    /// <summary>Names nearest to one that was not found: by shared pairs of characters, at most <paramref name="limit"/>, the best first.</summary>
    public IReadOnlyList<string> Suggest(string name, int limit)
    {
        var wanted = Pairs(NameKey.Of(name));
        return wanted.Count == 0
            ? []
            : [.. byKey.Select(p => (p.Value, Score: Likeness(wanted, Pairs(p.Key))))
                .Where(p => p.Score > 0.25).OrderByDescending(p => p.Score)
                .SelectMany(p => p.Value.Select(n => graph.Display(n))).Distinct(StringComparer.Ordinal).Take(limit)];
    }

    private static double Likeness(HashSet<(char, char)> a, HashSet<(char, char)> b) => b.Count == 0 ? 0 : 2.0 * a.Count(b.Contains) / (a.Count + b.Count);

    private static HashSet<(char, char)> Pairs(string text)
    {
        var pairs = new HashSet<(char, char)>();
        for (var i = 0; i + 1 < text.Length; i++)
        {
            pairs.Add((text[i], text[i + 1]));
        }

        return pairs;
    }

    private void Add(int node, string? name)
    {
        if (name is null || NameKey.Of(name) is not { Length: > 0 } key)
        {
            return;
        }

        if (!byKey.TryGetValue(key, out var nodes))
        {
            byKey[key] = nodes = [];
        }

        if (!nodes.Contains(node))
        {
            nodes.Add(node);
        }
    }
}
