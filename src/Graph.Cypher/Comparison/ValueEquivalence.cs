using Graph.Cypher.Values;

namespace Graph.Cypher.Comparison;

/// <summary>
/// Equivalence of values, for DISTINCT, grouping, UNION and <c>collect(DISTINCT …)</c>: like equality, but null is equivalent to
/// null and NaN to NaN, so that it always has an answer. Hashes agree with it.
/// </summary>
public static class ValueEquivalence
{
    /// <summary>Whether two values are equivalent.</summary>
    public static bool AreEquivalent(CypherValue left, CypherValue right)
    {
        var a = left.Reference;
        var b = right.Reference;
        if (ReferenceEquals(a, b))
        {
            if (left.Bits == right.Bits)
                return true;
            return left.IsFloat && NumberComparison.Compare(left.AsFloat, right.AsFloat) == 0;
        }

        if (a is null || b is null)
            return false;
        if (a is string s)
            return b is string t && string.Equals(s, t);
        switch (left.Kind)
        {
            case ValueKind.Integer:
                return right.IsFloat && NumberComparison.AreEqual(left.Bits, right.AsFloat);
            case ValueKind.Float:
                return right.IsInteger && NumberComparison.AreEqual(right.Bits, left.AsFloat);
            case ValueKind.List:
                return right.IsList && AreEquivalent(left.AsList, right.AsList);
            case ValueKind.Map:
                return right.IsMap && AreEquivalent(left.AsMap, right.AsMap);
            case ValueKind.Path:
                return right.Kind == ValueKind.Path && AreEquivalent(left.AsPath, right.AsPath);
            case ValueKind.Point:
                return right.Kind == ValueKind.Point && left.AsPoint.Equals(right.AsPoint);
            case ValueKind.DateTime or ValueKind.LocalDateTime or ValueKind.Time or ValueKind.Duration:
                return left.Kind == right.Kind && a.Equals(b);
            default:
                return false;
        }
    }

    /// <summary>A hash that is the same for equivalent values.</summary>
    public static int HashOf(CypherValue value)
    {
        switch (value.Kind)
        {
            case ValueKind.Null:
                return 0;
            case ValueKind.String:
                return value.AsString.GetHashCode(StringComparison.Ordinal);
            case ValueKind.Integer:
                return value.Bits.GetHashCode();
            case ValueKind.Float:
                return NumberComparison.HashOf(value.AsFloat);
            case ValueKind.Boolean or ValueKind.Date or ValueKind.LocalTime or ValueKind.Node or ValueKind.Relationship:
                return HashCode.Combine(value.Kind, value.Bits);
            case ValueKind.List:
                return HashOf(value.AsList);
            case ValueKind.Map:
                return HashOf(value.AsMap);
            case ValueKind.Path:
                return HashOf(value.AsPath);
            default:
                return value.Reference!.GetHashCode();
        }
    }

    private static bool AreEquivalent(ListValue left, ListValue right)
    {
        if (left.Count != right.Count)
            return false;
        for (var i = 0; i < left.Count; i++)
        {
            if (!AreEquivalent(left[i], right[i]))
                return false;
        }

        return true;
    }

    private static bool AreEquivalent(MapValue left, MapValue right)
    {
        if (left.Count != right.Count)
            return false;
        for (var i = 0; i < left.Count; i++)
        {
            if (!right.TryGet(left.Keys[i], out var other) || !AreEquivalent(left.Values[i], other))
                return false;
        }

        return true;
    }

    private static bool AreEquivalent(PathValue left, PathValue right) =>
        ReferenceEquals(left.Domain, right.Domain)
        && left.NodeIds.SequenceEqual(right.NodeIds)
        && left.RelationshipIds.SequenceEqual(right.RelationshipIds);

    private static int HashOf(ListValue list)
    {
        var hash = default(HashCode);
        foreach (var item in list.Items)
            hash.Add(HashOf(item));
        return hash.ToHashCode();
    }

    private static int HashOf(MapValue map)
    {
        // The order of the keys does not count, so the entries are summed.
        var sum = map.Count;
        for (var i = 0; i < map.Count; i++)
            sum += HashCode.Combine(map.Keys[i].GetHashCode(StringComparison.Ordinal), HashOf(map.Values[i]));
        return sum;
    }

    private static int HashOf(PathValue path)
    {
        var hash = default(HashCode);
        foreach (var node in path.NodeIds)
            hash.Add(node);
        foreach (var relationship in path.RelationshipIds)
            hash.Add(relationship);
        return hash.ToHashCode();
    }
}
