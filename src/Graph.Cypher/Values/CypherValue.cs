using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Graph.Cypher.Comparison;
using Graph.Cypher.Spatial;
using Graph.Cypher.Temporal;

namespace Graph.Cypher.Values;

/// <summary>
/// Any value of a query, in 16 bytes: a reference and a 64-bit payload. Null, booleans, integers, floats, dates, local times,
/// nodes and relationships need no allocation. The default is <see cref="Null"/>. Immutable and safe to share between threads.
/// </summary>
/// <remarks>
/// <see cref="Equals(CypherValue)"/> and <see cref="GetHashCode"/> are <em>equivalence</em>, as DISTINCT and grouping need it
/// (null is equivalent to null, NaN to NaN, 1 to 1.0); the <c>=</c> of the language, with its unknown outcome, is
/// <see cref="ValueEquality"/>, and the order of ORDER BY is <see cref="ValueOrder"/>.
/// </remarks>
public readonly struct CypherValue : IEquatable<CypherValue>
{
    private readonly object? _reference;
    private readonly long _bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private CypherValue(object? reference, long bits)
    {
        _reference = reference;
        _bits = bits;
    }

    /// <summary>The null value.</summary>
    public static CypherValue Null => default;

    /// <summary>The boolean true.</summary>
    public static CypherValue True => new(PayloadMarker.Boolean, 1);

    /// <summary>The boolean false.</summary>
    public static CypherValue False => new(PayloadMarker.Boolean, 0);

    /// <summary>The type of the value.</summary>
    public ValueKind Kind
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var reference = _reference;
            if (reference is null)
                return ValueKind.Null;
            return reference.GetType() == typeof(string) ? ValueKind.String : Unsafe.As<ReferenceValue>(reference).Kind;
        }
    }

    /// <summary>Whether the value is null.</summary>
    public bool IsNull => _reference is null;

    /// <summary>Whether the value is an integer.</summary>
    public bool IsInteger => ReferenceEquals(_reference, PayloadMarker.Integer);

    /// <summary>Whether the value is a float.</summary>
    public bool IsFloat => ReferenceEquals(_reference, PayloadMarker.Float);

    /// <summary>Whether the value is an integer or a float.</summary>
    public bool IsNumber => IsInteger || IsFloat;

    /// <summary>Whether the value is a boolean.</summary>
    public bool IsBoolean => ReferenceEquals(_reference, PayloadMarker.Boolean);

    /// <summary>Whether the value is the boolean true; false for null and for other types.</summary>
    public bool IsTrue => ReferenceEquals(_reference, PayloadMarker.Boolean) && _bits != 0;

    /// <summary>Whether the value is the boolean false; false for null and for other types.</summary>
    public bool IsFalse => ReferenceEquals(_reference, PayloadMarker.Boolean) && _bits == 0;

    /// <summary>Whether the value is a string.</summary>
    public bool IsString => _reference is string;

    /// <summary>Whether the value is a list.</summary>
    public bool IsList => _reference is ListValue;

    /// <summary>Whether the value is a map.</summary>
    public bool IsMap => _reference is MapValue;

    /// <summary>Whether the value is a node or a relationship.</summary>
    public bool IsEntity => _reference is EntityMarker;

    /// <summary>The boolean; throws <see cref="InvalidOperationException"/> for another kind, as all accessors here do.</summary>
    public bool AsBoolean => IsBoolean ? _bits != 0 : Wrong<bool>(ValueKind.Boolean);

    /// <summary>The integer.</summary>
    public long AsInteger => IsInteger ? _bits : Wrong<long>(ValueKind.Integer);

    /// <summary>The float.</summary>
    public double AsFloat => IsFloat ? BitConverter.Int64BitsToDouble(_bits) : Wrong<double>(ValueKind.Float);

    /// <summary>The integer or float as a float; an integer beyond 2^53 is rounded.</summary>
    public double AsNumber => IsFloat ? BitConverter.Int64BitsToDouble(_bits) : IsInteger ? _bits : Wrong<double>(ValueKind.Float);

    /// <summary>The string.</summary>
    public string AsString => _reference as string ?? Wrong<string>(ValueKind.String);

    /// <summary>The list.</summary>
    public ListValue AsList => _reference as ListValue ?? Wrong<ListValue>(ValueKind.List);

    /// <summary>The map.</summary>
    public MapValue AsMap => _reference as MapValue ?? Wrong<MapValue>(ValueKind.Map);

    /// <summary>The path.</summary>
    public PathValue AsPath => _reference as PathValue ?? Wrong<PathValue>(ValueKind.Path);

    /// <summary>The point.</summary>
    public PointValue AsPoint => _reference as PointValue ?? Wrong<PointValue>(ValueKind.Point);

    /// <summary>The date.</summary>
    public DateValue AsDate => ReferenceEquals(_reference, PayloadMarker.Date) ? new DateValue(_bits) : Wrong<DateValue>(ValueKind.Date);

    /// <summary>The time of day.</summary>
    public LocalTimeValue AsLocalTime => ReferenceEquals(_reference, PayloadMarker.LocalTime) ? new LocalTimeValue(_bits) : Wrong<LocalTimeValue>(ValueKind.LocalTime);

    /// <summary>The time of day with offset.</summary>
    public TimeValue AsTime => _reference as TimeValue ?? Wrong<TimeValue>(ValueKind.Time);

    /// <summary>The date and time.</summary>
    public LocalDateTimeValue AsLocalDateTime => _reference as LocalDateTimeValue ?? Wrong<LocalDateTimeValue>(ValueKind.LocalDateTime);

    /// <summary>The date and time with zone.</summary>
    public DateTimeValue AsDateTime => _reference as DateTimeValue ?? Wrong<DateTimeValue>(ValueKind.DateTime);

    /// <summary>The duration.</summary>
    public DurationValue AsDuration => _reference as DurationValue ?? Wrong<DurationValue>(ValueKind.Duration);

    /// <summary>The internal id of a node or a relationship.</summary>
    public int EntityId => _reference is EntityMarker ? (int)_bits : Wrong<int>(ValueKind.Node);

    /// <summary>The graph of a node or a relationship.</summary>
    public EntityDomain Domain => _reference is EntityMarker marker ? marker.Domain : Wrong<EntityDomain>(ValueKind.Node);

    /// <summary>The reference part; for comparison of identities within the engine.</summary>
    internal object? Reference => _reference;

    /// <summary>The 64-bit part, to be read by kind; no check.</summary>
    internal long Bits => _bits;

    /// <summary>A boolean.</summary>
    public static CypherValue Boolean(bool value) => new(PayloadMarker.Boolean, value ? 1 : 0);

    /// <summary>A boolean, or null when unknown.</summary>
    public static CypherValue Boolean(bool? value) => value is { } known ? Boolean(known) : Null;

    /// <summary>An integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CypherValue Integer(long value) => new(PayloadMarker.Integer, value);

    /// <summary>A float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CypherValue Float(double value) => new(PayloadMarker.Float, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A string; null gives <see cref="Null"/>.</summary>
    public static CypherValue String(string? value) => new(value, 0);

    /// <summary>A list; null gives <see cref="Null"/>.</summary>
    public static CypherValue List(ListValue? value) => new(value, 0);

    /// <summary>A list of the given elements.</summary>
    public static CypherValue ListOf(params ReadOnlySpan<CypherValue> items) => new(ListValue.Of(items), 0);

    /// <summary>A map; null gives <see cref="Null"/>.</summary>
    public static CypherValue Map(MapValue? value) => new(value, 0);

    /// <summary>A path; null gives <see cref="Null"/>.</summary>
    public static CypherValue Path(PathValue? value) => new(value, 0);

    /// <summary>A point; null gives <see cref="Null"/>.</summary>
    public static CypherValue Point(PointValue? value) => new(value, 0);

    /// <summary>A date.</summary>
    public static CypherValue Date(DateValue value) => new(PayloadMarker.Date, value.EpochDay);

    /// <summary>A time of day.</summary>
    public static CypherValue LocalTime(LocalTimeValue value) => new(PayloadMarker.LocalTime, value.NanosOfDay);

    /// <summary>A time of day with offset; null gives <see cref="Null"/>.</summary>
    public static CypherValue Time(TimeValue? value) => new(value, 0);

    /// <summary>A date and time; null gives <see cref="Null"/>.</summary>
    public static CypherValue LocalDateTime(LocalDateTimeValue? value) => new(value, 0);

    /// <summary>A date and time with zone; null gives <see cref="Null"/>.</summary>
    public static CypherValue DateTime(DateTimeValue? value) => new(value, 0);

    /// <summary>A duration; null gives <see cref="Null"/>.</summary>
    public static CypherValue Duration(DurationValue? value) => new(value, 0);

    /// <summary>A node by its internal id.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CypherValue Node(EntityDomain domain, int nodeId) => new(domain.Nodes, nodeId);

    /// <summary>A relationship by its internal id.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CypherValue Relationship(EntityDomain domain, int relationshipId) => new(domain.Relationships, relationshipId);

    /// <summary>Equivalence, as DISTINCT and grouping need it.</summary>
    public bool Equals(CypherValue other) => ValueEquivalence.AreEquivalent(this, other);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is CypherValue other && Equals(other);

    /// <summary>A hash that agrees with equivalence.</summary>
    public override int GetHashCode() => ValueEquivalence.HashOf(this);

    /// <summary>Equivalence, not the <c>=</c> of the language.</summary>
    public static bool operator ==(CypherValue left, CypherValue right) => left.Equals(right);

    /// <summary>The opposite of equivalence.</summary>
    public static bool operator !=(CypherValue left, CypherValue right) => !left.Equals(right);

    /// <summary>The value as Cypher literal text.</summary>
    public override string ToString() => ValueText.ToCypher(this);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private T Wrong<T>(ValueKind expected) => throw new InvalidOperationException($"The value is of kind {Kind}, not {expected}.");
}
