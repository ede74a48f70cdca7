using Graph.Connection;

namespace Graph.Neo4j.Client;

/// <summary>What the server's status codes, and the ways in which a connection fails, mean to a caller. Codes of this client's own begin with <c>Connection.</c>.</summary>
public static class NeoFailures
{
    /// <summary>Nothing answers there.</summary>
    public const string Unreachable = "Connection.Unreachable";

    /// <summary>The connection broke after the request was sent: whether it was carried out is not known.</summary>
    public const string Lost = "Connection.Lost";

    /// <summary>Something answers, but not a Neo4j with the Query API.</summary>
    public const string NotNeo4j = "Connection.NotNeo4j";

    /// <summary>The server's certificate is not trusted, or TLS is not spoken there.</summary>
    public const string Tls = "Connection.Tls";

    /// <summary>The time limit was reached; the server was told to stop.</summary>
    public const string TimeLimit = "TimeLimit";

    /// <summary>There were more rows than asked for.</summary>
    public const string RowLimit = "RowLimit";

    /// <summary>True for what may succeed when the same is sent again, nothing having been done: the server says so, or was not reached.</summary>
    public static bool IsTransient(GraphFailure failure) =>
        failure.Code.StartsWith("Neo.TransientError.", StringComparison.Ordinal) || failure.Code == Unreachable || failure.Code == "Neo.DatabaseError.Database.DatabaseUnavailable";

    /// <summary>The failure that an error of the server is, with what to do where that is known.</summary>
    internal static GraphFailure Of(string code, string message, NeoAddress address)
    {
        var kind = KindOf(code);
        var advice = code switch
        {
            "Neo.ClientError.Security.Unauthorized" => $"The server at {address.Server} refused the user {address.User}; check POLICYGRAPH_NEO4J_PASSWORD and the user in the address.",
            "Neo.ClientError.Security.AuthenticationRateLimit" => $"The server refused too many wrong passwords in a row; wait some seconds and check POLICYGRAPH_NEO4J_PASSWORD.",
            "Neo.ClientError.Security.CredentialsExpired" => "The password must be changed first: ALTER CURRENT USER SET PASSWORD.",
            "Neo.ClientError.Security.Forbidden" => $"The user {address.User} lacks the right to do this.",
            "Neo.ClientError.Database.DatabaseNotFound" => $"There is no database {address.Database} at {address.Server}; name another at the end of the address, or make it (Community edition has one, neo4j).",
            "Neo.TransientError.Database.DatabaseUnavailable" => $"The database {address.Database} is not running; see the server's logs.",
            "Neo.TransientError.General.OutOfMemoryError" or "Neo.TransientError.General.MemoryPoolOutOfMemoryError" => "The server's memory is full; give it more (server.memory.heap.max_size) or ask for less at once.",
            _ when IsDiskFull(message) => "The server's disk is full; make room there. What was committed is kept, and the next push goes on from it.",
            _ => null,
        };
        return new GraphFailure(code, advice is null ? message : $"{message} {advice}", kind);
    }

    private static GraphFailureKind KindOf(string code)
    {
        if (code.StartsWith("Neo.ClientError.Statement.", StringComparison.Ordinal))
        {
            return code["Neo.ClientError.Statement.".Length..] is "ArithmeticError" or "TypeError" or "ArgumentError" or "EntityNotFound" or "PropertyNotFound" or "LabelNotFound" or "RuntimeUnsupportedError" or "ExternalResourceFailed"
                ? GraphFailureKind.Execution
                : GraphFailureKind.Query;
        }

        if (code.StartsWith("Neo.ClientError.Procedure.", StringComparison.Ordinal) || code.StartsWith("Neo.ClientError.Fabric.", StringComparison.Ordinal))
        {
            return GraphFailureKind.Query;
        }

        if (code.StartsWith("Neo.ClientError.Schema.", StringComparison.Ordinal))
        {
            return GraphFailureKind.Execution;
        }

        return code.Contains("TransactionTimedOut", StringComparison.Ordinal) || code.Contains("OutOfMemory", StringComparison.Ordinal) || code.Contains("LockAcquisitionTimeout", StringComparison.Ordinal)
            ? GraphFailureKind.Limit
            : GraphFailureKind.Server;
    }

    private static bool IsDiskFull(string message) =>
        message.Contains("No space left", StringComparison.OrdinalIgnoreCase) || message.Contains("disk full", StringComparison.OrdinalIgnoreCase) || message.Contains("out of disk", StringComparison.OrdinalIgnoreCase)
        || message.Contains("read-only mode", StringComparison.OrdinalIgnoreCase);
}
