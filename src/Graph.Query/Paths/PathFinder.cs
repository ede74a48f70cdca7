using System.Collections.Immutable;
using Graph.Cypher.Values;

namespace Graph.Query.Paths;

/// <summary>
/// Finds the most informative paths between two nodes. The cost of a path is one for each hop and log₂(1 + degree) for each node that it passes through, the degree counted over the types asked for:
/// a path through a hub such as 中国 costs more than one through a policy that few things touch. Uniform-cost search for the k cheapest simple paths; neighbours are read in batches through the Cypher port.
/// </summary>
public sealed class PathFinder(GraphReader graph)
{
    private const int BatchSize = 32;
    private const int MaxExpanded = 3000;
    private const int MaxDegree = 3000;

    /// <summary>The hops of the best paths, path by path; empty where there is none within the hops.</summary>
    /// <exception cref="ArgumentException">A number or type is out of range.</exception>
    /// <exception cref="GraphReadException">The graph could not be read.</exception>
    public async Task<ImmutableArray<PathHop>> FindAsync(PathQuestion question, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.MaxHops is < 1 or > 8 || question.Limit is < 1 or > 20 || question.Types.IsEmpty || question.Types.Except(PathQuestion.AllTypes, StringComparer.Ordinal).Any())
        {
            throw new ArgumentException($"expected 1 to 8 hops, 1 to 20 paths, types among {string.Join(", ", PathQuestion.AllTypes)}", nameof(question));
        }

        var types = string.Join("|", question.Types);
        var near = new Dictionary<string, List<Edge>>(StringComparer.Ordinal);
        var queue = new PriorityQueue<Trail, (double, int, string)>();
        var popped = new Dictionary<string, int>(StringComparer.Ordinal);
        var found = new List<Trail>();
        var start = new Trail(question.From, null, null, 0, 0);
        queue.Enqueue(start, (0, 0, ""));
        var expanded = 0;
        while (queue.Count > 0 && found.Count < question.Limit && expanded < MaxExpanded)
        {
            cancellation.ThrowIfCancellationRequested();
            var trail = queue.Dequeue();
            if (trail.Node == question.To)
            {
                found.Add(trail);
                continue;
            }

            // A node may lie on as many paths as are asked for, and no more: more could not improve the answer.
            if (trail.Hops >= question.MaxHops || popped.GetValueOrDefault(trail.Node) >= question.Limit)
            {
                continue;
            }

            popped[trail.Node] = popped.GetValueOrDefault(trail.Node) + 1;
            expanded++;
            if (!near.ContainsKey(trail.Node))
            {
                await ReadAsync(near, [trail.Node, .. queue.UnorderedItems.Where(i => i.Element.Hops < question.MaxHops).OrderBy(i => i.Priority).Select(i => i.Element.Node).Where(n => !near.ContainsKey(n) && n != question.To).Distinct(StringComparer.Ordinal).Take(BatchSize)], types, question.Period, cancellation).ConfigureAwait(false);
            }

            foreach (var edge in near[trail.Node])
            {
                if (trail.Visits(edge.Other))
                {
                    continue;
                }

                var cost = trail.Cost + 1 + (edge.Other == question.To ? 0 : Math.Log2(1 + edge.Degree));
                var next = new Trail(edge.Other, trail, edge, cost, trail.Hops + 1);
                queue.Enqueue(next, (Math.Round(cost, 9), next.Hops, next.Key));
            }
        }

