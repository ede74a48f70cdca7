using Graph.Cypher.Execution;
using Graph.Cypher.Diagnostics;
using Graph.Connection;
using Graph.Cypher;
using Graph.Cypher.Values;
using Graph.Server.Problems;

namespace Graph.Server.QueryApi;

/// <summary>An error as Neo4j names it.</summary>
/// <param name="Code">Neo4j's status code.</param>
/// <param name="Message">A sentence.</param>
internal sealed record NeoError(string Code, string Message)
{
    /// <summary>The HTTP status: the caller's fault is 400, but for who may not and what is not there.</summary>
    public int Status => Code switch
    {
        "Neo.ClientError.Security.Unauthorized" => 401,
        "Neo.ClientError.Security.Forbidden" => 403,
        "Neo.ClientError.Database.DatabaseNotFound" or "Neo.ClientError.Transaction.TransactionNotFound" or "Neo.ClientError.Request.NotFound" => 404,
        "Neo.ClientError.Request.TooLarge" => 413,
        "Neo.TransientError.Request.TooMany" => 429,
        "Neo.TransientError.Database.DatabaseUnavailable" => 503,
        _ => Code.StartsWith("Neo.DatabaseError.", StringComparison.Ordinal) ? 500 : 400,
    };

    /// <summary>A text that is no query, with position and caret line.</summary>
    public static NeoError Of(IReadOnlyList<Diagnostic> diagnostics, string text) => new(
        diagnostics[0].Code switch
        {
            DiagnosticCode.UnsupportedStatement => "Neo.ClientError.Statement.AccessMode",
            DiagnosticCode.MissingParameter => "Neo.ClientError.Statement.ParameterMissing",
            DiagnosticCode.ProcedureNotFound => "Neo.ClientError.Procedure.ProcedureNotFound",
            _ => "Neo.ClientError.Statement.SyntaxError",
        },
        DiagnosticRenderer.Render(diagnostics, text));

    /// <summary>A query that did not end well.</summary>
    public static NeoError Of(QueryError error, string text) => new(
        error.Limit switch
        {
            QueryLimit.Time => "Neo.ClientError.Transaction.TransactionTimedOut",
            QueryLimit.Memory => "Neo.TransientError.General.MemoryPoolOutOfMemoryError",
            not null => "Neo.ClientError.Transaction.TransactionTerminated",
            null => error.Category switch
            {
                CypherErrorCategory.TypeError => "Neo.ClientError.Statement.TypeError",
                CypherErrorCategory.ArithmeticError => "Neo.ClientError.Statement.ArithmeticError",
                CypherErrorCategory.ParameterMissing => "Neo.ClientError.Statement.ParameterMissing",
                CypherErrorCategory.EntityNotFound => "Neo.ClientError.Statement.EntityNotFound",
                CypherErrorCategory.ProcedureError => "Neo.ClientError.Procedure.ProcedureCallFailed",
                CypherErrorCategory.SyntaxError => "Neo.ClientError.Statement.SyntaxError",
                _ => "Neo.ClientError.Statement.ArgumentError",
            },
        },
        error.Span is { } span ? $"{error.Message}\n{DiagnosticRenderer.Excerpt(span, text)}" : error.Message);

    /// <summary>What a server said, passed on; what this program's client says of the connection is the database's being unavailable.</summary>
    public static NeoError Of(GraphFailure failure) => failure.Code.StartsWith("Neo.", StringComparison.Ordinal)
        ? new NeoError(failure.Code, failure.Message)
        : failure.Code switch
        {
            "TimeLimit" => new NeoError("Neo.ClientError.Transaction.TransactionTimedOut", failure.Message),
            "RowLimit" => new NeoError("Neo.ClientError.Transaction.TransactionTerminated", failure.Message),
            _ => new NeoError("Neo.TransientError.Database.DatabaseUnavailable", "The database behind this service does not answer."),
        };

    /// <summary>A problem of the service under this API.</summary>
    public static NeoError Of(RequestProblem problem) => new(
        problem.Status switch
        {
            401 => "Neo.ClientError.Security.Unauthorized",
            403 or 421 => "Neo.ClientError.Security.Forbidden",
            404 or 405 => "Neo.ClientError.Request.NotFound",
            413 => "Neo.ClientError.Request.TooLarge",
            429 => "Neo.TransientError.Request.TooMany",
            503 => "Neo.TransientError.Database.DatabaseUnavailable",
            500 => "Neo.DatabaseError.General.UnknownError",
            _ => "Neo.ClientError.Request.InvalidFormat",
        },
        problem.Detail);
}
