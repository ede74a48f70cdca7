using Graph.Cypher.Port;
using Graph.Ingestion;

namespace Graph.Server.Homes;

/// <summary>
/// Where the served graph lives: a file of briefings, an imported graph, a Neo4j database. Safe for concurrent use. Every member may throw <see cref="Graph.Storage.StoreException"/> or
/// <see cref="Graph.Neo4j.Client.GraphFailureException"/> where the store stands in the way.
/// </summary>
public interface IGraphHome : IAsyncDisposable
{
    /// <summary>What is served, for messages and logs: a file's path or an address; never with a password.</summary>
    string Target { get; }

    /// <summary>True where briefings can be taken in and taken back.</summary>
    bool TakesBriefings { get; }

    /// <summary>The newest whole graph at hand. A request asks once and reads from what it got, so that it sees one graph, old or new.</summary>
    ValueTask<ServedGraph> CurrentAsync(CancellationToken cancellation);

    /// <summary>
    /// Reads an answer from one whole graph. In a file that is the graph of <see cref="CurrentAsync"/>; on a server, which has no snapshots, what was read while somebody wrote is read again.
    /// </summary>
    Task<T> ReadAsync<T>(Func<ServedGraph, CancellationToken, Task<T>> read, CancellationToken cancellation);

    /// <summary>The graph read into memory, for exports.</summary>
    Task<IPropertyGraph> ReadImageAsync(CancellationToken cancellation);

    /// <summary>Takes a document in. When this returns, it is on disk (in the database), and <see cref="CurrentAsync"/> gives a graph that holds it unless <paramref name="wait"/> is false.</summary>
    /// <exception cref="InvalidOperationException">The home takes no briefings.</exception>
    Task<IngestOutcome> IngestAsync(Upload upload, bool dryRun, bool wait, CancellationToken cancellation);

    /// <summary>Takes a briefing back; false where there is none with this id.</summary>
    /// <exception cref="InvalidOperationException">The home takes no briefings.</exception>
    Task<bool> RemoveAsync(string id, bool wait, CancellationToken cancellation);
}
