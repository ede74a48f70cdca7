using Graph.Connection;
using Graph.Cypher.Values;
using Graph.Generation;
using Graph.Model;
using Graph.Query;
using Graph.Query.Names;
using Graph.Query.NamedQueries;
using Graph.Storage;
using Xunit;

namespace Graph.Neo4j.Tests.Store;

/// <summary>What every home of the graph does. Each home derives a class of its own.</summary>
public abstract class StoreConformance
{
    internal static BriefingGenerator Small { get; } = new(BriefingProfile.Small);

    internal abstract Task<IHome> MakeAsync(StoreOptions? options = null);

    [Fact]
    public async Task Ingest_AnyOrderAndOneByOne_SameHash()
    {
        await using var home = await MakeAsync();
        var graphs = Enumerable.Range(0, 6).Select(i => Small.Make(i)).ToList();
        await home.ChangeAsync(s => graphs.Take(3).Reverse().ToList().ForEach(g => s.Put(g)));
        await home.ChangeAsync(s => graphs.Skip(3).ToList().ForEach(g => s.Put(g)));
        Assert.Equal(await FreshAsync(graphs), await home.HashAsync());
        Assert.Equal(graphs.Select(g => g.Briefing.Id).Order(StringComparer.Ordinal), (await home.ListAsync()).Select(b => b.Briefing.Id).Order(StringComparer.Ordinal));
        await home.ChangeAsync(s => Assert.Equal(PutOutcome.Unchanged, s.Put(graphs[2])));
        Assert.Equal(await FreshAsync(graphs), await home.HashAsync());
    }

    [Fact]
    public async Task Correction_ReplacesExactlyWhatTheOldTextSaid()
    {
        await using var home = await MakeAsync();
        await home.ChangeAsync(s =>
        {
            s.Put(Small.Make(1));
            s.Put(Small.Make(2));
        });
        await home.ChangeAsync(s => Assert.Equal(PutOutcome.Corrected, s.Put(Small.Make(1, revision: 3))));
        Assert.Equal(await FreshAsync([Small.Make(1, revision: 3), Small.Make(2)]), await home.HashAsync());
    }

    [Fact]
    public async Task Removal_LeavesTheGraphAsIfItHadNeverBeenThere()
    {
        await using var home = await MakeAsync();
        var graphs = Enumerable.Range(10, 5).Select(i => Small.Make(i)).ToList();
        await home.ChangeAsync(s => graphs.ForEach(g => s.Put(g)));
        await home.ChangeAsync(s =>
        {
            Assert.True(s.Remove(graphs[1].Briefing.Id));
            Assert.True(s.Remove(graphs[4].Briefing.Id));
        });
        Assert.Equal(await FreshAsync([graphs[0], graphs[2], graphs[3]]), await home.HashAsync());
        await home.ChangeAsync(s => graphs.ForEach(g => s.Remove(g.Briefing.Id)));
        Assert.Equal(await FreshAsync([]), await home.HashAsync());
        Assert.Empty(await home.ListAsync());
    }

    [Fact]
    public async Task Briefing_StoredAndReadBack_IsTheSame()
    {
        await using var home = await MakeAsync();
        var graph = Small.Make(21);
        await home.ChangeAsync(s => s.Put(graph));
        BriefingGraph? read = null;
        await home.ChangeAsync(s => read = s.Read(graph.Briefing.Id));
        Assert.Equal(graph.SourceText, read!.SourceText);
        Assert.Equal(graph.Statements.Length, read.Statements.Length);
        Assert.True(graph.Sentences.SequenceEqual(read.Sentences));
        Assert.True(graph.Figures.SequenceEqual(read.Figures));
        var listed = Assert.Single(await home.ListAsync());
        Assert.Equal((graph.SourceText.Length, graph.Sentences.Length, graph.Statements.Length), (listed.SourceLength, listed.Sentences, listed.Statements));
    }

    [Fact]
    public async Task NamedQueries_OnTheSampleBriefings_GiveTheSameRowsAsTheEmbeddedStore()
    {
        var corpus = Corpus.Load();
        await using var reference = new EmbeddedHome { Options = corpus.Options };
        await reference.ChangeAsync(s => corpus.Graphs.ForEach(g => s.Put(g)));
        await using var home = await MakeAsync(corpus.Options);
        await home.ChangeAsync(s => corpus.Graphs.ForEach(g => s.Put(g)));
        Assert.Equal(await reference.HashAsync(), await home.HashAsync());
        await using var expected = reference.Connect();
        await using var found = home.Connect();
        var names = await NameDirectory.ReadAsync(new GraphReader(expected), default);
        Assert.Equal(names.Count, (await NameDirectory.ReadAsync(new GraphReader(found), default)).Count);
        var differing = new List<string>();
        foreach (var query in NamedQueryCatalog.Shipped.All)
        {
            var arguments = query.Parameters.Where(p => p.Default is null).ToDictionary(p => p.Name, p => p.Example, StringComparer.Ordinal);
            var here = await RowsAsync(expected, names, query, arguments);
            var there = await RowsAsync(found, names, query, arguments);
            if (here != there)
            {
                differing.Add($"{query.Id}\n  expected {Start(here)}\n  found    {Start(there)}");
            }
        }

        Assert.True(differing.Count == 0, string.Join("\n", differing));
        Assert.True(NamedQueryCatalog.Shipped.All.Length >= 30);
    }

    private static async Task<string> RowsAsync(IGraphConnection connection, NameDirectory names, NamedQuery query, Dictionary<string, CypherValue> arguments)
    {
        try
        {
            var answer = await new NamedQueryRunner(new GraphReader(connection), names).RunAsync(query, arguments, default);
            Assert.True(answer.Problems.IsEmpty, string.Join("; ", answer.Problems));
            return System.Text.Json.JsonSerializer.Serialize(answer.Table!.Rows);
        }
        catch (GraphReadException e)
        {
            return e.Failure.ToString();
        }
    }

    private static string Start(string text) => text.Length > 300 ? text[..300] + "…" : text;

    private static async Task<string> FreshAsync(IEnumerable<BriefingGraph> graphs)
    {
        await using var fresh = new EmbeddedHome();
        await fresh.ChangeAsync(s => graphs.ToList().ForEach(g => s.Put(g)));
        return await fresh.HashAsync();
    }
}

/// <summary>The suite on the embedded store.</summary>
public sealed class EmbeddedConformance : StoreConformance
{
    internal override Task<IHome> MakeAsync(StoreOptions? options = null) => Task.FromResult<IHome>(new EmbeddedHome { Options = options ?? new() });
}

/// <summary>The suite on a server.</summary>
public sealed class ServerConformance(Server.Neo4jServer server) : StoreConformance
{
    internal override async Task<IHome> MakeAsync(StoreOptions? options = null) =>
        new ServerHome(await server.CleanAsync(), server.Connect(new Graph.Neo4j.Client.NeoOptions { HiddenProperty = Graph.Neo4j.Store.NeoStore.MarkProperty })) { Options = options ?? new() };
}
