using System.Collections.Immutable;
using Graph.Model;

namespace Graph.Query.Names;

/// <summary>Finds nodes by any of their names: entities, themes, indicators and briefings. Read once from a graph; immutable and thread-safe.</summary>
public sealed class NameDirectory
{
    private const string Query =
        """
        MATCH (n:Entity|Theme|Indicator)
        RETURN n.id AS id, [l IN labels(n) WHERE l <> 'Entity'][0] AS kind, n.name AS name, [n.nameEn, n.docNo] + coalesce(n.aliases, []) AS other
        UNION ALL
        MATCH (n:Briefing)
        RETURN n.id AS id, 'Briefing' AS kind, n.title AS name, [n.uri, n.date] AS other
        """;

    private readonly Dictionary<string, List<NamedNode>> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NamedNode> byId = new(StringComparer.Ordinal);

    /// <summary>Indexes <paramref name="nodes"/>.</summary>
    public NameDirectory(IEnumerable<NamedNode> nodes)
    {
        foreach (var node in nodes.OrderBy(n => n.Kind, StringComparer.Ordinal).ThenBy(n => n.Id, StringComparer.Ordinal))
        {
            byId[node.Id] = node;
            Add(node, node.Name);
            foreach (var other in node.Other)
            {
                Add(node, other);
            }
        }
    }

    /// <summary>Reads the names of a graph.</summary>
    /// <exception cref="GraphReadException">The graph could not be read.</exception>
    public static async Task<NameDirectory> ReadAsync(GraphReader graph, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var rows = await graph.RowsAsync(Query, cancellation).ConfigureAwait(false);
        return new NameDirectory(rows.Where(r => !r[2].IsNull).Select(r => new NamedNode(r.Text(0), r.TextOrNull(1) ?? "", r.Text(2), Others(r))));
    }

    /// <summary>How many nodes have a name.</summary>
    public int Count => byId.Count;

    /// <summary>The node with this id, or null.</summary>
    public NamedNode? ById(string id) => byId.GetValueOrDefault(id);

    /// <summary>The nodes of a kind that have this name; where there is none, those whose name holds it, by name.</summary>
    public IReadOnlyList<NamedNode> Containing(string name, string kind)
    {
        var exact = Find(name, [kind]);
        var key = NameKey.Of(name);
        return exact.Count > 0 || key.Length == 0
            ? exact
            : [.. byId.Values.Where(n => n.Kind == kind && NameKey.Of(n.Name).Contains(key, StringComparison.Ordinal)).OrderBy(n => n.Name, StringComparer.Ordinal).ThenBy(n => n.Id, StringComparer.Ordinal)];
    }

    /// <summary>All nodes of a kind, by id.</summary>
    public IEnumerable<NamedNode> OfKind(string kind) => byId.Values.Where(n => n.Kind == kind).OrderBy(n => n.Id, StringComparer.Ordinal);

    /// <summary>All nodes with this name, other name, id, or id's beginning (six characters at least), by kind, then id. <paramref name="kinds"/>: only of these; null for all. Empty when there is none.</summary>
    public IReadOnlyList<NamedNode> Find(string name, IReadOnlyCollection<string>? kinds = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (byId.TryGetValue(name, out var node) && Fits(node))
        {
            return [node];
        }

        if (byKey.TryGetValue(NameKey.Of(name), out var nodes) && nodes.Where(Fits).ToArray() is { Length: > 0 } found)
        {
            return found;
        }

        return name.Length >= 6 && name[1] == '-'
            ? [.. byId.Where(p => p.Key.StartsWith(name, StringComparison.Ordinal) && Fits(p.Value)).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value)]
            : [];

        bool Fits(NamedNode n) => kinds is null || kinds.Contains(n.Kind);
    }

    /// <summary>Names nearest to one that was not found, at most <paramref name="limit"/>, the best first: by shared pairs of characters (Dice's coefficient), one within the other counting as half at least.</summary>
    public IReadOnlyList<string> Suggest(string name, int limit, IReadOnlyCollection<string>? kinds = null)
    {
        var key = NameKey.Of(name);
        var wanted = Pairs(key);
        if (key.Length == 0)
        {
            return [];
        }

        return
        [
            .. byKey.Select(p => (p.Key, p.Value, Score: Likeness(key, wanted, p.Key)))
                .Where(p => p.Score > 0.25)
                .OrderByDescending(p => p.Score).ThenBy(p => p.Key, StringComparer.Ordinal)
                .SelectMany(p => p.Value.Where(n => kinds is null || kinds.Contains(n.Kind)).Select(n => n.Name))
                .Distinct(StringComparer.Ordinal).Take(limit),
        ];
    }

    private static double Likeness(string key, HashSet<(char, char)> wanted, string other)
    {
        var contained = key.Length > 1 && other.Length > 1 && (other.Contains(key, StringComparison.Ordinal) || key.Contains(other, StringComparison.Ordinal));
        var pairs = Pairs(other);
        var dice = wanted.Count + pairs.Count == 0 ? 0 : 2.0 * wanted.Count(pairs.Contains) / (wanted.Count + pairs.Count);
        return contained ? Math.Max(0.5, dice) : dice;
    }

    private static HashSet<(char, char)> Pairs(string text)
    {
        var pairs = new HashSet<(char, char)>();
        for (var i = 0; i + 1 < text.Length; i++)
        {
            pairs.Add((text[i], text[i + 1]));
        }

        return pairs;
    }

    private static ImmutableArray<string> Others(GraphRow row)
    {
        var others = ImmutableArray.CreateBuilder<string>();
        foreach (var item in row[3].AsList.Items)
        {
            if (item.IsString)
            {
                others.Add(item.AsString);
            }
        }

        return others.DrainToImmutable();
    }

    private void Add(NamedNode node, string name)
    {
        if (NameKey.Of(name) is not { Length: > 0 } key)
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
