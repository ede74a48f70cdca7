using Graph.Connection;

namespace Graph.Query;

/// <summary>A read of the graph failed below the question that was asked: the server, the store, a limit. Caught where answers are given (a command, a request), never in between.</summary>
public sealed class GraphReadException(GraphFailure failure) : Exception($"{failure.Code}: {failure.Message}")
{
    /// <summary>Why, in the engine's words.</summary>
    public GraphFailure Failure { get; } = failure;
}
