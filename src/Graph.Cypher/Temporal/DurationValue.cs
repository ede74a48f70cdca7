using System.Text;
using Graph.Cypher.Values;

namespace Graph.Cypher.Temporal;

/// <summary>
/// A span of time in four parts that are not converted into each other: months, days, seconds, and nanoseconds of a second.
/// </summary>
public sealed partial class DurationValue : ReferenceValue, IEquatable<DurationValue>, IComparable<DurationValue>
{
    /// <summary>Makes a duration of its parts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The nanoseconds are outside 0 to 999,999,999.</exception>
    public DurationValue(long months, long days, long seconds, int nanos)
        : base(ValueKind.Duration)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nanos);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(nanos, (int)IsoCalendar.NanosPerSecond);
        Months = months;
        Days = days;
        Seconds = seconds;
        Nanos = nanos;
    }

    /// <summary>Calendar months; twelve are a year.</summary>
    public long Months { get; }

    /// <summary>Calendar days; not always 24 hours.</summary>
    public long Days { get; }

    /// <summary>Whole seconds, rounded down; negative for a negative time part.</summary>
    public long Seconds { get; }

    /// <summary>Nanoseconds to be added to <see cref="Seconds"/>, 0 to 999,999,999.</summary>
    public int Nanos { get; }

    // The mean length of a Gregorian month, by which durations are put in order.
    internal const long SecondsPerMonth = 2_629_746;

    /// <summary>The duration of no time.</summary>
    public static DurationValue Zero { get; } = new(0, 0, 0, 0);

    /// <summary>Whether all four parts are the same; P1D is not PT24H.</summary>
    public bool Equals(DurationValue? other) =>
        other is not null && Months == other.Months && Days == other.Days && Seconds == other.Seconds && Nanos == other.Nanos;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DurationValue);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Months, Days, Seconds, Nanos);

    /// <summary>The order by mean length, then by the parts from the largest; for ORDER BY only, as <c>&lt;</c> of durations is null.</summary>
    public int CompareTo(DurationValue? other)
    {
        if (other is null)
            return 1;
        var order = MeanSeconds.CompareTo(other.MeanSeconds);
        if (order == 0)
            order = Nanos.CompareTo(other.Nanos);
        if (order == 0)
            order = Months.CompareTo(other.Months);
        return order != 0 ? order : Days.CompareTo(other.Days);
    }

    private Int128 MeanSeconds => ((Int128)Months * SecondsPerMonth) + ((Int128)Days * IsoCalendar.SecondsPerDay) + Seconds;

    /// <summary>ISO 8601 text, as <c>toString()</c> gives it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(40);
        TemporalText.WriteDuration(text, this);
        return text.ToString();
    }

    /// <summary>Whether two values are the same.</summary>
    public static bool operator ==(DurationValue? left, DurationValue? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two values differ.</summary>
    public static bool operator !=(DurationValue? left, DurationValue? right) => !(left == right);

    /// <summary>Whether the left value comes first in the order of values.</summary>
    public static bool operator <(DurationValue left, DurationValue right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left value comes last in the order of values.</summary>
    public static bool operator >(DurationValue left, DurationValue right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left value does not come after the right one.</summary>
    public static bool operator <=(DurationValue left, DurationValue right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left value does not come before the right one.</summary>
    public static bool operator >=(DurationValue left, DurationValue right) => left.CompareTo(right) >= 0;
}
