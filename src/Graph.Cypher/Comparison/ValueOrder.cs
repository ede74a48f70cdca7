using Graph.Cypher.Values;

namespace Graph.Cypher.Comparison;

/// <summary>
/// The total order of all values, for ORDER BY, min, max and percentileDisc (openCypher 9, "Orderability"; Neo4j 5 for points,
/// durations, maps and paths): by type in the order of <see cref="ValueKind"/>, numbers together with NaN last among them, null
/// last of all. Two values compare as 0 exactly when they are equivalent.
/// </summary>
public sealed class ValueOrder : IComparer<CypherValue>
{
    private ValueOrder()
    {
    }

    /// <summary>The ascending order.</summary>
    public static ValueOrder Ascending { get; } = new();

    /// <summary>A negative, zero or positive number as <paramref name="x"/> is before, equivalent to or after <paramref name="y"/>.</summary>
    public int Compare(CypherValue x, CypherValue y) => CompareValues(x, y);

    /// <summary>A negative, zero or positive number as <paramref name="left"/> is before, equivalent to or after <paramref name="right"/>.</summary>
    public static int CompareValues(CypherValue left, CypherValue right)
    {
        var a = left.Kind;
        var b = right.Kind;
        if (a != b)
        {
            if (a == ValueKind.Integer && b == ValueKind.Float)
                return NumberComparison.Compare(left.Bits, right.AsFloat);
            if (a == ValueKind.Float && b == ValueKind.Integer)
                return -NumberComparison.Compare(right.Bits, left.AsFloat);
            if (a == ValueKind.Null)
                return 1;
            if (b == ValueKind.Null)
                return -1;
            return a < b ? -1 : 1;
        }

        switch (a)
        {
            case ValueKind.Null:
                return 0;
            case ValueKind.Float:
                return NumberComparison.Compare(left.AsFloat, right.AsFloat);
            case ValueKind.String:
                return StringOrder.Compare(left.AsString, right.AsString);
            case ValueKind.List:
                return CompareLists(left.AsList, right.AsList);
            case ValueKind.Map:
                return CompareMaps(left.AsMap, right.AsMap);
            case ValueKind.Path:
                return ComparePaths(left.AsPath, right.AsPath);
            case ValueKind.Point:
                return left.AsPoint.CompareTo(right.AsPoint);
            case ValueKind.DateTime:
                return left.AsDateTime.CompareTo(right.AsDateTime);
            case ValueKind.LocalDateTime:
                return left.AsLocalDateTime.CompareTo(right.AsLocalDateTime);
            case ValueKind.Time:
                return left.AsTime.CompareTo(right.AsTime);
            case ValueKind.Duration:
                return left.AsDuration.CompareTo(right.AsDuration);
            default:
                return left.Bits.CompareTo(right.Bits);
        }
    }

    private static int CompareLists(ListValue left, ListValue right)
    {
        var common = Math.Min(left.Count, right.Count);
        for (var i = 0; i < common; i++)
        {
            var order = CompareValues(left[i], right[i]);
            if (order != 0)
                return order;
        }

        return left.Count.CompareTo(right.Count);
    }

    private static int CompareMaps(MapValue left, MapValue right)
    {
        // As Neo4j: by size, then by the sorted names, then by the values in that order.
        if (left.Count != right.Count)
            return left.Count.CompareTo(right.Count);
        var a = SortedKeys(left);
        var b = SortedKeys(right);
        for (var i = 0; i < a.Length; i++)
        {
            var order = StringOrder.Compare(a[i], b[i]);
            if (order != 0)
                return order;
        }

        foreach (var key in a)
        {
            var order = CompareValues(left[key], right[key]);
            if (order != 0)
                return order;
        }

        return 0;
    }

    private static string[] SortedKeys(MapValue map)
    {
        string[] keys = [.. map.Keys];
        Array.Sort(keys, StringOrder.Compare);
        return keys;
    }

    private static int ComparePaths(PathValue left, PathValue right)
    {
        // By the start node, then by the relationships in turn; a path comes before its continuations.
        var order = left.NodeIds[0].CompareTo(right.NodeIds[0]);
        var common = Math.Min(left.Length, right.Length);
        for (var i = 0; i < common && order == 0; i++)
        {
            order = left.RelationshipIds[i].CompareTo(right.RelationshipIds[i]);
            if (order == 0)
                order = left.NodeIds[i + 1].CompareTo(right.NodeIds[i + 1]);
        }

        return order != 0 ? order : left.Length.CompareTo(right.Length);
    }
}
