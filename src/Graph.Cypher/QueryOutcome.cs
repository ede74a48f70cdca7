using Graph.Cypher.Execution;
using Graph.Cypher.Syntax;
using Graph.Cypher.Values;

namespace Graph.Cypher;

/// <summary>Why a query that was well-formed did not end well.</summary>
/// <param name="Category">The kind of the error; null when a limit was reached.</param>
/// <param name="Limit">The limit that was reached, or null.</param>
/// <param name="Code">A stable name, such as <c>DivisionByZero</c> or <c>TimeLimit</c>.</param>
/// <param name="Message">A sentence: what was found, what was expected, what to do.</param>
public sealed record QueryError(CypherErrorCategory? Category, QueryLimit? Limit, string Code, string Message)
{
    /// <summary>The expression that failed, for <see cref="Diagnostics.DiagnosticRenderer"/>; null when no part of the text did, as for limits.</summary>
    public SourceSpan? Span { get; init; }
}

/// <summary>How an execution ended.</summary>
/// <param name="Columns">Names of the columns.</param>
/// <param name="RowCount">How many rows were given.</param>
/// <param name="Plan">The plan; only for EXPLAIN and PROFILE.</param>
/// <param name="Error">Why it stopped early; null when it ran to its end.</param>
public sealed record QuerySummary(IReadOnlyList<string> Columns, long RowCount, PlanDescription? Plan, QueryError? Error);

/// <summary>All rows of an execution.</summary>
/// <param name="Summary">How it ended; the rows are those given until then.</param>
/// <param name="Rows">The rows, in order; each has a value for each column.</param>
public sealed record QueryResult(QuerySummary Summary, IReadOnlyList<CypherValue[]> Rows)
{
    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Columns => Summary.Columns;

    /// <summary>Why it stopped early; null when it ran to its end.</summary>
    public QueryError? Error => Summary.Error;
}
