using Graph.Cypher.Values;

namespace Graph.Cypher.Comparison;

/// <summary>
/// The <c>=</c> of the language: true, false, or unknown (null) when a null takes part (openCypher 9, "Equality and
/// comparability"). Never throws: values of different types are unequal.
/// </summary>
public static class ValueEquality
{
    /// <summary>Whether two values are equal; null when that is unknown.</summary>
    public static bool? AreEqual(CypherValue left, CypherValue right)
    {
        var a = left.Reference;
        var b = right.Reference;
        if (a is null || b is null)
            return null;
        if (ReferenceEquals(a, b))
        {
            // Both are integers, booleans, dates, local times or entities of one graph: the payload decides. Lists and maps
            // may hold null and NaN, so they are compared below even with themselves.
            switch (left.Kind)
            {
                case ValueKind.Float:
                    return left.AsFloat == right.AsFloat;
                case ValueKind.List or ValueKind.Map:
                    break;
                default:
                    return left.Bits == right.Bits;
            }
        }

        if (a is string s)
            return b is string t && string.Equals(s, t);
        switch (left.Kind)
        {
            case ValueKind.Integer:
                return right.IsFloat && NumberComparison.AreEqual(left.Bits, right.AsFloat);
            case ValueKind.Float:
                return right.IsInteger && NumberComparison.AreEqual(right.Bits, left.AsFloat);
            case ValueKind.List:
                return right.IsList ? AreEqual(left.AsList, right.AsList) : false;
            case ValueKind.Map:
                return right.IsMap ? AreEqual(left.AsMap, right.AsMap) : false;
            default:
                return ValueEquivalence.AreEquivalent(left, right);
        }
    }

    private static bool? AreEqual(ListValue left, ListValue right)
    {
        if (left.Count != right.Count)
            return false;
        bool? result = true;
        for (var i = 0; i < left.Count; i++)
        {
            var equal = AreEqual(left[i], right[i]);
            if (equal == false)
                return false;
            if (equal is null)
                result = null;
        }

        return result;
    }

    private static bool? AreEqual(MapValue left, MapValue right)
    {
        if (left.Count != right.Count)
            return false;
        bool? result = true;
        for (var i = 0; i < left.Count; i++)
        {
            if (!right.TryGet(left.Keys[i], out var other))
                return false;
            var equal = AreEqual(left.Values[i], other);
            if (equal == false)
                return false;
            if (equal is null)
                result = null;
        }

        return result;
    }

    /// <summary>
    /// <c>element IN list</c>: true when an element equals it, null when that is unknown, false otherwise. A null list is null.
    /// </summary>
    /// <exception cref="CypherRuntimeException">The right side is neither a list nor null.</exception>
    public static bool? IsIn(CypherValue element, CypherValue list)
    {
        if (list.IsNull)
            return null;
        if (!list.IsList)
            throw CypherRuntimeException.Type($"IN expected a List on its right side but got {ValueText.Describe(list)}.");
        var items = list.AsList.Items;
        if (element.IsNull)
            return items.IsEmpty ? false : null;
        bool? result = false;
        foreach (var item in items)
        {
            var equal = AreEqual(element, item);
            if (equal == true)
                return true;
            if (equal is null)
                result = null;
        }

        return result;
    }
}
