using System.Text;
using Graph.Connection;
using Graph.Cypher.Port;
using Graph.Exchange;
using Graph.Model.Contract;
using Graph.Neo4j.Client;
using Graph.Neo4j.Store;
using Graph.Neo4j.Tests.Server;
using Graph.Neo4j.Tests.Store;
using Graph.Storage.Images;
using Xunit;

namespace Graph.Neo4j.Tests.Exports;

/// <summary>Every export that Neo4j has a way in for, loaded by that way: counts and hash are those of the graph.</summary>
public sealed class ExportLoadTests(Neo4jServer server)
{
    [Fact]
    public Task Jsonl_ByApocImportJson_IsTheGraph() => LoadAsync("jsonl", async (connection, file) =>
    {
        // APOC matches the ends of relationships by a property of its own, which it wants a constraint for on every label.
        foreach (var label in GraphContract.Default.Nodes.Concat(GraphContract.Default.EntityKinds).Select(n => n.Label))
        {
            await Neo4jServer.RunAsync(connection, $"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{label}) REQUIRE n.neo4jImportId IS UNIQUE", GraphAccess.Write);
        }

        await Neo4jServer.RunAsync(connection, $"CALL apoc.import.json('{file}')", GraphAccess.Write);
        await Neo4jServer.RunAsync(connection, "MATCH (n) REMOVE n.neo4jImportId", GraphAccess.Write);
    });

    [Fact]
    public Task GraphMl_ByApocImportGraphml_IsTheGraph() => LoadAsync("graphml", (connection, file) =>
        Neo4jServer.RunAsync(connection, $"CALL apoc.import.graphml('{file}', {{readLabels: true, useTypes: true}})", GraphAccess.Write));

    [Fact]
    public Task CypherScript_StatementByStatement_IsTheGraph() => LoadAsync("cypher", async (connection, file) =>
    {
        var script = await File.ReadAllTextAsync(Path.Combine(server.RequireOwn().Folder!, "import", file));
        foreach (var statement in script.Split(";\n", StringSplitOptions.RemoveEmptyEntries))
        {
            await Neo4jServer.RunAsync(connection, statement, GraphAccess.Write);
        }
    });

    [Fact]
    public async Task ImportedGraph_ThenPushed_IsAdoptedAndNothingMadeTwice()
    {
        // As an import leaves it: the graph without marks and books.
        await using var home = await CorpusAsync();
        await using var connection = await server.CleanAsync();
        await PushTests.PushAsync(connection, home);
        foreach (var statement in (string[])["MATCH (n) REMOVE n._policygraph", "MATCH ()-[r]->() REMOVE r._policygraph", "MATCH (n:PolicyGraphStore|PolicyGraphBriefing) DELETE n"])
        {
            await Neo4jServer.RunAsync(connection, statement, GraphAccess.Write);
        }

        Assert.Equal(await home.HashAsync(), await new NeoStore(connection).HashAsync(default));
        var report = await PushTests.PushAsync(connection, home);
        Assert.Equal((0, 0, 0), (report.Created, report.Updated, report.Deleted));
        Assert.Equal(report.Nodes + report.Relationships, report.Adopted);
        Assert.Equal(await home.HashAsync(), await new NeoStore(connection).HashAsync(default));
        Assert.True((await PushTests.PushAsync(connection, home)).WasEqual);
    }

