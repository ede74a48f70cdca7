namespace Graph.Cypher.Execution;

/// <summary>When one execution has to end: its deadline, which counts from before the planning, and its cancellation. Safe for concurrent use.</summary>
internal sealed class QueryClock(TimeSpan timeout, CancellationToken cancellation)
{
    private readonly long _deadline = timeout == Timeout.InfiniteTimeSpan ? long.MaxValue : Environment.TickCount64 + (long)timeout.TotalMilliseconds;

    /// <summary>What is left, in milliseconds; 0 when the time is over.</summary>
    public long RemainingMs => Math.Max(0, _deadline - Environment.TickCount64);

    /// <summary>Stops the query when it was cancelled or its time is over.</summary>
    public void Check()
    {
        cancellation.ThrowIfCancellationRequested();
        if (Environment.TickCount64 > _deadline)
        {
            throw new QueryLimitException(QueryLimit.Time, $"The query ran longer than its limit of {timeout.TotalSeconds:0.###} s; narrow it or raise the limit.");
        }
    }
}
