using Graph.Query;
using Graph.Query.Names;

namespace Graph.Mcp;

/// <summary>A graph as one request sees it.</summary>
/// <param name="Reader">Reads it, under the limits of the host.</param>
/// <param name="Names">Its names.</param>
public sealed record AskedGraph(GraphReader Reader, NameDirectory Names);

/// <summary>Gives the graph that requests are answered on. Safe for concurrent use.</summary>
public interface IGraphSource
{
    /// <summary>Runs <paramref name="read"/> on the graph as it is now; one request reads one graph, however often it asks. May run it again where the graph changed meanwhile.</summary>
    /// <exception cref="GraphReadException">The graph could not be read.</exception>
    Task<T> ReadAsync<T>(Func<AskedGraph, CancellationToken, Task<T>> read, CancellationToken cancellation);
}
