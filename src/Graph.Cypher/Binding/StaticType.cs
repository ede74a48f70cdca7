using Graph.Cypher.Values;

namespace Graph.Cypher.Binding;

/// <summary>
/// What is known of an expression's value before the query runs. It is an upper bound: a value of another kind is impossible. Null is
/// always possible.
/// </summary>
/// <param name="kinds">The possible kinds; <see cref="ValueKinds.Null"/> is dropped, <see cref="ValueKinds.None"/> means that only null is possible.</param>
/// <param name="element">The type of the elements where <paramref name="kinds"/> allows a list; null when nothing is known of them.</param>
public sealed class StaticType(ValueKinds kinds, StaticType? element = null) : IEquatable<StaticType>
{
    /// <summary>The possible kinds, without null.</summary>
    public ValueKinds Kinds { get; } = kinds & ~ValueKinds.Null;

    /// <summary>The type of the elements where a list is possible; null when nothing is known of them.</summary>
    public StaticType? Element { get; } = element;

    /// <summary>Anything.</summary>
    public static StaticType Any { get; } = new(ValueKinds.Any);

    /// <summary>Only null.</summary>
    public static StaticType Null { get; } = new(ValueKinds.None);

    /// <summary>A boolean.</summary>
    public static StaticType Boolean { get; } = new(ValueKinds.Boolean);

    /// <summary>An integer.</summary>
    public static StaticType Integer { get; } = new(ValueKinds.Integer);

    /// <summary>A float.</summary>
    public static StaticType Float { get; } = new(ValueKinds.Float);

    /// <summary>An integer or float.</summary>
    public static StaticType Number { get; } = new(ValueKinds.Number);

    /// <summary>A string.</summary>
    public static StaticType String { get; } = new(ValueKinds.String);

    /// <summary>A map.</summary>
    public static StaticType Map { get; } = new(ValueKinds.Map);

    /// <summary>A node.</summary>
    public static StaticType Node { get; } = new(ValueKinds.Node);

    /// <summary>A relationship.</summary>
    public static StaticType Relationship { get; } = new(ValueKinds.Relationship);

    /// <summary>A path.</summary>
    public static StaticType Path { get; } = new(ValueKinds.Path);

    /// <summary>A list of anything.</summary>
    public static StaticType List { get; } = new(ValueKinds.List);

    /// <summary>A list whose elements are of type <paramref name="element"/>.</summary>
    public static StaticType ListOf(StaticType element) => new(ValueKinds.List, element);

    /// <summary>The type of an element of the list; anything when unknown or when the value need not be a list.</summary>
    public StaticType ElementOrAny => Element ?? Any;

    /// <summary>True when a value of one of <paramref name="kinds"/>, or null, is possible.</summary>
    public bool Allows(ValueKinds kinds) => Kinds == ValueKinds.None || (Kinds & kinds) != 0;

    /// <summary>True when every possible value other than null is one of <paramref name="kinds"/>, and there is one.</summary>
    public bool IsOnly(ValueKinds kinds) => Kinds != ValueKinds.None && (Kinds & ~kinds) == 0;

    /// <summary>The least type that includes both.</summary>
    public static StaticType Union(StaticType left, StaticType right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (left.Equals(right))
        {
            return left;
        }

        bool leftList = (left.Kinds & ValueKinds.List) != 0;
        bool rightList = (right.Kinds & ValueKinds.List) != 0;
        StaticType? element = (leftList, rightList) switch
        {
            (true, true) => left.Element is { } a && right.Element is { } b ? Union(a, b) : null,
            (true, false) => left.Element,
            (false, true) => right.Element,
            _ => null,
        };
        return new StaticType(left.Kinds | right.Kinds, element);
    }

    /// <inheritdoc/>
    public bool Equals(StaticType? other) => other is not null && Kinds == other.Kinds && Equals(Element, other.Element);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StaticType);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kinds, Element);

    /// <summary>The type as users know it: <c>INTEGER</c>, <c>LIST&lt;STRING&gt;</c>, <c>INTEGER | FLOAT</c>, <c>ANY</c>, <c>NULL</c>.</summary>
    public override string ToString()
    {
        if (Kinds == Any.Kinds)
        {
            return "ANY";
        }

        if (Kinds == ValueKinds.None)
        {
            return "NULL";
        }

        var names = new List<string>();
        foreach ((ValueKinds kind, string name) in Names)
        {
            if ((Kinds & kind) != 0)
            {
                names.Add(kind == ValueKinds.List && Element is not null ? $"LIST<{Element}>" : name);
            }
        }

        return string.Join(" | ", names);
    }

    private static readonly (ValueKinds Kind, string Name)[] Names =
    [
        (ValueKinds.Boolean, "BOOLEAN"),
        (ValueKinds.Integer, "INTEGER"),
        (ValueKinds.Float, "FLOAT"),
        (ValueKinds.String, "STRING"),
        (ValueKinds.List, "LIST<ANY>"),
        (ValueKinds.Map, "MAP"),
        (ValueKinds.Node, "NODE"),
        (ValueKinds.Relationship, "RELATIONSHIP"),
        (ValueKinds.Path, "PATH"),
        (ValueKinds.Point, "POINT"),
        (ValueKinds.Date, "DATE"),
        (ValueKinds.LocalTime, "LOCAL TIME"),
        (ValueKinds.Time, "ZONED TIME"),
        (ValueKinds.LocalDateTime, "LOCAL DATETIME"),
        (ValueKinds.DateTime, "ZONED DATETIME"),
        (ValueKinds.Duration, "DURATION"),
    ];
}
