using Graph.Query;
using Graph.Query.Names;

namespace Graph.Mcp;

/// <summary>A graph that does not change while it is served. Its names are read by the first request.</summary>
public sealed class FixedGraphSource(GraphReader reader) : IGraphSource, IDisposable
{
    private readonly SemaphoreSlim loading = new(1, 1);
    private volatile AskedGraph? graph;

    /// <inheritdoc/>
    public async Task<T> ReadAsync<T>(Func<AskedGraph, CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (graph is null)
        {
            await loading.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                graph ??= new AskedGraph(reader, await NameDirectory.ReadAsync(reader, cancellation).ConfigureAwait(false));
            }
            finally
            {
                loading.Release();
            }
        }

        return await read(graph, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => loading.Dispose();
}
