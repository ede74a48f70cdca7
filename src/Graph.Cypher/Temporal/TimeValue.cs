using System.Text;
using Graph.Cypher.Values;

namespace Graph.Cypher.Temporal;

/// <summary>A time of day with an offset from UTC (<c>ZONED TIME</c>); its sibling without is <see cref="LocalTimeValue"/>.</summary>
public sealed partial class TimeValue : ReferenceValue, IEquatable<TimeValue>, IComparable<TimeValue>
{
    /// <summary>Makes a time of day with an offset.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The offset is outside ±18 hours.</exception>
    public TimeValue(LocalTimeValue local, int offsetSeconds)
        : base(ValueKind.Time)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(offsetSeconds), ZoneRules.MaxOffsetSeconds, nameof(offsetSeconds));
        Local = local;
        OffsetSeconds = offsetSeconds;
    }

    /// <summary>The time of day at the offset.</summary>
    public LocalTimeValue Local { get; }

    /// <summary>Seconds east of UTC, −64,800 to 64,800.</summary>
    public int OffsetSeconds { get; }

    /// <summary>Nanoseconds from midnight UTC; negative, or more than a day, when the offset crosses midnight.</summary>
    internal long UtcNanos => Local.NanosOfDay - (OffsetSeconds * IsoCalendar.NanosPerSecond);

    /// <summary>Whether both have the same time of day and the same offset; 12:00Z is not 13:00+01:00.</summary>
    public bool Equals(TimeValue? other) => other is not null && Local == other.Local && OffsetSeconds == other.OffsetSeconds;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TimeValue);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Local.NanosOfDay, OffsetSeconds);

    /// <summary>The order of the moments in UTC, then of the offsets.</summary>
    public int CompareTo(TimeValue? other)
    {
        if (other is null)
            return 1;
        var order = UtcNanos.CompareTo(other.UtcNanos);
        return order != 0 ? order : OffsetSeconds.CompareTo(other.OffsetSeconds);
    }

    /// <summary>ISO 8601 text, as <c>toString()</c> gives it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(40);
        TemporalText.WriteTime(text, Local);
        TemporalText.WriteOffset(text, OffsetSeconds);
        return text.ToString();
    }

    /// <summary>Whether two values are the same.</summary>
    public static bool operator ==(TimeValue? left, TimeValue? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two values differ.</summary>
    public static bool operator !=(TimeValue? left, TimeValue? right) => !(left == right);

    /// <summary>Whether the left value comes first in the order of values.</summary>
    public static bool operator <(TimeValue left, TimeValue right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left value comes last in the order of values.</summary>
    public static bool operator >(TimeValue left, TimeValue right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left value does not come after the right one.</summary>
    public static bool operator <=(TimeValue left, TimeValue right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left value does not come before the right one.</summary>
    public static bool operator >=(TimeValue left, TimeValue right) => left.CompareTo(right) >= 0;
}
