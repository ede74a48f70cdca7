namespace Graph.Cypher.Execution;

/// <summary>What one execution may use. A query that reaches a limit ends with a <see cref="QueryLimitException"/> that names it.</summary>
public sealed record QueryLimits
{
    /// <summary>The default limits.</summary>
    public static QueryLimits Default { get; } = new();

    /// <summary>Most result rows, inclusive; 10 million by default.</summary>
    public long MaxRows { get; init; } = 10_000_000;

    /// <summary>Longest run time; 10 minutes by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Most memory that sorting, grouping, collecting and results may hold, in estimated bytes; 2 GiB by default.</summary>
    public long MaxMemoryBytes { get; init; } = 2L << 30;

    /// <summary>Most hops of one variable-length or quantified pattern, inclusive, where the query sets no bound or a higher one; 10,000 by default.</summary>
    public int MaxHops { get; init; } = 10_000;
}
