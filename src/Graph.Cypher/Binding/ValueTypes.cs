namespace Graph.Cypher.Binding;

/// <summary>The kinds of value that an expression may have, as a set. Null is always possible and is in no set: <see cref="None"/> is the type of <c>null</c>.</summary>
[Flags]
public enum ValueTypes
{
    /// <summary>Only null.</summary>
    None = 0,

    /// <summary>Booleans.</summary>
    Boolean = 1 << 0,

    /// <summary>Integers.</summary>
    Integer = 1 << 1,

    /// <summary>Floats.</summary>
    Float = 1 << 2,

    /// <summary>Strings.</summary>
    String = 1 << 3,

    /// <summary>Lists.</summary>
    List = 1 << 4,

    /// <summary>Maps.</summary>
    Map = 1 << 5,

    /// <summary>Nodes.</summary>
    Node = 1 << 6,

    /// <summary>Relationships.</summary>
    Relationship = 1 << 7,

    /// <summary>Paths.</summary>
    Path = 1 << 8,

    /// <summary>Points.</summary>
    Point = 1 << 9,

    /// <summary>Dates.</summary>
    Date = 1 << 10,

    /// <summary>Times of day without offset.</summary>
    LocalTime = 1 << 11,

    /// <summary>Times of day with offset.</summary>
    Time = 1 << 12,

    /// <summary>Date-times without zone.</summary>
    LocalDateTime = 1 << 13,

    /// <summary>Date-times with zone.</summary>
    DateTime = 1 << 14,

    /// <summary>Durations.</summary>
    Duration = 1 << 15,

    /// <summary>Integers and floats.</summary>
    Number = Integer | Float,

    /// <summary>Nodes and relationships.</summary>
    Entity = Node | Relationship,

    /// <summary>The five temporal instants and durations.</summary>
    Temporal = Date | LocalTime | Time | LocalDateTime | DateTime | Duration,

    /// <summary>Anything.</summary>
    Any = (1 << 16) - 1,
}
