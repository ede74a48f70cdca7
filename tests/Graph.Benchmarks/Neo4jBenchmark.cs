using System.Diagnostics;
using System.Globalization;
using Graph.Connection;
using Graph.Cypher.Port;
using Graph.Cypher.Values;
using Graph.Image;
using Graph.Image.Import;
using Graph.Neo4j.Client;
using Graph.Neo4j.Store;

namespace Graph.Benchmarks;

/// <summary>
/// Pushes the yardstick graph to an empty Neo4j beside hand-written <c>UNWIND … CREATE</c> through the same client, in one run: <c>neo4j DIR http://host:7474 [--share 0.1]</c>, DIR as for <c>yardstick</c>;
/// the password from <c>POLICYGRAPH_NEO4J_PASSWORD</c>. The database is emptied. With a share, only that part of the nodes and what joins them.
/// </summary>
internal static class Neo4jBenchmark
{
    private const int Rows = 5000;
    private static readonly string[] NodeFiles = ["entity", "theme", "section", "policy", "figure", "agency"];
    private static readonly string[] RelationshipFiles = ["mentions", "about", "has-figure", "issued", "targets", "co-located"];

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (!NeoAddress.TryParse(arguments[1], out var address, out var problem))
        {
            Console.Error.WriteLine(problem);
            return 2;
        }

        var share = Array.IndexOf(arguments, "--share") is >= 0 and var at ? double.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : 1;
        var graph = Load(Path.Combine(arguments[0], "data", "admin"), share);
        var elements = graph.Topology.NodeCount + graph.Topology.RelationshipCount;
        var password = Environment.GetEnvironmentVariable("POLICYGRAPH_NEO4J_PASSWORD") is { Length: > 0 } set ? set : null;
        await using var connection = new NeoConnection(address, new NeoOptions { Credential = password is null ? NeoCredential.None : NeoCredential.Basic(address.User, password) });

        await ClearAsync(connection);
        var labels = graph.Labels.Names.Where(l => graph.Topology.NodesWithLabel(graph.Labels.Find(l)).Length > 0).ToList();
        foreach (var label in labels)
        {
            await MustAsync(connection, $"CREATE CONSTRAINT IF NOT EXISTS FOR (n:`{label}`) REQUIRE n.id IS UNIQUE");
        }

        var watch = Stopwatch.StartNew();
        await ByHandAsync(connection, graph);
        var hand = elements / watch.Elapsed.TotalSeconds;
        await ClearAsync(connection);

        GC.Collect();
        var before = Process.GetCurrentProcess().WorkingSet64;
        long peak = before;
        watch.Restart();
        await using (var writing = await new NeoStore(connection).BeginAsync(default))
        {
            await writing.PushAsync(graph, new Peak(() => peak = Math.Max(peak, Process.GetCurrentProcess().WorkingSet64)), default);
        }

        var push = elements / watch.Elapsed.TotalSeconds;
        watch.Restart();
        await using (var writing = await new NeoStore(connection).BeginAsync(default))
        {
            var again = await writing.PushAsync(graph, null, default);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"again, nothing to do: {watch.Elapsed.TotalSeconds:0.0} s equal {again.WasEqual}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"nodes {graph.Topology.NodeCount} relationships {graph.Topology.RelationshipCount} by hand {hand:0} rows/s push {push:0} rows/s ratio {push / hand:0.00} rss_mb before {before >> 20} peak {peak >> 20}"));
        return 0;
    }

