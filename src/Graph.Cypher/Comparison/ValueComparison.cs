using Graph.Cypher.Values;

namespace Graph.Cypher.Comparison;

/// <summary>
/// The operators <c>&lt; &lt;= &gt; &gt;=</c> of the language (openCypher 9, "Equality and comparability"): unknown (null) for a
/// null and for values that are not comparable with each other, false where NaN takes part.
/// </summary>
public static class ValueComparison
{
    private enum Outcome
    {
        Less,
        Equal,
        Greater,

        /// <summary>Both are numbers and one is NaN: every comparison is false.</summary>
        Unordered,

        /// <summary>A null takes part, or the types do not compare.</summary>
        Unknown,
    }

    /// <summary><c>left &lt; right</c>.</summary>
    public static bool? LessThan(CypherValue left, CypherValue right)
    {
        var outcome = Compare(left, right);
        return outcome == Outcome.Unknown ? null : outcome == Outcome.Less;
    }

    /// <summary><c>left &lt;= right</c>.</summary>
    public static bool? LessThanOrEqual(CypherValue left, CypherValue right)
    {
        var outcome = Compare(left, right);
        return outcome == Outcome.Unknown ? null : outcome is Outcome.Less or Outcome.Equal;
    }

    /// <summary><c>left &gt; right</c>.</summary>
    public static bool? GreaterThan(CypherValue left, CypherValue right) => LessThan(right, left);

    /// <summary><c>left &gt;= right</c>.</summary>
    public static bool? GreaterThanOrEqual(CypherValue left, CypherValue right) => LessThanOrEqual(right, left);

    private static Outcome Compare(CypherValue left, CypherValue right)
    {
        var a = left.Kind;
        var b = right.Kind;
        if (a == ValueKind.Integer && b == ValueKind.Integer)
            return Of(left.Bits.CompareTo(right.Bits));
        if (left.IsNumber && right.IsNumber)
        {
            if ((left.IsFloat && double.IsNaN(left.AsFloat)) || (right.IsFloat && double.IsNaN(right.AsFloat)))
                return Outcome.Unordered;
            return Of(ValueOrder.CompareValues(left, right));
        }

        if (a != b)
            return Outcome.Unknown;
        return a switch
        {
            ValueKind.String or ValueKind.Boolean or ValueKind.Date or ValueKind.LocalTime or ValueKind.Time
                or ValueKind.LocalDateTime or ValueKind.DateTime => Of(ValueOrder.CompareValues(left, right)),
            ValueKind.List => CompareLists(left.AsList, right.AsList),
            _ => Outcome.Unknown,
        };
    }

    private static Outcome CompareLists(ListValue left, ListValue right)
    {
        // The first pair of elements that is not equal decides (TCK Comparison2).
        var common = Math.Min(left.Count, right.Count);
        for (var i = 0; i < common; i++)
        {
            if (ValueEquality.AreEqual(left[i], right[i]) == true)
                continue;
            return Compare(left[i], right[i]);
        }

        return Of(left.Count.CompareTo(right.Count));
    }

    private static Outcome Of(int order) => order < 0 ? Outcome.Less : order > 0 ? Outcome.Greater : Outcome.Equal;
}
