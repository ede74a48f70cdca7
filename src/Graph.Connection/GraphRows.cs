using Graph.Cypher;
using Graph.Cypher.Values;

namespace Graph.Connection;

/// <summary>The answer to a query, from either engine.</summary>
/// <param name="Columns">Names of the columns, in order; empty when the query failed before it ran.</param>
/// <param name="Rows">The rows, in order; each has a value for each column. On failure, those given until then.</param>
/// <param name="Failure">Why it did not end well; null when it did.</param>
public sealed record GraphRows(IReadOnlyList<string> Columns, IReadOnlyList<CypherValue[]> Rows, GraphFailure? Failure)
{
    /// <summary>What may be a slip although the query is valid, such as a label that the graph does not have; ready to be shown, with position and suggestion. Empty when there is nothing, or the engine does not say.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>The plan, when the query said EXPLAIN or PROFILE and the engine gave one; else null.</summary>
    public PlanDescription? Plan { get; init; }
}
