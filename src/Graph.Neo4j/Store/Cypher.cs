using Graph.Connection;
using Graph.Cypher.Execution;
using Graph.Cypher.Values;
using Graph.Neo4j.Client;

namespace Graph.Neo4j.Store;

/// <summary>Queries of the store's own work: one that fails ends the work.</summary>
internal static class Cypher
{
    // A batch or a page is small; what takes longer than this has another reason than its size.
    private static readonly QueryLimits Limits = new() { Timeout = TimeSpan.FromMinutes(10) };

    private const int Attempts = 5;

    /// <summary>Reads; throws <see cref="GraphFailureException"/>.</summary>
    public static Task<GraphRows> ReadAsync(this IGraphConnection connection, string text, CancellationToken cancellation, params (string Name, CypherValue Value)[] parameters) =>
        RequireAsync(connection, Query(text, GraphAccess.Read, parameters), cancellation);

    /// <summary>Writes what may be written twice with the same outcome: when the answer is lost, it is sent again. Throws <see cref="GraphFailureException"/>.</summary>
    public static async Task<GraphRows> WriteAsync(this IGraphConnection connection, string text, CancellationToken cancellation, params (string Name, CypherValue Value)[] parameters)
    {
        var query = Query(text, GraphAccess.Write, parameters);
        for (var attempt = 1; ; attempt++)
        {
            var rows = await connection.RunAsync(query, cancellation).ConfigureAwait(false);
            if (rows.Failure is not { } failure)
            {
                return rows;
            }

            if (failure.Code != NeoFailures.Lost || attempt == Attempts)
            {
                throw new GraphFailureException(failure);
            }
        }
    }

    public static GraphQuery Query(string text, GraphAccess access, params (string Name, CypherValue Value)[] parameters) =>
        new(text, parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal)) { Access = access, Limits = Limits };

    /// <summary>A label, type or property as it is written in a query, whatever it is made of.</summary>
    public static string Name(string name) => "`" + name.Replace("`", "``", StringComparison.Ordinal) + "`";

    /// <summary>Labels as they are written behind a variable.</summary>
    public static string Labels(IEnumerable<string> labels) => string.Concat(labels.Select(l => ":" + Name(l)));

    private static async Task<GraphRows> RequireAsync(IGraphConnection connection, GraphQuery query, CancellationToken cancellation)
    {
        var rows = await connection.RunAsync(query, cancellation).ConfigureAwait(false);
        return rows.Failure is { } failure ? throw new GraphFailureException(failure) : rows;
    }
}
