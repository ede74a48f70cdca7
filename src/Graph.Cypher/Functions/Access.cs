using Graph.Cypher.Temporal;
using Graph.Cypher.Values;

namespace Graph.Cypher.Functions;

/// <summary>Access to parts of values: <c>x.key</c>, <c>x[index]</c> and <c>x[from..to]</c>. Null gives null.</summary>
public static class Access
{
    /// <summary><c>subject.key</c> of a map, node, relationship, point or temporal value.</summary>
    /// <exception cref="CypherRuntimeException">The subject has no properties, or a temporal value or point no such field.</exception>
    public static CypherValue Property(CypherValue subject, string key)
    {
        switch (subject.Kind)
        {
            case ValueKind.Null:
                return CypherValue.Null;
            case ValueKind.Map:
                return subject.AsMap[key];
            case ValueKind.Node:
                return subject.Domain.Source.NodeProperty(subject.EntityId, key);
            case ValueKind.Relationship:
                return subject.Domain.Source.RelationshipProperty(subject.EntityId, key);
            case ValueKind.Point:
                return subject.AsPoint.Field(key);
            case ValueKind.Date or ValueKind.Time or ValueKind.LocalTime or ValueKind.DateTime or ValueKind.LocalDateTime or ValueKind.Duration:
                return TemporalFields.Get(subject, key);
            default:
                throw CypherRuntimeException.Type($"Only a Map, Node, Relationship, Point or temporal value has properties, not {ValueText.Describe(subject)}; asked for .{key}.");
        }
    }

    /// <summary><c>subject[index]</c>: a list by integer, negative from the end, null outside; a map or entity by string.</summary>
    public static CypherValue Subscript(CypherValue subject, CypherValue index)
    {
        if (subject.IsNull || index.IsNull)
            return CypherValue.Null;
        switch (subject.Kind)
        {
            case ValueKind.List:
                if (!index.IsInteger)
                    throw new CypherRuntimeException(CypherErrorCategory.TypeError, "ListElementAccessByNonInteger", $"A list index must be an Integer but got {ValueText.Describe(index)}.");
                var list = subject.AsList;
                var at = index.AsInteger;
                if (at < 0)
                    at += list.Count;
                return at >= 0 && at < list.Count ? list[(int)at] : CypherValue.Null;
            case ValueKind.Map or ValueKind.Node or ValueKind.Relationship:
                if (!index.IsString)
                    throw new CypherRuntimeException(CypherErrorCategory.TypeError, "MapElementAccessByNonString", $"A property name must be a String but got {ValueText.Describe(index)}.");
                return Property(subject, index.AsString);
            default:
                throw new CypherRuntimeException(CypherErrorCategory.TypeError, "InvalidArgumentType", $"Only a List, Map, Node or Relationship can be subscripted, not {ValueText.Describe(subject)}.");
        }
    }

    /// <summary>
    /// <c>subject[from..to]</c>: the elements from <paramref name="from"/> up to but not with <paramref name="to"/>, negative
    /// bounds counted from the end, bounds outside cut. A bound that was written but is null gives null.
    /// </summary>
    /// <param name="subject">A list or null.</param>
    /// <param name="from">The lower bound; C# null when it was not written.</param>
    /// <param name="to">The upper bound; C# null when it was not written.</param>
    public static CypherValue Slice(CypherValue subject, CypherValue? from, CypherValue? to)
    {
        if (subject.IsNull || from is { IsNull: true } || to is { IsNull: true })
            return CypherValue.Null;
        if (!subject.IsList)
            throw CypherRuntimeException.Type($"Only a List can be sliced, not {ValueText.Describe(subject)}.");
        var list = subject.AsList;
        var start = Bound(from, 0, list.Count);
        var end = Bound(to, list.Count, list.Count);
        return CypherValue.List(end <= start ? ListValue.Empty : list.Slice(start, end - start));
    }

    private static int Bound(CypherValue? bound, int unwritten, int count)
    {
        if (bound is not { } value)
            return unwritten;
        if (!value.IsInteger)
            throw new CypherRuntimeException(CypherErrorCategory.TypeError, "ListElementAccessByNonInteger", $"A slice bound must be an Integer but got {ValueText.Describe(value)}.");
        var at = value.AsInteger;
        if (at < 0)
            at += count;
        return (int)Math.Clamp(at, 0, count);
    }
}
