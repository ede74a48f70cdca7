namespace Graph.Cypher.Values;

/// <summary>
/// The run-time type of a <see cref="CypherValue"/>. Apart from <see cref="Null"/>, which sorts last, the numbers are in the
/// ascending order that openCypher and Neo4j 5 give to values of different types; <see cref="Integer"/> and
/// <see cref="Float"/> are one group and are compared by their numeric value.
/// </summary>
public enum ValueKind : byte
{
    /// <summary>The absent or unknown value; the default of <see cref="CypherValue"/>.</summary>
    Null = 0,

    /// <summary>A map from names to values.</summary>
    Map = 1,

    /// <summary>A node of a graph.</summary>
    Node = 2,

    /// <summary>A relationship of a graph.</summary>
    Relationship = 3,

    /// <summary>A list of values.</summary>
    List = 4,

    /// <summary>A path: nodes and the relationships between them.</summary>
    Path = 5,

    /// <summary>A point of one of the four coordinate reference systems.</summary>
    Point = 6,

    /// <summary>A date and time with an offset or a named zone (<c>ZONED DATETIME</c>).</summary>
    DateTime = 7,

    /// <summary>A date and time without zone (<c>LOCAL DATETIME</c>).</summary>
    LocalDateTime = 8,

    /// <summary>A calendar date.</summary>
    Date = 9,

    /// <summary>A time of day with an offset (<c>ZONED TIME</c>).</summary>
    Time = 10,

    /// <summary>A time of day without offset (<c>LOCAL TIME</c>).</summary>
    LocalTime = 11,

    /// <summary>Months, days, seconds and nanoseconds.</summary>
    Duration = 12,

    /// <summary>A string of UTF-16 units.</summary>
    String = 13,

    /// <summary>True or false.</summary>
    Boolean = 14,

    /// <summary>A 64-bit signed integer.</summary>
    Integer = 15,

    /// <summary>A 64-bit IEEE 754 number.</summary>
    Float = 16,
}
