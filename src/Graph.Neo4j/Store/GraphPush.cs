using System.Globalization;
using Graph.Connection;
using Graph.Cypher.Port;
using Graph.Cypher.Values;
using Graph.Storage.Projection;

namespace Graph.Neo4j.Store;

/// <summary>
/// Makes the marked graph of a server equal to another graph and writes only what differs. What is there is read as marks (digests), compared with the digests of what should be there, and then, batch by
/// batch: relationships go, nodes go, nodes are changed and made, relationships are made. Each batch leaves elements that are whole and marked, so that whoever stops in between, the next push finds by the
/// same comparison what is left to do. Used once.
/// </summary>
internal sealed class GraphPush
{
    private const string Mark = Bookkeeping.Mark;
    private const int MarkPage = 10_000;

    private readonly IGraphConnection connection;
    private readonly StoreLease lease;
    private readonly IPropertyGraph graph;
    private readonly NeoStoreOptions options;
    private readonly IReadOnlyList<string> labels;
    private readonly string allLabels;
    private readonly CancellationToken cancellation;
    private readonly Action<long> written;

    private readonly UInt128[] nodeDigests;
    private readonly bool[] nodeIsThere;
    private readonly UInt128[] relationshipDigests;
    private readonly int[] relationshipOrder;
    private readonly bool[] relationshipIsThere;
    private readonly Dictionary<string, int> nodeOf;
    private readonly string[] keyLabels;

    private readonly List<(int Node, string Old)> changed = [];
    private readonly List<(string Label, string Id, string Old)> goneNodes = [];
    private readonly List<(string ElementId, string Old)> goneRelationships = [];
    private readonly List<int> adoptedNodes = [];
    private readonly List<(string ElementId, int Relationship)> adoptedRelationships = [];
    private Dictionary<UInt128, int>? withEmptyLists;
    private readonly HashSet<string> withdrawn = new(StringComparer.Ordinal);

    /// <param name="connection">The server.</param>
    /// <param name="lease">The right to write it.</param>
    /// <param name="graph">What should be there; element ids are the ids of the nodes.</param>
    /// <param name="labels">The labels that nodes are keyed under, in the order in which they claim a node that has several.</param>
    /// <param name="second">All other labels of ours.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="written">Told how many elements a batch wrote or deleted.</param>
    /// <param name="cancellation">Stops between batches.</param>
    public GraphPush(IGraphConnection connection, StoreLease lease, IPropertyGraph graph, IReadOnlyList<string> labels, IEnumerable<string> second, NeoStoreOptions options, Action<long> written, CancellationToken cancellation)
    {
        this.connection = connection;
        this.lease = lease;
        this.graph = graph;
        this.labels = labels;
        this.options = options;
        this.written = written;
        this.cancellation = cancellation;
        allLabels = Cypher.Labels(labels.Concat(second).Distinct(StringComparer.Ordinal));

        var element = new ElementDigest();
        var whole = new GraphDigest();
        nodeDigests = new UInt128[graph.Topology.NodeCount];
        nodeIsThere = new bool[nodeDigests.Length];
        nodeOf = new Dictionary<string, int>(nodeDigests.Length, StringComparer.Ordinal);
        keyLabels = new string[nodeDigests.Length];
        for (var n = 0; n < nodeDigests.Length; n++)
        {
            cancellation.ThrowIfCancellationRequested();
            nodeDigests[n] = element.OfNode(graph, n);
            nodeOf.Add(graph.NodeElementId(n), n);
            keyLabels[n] = labels.FirstOrDefault(graph.LabelsOf(n).Contains) ?? throw StoreLease.Failure("Push.Label", $"The node {graph.NodeElementId(n)} ({string.Join(':', graph.LabelsOf(n))}) has no label to be keyed under: of the contract's second labels none stands without Entity. Nothing was changed.");
            whole.Add(nodeDigests[n]);
        }

        relationshipDigests = new UInt128[graph.Topology.RelationshipCount];
        relationshipIsThere = new bool[relationshipDigests.Length];
        for (var r = 0; r < relationshipDigests.Length; r++)
        {
            cancellation.ThrowIfCancellationRequested();
            relationshipDigests[r] = element.OfRelationship(graph, r);
            whole.Add(relationshipDigests[r]);
        }

        relationshipOrder = [.. Enumerable.Range(0, relationshipDigests.Length)];
        Array.Sort((UInt128[])relationshipDigests.Clone(), relationshipOrder);
        Hash = whole.Hex();
    }

