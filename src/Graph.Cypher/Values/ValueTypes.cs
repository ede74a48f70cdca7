using Graph.Cypher.Syntax.Ast;

namespace Graph.Cypher.Values;

/// <summary>Types at run time: <c>x IS :: TYPE</c> and <c>valueType()</c>.</summary>
public static class ValueTypes
{
    // The order in which Neo4j lists the members of a union.
    private static readonly ValueKind[] UnionOrder =
    [
        ValueKind.Boolean, ValueKind.String, ValueKind.Integer, ValueKind.Float, ValueKind.Date, ValueKind.LocalTime, ValueKind.Time,
        ValueKind.LocalDateTime, ValueKind.DateTime, ValueKind.Duration, ValueKind.Point, ValueKind.Node, ValueKind.Relationship,
        ValueKind.Map, ValueKind.List, ValueKind.Path,
    ];

    /// <summary>
    /// Whether a value is of a type. Null is of every type without NOT NULL; the elements of a list must all be of the inner type.
    /// </summary>
    public static bool Is(CypherValue value, TypeReference type)
    {
        switch (type)
        {
            case NamedTypeReference named:
                return value.IsNull ? !named.NotNull && named.Name != TypeName.Nothing : IsNamed(value, named.Name);
            case ListTypeReference list:
                if (value.IsNull)
                    return !list.NotNull;
                if (!value.IsList)
                    return false;
                foreach (var item in value.AsList.Items)
                {
                    if (!Is(item, list.Inner))
                        return false;
                }

                return true;
            case UnionTypeReference union:
                foreach (var member in union.Members)
                {
                    if (Is(value, member))
                        return true;
                }

                return false;
            default:
                throw new ArgumentException($"Unknown type reference {type.GetType().Name}.", nameof(type));
        }
    }

    /// <summary>The most precise type as text: <c>INTEGER NOT NULL</c>, <c>LIST&lt;STRING NOT NULL&gt; NOT NULL</c>, <c>NULL</c>.</summary>
    public static string TypeTextOf(CypherValue value)
    {
        if (value.IsNull)
            return "NULL";
        return value.IsList ? $"LIST<{InnerTypeText(value.AsList)}> NOT NULL" : $"{NameOf(value.Kind)} NOT NULL";
    }

    /// <summary>The name of the type of a kind of value in the language: <c>ZONED DATETIME</c>; <c>LIST&lt;ANY&gt;</c> for lists.</summary>
    public static string NameOf(ValueKind kind) => kind switch
    {
        ValueKind.DateTime => "ZONED DATETIME",
        ValueKind.LocalDateTime => "LOCAL DATETIME",
        ValueKind.Time => "ZONED TIME",
        ValueKind.LocalTime => "LOCAL TIME",
        ValueKind.List => "LIST<ANY>",
        _ => kind.ToString().ToUpperInvariant(),
    };

    private static bool IsNamed(CypherValue value, TypeName name) => name switch
    {
        TypeName.Any => true,
        TypeName.Boolean => value.Kind == ValueKind.Boolean,
        TypeName.String => value.Kind == ValueKind.String,
        TypeName.Integer => value.Kind == ValueKind.Integer,
        TypeName.Float => value.Kind == ValueKind.Float,
        TypeName.Date => value.Kind == ValueKind.Date,
        TypeName.LocalTime => value.Kind == ValueKind.LocalTime,
        TypeName.ZonedTime => value.Kind == ValueKind.Time,
        TypeName.LocalDateTime => value.Kind == ValueKind.LocalDateTime,
        TypeName.ZonedDateTime => value.Kind == ValueKind.DateTime,
        TypeName.Duration => value.Kind == ValueKind.Duration,
        TypeName.Point => value.Kind == ValueKind.Point,
        TypeName.Node => value.Kind == ValueKind.Node,
        TypeName.Relationship => value.Kind == ValueKind.Relationship,
        TypeName.Map => value.Kind == ValueKind.Map,
        TypeName.List => value.Kind == ValueKind.List,
        TypeName.Path => value.Kind == ValueKind.Path,
        TypeName.PropertyValue => IsStorable(value),
        _ => false,
    };

    // A property holds a simple value, or a list of simple values of one kind, numbers being one, without nulls.
    private static bool IsStorable(CypherValue value)
    {
        if (value.Kind is ValueKind.Map or ValueKind.Node or ValueKind.Relationship or ValueKind.Path or ValueKind.Null)
            return false;
        if (!value.IsList)
            return true;
        var items = value.AsList.Items;
        foreach (var item in items)
        {
            if (item.IsList || !IsStorable(item) || (item.Kind != items[0].Kind && !(item.IsNumber && items[0].IsNumber)))
                return false;
        }

        return true;
    }

    private static string InnerTypeText(ListValue list)
    {
        if (list.Count == 0)
            return "NOTHING";
        var nullable = false;
        var kinds = new HashSet<ValueKind>();
        var lists = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var item in list.Items)
        {
            if (item.IsNull)
                nullable = true;
            else if (item.IsList)
                lists.Add(InnerTypeText(item.AsList));
            else
                kinds.Add(item.Kind);
        }

        // The empty list is of every list type.
        if (lists.Count > 1)
            lists.Remove("NOTHING");
        var suffix = nullable ? "" : " NOT NULL";
        var members = new List<string>();
        foreach (var kind in UnionOrder)
        {
            if (kind == ValueKind.List)
                members.AddRange(lists.OrderBy(inner => inner, ListInnerOrder).Select(inner => $"LIST<{inner}>{suffix}"));
            else if (kinds.Contains(kind))
                members.Add(NameOf(kind) + suffix);
        }

        return members.Count == 0 ? "NULL" : string.Join(" | ", members);
    }

    private static readonly Comparer<string> ListInnerOrder = Comparer<string>.Create(static (left, right) =>
    {
        var order = Rank(left).CompareTo(Rank(right));
        return order != 0 ? order : string.CompareOrdinal(left, right);
    });

    private static int Rank(string type)
    {
        for (var i = 0; i < UnionOrder.Length; i++)
        {
            if (type.StartsWith(UnionOrder[i] == ValueKind.List ? "LIST<" : NameOf(UnionOrder[i]), StringComparison.Ordinal))
                return i;
        }

        return -1;
    }
}
