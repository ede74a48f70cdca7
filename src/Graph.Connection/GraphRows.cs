using Graph.Cypher;
using Graph.Cypher.Values;

namespace Graph.Connection;

/// <summary>The answer to a query, from either engine.</summary>
/// <param name="Columns">Names of the columns, in order; empty when the query failed before it ran.</param>
/// <param name="Rows">The rows, in order; each has a value for each column. On failure, those given until then.</param>
/// <param name="Failure">Why it did not end well; null when it did.</param>
public sealed record GraphRows(IReadOnlyList<string> Columns, IReadOnlyList<CypherValue[]> Rows, GraphFailure? Failure)
{
    /// <summary>The plan, when the query said EXPLAIN or PROFILE and the engine gave one; else null.</summary>
    public PlanDescription? Plan { get; init; }
}