    private static async Task ByHandAsync(NeoConnection connection, IPropertyGraph graph)
    {
        foreach (var group in Enumerable.Range(0, graph.Topology.NodeCount).GroupBy(n => string.Concat(graph.LabelsOf(n).Select(l => $":`{l}`"))))
        {
            foreach (var chunk in group.Chunk(Rows))
            {
                await MustAsync(connection, $"UNWIND $rows AS row CREATE (n{group.Key}) SET n = row", [.. chunk.Select(n => CypherValue.Map(graph.NodeProperties(n)))]);
            }
        }

        string Key(int node) => graph.LabelsOf(node)[0];
        foreach (var group in Enumerable.Range(0, graph.Topology.RelationshipCount).GroupBy(r => (Type: graph.TypeOf(r), From: Key(graph.StartOf(r)), To: Key(graph.EndOf(r)))))
        {
            foreach (var chunk in group.Chunk(Rows))
            {
                await MustAsync(connection, $"UNWIND $rows AS row MATCH (a:`{group.Key.From}` {{id: row.a}}) MATCH (b:`{group.Key.To}` {{id: row.b}}) CREATE (a)-[r:`{group.Key.Type}`]->(b) SET r = row.p",
                [
                    .. chunk.Select(r => CypherValue.Map(MapValue.Of(
                        ("a", CypherValue.String(graph.NodeElementId(graph.StartOf(r)))), ("b", CypherValue.String(graph.NodeElementId(graph.EndOf(r)))), ("p", CypherValue.Map(graph.RelationshipProperties(r)))))),
                ]);
            }
        }
    }

    private static PropertyGraphImage Load(string folder, double share)
    {
        var raw = new PropertyGraphBuilder();
        var importer = new NeoCsvImporter(raw);
        foreach (var file in NodeFiles)
        {
            importer.ReadNodes(new CsvFileGroup([Path.Combine(folder, file + ".csv")], []));
        }

        foreach (var file in RelationshipFiles)
        {
            importer.ReadRelationships(new CsvFileGroup([Path.Combine(folder, $"rel-{file}.csv")], []));
        }

        // Nodes need their key as a property, and the contract's second labels stand beside Entity.
        var all = raw.Build();
        var builder = new PropertyGraphBuilder();
        var numbers = new int[all.Topology.NodeCount];
        for (var n = 0; n < numbers.Length; n++)
        {
            numbers[n] = n % 1000 < share * 1000 ? builder.AddNode(all.NodeElementId(n), all.LabelsOf(n) is ["Policy" or "Agency"] ? [.. all.LabelsOf(n), "Entity"] : all.LabelsOf(n), Pairs(all.NodeProperties(n)).Where(p => p.Key != "id").Append(new("id", CypherValue.String(all.NodeElementId(n))))) : -1;
        }

        for (var r = 0; r < all.Topology.RelationshipCount; r++)
        {
            if (numbers[all.StartOf(r)] >= 0 && numbers[all.EndOf(r)] >= 0)
            {
                builder.AddRelationship(null, all.TypeOf(r), numbers[all.StartOf(r)], numbers[all.EndOf(r)], Pairs(all.RelationshipProperties(r)));
            }
        }

        return builder.Build();
    }

    private static IEnumerable<KeyValuePair<string, CypherValue>> Pairs(MapValue map) => Enumerable.Range(0, map.Count).Select(i => new KeyValuePair<string, CypherValue>(map.Keys[i], map.Values[i]));

    private static async Task ClearAsync(NeoConnection connection)
    {
        await MustAsync(connection, "MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 50000 ROWS");
        await MustAsync(connection, "MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 50000 ROWS");
    }

    private static async Task MustAsync(NeoConnection connection, string text, CypherValue[]? rows = null)
    {
        var parameters = new Dictionary<string, CypherValue>(StringComparer.Ordinal);
        if (rows is not null)
        {
            parameters["rows"] = CypherValue.List(ListValue.Adopt(rows));
        }

        if ((await connection.RunAsync(new GraphQuery(text, parameters) { Access = GraphAccess.Write }, default)).Failure is { } failure)
        {
            throw new InvalidOperationException(failure.ToString());
        }
    }

    private sealed class Peak(Action look) : IProgress<PushProgress>
    {
        public void Report(PushProgress value) => look();
    }
}