    [Fact]
    public async Task Neo4jCsv_ByAdminImport_IsTheGraphOnceAPushHasFilledInTheEmptyLists()
    {
        var own = server.RequireOwn();
        await using var home = await CorpusAsync();
        var graph = Image(home);
        var folder = Directory.CreateTempSubdirectory("policygraph-import-").FullName;
        try
        {
            var file = Path.Combine(folder, "graph.csv");
            GraphExporters.All.Single(e => e.Format == "neo4j-csv").Export(graph, ExportTargets.ToFile(file), default);
            var (code, output) = await own.Local!.ImportAsync(Path.Combine(folder, "db"), [$"--nodes={file}", $"--relationships={Path.Combine(folder, "graph.relationships.csv")}", "--multiline-fields=true"]);
            Assert.True(code == 0, output);
            var (http, bolt) = LocalDistribution.FreePorts();
            var (started, reason) = await own.Local.StartAsync(Path.Combine(folder, "db"), http, bolt, "", fresh: false);
            Assert.True(started is not null, reason);
            try
            {
                Assert.True(NeoAddress.TryParse(started!.Http.ToString(), out var address, out _));
                await using var connection = new NeoConnection(address, new NeoOptions());
                var counts = await Neo4jServer.RunAsync(connection, "MATCH (n) WITH count(n) AS n OPTIONAL MATCH ()-[r]->() RETURN n, count(r) AS r");
                Assert.Equal((graph.Topology.NodeCount, graph.Topology.RelationshipCount), ((int)counts.Rows[0][0].AsInteger, (int)counts.Rows[0][1].AsInteger));

                // The deviation, and that it still is one: the import leaves out properties whose list is empty.
                Assert.NotEqual(await home.HashAsync(), await new NeoStore(connection).HashAsync(default));
                var report = await PushTests.PushAsync(connection, home);
                Assert.Equal((0, 0, 0), (report.Created, report.Updated, report.Deleted));
                Assert.Equal(await home.HashAsync(), await new NeoStore(connection).HashAsync(default));
            }
            finally
            {
                await own.Local.StopAsync(Path.Combine(folder, "db"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<EmbeddedHome> CorpusAsync()
    {
        var home = new EmbeddedHome { Options = Corpus.Load().Options };
        await home.ChangeAsync(s => Corpus.Load().Graphs.ForEach(g => s.Put(g)));
        return home;
    }

    private static IPropertyGraph Image(EmbeddedHome home)
    {
        using var store = home.Open();
        return GraphImageCache.Open(store).Graph;
    }

    private async Task LoadAsync(string format, Func<NeoConnection, string, Task> load)
    {
        var own = server.RequireOwn();
        await using var connection = await server.CleanAsync();
        await using var home = await CorpusAsync();
        var graph = Image(home);
        var name = "graph." + format;
        GraphExporters.All.Single(e => e.Format == format).Export(graph, ExportTargets.ToFile(Path.Combine(own.Folder!, "import", name)), default);
        await load(connection, name);
        await SameAsync(connection, graph, await home.HashAsync());
    }

    private static async Task SameAsync(NeoConnection connection, IPropertyGraph graph, string hash)
    {
        var counts = await Neo4jServer.RunAsync(connection, "MATCH (n) WITH count(n) AS n OPTIONAL MATCH ()-[r]->() RETURN n, count(r) AS r");
        Assert.Equal((graph.Topology.NodeCount, graph.Topology.RelationshipCount), ((int)counts.Rows[0][0].AsInteger, (int)counts.Rows[0][1].AsInteger));
        var there = await new NeoStore(connection).ReadGraphAsync(default);
        if (ImageDigest.Of(there) != hash)
        {
            Assert.Fail(FirstDifference(graph, there));
        }

        Assert.Equal(hash, await new NeoStore(connection).HashAsync(default));
    }

    // What a hash cannot say.
    private static string FirstDifference(IPropertyGraph expected, IPropertyGraph found)
    {
        var text = new StringBuilder("the graph differs: ");
        var there = Enumerable.Range(0, found.Topology.NodeCount).ToDictionary(found.NodeElementId, n => n, StringComparer.Ordinal);
        for (var n = 0; n < expected.Topology.NodeCount; n++)
        {
            var id = expected.NodeElementId(n);
            var here = Show(expected, n);
            var other = there.TryGetValue(id, out var m) ? Show(found, m) : "nothing";
            if (here != other)
            {
                return text.Append("expected ").Append(here).Append(" found ").Append(other).ToString();
            }
        }

        var all = Enumerable.Range(0, found.Topology.RelationshipCount).Select(r => Tie(found, r)).ToHashSet(StringComparer.Ordinal);
        var missing = Enumerable.Range(0, expected.Topology.RelationshipCount).Select(r => Tie(expected, r)).FirstOrDefault(t => !all.Contains(t));
        return text.Append("no relationship ").Append(missing).Append(" among ").Append(all.FirstOrDefault(t => missing is not null && t.StartsWith(missing[..80], StringComparison.Ordinal))).ToString();

        static string Show(IPropertyGraph g, int n) => string.Join(':', g.LabelsOf(n).Order(StringComparer.Ordinal)) + Sorted(g.NodeProperties(n));

        static string Tie(IPropertyGraph g, int r) => $"{g.NodeElementId(g.StartOf(r))} {g.TypeOf(r)} {g.NodeElementId(g.EndOf(r))} {Sorted(g.RelationshipProperties(r))}";

        static string Sorted(Cypher.Values.MapValue map) => string.Join(", ", Enumerable.Range(0, map.Count).Select(i => $"{map.Keys[i]}: {map.Values[i]}").Order(StringComparer.Ordinal));
    }
}
