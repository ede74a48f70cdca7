using System.Text;
namespace Graph.Cypher.Temporal;

/// <summary>A time of day to the nanosecond, without offset; its sibling with an offset is <see cref="TimeValue"/>. The default is midnight.</summary>
public readonly partial struct LocalTimeValue : IEquatable<LocalTimeValue>, IComparable<LocalTimeValue>
{
    /// <summary>The time of a number of nanoseconds since midnight.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or a day or more.</exception>
    public LocalTimeValue(long nanosOfDay)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nanosOfDay);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(nanosOfDay, IsoCalendar.NanosPerDay);
        NanosOfDay = nanosOfDay;
    }

    /// <summary>Nanoseconds since midnight, 0 to 86,399,999,999,999.</summary>
    public long NanosOfDay { get; }

    /// <inheritdoc/>
    public bool Equals(LocalTimeValue other) => NanosOfDay == other.NanosOfDay;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is LocalTimeValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => NanosOfDay.GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(LocalTimeValue other) => NanosOfDay.CompareTo(other.NanosOfDay);

    /// <summary>Whether two times are the same.</summary>
    public static bool operator ==(LocalTimeValue left, LocalTimeValue right) => left.Equals(right);

    /// <summary>Whether two times differ.</summary>
    public static bool operator !=(LocalTimeValue left, LocalTimeValue right) => !left.Equals(right);

    /// <summary>Whether the left time is earlier.</summary>
    public static bool operator <(LocalTimeValue left, LocalTimeValue right) => left.NanosOfDay < right.NanosOfDay;

    /// <summary>Whether the left time is later.</summary>
    public static bool operator >(LocalTimeValue left, LocalTimeValue right) => left.NanosOfDay > right.NanosOfDay;

    /// <summary>Whether the left time is not later.</summary>
    public static bool operator <=(LocalTimeValue left, LocalTimeValue right) => left.NanosOfDay <= right.NanosOfDay;

    /// <summary>Whether the left time is not earlier.</summary>
    public static bool operator >=(LocalTimeValue left, LocalTimeValue right) => left.NanosOfDay >= right.NanosOfDay;

    /// <summary>ISO 8601 text, as <c>toString()</c> gives it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(40);
        TemporalText.WriteTime(text, this);
        return text.ToString();
    }
}
