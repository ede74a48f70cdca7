namespace Graph.Connection;

/// <summary>Why a query failed, in the words of the engine that ran it.</summary>
/// <param name="Code">A stable name: the engine's diagnostic or error code, a limit (<c>TimeLimit</c>), or the server's (<c>Neo.ClientError.Statement.SyntaxError</c>).</param>
/// <param name="Message">A sentence that says what was found, what was expected and what to do; for an error of the text, with position and caret line.</param>
/// <param name="Kind">Whose fault it is, so that callers choose an exit code or an HTTP status.</param>
public sealed record GraphFailure(string Code, string Message, GraphFailureKind Kind);
