using Graph.Connection;

namespace Graph.Neo4j.Client;

/// <summary>
/// A transaction that holds several queries: all of them come to be, or none. A query that fails ends it, and the server rolls it back; nothing in it is tried again, since only the caller knows what led
/// to a query. Left open for a minute, the server ends it. Disposing rolls back what was not committed. Not thread-safe.
/// </summary>
public sealed class NeoTransaction : IAsyncDisposable
{
    private static readonly TimeSpan RollbackWithin = TimeSpan.FromSeconds(5);

    private readonly QueryApi api;
    private readonly string id;
    private readonly string? affinity;
    private readonly Action<Exchange> remember;
    private bool isOpen = true;

    internal NeoTransaction(QueryApi api, string id, string? affinity, Action<Exchange> remember)
    {
        this.api = api;
        this.id = id;
        this.affinity = affinity;
        this.remember = remember;
    }

    /// <summary>Runs a query; its access is the transaction's.</summary>
    /// <exception cref="InvalidOperationException">The transaction has ended.</exception>
    public async Task<GraphRows> RunAsync(GraphQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        RequireOpen();
        var exchange = await api.ContinueAsync(id, affinity, query, commit: false, cancellation).ConfigureAwait(false);
        isOpen = exchange.Failure is null && exchange.Reply is { WasCut: false };
        return NeoConnection.RowsOf(exchange, query);
    }

    /// <summary>Commits; null when it is done, else why it is not. After <see cref="NeoFailures.Lost"/> it may be.</summary>
    /// <exception cref="InvalidOperationException">The transaction has ended.</exception>
    public async Task<GraphFailure?> CommitAsync(CancellationToken cancellation)
    {
        RequireOpen();
        isOpen = false;
        var exchange = await api.ContinueAsync(id, affinity, null, commit: true, cancellation).ConfigureAwait(false);
        remember(exchange);
        return exchange.Failure;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!isOpen)
        {
            return;
        }

        isOpen = false;
        using var limit = new CancellationTokenSource(RollbackWithin);
        try
        {
            await api.RollbackAsync(id, affinity, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The server does not answer; it rolls back what is left open.
        }
    }

    private void RequireOpen()
    {
        if (!isOpen)
        {
            throw new InvalidOperationException("The transaction has ended.");
        }
    }
}
