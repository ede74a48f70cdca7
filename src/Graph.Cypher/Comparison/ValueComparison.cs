using Graph.Cypher.Values;

namespace Graph.Cypher.Comparison;

/// <summary>
/// The operators <c>&lt; &lt;= &gt; &gt;=</c> of the language (openCypher 9, "Equality and comparability"): unknown (null) for a
/// null and for values that are not comparable with each other, false where NaN takes part. As in Neo4j 5, entities compare by id,
/// and durations and points, which have no order, satisfy &lt;= and &gt;= when they are equal.
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

        /// <summary>The values are equal but of a type that has no order: &lt;= and &gt;= hold, &lt; and &gt; are unknown.</summary>
        EqualOnly,

        /// <summary>A null takes part, or the types do not compare.</summary>
        Unknown,
    }

    /// <summary><c>left &lt; right</c>.</summary>
    public static bool? LessThan(CypherValue left, CypherValue right)
    {
        var outcome = Compare(left, right);
        return outcome is Outcome.Unknown or Outcome.EqualOnly ? null : outcome == Outcome.Less;
    }

    /// <summary><c>left &lt;= right</c>.</summary>
    public static bool? LessThanOrEqual(CypherValue left, CypherValue right)
    {
        var outcome = Compare(left, right);
        return outcome == Outcome.Unknown ? null : outcome is Outcome.Less or Outcome.Equal or Outcome.EqualOnly;
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
                or ValueKind.LocalDateTime or ValueKind.DateTime or ValueKind.Node or ValueKind.Relationship or ValueKind.Path => Of(ValueOrder.CompareValues(left, right)),
            ValueKind.List => CompareLists(left.AsList, right.AsList),
            ValueKind.Map => CompareMaps(left.AsMap, right.AsMap),
            _ => ValueEquality.AreEqual(left, right) == true ? Outcome.EqualOnly : Outcome.Unknown,
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
            // A NaN among the elements leaves the lists without order, as in Neo4j 5.
            var outcome = Compare(left[i], right[i]);
            return outcome == Outcome.Unordered ? Outcome.Unknown : outcome;
        }

        return Of(left.Count.CompareTo(right.Count));
    }

    private static Outcome CompareMaps(MapValue left, MapValue right)
    {
        // As Neo4j 5, and in the order of ValueOrder: by size, then by names, then by the first values that are not equal.
        if (left.Count != right.Count)
            return Of(left.Count.CompareTo(right.Count));
        string[] a = [.. left.Keys];
        string[] b = [.. right.Keys];
        Array.Sort(a, StringOrder.Compare);
        Array.Sort(b, StringOrder.Compare);
        for (var i = 0; i < a.Length; i++)
        {
            var order = StringOrder.Compare(a[i], b[i]);
            if (order != 0)
                return Of(order);
        }

        foreach (var key in a)
        {
            if (ValueEquality.AreEqual(left[key], right[key]) != true)
                return Compare(left[key], right[key]);
        }

        return Outcome.Equal;
    }

    private static Outcome Of(int order) => order < 0 ? Outcome.Less : order > 0 ? Outcome.Greater : Outcome.Equal;
}
