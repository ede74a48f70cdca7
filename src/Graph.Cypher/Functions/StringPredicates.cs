using Graph.Cypher.Values;

namespace Graph.Cypher.Functions;

/// <summary>
/// <c>STARTS WITH</c>, <c>ENDS WITH</c> and <c>CONTAINS</c>: ordinal, and null as soon as one side is not a string.
/// </summary>
public static class StringPredicates
{
    /// <summary><c>left STARTS WITH right</c>.</summary>
    public static bool? StartsWith(CypherValue left, CypherValue right) =>
        left.IsString && right.IsString ? left.AsString.StartsWith(right.AsString, StringComparison.Ordinal) : null;

    /// <summary><c>left ENDS WITH right</c>.</summary>
    public static bool? EndsWith(CypherValue left, CypherValue right) =>
        left.IsString && right.IsString ? left.AsString.EndsWith(right.AsString, StringComparison.Ordinal) : null;

    /// <summary><c>left CONTAINS right</c>.</summary>
    public static bool? Contains(CypherValue left, CypherValue right) =>
        left.IsString && right.IsString ? left.AsString.Contains(right.AsString, StringComparison.Ordinal) : null;
}
