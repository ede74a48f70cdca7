using Graph.Connection;
using Graph.Cypher.Values;

namespace Graph.Neo4j.Client;

/// <summary>
/// A Neo4j database over HTTP. What one call wrote the next one sees, also in a cluster (bookmarks). Passing failures are tried again as <see cref="NeoOptions.Retry"/> says: for reading any, for writing
/// only those after which nothing was done. Reading runs in a transaction that carries a tag, because the server goes on with a query whose client has left: when the time is up or the caller cancels,
/// the tagged transaction is told to stop. Safe for concurrent use.
/// </summary>
public sealed class NeoConnection : IGraphConnection
{
    private const string Tag = "policygraph";
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(5);

    private readonly QueryApi api;
    private readonly NeoOptions options;
    private string[] bookmarks = [];

    /// <summary>Makes a client; nothing is sent before the first call.</summary>
    /// <exception cref="ArgumentException">The certificate file cannot be read.</exception>
    public NeoConnection(NeoAddress address, NeoOptions options)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(options);
        Address = address;
        this.options = options;
        api = new QueryApi(address, options);
    }

    /// <summary>Where it is.</summary>
    public NeoAddress Address { get; }

    /// <inheritdoc/>
    public string Target => Address.ToString();

    /// <summary>What the last transaction left the database at; given to every later one.</summary>
    public IReadOnlyList<string> Bookmarks => Volatile.Read(ref bookmarks);

    /// <summary>Who answers there. Exactly one of the two is set.</summary>
    public Task<(NeoServer? Server, GraphFailure? Failure)> DiscoverAsync(CancellationToken cancellation) => api.DiscoverAsync(cancellation);

    /// <inheritdoc/>
    public async Task<GraphRows> RunAsync(GraphQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        var started = options.Retry.Clock.GetTimestamp();
        using var timeout = new CancellationTokenSource(query.Limits.Timeout, options.Retry.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        for (var attempt = 1; ; attempt++)
        {
            Exchange exchange;
            try
            {
                exchange = query.Access == GraphAccess.Read ? await ReadAsync(query, either.Token).ConfigureAwait(false) : await api.RunAsync(query, Bookmarks, either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return new GraphRows([], [], TimeIsUp(query));
            }

            var again = exchange.Failure is { } failure && (NeoFailures.IsTransient(failure) || (query.Access == GraphAccess.Read && failure.Code == NeoFailures.Lost));
            if (!again || options.Retry.DelayAfter(attempt, started) is not { } delay)
            {
                return Rows(exchange, query);
            }

            try
            {
                await Task.Delay(delay, options.Retry.Clock, either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return Rows(exchange, query);
            }
        }
    }

    /// <summary>Opens a transaction that holds several queries.</summary>
    /// <exception cref="GraphFailureException">The server refused it.</exception>
    public async Task<NeoTransaction> BeginAsync(GraphAccess access, CancellationToken cancellation)
    {
        var started = options.Retry.Clock.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            var exchange = await api.BeginAsync(access, null, null, Bookmarks, cancellation).ConfigureAwait(false);
            if (exchange is { Failure: null, Reply.Transaction: { } id })
            {
                return new NeoTransaction(api, id, exchange.Affinity, Remember);
            }

            var failure = exchange.Failure ?? new GraphFailure(NeoFailures.NotNeo4j, $"{Target} opened no transaction.", GraphFailureKind.Server);
            if (!NeoFailures.IsTransient(failure) || options.Retry.DelayAfter(attempt, started) is not { } delay)
            {
                throw new GraphFailureException(failure);
            }

            await Task.Delay(delay, options.Retry.Clock, cancellation).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        api.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<Exchange> ReadAsync(GraphQuery query, CancellationToken cancellation)
    {
        var mark = Guid.NewGuid().ToString("N");
        var tag = new Dictionary<string, CypherValue>(StringComparer.Ordinal) { ["tag"] = CypherValue.String(mark) };
        var begun = await api.BeginAsync(GraphAccess.Read, $"CALL tx.setMetaData({{{Tag}: $tag}})", tag, Bookmarks, cancellation).ConfigureAwait(false);
        if (begun.Failure is not null || begun.Reply?.Transaction is not { } id)
        {
            return begun;
        }

        try
        {
            var exchange = await api.ContinueAsync(id, begun.Affinity, query, commit: true, cancellation).ConfigureAwait(false);
            if (exchange.Reply is { WasCut: true })
            {
                await StopAsync(mark).ConfigureAwait(false);
            }

            return exchange;
        }
        catch (OperationCanceledException)
        {
            await StopAsync(mark).ConfigureAwait(false);
            throw;
        }
    }

    // Tells the server to stop the transaction with this tag. It may have ended already; that it cannot be told is no failure of the caller's.
    private async Task StopAsync(string mark)
    {
        using var limit = new CancellationTokenSource(StopWithin);
        try
        {
            var named = await api.RunAsync(
                new GraphQuery($"SHOW TRANSACTIONS YIELD transactionId, metaData WHERE metaData.{Tag} = $tag RETURN transactionId", new Dictionary<string, CypherValue>(StringComparer.Ordinal) { ["tag"] = CypherValue.String(mark) }), [], limit.Token).ConfigureAwait(false);
            foreach (var row in named.Reply?.Rows ?? [])
            {
                await api.RunAsync(
                    new GraphQuery("TERMINATE TRANSACTIONS $id YIELD message RETURN message", new Dictionary<string, CypherValue>(StringComparer.Ordinal) { ["id"] = row[0] }), [], limit.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The server does not answer; its own limits will end the query.
        }
    }

    private GraphRows Rows(Exchange exchange, GraphQuery query)
    {
        Remember(exchange);
        return RowsOf(exchange, query);
    }

    private void Remember(Exchange exchange)
    {
        if (exchange.Reply is { Bookmarks.Length: > 0 } reply)
        {
            Volatile.Write(ref bookmarks, reply.Bookmarks);
        }
    }

    internal static GraphRows RowsOf(Exchange exchange, GraphQuery query)
    {
        var failure = exchange.Failure;
        if (failure is null && exchange.Reply is { WasCut: true })
        {
            failure = new GraphFailure(NeoFailures.RowLimit, $"There are more than {query.Limits.MaxRows} rows; add LIMIT, or raise the limit.", GraphFailureKind.Limit);
        }

        return new GraphRows(exchange.Reply?.Columns ?? [], exchange.Reply?.Rows ?? [], failure) { Plan = exchange.Reply?.Plan };
    }

    private static GraphFailure TimeIsUp(GraphQuery query) =>
        new(NeoFailures.TimeLimit, FormattableString.Invariant($"The query took longer than {query.Limits.Timeout.TotalSeconds:0.###} s and was told to stop; ask for less, or raise the limit."), GraphFailureKind.Limit);
}
