namespace Graph.Cypher.Binding;

/// <summary>
/// What is known of an expression's value before the query runs. It is an upper bound: a value of another kind is impossible. Null is
/// always possible.
/// </summary>
/// <param name="Kinds">The possible kinds.</param>
/// <param name="Element">The type of the elements where <see cref="Kinds"/> allows a list; null when nothing is known of them.</param>
public sealed record StaticType(ValueTypes Kinds, StaticType? Element = null)
{
    /// <summary>Anything.</summary>
    public static StaticType Any { get; } = new(ValueTypes.Any);

    /// <summary>Only null.</summary>
    public static StaticType Null { get; } = new(ValueTypes.None);

    /// <summary>A boolean.</summary>
    public static StaticType Boolean { get; } = new(ValueTypes.Boolean);

    /// <summary>An integer.</summary>
    public static StaticType Integer { get; } = new(ValueTypes.Integer);

    /// <summary>A float.</summary>
    public static StaticType Float { get; } = new(ValueTypes.Float);

    /// <summary>An integer or float.</summary>
    public static StaticType Number { get; } = new(ValueTypes.Number);

    /// <summary>A string.</summary>
    public static StaticType String { get; } = new(ValueTypes.String);

    /// <summary>A map.</summary>
    public static StaticType Map { get; } = new(ValueTypes.Map);

    /// <summary>A node.</summary>
    public static StaticType Node { get; } = new(ValueTypes.Node);

    /// <summary>A relationship.</summary>
    public static StaticType Relationship { get; } = new(ValueTypes.Relationship);

    /// <summary>A path.</summary>
    public static StaticType Path { get; } = new(ValueTypes.Path);

    /// <summary>A list of anything.</summary>
    public static StaticType List { get; } = new(ValueTypes.List);

    /// <summary>A list whose elements are of type <paramref name="element"/>.</summary>
    public static StaticType ListOf(StaticType element) => new(ValueTypes.List, element);

    /// <summary>The type of an element of the list; anything when unknown or when the value need not be a list.</summary>
    public StaticType ElementOrAny => Element ?? Any;

    /// <summary>True when a value of one of <paramref name="kinds"/>, or null, is possible.</summary>
    public bool Allows(ValueTypes kinds) => Kinds == ValueTypes.None || (Kinds & kinds) != 0;

    /// <summary>True when every possible value other than null is one of <paramref name="kinds"/>, and there is one.</summary>
    public bool IsOnly(ValueTypes kinds) => Kinds != ValueTypes.None && (Kinds & ~kinds) == 0;

    /// <summary>The least type that includes both.</summary>
    public static StaticType Union(StaticType left, StaticType right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (left.Equals(right))
        {
            return left;
        }

        bool leftList = (left.Kinds & ValueTypes.List) != 0;
        bool rightList = (right.Kinds & ValueTypes.List) != 0;
        StaticType? element = (leftList, rightList) switch
        {
            (true, true) => left.Element is { } a && right.Element is { } b ? Union(a, b) : null,
            (true, false) => left.Element,
            (false, true) => right.Element,
            _ => null,
        };
        return new StaticType(left.Kinds | right.Kinds, element);
    }

    /// <summary>The type as users know it: <c>INTEGER</c>, <c>LIST&lt;STRING&gt;</c>, <c>INTEGER | FLOAT</c>, <c>ANY</c>, <c>NULL</c>.</summary>
    public override string ToString()
    {
        if (Kinds == ValueTypes.Any)
        {
            return "ANY";
        }

        if (Kinds == ValueTypes.None)
        {
            return "NULL";
        }

        var names = new List<string>();
        foreach ((ValueTypes kind, string name) in Names)
        {
            if ((Kinds & kind) != 0)
            {
                names.Add(kind == ValueTypes.List && Element is not null ? $"LIST<{Element}>" : name);
            }
        }

        return string.Join(" | ", names);
    }

    private static readonly (ValueTypes Kind, string Name)[] Names =
    [
        (ValueTypes.Boolean, "BOOLEAN"),
        (ValueTypes.Integer, "INTEGER"),
        (ValueTypes.Float, "FLOAT"),
        (ValueTypes.String, "STRING"),
        (ValueTypes.List, "LIST<ANY>"),
        (ValueTypes.Map, "MAP"),
        (ValueTypes.Node, "NODE"),
        (ValueTypes.Relationship, "RELATIONSHIP"),
        (ValueTypes.Path, "PATH"),
        (ValueTypes.Point, "POINT"),
        (ValueTypes.Date, "DATE"),
        (ValueTypes.LocalTime, "LOCAL TIME"),
        (ValueTypes.Time, "ZONED TIME"),
        (ValueTypes.LocalDateTime, "LOCAL DATETIME"),
        (ValueTypes.DateTime, "ZONED DATETIME"),
        (ValueTypes.Duration, "DURATION"),
    ];
}