        return await HopsAsync(question, found, cancellation).ConfigureAwait(false);
    }

    private async Task ReadAsync(Dictionary<string, List<Edge>> near, IReadOnlyList<string> ids, string types, Period period, CancellationToken cancellation)
    {
        foreach (var id in ids)
        {
            near[id] = [];
        }

        // Each label has its own index on id; a section's id begins with s-.
        foreach (var group in ids.GroupBy(id => id.StartsWith("s-", StringComparison.Ordinal) && id.Length == 34 ? "Section" : id.StartsWith("e-", StringComparison.Ordinal) && id.Length == 34 ? "Entity" : "Theme"))
        {
            var query =
                $$"""
                UNWIND $ids AS id
                MATCH (n:{{group.Key}} {id: id})
                WHERE COUNT { (n)-[:{{types}}]-() } <= {{MaxDegree}}
                MATCH (n)-[r:{{types}}]-(o:Entity|Theme|Section)
                WHERE r.date IS NULL OR (r.date >= $from AND r.date <= $to)
                RETURN id, type(r) AS type, startNode(r) = n AS outgoing, o.id AS other, COUNT { (o)-[:{{types}}]-() } AS degree,
                  r.date AS date, r.briefing AS briefing, r.evidence AS evidence
                ORDER BY id, other, type, date, briefing
                """;
            foreach (var row in await graph.RowsAsync(query, cancellation, ("ids", GraphReader.Texts(group)), ("from", CypherValue.String(period.From)), ("to", CypherValue.String(period.To))).ConfigureAwait(false))
            {
                var edge = new Edge(row.Text(1), row.Flag(2), row.Text(3), row.Count(4), row.TextOrNull(5), row.TextOrNull(6), row.Texts(7));
                var list = near[row.Text(0)];

                // Of several statements of one relationship the earliest stands for all.
                if (list.Count == 0 || list[^1].Other != edge.Other || list[^1].Type != edge.Type || list[^1].Outgoing != edge.Outgoing)
                {
                    list.Add(edge);
                }
            }
        }
    }

    private async Task<ImmutableArray<PathHop>> HopsAsync(PathQuestion question, List<Trail> found, CancellationToken cancellation)
    {
        var ids = found.SelectMany(t => t.Steps().Select(s => s.Node)).Append(question.From).Distinct(StringComparer.Ordinal).ToList();
        var names = new Dictionary<string, (string Kind, string Name)>(StringComparer.Ordinal);
        const string names1 = "UNWIND $ids AS id MATCH (n:Entity|Theme {id: id}) RETURN id, [l IN labels(n) WHERE l <> 'Entity'][0] AS kind, n.name AS name UNION ALL UNWIND $ids AS id MATCH (b:Briefing)-[:HAS_SECTION]->(s:Section {id: id}) RETURN id, 'Section' AS kind, b.title + ' · ' + s.heading AS name";
        foreach (var row in await graph.RowsAsync(names1, cancellation, ("ids", GraphReader.Texts(ids))).ConfigureAwait(false))
        {
            names[row.Text(0)] = (row.TextOrNull(1) ?? "", row.TextOrNull(2) ?? row.Text(0));
        }

        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        var briefings = found.SelectMany(t => t.Steps().Select(s => s.Edge!.Briefing)).OfType<string>().Distinct(StringComparer.Ordinal);
        foreach (var row in await graph.RowsAsync("UNWIND $ids AS id MATCH (b:Briefing {id: id}) RETURN id, b.title AS title", cancellation, ("ids", GraphReader.Texts(briefings))).ConfigureAwait(false))
        {
            titles[row.Text(0)] = row.Text(1);
        }

        var sentences = await graph.SentencesAsync(found.SelectMany(t => t.Steps().SelectMany(s => s.Edge!.Evidence)), cancellation).ConfigureAwait(false);
        var hops = ImmutableArray.CreateBuilder<PathHop>();
        for (var path = 0; path < found.Count; path++)
        {
            var from = question.From;
            var number = 0;
            foreach (var step in found[path].Steps())
            {
                var edge = step.Edge!;
                hops.Add(new PathHop(
                    path + 1, Math.Round(found[path].Cost, 4), ++number, names[from].Name, names[from].Kind, edge.Type, edge.Outgoing ? "out" : "in", names[step.Node].Name, names[step.Node].Kind, edge.Date,
                    edge.Briefing is { } b ? titles.GetValueOrDefault(b) : null, sentences.Of(edge.Evidence)));
                from = step.Node;
            }
        }

        return hops.ToImmutable();
    }

    private sealed record Edge(string Type, bool Outgoing, string Other, int Degree, string? Date, string? Briefing, string[] Evidence);

    private sealed class Trail(string node, Trail? before, Edge? edge, double cost, int hops)
    {
        public string Node { get; } = node;

        public Edge? Edge { get; } = edge;

        public double Cost { get; } = cost;

        public int Hops { get; } = hops;

        // Settles equal costs by what the path passes, so that the order depends on the graph alone.
        public string Key { get; } = (before is null ? "" : before.Key + " ") + node;

        public bool Visits(string other)
        {
            for (var at = this; at is not null; at = at.Before)
            {
                if (at.Node == other)
                {
                    return true;
                }
            }

            return false;
        }

        public IEnumerable<Trail> Steps() => Before is null ? [] : Before.Steps().Append(this);

        private Trail? Before { get; } = before;
    }
}
