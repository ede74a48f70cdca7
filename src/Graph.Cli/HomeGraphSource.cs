using Graph.Mcp;
using Graph.Server.Homes;

namespace Graph.Cli;

/// <summary>The graph of a home for the MCP server: each request sees the newest graph, whole.</summary>
internal sealed class HomeGraphSource(IGraphHome home) : IGraphSource
{
    /// <inheritdoc/>
    public Task<T> ReadAsync<T>(Func<AskedGraph, CancellationToken, Task<T>> read, CancellationToken cancellation) =>
        home.ReadAsync((graph, stop) => read(new AskedGraph(graph.Reader, graph.Names), stop), cancellation);
}