    /// <summary>The hash of what should be there.</summary>
    public string Hash { get; }

    /// <summary>How many elements must be written or deleted; known after <see cref="CompareAsync"/>.</summary>
    public long Differences { get; private set; }

    /// <summary>Reads the marks of what is there and finds what differs. Writes nothing.</summary>
    /// <exception cref="Client.GraphFailureException">The server failed, or holds a node of the user's under a key of ours (<c>Push.Foreign</c>).</exception>
    public async Task CompareAsync()
    {
        var foreign = new List<int>();
        foreach (var label in labels)
        {
            await CompareLabelAsync(label, foreign).ConfigureAwait(false);
        }

        await AdoptAsync(foreign).ConfigureAwait(false);
        foreach (var row in (await connection.ReadAsync($"MATCH (n:{Bookkeeping.WithdrawnLabel}) RETURN n.id AS id", cancellation).ConfigureAwait(false)).Rows)
        {
            withdrawn.Add(row[0].IsString ? row[0].AsString : "");
        }

        Differences = changed.Count + goneNodes.Count + goneRelationships.Count + adoptedNodes.Count + adoptedRelationships.Count
            + nodeIsThere.Count(there => !there) + relationshipIsThere.Count(there => !there);
    }

    /// <summary>Writes what differs.</summary>
    /// <exception cref="Client.GraphFailureException">The server failed, or somebody changed the graph meanwhile (<c>Push.Changed</c>).</exception>
    public async Task<PushReport> WriteAsync()
    {
        long adopted = adoptedNodes.Count + adoptedRelationships.Count, updated = changed.Count, created = 0, deleted = 0, kept = 0;
        // Relationships before their start nodes: a node without a mark is looked at again by the next push, if this one ends in between.
        await AllAsync(adoptedRelationships.GroupBy(_ => ""), _ => $"MATCH ()-[r]->() WHERE elementId(r) = row.e AND r.{Mark} IS NULL SET r = row.p",
            r => Row(("e", Text(r.ElementId)), ("p", Properties(graph.RelationshipProperties(r.Relationship), relationshipDigests[r.Relationship])))).ConfigureAwait(false);
        await AllAsync(adoptedNodes.GroupBy(n => keyLabels[n]), g => $"MATCH (n:{Cypher.Name(g)} {{id: row.id}}) WHERE n.{Mark} IS NULL SET n = row.p",
            n => Row(("id", Text(graph.NodeElementId(n))), ("p", Properties(graph.NodeProperties(n), nodeDigests[n])))).ConfigureAwait(false);

        // The element id may have been given to another relationship meanwhile; the mark tells.
        deleted += await AllAsync(goneRelationships.GroupBy(_ => ""), _ => $"MATCH ()-[r]->() WHERE elementId(r) = row.e AND r.{Mark} = row.old DELETE r",
            r => Row(("e", Text(r.ElementId)), ("old", Text(r.Old))), exact: false).ConfigureAwait(false);
        deleted += await AllAsync(goneNodes.GroupBy(n => n.Label), l => $"MATCH (n:{Cypher.Name(l)} {{id: row.id}}) WHERE n.{Mark} = row.old AND NOT EXISTS {{ (n)--() }} DELETE n", Gone, exact: false).ConfigureAwait(false);
        kept += await AllAsync(goneNodes.GroupBy(n => n.Label),
            l => $"MATCH (n:{Cypher.Name(l)} {{id: row.id}}) WHERE n.{Mark} = row.old SET n = {{id: row.key}} REMOVE n{allLabels} SET n:{Bookkeeping.WithdrawnLabel}", Gone, exact: false, count: false).ConfigureAwait(false);

        await AllAsync(changed.GroupBy(c => keyLabels[c.Node]), l => $"MATCH (n:{Cypher.Name(l)} {{id: row.id}}) WHERE n.{Mark} = row.old SET n = row.p",
            c => Row(("id", Text(graph.NodeElementId(c.Node))), ("old", Text(c.Old)), ("p", Properties(graph.NodeProperties(c.Node), nodeDigests[c.Node])))).ConfigureAwait(false);
        var missing = Enumerable.Range(0, nodeIsThere.Length).Where(n => !nodeIsThere[n]).ToList();
        created += await AllAsync(missing.Where(n => withdrawn.Contains(KeyOf(n))).GroupBy(n => Cypher.Labels(graph.LabelsOf(n))),
            l => $"MATCH (n:{Bookkeeping.WithdrawnLabel} {{id: row.key}}) REMOVE n:{Bookkeeping.WithdrawnLabel} SET n{l} SET n = row.p",
            n => Row(("key", Text(KeyOf(n))), ("p", Properties(graph.NodeProperties(n), nodeDigests[n])))).ConfigureAwait(false);
        created += await AllAsync(missing.Where(n => !withdrawn.Contains(KeyOf(n))).GroupBy(n => Cypher.Labels(graph.LabelsOf(n))),
            l => $"CREATE (n{l}) SET n = row", n => Properties(graph.NodeProperties(n), nodeDigests[n])).ConfigureAwait(false);
        created += await AllAsync(
            Enumerable.Range(0, relationshipIsThere.Length).Where(r => !relationshipIsThere[r]).GroupBy(r => (graph.TypeOf(r), keyLabels[graph.StartOf(r)], keyLabels[graph.EndOf(r)])),
            g => $"MATCH (a:{Cypher.Name(g.Item2)} {{id: row.a}}) MATCH (b:{Cypher.Name(g.Item3)} {{id: row.b}}) CREATE (a)-[r:{Cypher.Name(g.Item1)}]->(b) SET r = row.p",
            r => Row(("a", Text(graph.NodeElementId(graph.StartOf(r)))), ("b", Text(graph.NodeElementId(graph.EndOf(r)))), ("p", Properties(graph.RelationshipProperties(r), relationshipDigests[r])))).ConfigureAwait(false);

        // What was withdrawn for the sake of a relationship goes when that has gone.
        if (withdrawn.Count > 0)
        {
            await connection.WriteAsync($"MATCH (n:{Bookkeeping.WithdrawnLabel}) WHERE NOT EXISTS {{ (n)--() }} AND size(labels(n)) = 1 DELETE n", cancellation).ConfigureAwait(false);
        }

        return new PushReport(Hash, nodeDigests.Length, relationshipDigests.Length, created, updated, deleted, adopted, kept, 0);

        CypherValue Gone((string Label, string Id, string Old) n) => Row(("id", Text(n.Id)), ("old", Text(n.Old)), ("key", Text($"{n.Label}:{n.Id}")));
    }

