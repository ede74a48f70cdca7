using Graph.Connection;
using Graph.Cypher;
using Graph.Cypher.Execution;
using Graph.Cypher.Port;
using Graph.Ingestion;
using Graph.Query;
using Graph.Query.Names;
using Graph.Storage;
using Graph.Storage.Images;

namespace Graph.Server.Homes;

/// <summary>A file that holds a graph as it was imported. It is read anew when it has been replaced; it takes no briefings.</summary>
public sealed class ImportedGraphHome(string path, QueryLimits limits) : IGraphHome
{
    private readonly CypherEngine engine = new();
    private readonly SemaphoreSlim loading = new(1);
    private ServedGraph? held;
    private FileStamp stamp;

    /// <inheritdoc/>
    public string Target => path;

    /// <inheritdoc/>
    public bool TakesBriefings => false;

    /// <inheritdoc/>
    public async ValueTask<ServedGraph> CurrentAsync(CancellationToken cancellation)
    {
        if (held is { } now && stamp == FileStamp.Of(path))
        {
            return now;
        }

        await loading.WaitAsync(cancellation);
        try
        {
            var found = FileStamp.Of(path);
            if (held is { } other && stamp == found)
            {
                return other;
            }

            var image = await Task.Run(() => ImportedGraph.Open(path), cancellation);
            var connection = new EmbeddedConnection(engine, () => image, path);
            var names = await NameDirectory.ReadAsync(new GraphReader(connection, limits), cancellation);
            held = new ServedGraph(await Task.Run(() => ImageDigest.Of(image, cancellation), cancellation), image, engine, names, [], connection, limits);
            stamp = found;
            return held;
        }
        finally
        {
            loading.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<T> ReadAsync<T>(Func<ServedGraph, CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(read);
        return await read(await CurrentAsync(cancellation), cancellation);
    }

    /// <inheritdoc/>
    public async Task<IPropertyGraph> ReadImageAsync(CancellationToken cancellation) => (await CurrentAsync(cancellation)).Image!;

    /// <inheritdoc/>
    public Task<IngestOutcome> IngestAsync(Upload upload, bool dryRun, bool wait, CancellationToken cancellation) => throw new InvalidOperationException("An imported graph takes no briefings.");

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(string id, bool wait, CancellationToken cancellation) => throw new InvalidOperationException("An imported graph takes no briefings.");

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        loading.Dispose();
        return ValueTask.CompletedTask;
    }
}
