namespace Graph.Server.Problems;

/// <summary>A request cannot be answered. Thrown below a handler and caught in one place, <see cref="ProblemMiddleware"/>, never in between.</summary>
public sealed class RequestProblemException(RequestProblem problem) : Exception(problem.Detail)
{
    /// <summary>Why.</summary>
    public RequestProblem Problem { get; } = problem;
}