    /// <summary>The mark of an element.</summary>
    public static string MarkOf(UInt128 digest) => digest.ToString("x32", CultureInfo.InvariantCulture);

    private string KeyOf(int node) => $"{keyLabels[node]}:{graph.NodeElementId(node)}";

    private async Task CompareLabelAsync(string label, List<int> foreign)
    {
        var after = "";
        while (true)
        {
            var rows = await connection.ReadAsync(
                $"MATCH (n:{Cypher.Name(label)}) WHERE n.id > $after RETURN n.id AS id, n.{Mark} AS mark, labels(n) AS labels ORDER BY n.id LIMIT {MarkPage}", cancellation, ("after", Text(after))).ConfigureAwait(false);
            if (rows.Rows.Count == 0)
            {
                return;
            }

            foreach (var row in rows.Rows.Where(r => labels.First(l => ServerGraph.Texts(r[2].AsList).Contains(l)) == label))
            {
                CompareNode(label, row[0].AsString, row[1].IsString ? row[1].AsString : null, foreign);
            }

            var last = rows.Rows[^1][0].AsString;
            await CompareRelationshipsAsync(label, after, last).ConfigureAwait(false);
            after = last;
            if (rows.Rows.Count < MarkPage)
            {
                return;
            }
        }
    }

    private void CompareNode(string label, string id, string? mark, List<int> foreign)
    {
        var isOurs = nodeOf.TryGetValue(id, out var node) && keyLabels[node] == label;
        if (mark is null)
        {
            if (isOurs)
            {
                foreign.Add(node);
            }
        }
        else if (!isOurs)
        {
            goneNodes.Add((label, id, mark));
        }
        else
        {
            nodeIsThere[node] = true;
            if (mark != MarkOf(nodeDigests[node]))
            {
                changed.Add((node, mark));
            }
        }
    }

