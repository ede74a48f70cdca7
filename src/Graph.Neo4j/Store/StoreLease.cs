using System.Globalization;
using Graph.Connection;
using Graph.Cypher.Values;
using Graph.Neo4j.Client;

namespace Graph.Neo4j.Store;

/// <summary>
/// The right to write a store on a server, which one process has at a time. It runs out unless it is renewed, so that a writer that was killed keeps nobody out for long; a dead writer of the same machine
/// keeps nobody out at all. Every transaction that writes proves the right and counts itself, so that a writer that lost it writes nothing, and a transaction whose answer was lost is never done twice.
/// One caller at a time.
/// </summary>
internal sealed class StoreLease : IAsyncDisposable
{
    private const string Store = "MATCH (s:" + Bookkeeping.StoreLabel + " {id: 'store'}) ";

    private readonly IGraphConnection connection;
    private readonly NeoStoreOptions options;
    private readonly string holder;
    private readonly CancellationTokenSource stop = new();
    private readonly Task renewing;
    private long batch;

    private StoreLease(IGraphConnection connection, NeoStoreOptions options, string holder, long batch)
    {
        this.connection = connection;
        this.options = options;
        this.holder = holder;
        this.batch = batch;
        renewing = RenewAsync();
    }

    /// <summary>Takes the right to write.</summary>
    /// <exception cref="GraphFailureException">Another has it (<c>Store.Busy</c>), the books are of a newer version (<c>Store.Newer</c>), or the server failed.</exception>
    public static async Task<StoreLease> TakeAsync(IGraphConnection connection, NeoStoreOptions options, CancellationToken cancellation)
    {
        var found = await StateAsync(connection, cancellation).ConfigureAwait(false);
        if (found is { Format: > Bookkeeping.Format })
        {
            throw Failure("Store.Newer", FormattableString.Invariant($"{connection.Target} was written by a newer version of this program (books of version {found.Format}, this one knows {Bookkeeping.Format}). Use that version; nothing was changed."));
        }

        // Setting a property takes the node's lock; what is read after that is what the last writer left.
        var stale = found is { Holder: { } dead, Writer: { } writer } && writer.HasEnded() ? dead : "";
        var holder = Guid.NewGuid().ToString("N");
        var rows = await connection.WriteAsync(
            $"""
            MERGE (s:{Bookkeeping.StoreLabel} {"{id: 'store'}"}) SET s.asked = timestamp()
            WITH s WHERE s.holder IS NULL OR s.holder IN [$stale, $holder] OR coalesce(s.until, 0) < timestamp()
            SET s.format = $format, s.batch = coalesce(s.batch, 0) + 1, s.holder = $holder, s.machine = $machine, s.process = $process, s.started = $started, s.until = timestamp() + $lease
            RETURN s.batch AS batch
            """,
            cancellation,
            ("stale", CypherValue.String(stale)),
            ("format", CypherValue.Integer(Bookkeeping.Format)),
            ("holder", CypherValue.String(holder)),
            ("machine", CypherValue.String(options.Writer.Machine)),
            ("process", CypherValue.Integer(options.Writer.Process)),
            ("started", CypherValue.String(options.Writer.Started)),
            ("lease", Milliseconds(options.Lease))).ConfigureAwait(false);
        if (rows.Rows.Count > 0)
        {
            return new StoreLease(connection, options, holder, rows.Rows[0][0].AsInteger);
        }

        var now = await StateAsync(connection, cancellation).ConfigureAwait(false);
        var who = now?.Writer is { } other ? string.Create(CultureInfo.InvariantCulture, $"process {other.Process} on {other.Machine}") : "another process";
        throw Failure("Store.Busy", string.Create(CultureInfo.InvariantCulture, $"{connection.Target} is being written by {who}. Wait until it has ended; if it was killed, others may write in {Math.Max(1, (now?.HeldForMs ?? 0) / 1000)} s."));
    }

