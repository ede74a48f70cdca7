using System.Collections.Immutable;
using Graph.Connection;
using Graph.Cypher;
using Graph.Cypher.Execution;
using Graph.Cypher.Port;
using Graph.Extraction;
using Graph.Ingestion;
using Graph.Query;
using Graph.Query.Names;
using Graph.Reading;
using Graph.Storage;
using Graph.Storage.Checking;
using Graph.Storage.Images;

namespace Graph.Server.Homes;

/// <summary>
/// A file of briefings. The graph is held in memory, whole; when the file has changed, by this process or another, the next one is made beside it and takes its place at once. Until then requests
/// get the old one, so that no request waits for an ingest.
/// </summary>
public sealed class BriefingFileHome : IGraphHome
{
    private readonly string path;
    private readonly StoreOptions options;
    private readonly QueryLimits limits;
    private readonly TimeProvider clock;
    private readonly DocumentIntake intake;
    private readonly CypherEngine engine = new();
    private readonly SemaphoreSlim loading = new(1);
    private readonly SemaphoreSlim writing = new(1);
    private readonly CancellationTokenSource stopping = new();

    // An open connection keeps the log in place: were each reader the last one, closing it would change the file and look like a write.
    private readonly BriefingStore anchor;
    private Held? held;
    private int refreshing;
    private long checkedAt;

    /// <summary>Opens the file; the first graph is made by the first call of <see cref="CurrentAsync"/>.</summary>
    /// <param name="path">The store.</param>
    /// <param name="options">How it is opened.</param>
    /// <param name="extractor">Takes documents apart; made when the first one comes.</param>
    /// <param name="limits">What a query may use.</param>
    /// <param name="make">Makes the file where it is missing.</param>
    /// <param name="clock">The time.</param>
    /// <exception cref="StoreException">The file cannot be opened.</exception>
    public BriefingFileHome(string path, StoreOptions options, Func<BriefingExtractor> extractor, QueryLimits limits, bool make, TimeProvider? clock = null)
    {
        (this.path, this.options, this.limits, this.clock) = (path, options, limits, clock ?? TimeProvider.System);
        intake = new DocumentIntake(extractor);
        if (make && !File.Exists(path))
        {
            BriefingStore.Open(path, StoreAccess.Write, options).Dispose();
        }

        anchor = BriefingStore.Open(path, StoreAccess.Read, options);
    }

    // However the file system rounds its times, a write is seen after this.
    private static TimeSpan LongestUnchecked { get; } = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public string Target => path;

    /// <inheritdoc/>
    public bool TakesBriefings => true;

    /// <inheritdoc/>
    public async ValueTask<ServedGraph> CurrentAsync(CancellationToken cancellation)
    {
        if (Volatile.Read(ref held) is not { } now)
        {
            return (await LoadAsync(force: false, cancellation)).Graph;
        }

        var overdue = clock.GetElapsedTime(Volatile.Read(ref checkedAt)) > LongestUnchecked;
        if ((overdue || now.Stamp != FileStamp.Of(path)) && Interlocked.CompareExchange(ref refreshing, 1, 0) == 0)
        {
            _ = Task.Run(RefreshAsync, CancellationToken.None);
        }

        return now.Graph;
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
    public async Task<IngestOutcome> IngestAsync(Upload upload, bool dryRun, bool wait, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(upload);
        var outcome = await intake.TakeApartAsync(upload, cancellation);
        if (outcome.Graph is not { } graph || dryRun)
        {
            return outcome;
        }

        try
        {
            var stored = await WriteAsync(store => store.Put(graph), cancellation);
            await SettleAsync(wait && stored != PutOutcome.Unchanged, cancellation);
            return outcome with { Stored = stored };
        }
        catch (InvalidBriefingException refused)
        {
            return new IngestOutcome(upload.Name, null, null, new ReadFailure(upload.Name, "store.contract", refused.Message));
        }
    }

    /// <inheritdoc/>
    public async Task<bool> RemoveAsync(string id, bool wait, CancellationToken cancellation)
    {
        var removed = await WriteAsync(store => store.Remove(id), cancellation);
        await SettleAsync(wait && removed, cancellation);
        return removed;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await loading.WaitAsync();
        anchor.Dispose();
        stopping.Dispose();
        loading.Dispose();
        intake.Dispose();
        writing.Dispose();
    }

    private async Task<T> WriteAsync<T>(Func<BriefingStore, T> work, CancellationToken cancellation)
    {
        await writing.WaitAsync(cancellation);
        try
        {
            // Once begun, a write ends: a caller who leaves changes nothing about it.
            return await Task.Run(
                () =>
                {
                    using var store = BriefingStore.Open(path, StoreAccess.Write, options);
                    return work(store);
                },
                CancellationToken.None);
        }
        finally
        {
            writing.Release();
        }
    }

    private async Task SettleAsync(bool wait, CancellationToken cancellation)
    {
        if (wait)
        {
            await LoadAsync(force: true, cancellation);
        }
    }

    private async Task RefreshAsync()
    {
        try
        {
            await LoadAsync(force: false, stopping.Token);
        }
        catch (Exception e) when (e is StoreException or GraphReadException or OperationCanceledException or ObjectDisposedException)
        {
            // The graph at hand goes on being served; the next request tries again.
        }
        finally
        {
            Interlocked.Exchange(ref refreshing, 0);
        }
    }

    // One at a time: who waited finds what the one before made, and makes another only if the file has changed since.
    private async Task<Held> LoadAsync(bool force, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, stopping.Token);
        await loading.WaitAsync(either.Token);
        try
        {
            var stamp = FileStamp.Of(path);
            var overdue = clock.GetElapsedTime(checkedAt) > LongestUnchecked;
            if (held is { } now && now.Stamp == stamp && !overdue && !force)
            {
                return now;
            }

            var next = await Task.Run(() => LoadAsync(stamp, either.Token), either.Token);
            Volatile.Write(ref checkedAt, clock.GetTimestamp());
            Volatile.Write(ref held, next);
            return next;
        }
        finally
        {
            loading.Release();
        }
    }

    private async Task<Held> LoadAsync(FileStamp stamp, CancellationToken cancellation)
    {
        using var store = BriefingStore.Open(path, StoreAccess.Read, options);
        while (true)
        {
            string version;
            using (var snapshot = store.Snapshot())
            {
                version = GraphImageCache.StampOf(snapshot, options);
            }

            if (held is { } now && now.Graph.Version == version)
            {
                return now with { Stamp = stamp };
            }

            var opened = GraphImageCache.Open(store, cancellation);
            var briefings = store.List();
            using var after = store.Snapshot();
            if (GraphImageCache.StampOf(after, options) != opened.Stamp)
            {
                // Somebody wrote between graph and list.
                cancellation.ThrowIfCancellationRequested();
                continue;
            }

            var connection = new EmbeddedConnection(engine, () => opened.Graph, path);
            var names = await NameDirectory.ReadAsync(new GraphReader(connection, limits), cancellation);
            return new Held(new ServedGraph(opened.Stamp, opened.Graph, engine, names, briefings, connection, limits), stamp);
        }
    }

    private sealed record Held(ServedGraph Graph, FileStamp Stamp);
}
