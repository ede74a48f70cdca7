using Graph.Connection;

namespace Graph.Neo4j.Client;

/// <summary>A step of a longer work on a server failed, and the work with it. Thrown where a value would have to pass through many hands; <see cref="Failure"/> says what happened.</summary>
public sealed class GraphFailureException : Exception
{
    /// <summary>Carries <paramref name="failure"/>.</summary>
    public GraphFailureException(GraphFailure failure)
        : base($"{failure.Code}: {failure.Message}") => Failure = failure;

    /// <summary>What happened.</summary>
    public GraphFailure Failure { get; }
}
