namespace Graph.Connection;

/// <summary>
/// A graph that answers Cypher: the embedded engine or a Neo4j server. What stands above does not know which. Safe for concurrent
/// use; each call is a transaction of its own, which has ended when the task has.
/// </summary>
public interface IGraphConnection : IAsyncDisposable
{
    /// <summary>What it is connected to, for messages: a file's path or an address; never with a password.</summary>
    string Target { get; }

    /// <summary>Runs a query and gives all its rows. Expected failures are in <see cref="GraphRows.Failure"/>.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; the engine has stopped or been told to.</exception>
    Task<GraphRows> RunAsync(GraphQuery query, CancellationToken cancellation);
}