    private async Task CompareRelationshipsAsync(string label, string after, string last)
    {
        var rows = await connection.ReadAsync(
            $"MATCH (a:{Cypher.Name(label)}) WHERE a.id > $after AND a.id <= $last MATCH (a)-[r]->() WHERE r.{Mark} IS NOT NULL RETURN DISTINCT elementId(r) AS e, r.{Mark} AS mark",
            cancellation,
            ("after", Text(after)),
            ("last", Text(last))).ConfigureAwait(false);
        foreach (var row in rows.Rows)
        {
            var mark = row[1].IsString ? row[1].AsString : "";
            if (!UInt128.TryParse(mark, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var digest) || Find(digest) is not { } found)
            {
                goneRelationships.Add((row[0].AsString, mark));
            }
            else
            {
                relationshipIsThere[found] = true;
            }
        }
    }

    // The first relationship with this digest that was not found yet: equal ones are interchangeable.
    private int? Find(UInt128 digest)
    {
        var low = 0;
        var high = relationshipOrder.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (relationshipDigests[relationshipOrder[middle]] < digest)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        for (; low < relationshipOrder.Length && relationshipDigests[relationshipOrder[low]] == digest; low++)
        {
            if (!relationshipIsThere[relationshipOrder[low]])
            {
                return relationshipOrder[low];
            }
        }

        return null;
    }

    // neo4j-admin's import has no form for an empty list: it leaves the property out. Such an element is taken for the whole one, and adopting it fills it in.
    private int? FindFilled(UInt128 digest)
    {
        if (withEmptyLists is null)
        {
            var element = new ElementDigest();
            withEmptyLists = [];
            for (var r = 0; r < relationshipDigests.Length; r++)
            {
                var whole = graph.RelationshipProperties(r);
                var filled = Filled(whole);
                if (filled.Count < whole.Count)
                {
                    withEmptyLists[element.OfRelationship(graph.TypeOf(r), graph.NodeElementId(graph.StartOf(r)), graph.NodeElementId(graph.EndOf(r)), filled)] = r;
                }
            }
        }

        return withEmptyLists.TryGetValue(digest, out var found) && !relationshipIsThere[found] ? found : null;
    }

    // The properties that are not an empty list.
    private static MapValue Filled(MapValue map)
    {
        var filled = new MapBuilder(map.Count);
        for (var i = 0; i < map.Count; i++)
        {
            if (!map.Values[i].IsList || map.Values[i].AsList.Count > 0)
            {
                filled.Set(map.Keys[i], map.Values[i]);
            }
        }

        return filled.Build();
    }

