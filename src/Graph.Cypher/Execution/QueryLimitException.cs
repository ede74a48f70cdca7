using System.Diagnostics.CodeAnalysis;

namespace Graph.Cypher.Execution;

/// <summary>Which limit a query reached.</summary>
public enum QueryLimit
{
    /// <summary><see cref="QueryLimits.MaxRows"/></summary>
    Rows,

    /// <summary><see cref="QueryLimits.Timeout"/></summary>
    Time,

    /// <summary><see cref="QueryLimits.MaxMemoryBytes"/></summary>
    Memory,

    /// <summary><see cref="QueryLimits.MaxHops"/></summary>
    Hops,
}

/// <summary>A query reached one of its limits and was stopped; what it held is free again.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Always made with the limit.")]
public sealed class QueryLimitException(QueryLimit limit, string message) : Exception(message)
{
    /// <summary>A pattern without a bound, or with a higher one, reached the limit of hops and would go on.</summary>
    public static QueryLimitException Hops(int most) => new(QueryLimit.Hops, $"A pattern of variable length went beyond the limit of {most} hops; give it an upper bound, or raise the limit.");

    /// <summary>The limit.</summary>
    public QueryLimit Limit { get; } = limit;
}
