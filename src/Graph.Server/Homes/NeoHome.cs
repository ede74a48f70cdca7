using System.Collections.Immutable;
using Graph.Connection;
using Graph.Cypher.Execution;
using Graph.Cypher.Port;
using Graph.Extraction;
using Graph.Ingestion;
using Graph.Model;
using Graph.Neo4j.Client;
using Graph.Neo4j.Store;
using Graph.Query;
using Graph.Query.Names;
using Graph.Reading;
using Graph.Storage;
using Graph.Storage.Checking;

namespace Graph.Server.Homes;

/// <summary>
/// A Neo4j database. Its queries are transactions of their own and it has no snapshots: an answer is read again when the store's books say that somebody wrote meanwhile, and while somebody writes
/// a request waits a little and is then told to come again. What is taken in passes through a file of its own, as the command <c>ingest</c> does it.
/// </summary>
/// <param name="connection">The database; disposed with the home.</param>
/// <param name="options">How the file that documents pass through is opened.</param>
/// <param name="extractor">Takes documents apart; made when the first one comes.</param>
/// <param name="limits">What a query may use.</param>
/// <param name="clock">The time.</param>
public sealed class NeoHome(NeoConnection connection, StoreOptions options, Func<BriefingExtractor> extractor, QueryLimits limits, TimeProvider? clock = null) : IGraphHome
{
    private const int Attempts = 3;
    private static readonly TimeSpan WaitForWriter = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    // Where the database has no books, its names are read again after this.
    private static readonly TimeSpan LongestUnchecked = TimeSpan.FromSeconds(30);

    private readonly TimeProvider clock = clock ?? TimeProvider.System;
    private readonly NeoStore store = new(connection);
    private readonly DocumentIntake intake = new(extractor);
    private readonly SemaphoreSlim loading = new(1);
    private readonly SemaphoreSlim writing = new(1);
    private (string? Version, long At, ServedGraph Graph)? held;
    private string? folder;

    /// <inheritdoc/>
    public string Target => connection.Target;

    /// <inheritdoc/>
    public bool TakesBriefings => true;

    /// <inheritdoc/>
    public async ValueTask<ServedGraph> CurrentAsync(CancellationToken cancellation) => await OfAsync(await SettledAsync(cancellation), cancellation);

    /// <inheritdoc/>
    public async Task<T> ReadAsync<T>(Func<ServedGraph, CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(read);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var version = await SettledAsync(cancellation);
            var result = await read(await OfAsync(version, cancellation), cancellation);
            if (VersionOf(await store.StateAsync(cancellation)) == version)
            {
                return result;
            }
        }

        throw Changing();
    }

    /// <inheritdoc/>
    public async Task<IPropertyGraph> ReadImageAsync(CancellationToken cancellation) => await store.ReadGraphAsync(cancellation);

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
            return outcome with { Stored = await WriteAsync(briefings => briefings.Put(graph), stored => stored == PutOutcome.Unchanged ? null : graph.Briefing.Id, cancellation) };
        }
        catch (InvalidBriefingException refused)
        {
            return new IngestOutcome(upload.Name, null, null, new ReadFailure(upload.Name, "store.contract", refused.Message));
        }
    }

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(string id, bool wait, CancellationToken cancellation) => WriteAsync(briefings => briefings.Remove(id), _ => null, cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        intake.Dispose();
        loading.Dispose();
        writing.Dispose();
        if (folder is not null)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string? VersionOf(StoreState? state) => state is { IsWritten: true, IsComplete: true } ? FormattableString.Invariant($"{state.Hash}-{state.Batch}") : null;

    private static GraphFailureException Changing() => new(new GraphFailure("Store.Changing", "The database is being written. Ask again when the writer has ended.", GraphFailureKind.Server));

    // The version that the books give, when nobody writes; null for a database without books, which says nothing.
    private async Task<string?> SettledAsync(CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            var state = await store.StateAsync(cancellation);
            if (state is null or { IsWritten: false } or { IsComplete: true })
            {
                return VersionOf(state);
            }

            if (clock.GetElapsedTime(started) > WaitForWriter)
            {
                throw Changing();
            }

            await Task.Delay(Pause, clock, cancellation);
        }
    }

    private async Task<ServedGraph> OfAsync(string? version, CancellationToken cancellation)
    {
        await loading.WaitAsync(cancellation);
        try
        {
            if (held is { } now && now.Version == version && (version is not null || clock.GetElapsedTime(now.At) < LongestUnchecked))
            {
                return now.Graph;
            }

            var names = await NameDirectory.ReadAsync(new GraphReader(connection, limits), cancellation);
            var graph = new ServedGraph(version, names, await store.ListAsync(cancellation), connection, limits);
            held = (version, clock.GetTimestamp(), graph);
            return graph;
        }
        finally
        {
            loading.Release();
        }
    }

    private async Task<T> WriteAsync<T>(Func<BriefingStore, T> work, Func<T, string?> changed, CancellationToken cancellation)
    {
        await writing.WaitAsync(cancellation);
        try
        {
            folder ??= Directory.CreateTempSubdirectory("policygraph-").FullName;

            // Once begun, a write ends: a caller who leaves changes nothing about it.
            return await Task.Run(
                async () =>
                {
                    await using var session = await store.BeginAsync(CancellationToken.None);
                    using var briefings = BriefingStore.Open(Path.Combine(folder, ContentId.Of('n', connection.Target) + ".db"), StoreAccess.Write, options);
                    await store.FetchAsync(briefings, CancellationToken.None);
                    var result = work(briefings);
                    if (changed(result) is { } id && briefings.Read(id) is { } graph)
                    {
                        await session.NoteAsync(graph, CancellationToken.None);
                    }

                    await session.PushAsync(briefings, null, CancellationToken.None);
                    return result;
                },
                CancellationToken.None);
        }
        finally
        {
            writing.Release();
        }
    }
}