    /// <summary>How the store stands; null where there is none.</summary>
    public static async Task<StoreState?> StateAsync(IGraphConnection connection, CancellationToken cancellation)
    {
        var rows = await connection.ReadAsync(Store + "RETURN properties(s) AS s, timestamp() AS now", cancellation).ConfigureAwait(false);
        return rows.Rows.Count == 0 ? null : StoreState.Of(rows.Rows[0][0].AsMap, rows.Rows[0][1].AsInteger);
    }

    /// <summary>
    /// Runs <paramref name="clauses"/> for each of <paramref name="rows"/>, as <c>row</c>, in one transaction, exactly once: when the answer is lost, the store is asked whether it was done.
    /// Gives how many rows the clauses had at their end; null when it was done and the number was lost with the answer.
    /// </summary>
    /// <exception cref="GraphFailureException">The right was lost (<c>Store.Lost</c>), or the server failed: nothing of this batch was done, or all of it.</exception>
    public async Task<long?> WriteAsync(string clauses, CypherValue[] rows, CancellationToken cancellation)
    {
        var query = Cypher.Query(
            $"{Store}WHERE s.holder = $holder AND s.batch = $batch - 1 SET s.batch = $batch, s.state = 'writing', s.until = timestamp() + $lease WITH s UNWIND $rows AS row {clauses} RETURN count(*) AS done",
            GraphAccess.Write,
            ("holder", CypherValue.String(holder)),
            ("batch", CypherValue.Integer(batch + 1)),
            ("lease", Milliseconds(options.Lease)),
            ("rows", CypherValue.List(ListValue.Adopt(rows))));
        var started = options.Clock.GetTimestamp();
        while (true)
        {
            var answer = await connection.RunAsync(query, cancellation).ConfigureAwait(false);
            if (answer.Failure is null && answer.Rows.Count == 1 && (answer.Rows[0][0].AsInteger > 0 || rows.Length == 0))
            {
                batch++;
                return answer.Rows[0][0].AsInteger;
            }

            if (answer.Failure is { } failure && failure.Code != NeoFailures.Lost && !NeoFailures.IsTransient(failure))
            {
                throw new GraphFailureException(failure);
            }

            if (options.Clock.GetElapsedTime(started) > options.Patience)
            {
                throw new GraphFailureException(answer.Failure ?? new GraphFailure("Store.Lost", $"{connection.Target} does not take a batch.", GraphFailureKind.Server));
            }

            // Nothing was counted, or the answer never came: the books say what was done.
            var state = await StateAsync(connection, cancellation).ConfigureAwait(false);
            if (state?.Holder != holder || state.Batch > batch + 1)
            {
                throw Failure("Store.Lost", $"Another process has begun to write {connection.Target}; this one has stopped. What it wrote is sound; run the same again when the other has ended.");
            }

            if (state.Batch == batch + 1)
            {
                batch++;
                return answer.Failure is null ? 0 : null;
            }
        }
    }

    /// <summary>Notes that the write has ended and what it left.</summary>
    public Task CompleteAsync(string hash, CancellationToken cancellation) =>
        WriteAsync("SET s.state = 'complete', s.hash = row, s.written = datetime()", [CypherValue.String(hash)], cancellation);

    /// <summary>Gives the right back.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await renewing.ConfigureAwait(false);
        stop.Dispose();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await connection.RunAsync(
                Cypher.Query(Store + "WHERE s.holder = $holder SET s.holder = null, s.machine = null, s.process = null, s.started = null, s.until = 0", GraphAccess.Write, ("holder", CypherValue.String(holder))), limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It runs out by itself.
        }
    }

    internal static GraphFailureException Failure(string code, string message) => new(new GraphFailure(code, message, GraphFailureKind.Server));

    // A renewal that fails is no failure of the work: the next batch proves the right anyway.
    private async Task RenewAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(options.Lease / 3, options.Clock);
            while (await timer.WaitForNextTickAsync(stop.Token).ConfigureAwait(false))
            {
                await connection.RunAsync(
                    Cypher.Query(Store + "WHERE s.holder = $holder SET s.until = timestamp() + $lease", GraphAccess.Write, ("holder", CypherValue.String(holder)), ("lease", Milliseconds(options.Lease))), stop.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    private static CypherValue Milliseconds(TimeSpan time) => CypherValue.Integer((long)time.TotalMilliseconds);
}
