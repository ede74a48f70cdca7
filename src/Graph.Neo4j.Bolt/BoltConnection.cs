using Graph.Connection;
using Graph.Cypher.Values;
using Neo4j.Driver;

namespace Graph.Neo4j.Bolt;

/// <summary>
/// A Neo4j database over Bolt, through Neo4j's own driver 5.x: <c>bolt://</c> for one server, <c>neo4j://</c> with routing for a cluster, each with <c>+s</c> for TLS. Every call has a session and a
/// transaction of its own; bookmarks join them. Reading is tried again by the driver; a write is sent once, and when its answer is lost the failure is <c>Connection.Lost</c>, as with the HTTP client.
/// Safe for concurrent use.
/// </summary>
public sealed class BoltConnection : IGraphConnection
{
    private readonly IDriver driver;
    private readonly string database;
    private readonly string? hiddenProperty;
    private Bookmarks bookmarks = Bookmarks.From(Array.Empty<string>());

    /// <summary>Makes a client; nothing is sent before the first call.</summary>
    /// <param name="uri">Scheme, host and port; never with a password.</param>
    /// <param name="token">Who it is: <see cref="AuthTokens"/>.</param>
    /// <param name="database">The database.</param>
    /// <param name="hiddenProperty">A property that is left out of nodes and relationships; null leaves all in.</param>
    public BoltConnection(Uri uri, IAuthToken token, string database, string? hiddenProperty)
    {
        ArgumentNullException.ThrowIfNull(uri);
        Target = $"{uri.Scheme}://{uri.Host}:{(uri.Port < 0 ? 7687 : uri.Port)}/{database}";
        driver = GraphDatabase.Driver(uri, token);
        this.database = database;
        this.hiddenProperty = hiddenProperty;
    }

    /// <inheritdoc/>
    public string Target { get; }

    /// <inheritdoc/>
    public async Task<GraphRows> RunAsync(GraphQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        cancellation.ThrowIfCancellationRequested();
        var parameters = query.Parameters.ToDictionary(p => p.Key, p => BoltValues.ToDriver(p.Value), StringComparer.Ordinal);
        var isRead = query.Access == GraphAccess.Read;
        var session = driver.AsyncSession(c => c.WithDatabase(database).WithDefaultAccessMode(isRead ? AccessMode.Read : AccessMode.Write).WithBookmarks(Volatile.Read(ref bookmarks)));
        await using (session.ConfigureAwait(false))
        {
            try
            {
                // The server keeps the time limit itself; a query is not heard of after a reset, which closing the session sends.
                using var stop = cancellation.Register(() => _ = session.CloseAsync());
                var rows = isRead
                    ? await session.ExecuteReadAsync(runner => ReadAsync(runner.RunAsync(query.Text, parameters), query), c => c.WithTimeout(query.Limits.Timeout)).ConfigureAwait(false)
                    : await ReadAsync(session.RunAsync(query.Text, parameters, c => c.WithTimeout(query.Limits.Timeout)), query).ConfigureAwait(false);
                Volatile.Write(ref bookmarks, session.LastBookmarks);
                return rows;
            }
            catch (Exception e) when (cancellation.IsCancellationRequested && e is Neo4jException or InvalidOperationException or IOException)
            {
                throw new OperationCanceledException("The query was cancelled.", e, cancellation);
            }
            catch (Neo4jException e)
            {
                return new GraphRows([], [], FailureOf(e, isRead));
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await driver.DisposeAsync().ConfigureAwait(false);

    private async Task<GraphRows> ReadAsync(Task<IResultCursor> running, GraphQuery query)
    {
        var cursor = await running.ConfigureAwait(false);
        var columns = await cursor.KeysAsync().ConfigureAwait(false);
        var values = new BoltValues(hiddenProperty);
        var rows = new List<CypherValue[]>();
        while (await cursor.FetchAsync().ConfigureAwait(false))
        {
            if (rows.Count >= query.Limits.MaxRows)
            {
                await cursor.ConsumeAsync().ConfigureAwait(false);
                return new GraphRows(columns, rows, new GraphFailure("RowLimit", $"There are more than {query.Limits.MaxRows} rows; add LIMIT, or raise the limit.", GraphFailureKind.Limit));
            }

            var record = cursor.Current;
            rows.Add([.. columns.Select(c => values.FromDriver(record[c]))]);
        }

        await cursor.ConsumeAsync().ConfigureAwait(false);
        return new GraphRows(columns, rows, null);
    }

    private GraphFailure FailureOf(Neo4jException e, bool isRead) => e switch
    {
        ServiceUnavailableException or SessionExpiredException => new GraphFailure(isRead ? "Connection.Unreachable" : "Connection.Lost", $"{Target} does not answer: {e.Message}", GraphFailureKind.Server),
        AuthenticationException => new GraphFailure(e.Code ?? "Neo.ClientError.Security.Unauthorized", $"{Target} refused the user: {e.Message}", GraphFailureKind.Server),
        _ when e.Code is { } code && code.StartsWith("Neo.ClientError.Statement.", StringComparison.Ordinal) => new GraphFailure(code, e.Message, code.EndsWith("ArithmeticError", StringComparison.Ordinal) || code.EndsWith("TypeError", StringComparison.Ordinal) ? GraphFailureKind.Execution : GraphFailureKind.Query),
        _ when e.Code is { } code && code.Contains("TransactionTimedOut", StringComparison.Ordinal) => new GraphFailure("TimeLimit", e.Message, GraphFailureKind.Limit),
        _ => new GraphFailure(e.Code ?? "Connection.Lost", e.Message, GraphFailureKind.Server),
    };
}
