namespace Graph.Cypher.Values;

/// <summary>Says how the 64-bit payload of a <see cref="CypherValue"/> is to be read; one instance for each such kind.</summary>
internal sealed class PayloadMarker : ReferenceValue
{
    public static readonly PayloadMarker Boolean = new(ValueKind.Boolean);
    public static readonly PayloadMarker Integer = new(ValueKind.Integer);
    public static readonly PayloadMarker Float = new(ValueKind.Float);

    /// <summary>Payload: days since 1970-01-01.</summary>
    public static readonly PayloadMarker Date = new(ValueKind.Date);

    /// <summary>Payload: nanoseconds since midnight.</summary>
    public static readonly PayloadMarker LocalTime = new(ValueKind.LocalTime);

    private PayloadMarker(ValueKind kind)
        : base(kind)
    {
    }
}