    // Nodes under keys of ours without our mark: an import of the very graph is taken over, all else is somebody's own and stays.
    private async Task AdoptAsync(List<int> foreign)
    {
        if (foreign.Count == 0)
        {
            return;
        }

        var element = new ElementDigest();
        var others = new List<int>();
        foreach (var group in foreign.GroupBy(n => keyLabels[n]))
        {
            foreach (var chunk in group.Chunk(2000))
            {
                var ids = CypherValue.List(ListValue.OfStrings([.. chunk.Select(graph.NodeElementId)]));
                var rows = await connection.ReadAsync($"UNWIND $ids AS id MATCH (n:{Cypher.Name(group.Key)} {{id: id}}) RETURN id, labels(n) AS labels, properties(n) AS p", cancellation, ("ids", ids)).ConfigureAwait(false);
                foreach (var row in rows.Rows)
                {
                    var node = nodeOf[row[0].AsString];
                    var isEqual = element.OfNode(row[0].AsString, ServerGraph.Texts(row[1].AsList), Filled(row[2].AsMap)) == element.OfNode(row[0].AsString, graph.LabelsOf(node), Filled(graph.NodeProperties(node)));
                    (isEqual ? adoptedNodes : others).Add(node);
                }

                var relationships = await connection.ReadAsync(
                    $"UNWIND $ids AS id MATCH (a:{Cypher.Name(group.Key)} {{id: id}})-[r]->(b) WHERE r.{Mark} IS NULL AND b.id IS NOT NULL RETURN id, type(r) AS type, b.id AS b, properties(r) AS p, elementId(r) AS e", cancellation, ("ids", ids)).ConfigureAwait(false);
                foreach (var row in relationships.Rows.Where(r => r[2].IsString))
                {
                    var digest = element.OfRelationship(row[1].AsString, row[0].AsString, row[2].AsString, row[3].AsMap);
                    if ((Find(digest) ?? FindFilled(digest)) is { } found)
                    {
                        relationshipIsThere[found] = true;
                        adoptedRelationships.Add((row[4].AsString, found));
                    }
                }
            }
        }

        if (others.Count > 0)
        {
            throw StoreLease.Failure("Push.Foreign", string.Create(CultureInfo.InvariantCulture,
                $"{connection.Target} holds {others.Count} nodes that are not ours under keys of ours, as (:{keyLabels[others[0]]} {{id: '{graph.NodeElementId(others[0])}'}}). Give them another id or label, delete them, or use another database; nothing was changed."));
        }

        foreach (var node in adoptedNodes)
        {
            nodeIsThere[node] = true;
        }
    }

    // Sends everything in batches of one form; the next batch is put together while the server works on the last.
    private async Task<long> AllAsync<TKey, T>(IEnumerable<IGrouping<TKey, T>> groups, Func<TKey, string> clauses, Func<T, CypherValue> row, bool exact = true, bool count = true)
    {
        long total = 0;
        var sending = Task.FromResult<(long? Done, int Sent)>((0, 0));
        foreach (var group in groups)
        {
            var text = clauses(group.Key);
            foreach (var chunk in group.Chunk(options.BatchRows))
            {
                var rows = new CypherValue[chunk.Length];
                for (var i = 0; i < rows.Length; i++)
                {
                    rows[i] = row(chunk[i]);
                }

                total += Counted(await sending.ConfigureAwait(false));
                cancellation.ThrowIfCancellationRequested();
                sending = SendAsync(text, rows);
            }
        }

        return total + Counted(await sending.ConfigureAwait(false));

        long Counted((long? Done, int Sent) batch)
        {
            if (exact && batch.Done is { } done && done < batch.Sent)
            {
                throw StoreLease.Failure("Push.Changed", string.Create(CultureInfo.InvariantCulture, $"Of {batch.Sent} elements of a batch {done} found their nodes: somebody changed {connection.Target} meanwhile. Run the same again."));
            }

            if (count)
            {
                written(batch.Sent);
            }

            return batch.Done ?? batch.Sent;
        }
    }

    private async Task<(long? Done, int Sent)> SendAsync(string clauses, CypherValue[] rows) => (await lease.WriteAsync(clauses, rows, cancellation).ConfigureAwait(false), rows.Length);

    private static CypherValue Text(string text) => CypherValue.String(text);

    private static CypherValue Row(params ReadOnlySpan<(string Key, CypherValue Value)> entries) => CypherValue.Map(MapValue.Of(entries));

    private static CypherValue Properties(MapValue properties, UInt128 digest)
    {
        var keys = new string[properties.Count + 1];
        var values = new CypherValue[properties.Count + 1];
        for (var i = 0; i < properties.Count; i++)
        {
            keys[i] = properties.Keys[i];
            values[i] = properties.Values[i];
        }

        keys[^1] = Mark;
        values[^1] = Text(MarkOf(digest));
        return CypherValue.Map(MapValue.Adopt(keys, values));
    }
}
