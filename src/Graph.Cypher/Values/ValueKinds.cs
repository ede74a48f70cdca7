namespace Graph.Cypher.Values;

/// <summary>
/// A set of <see cref="ValueKind"/>, for static types and for what a function takes: bit <c>1 &lt;&lt; kind</c>. Null is only in the
/// set where it is written; every parameter also takes null.
/// </summary>
[Flags]
public enum ValueKinds
{
    /// <summary>No kind.</summary>
    None = 0,

    /// <summary>Only null.</summary>
    Null = 1 << ValueKind.Null,

    /// <summary>Maps.</summary>
    Map = 1 << ValueKind.Map,

    /// <summary>Nodes.</summary>
    Node = 1 << ValueKind.Node,

    /// <summary>Relationships.</summary>
    Relationship = 1 << ValueKind.Relationship,

    /// <summary>Lists.</summary>
    List = 1 << ValueKind.List,

    /// <summary>Paths.</summary>
    Path = 1 << ValueKind.Path,

    /// <summary>Points.</summary>
    Point = 1 << ValueKind.Point,

    /// <summary>Zoned date-times.</summary>
    DateTime = 1 << ValueKind.DateTime,

    /// <summary>Local date-times.</summary>
    LocalDateTime = 1 << ValueKind.LocalDateTime,

    /// <summary>Dates.</summary>
    Date = 1 << ValueKind.Date,

    /// <summary>Zoned times.</summary>
    Time = 1 << ValueKind.Time,

    /// <summary>Local times.</summary>
    LocalTime = 1 << ValueKind.LocalTime,

    /// <summary>Durations.</summary>
    Duration = 1 << ValueKind.Duration,

    /// <summary>Strings.</summary>
    String = 1 << ValueKind.String,

    /// <summary>Booleans.</summary>
    Boolean = 1 << ValueKind.Boolean,

    /// <summary>Integers.</summary>
    Integer = 1 << ValueKind.Integer,

    /// <summary>Floats.</summary>
    Float = 1 << ValueKind.Float,

    /// <summary>Integers and floats.</summary>
    Number = Integer | Float,

    /// <summary>The five temporal instants, without duration.</summary>
    Instant = DateTime | LocalDateTime | Date | Time | LocalTime,

    /// <summary>Nodes and relationships.</summary>
    Entity = Node | Relationship,

    /// <summary>Every value, null included.</summary>
    Any = Null | Map | Entity | List | Path | Point | Instant | Duration | String | Boolean | Number,
}
