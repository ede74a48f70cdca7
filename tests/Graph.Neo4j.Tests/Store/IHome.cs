using Graph.Connection;
using Graph.Model;
using Graph.Neo4j.Store;
using Graph.Storage;
using Graph.Storage.Images;

namespace Graph.Neo4j.Tests.Store;

/// <summary>A home of the graph, as the conformance suite uses it: briefings go in and out, and queries are asked.</summary>
internal interface IHome : IAsyncDisposable
{
    /// <summary>Stores and removes briefings, as one run of the program does.</summary>
    Task ChangeAsync(Action<BriefingStore> change);

    /// <summary>The hash of the graph.</summary>
    Task<string> HashAsync();

    /// <summary>The briefings held.</summary>
    Task<IReadOnlyList<StoredBriefing>> ListAsync();

    /// <summary>The graph, for queries; of the content at this moment.</summary>
    IGraphConnection Connect();
}

/// <summary>The embedded store.</summary>
internal sealed class EmbeddedHome : IHome
{
    private readonly string folder = Directory.CreateTempSubdirectory("policygraph-home-").FullName;

    public string File => Path.Combine(folder, "a.db");

    public StoreOptions Options { get; init; } = new();

    public BriefingStore Open() => BriefingStore.Open(File, StoreAccess.Write, Options);

    public Task ChangeAsync(Action<BriefingStore> change)
    {
        using var store = Open();
        change(store);
        return Task.CompletedTask;
    }

    public Task<string> HashAsync()
    {
        using var store = Open();
        return Task.FromResult(store.ContentHash());
    }

    public Task<IReadOnlyList<StoredBriefing>> ListAsync()
    {
        using var store = Open();
        return Task.FromResult<IReadOnlyList<StoredBriefing>>(store.List());
    }

    public IGraphConnection Connect()
    {
        using var store = Open();
        var graph = GraphImageCache.Open(store).Graph;
        return new EmbeddedConnection(new Cypher.CypherEngine(), () => graph, File);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

/// <summary>A server: each change fetches the briefings into a file of its own, changes that, and pushes it back, as the program does.</summary>
internal sealed class ServerHome(IGraphConnection connection, IGraphConnection showing) : IHome
{
    public NeoStore Store { get; } = new(connection);

    public StoreOptions Options { get; init; } = new();

    public async Task ChangeAsync(Action<BriefingStore> change)
    {
        await using var writing = await Store.BeginAsync(default);
        await using var home = new EmbeddedHome { Options = Options };
        using var mirror = home.Open();
        await Store.FetchAsync(mirror, default);
        change(mirror);
        await writing.PushAsync(mirror, null, default);
    }

    public Task<string> HashAsync() => Store.HashAsync(default);

    public async Task<IReadOnlyList<StoredBriefing>> ListAsync() => await Store.ListAsync(default);

    public IGraphConnection Connect() => showing;

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await showing.DisposeAsync();
    }
}
