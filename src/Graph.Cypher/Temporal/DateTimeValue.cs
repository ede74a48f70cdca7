using System.Text;
using Graph.Cypher.Values;

namespace Graph.Cypher.Temporal;

/// <summary>
/// A date and time of day with an offset, and possibly a named zone (<c>ZONED DATETIME</c>); its sibling without is
/// <see cref="LocalDateTimeValue"/>.
/// </summary>
public sealed partial class DateTimeValue : ReferenceValue, IEquatable<DateTimeValue>, IComparable<DateTimeValue>
{
    internal DateTimeValue(DateValue date, LocalTimeValue time, int offsetSeconds, string? zoneName)
        : base(ValueKind.DateTime)
    {
        Date = date;
        Time = time;
        OffsetSeconds = offsetSeconds;
        ZoneName = zoneName;
    }

    /// <summary>The moment in a zone: <c>Z</c>, an offset such as <c>+08:00</c>, or a name of the tz database.</summary>
    /// <param name="epochSecond">Seconds since 1970-01-01T00:00Z.</param>
    /// <param name="nanos">Nanoseconds to be added, 0 to 999,999,999.</param>
    /// <param name="zone">The zone.</param>
    /// <exception cref="Graph.Cypher.Values.CypherRuntimeException">There is no such zone, or the year is out of range.</exception>
    public static DateTimeValue At(long epochSecond, int nanos, string zone) => ZoneRules.Parse(zone).At(epochSecond, nanos);

    /// <summary>The moment of a .NET value at its offset.</summary>
    public static DateTimeValue Of(DateTimeOffset moment)
    {
        var ticks = moment.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;
        var second = IsoCalendar.FloorDiv(ticks, TimeSpan.TicksPerSecond);
        return ZoneRules.OfOffset((int)moment.Offset.TotalSeconds).At(second, (int)((ticks - (second * TimeSpan.TicksPerSecond)) * 100));
    }

    /// <summary>The date at the offset.</summary>
    public DateValue Date { get; }

    /// <summary>The time of day at the offset.</summary>
    public LocalTimeValue Time { get; }

    /// <summary>Seconds east of UTC, −64,800 to 64,800.</summary>
    public int OffsetSeconds { get; }

    /// <summary>The name of the zone in the tz database, such as <c>Europe/Stockholm</c>; null when there is only an offset.</summary>
    public string? ZoneName { get; }

    /// <summary>The rules of the zone; those of the bare offset when there is no named zone.</summary>
    internal ZoneRules Zone => ZoneName is null ? ZoneRules.OfOffset(OffsetSeconds) : ZoneDatabase.Find(ZoneName)!;

    /// <summary>Seconds since 1970-01-01T00:00Z, rounded down.</summary>
    public long EpochSecond => (Date.EpochDay * IsoCalendar.SecondsPerDay) + (Time.NanosOfDay / IsoCalendar.NanosPerSecond) - OffsetSeconds;

    /// <summary>Nanoseconds of the second, 0 to 999,999,999.</summary>
    public int NanoOfSecond => (int)(Time.NanosOfDay % IsoCalendar.NanosPerSecond);

    /// <summary>Whether both are the same moment written with the same offset and zone, as Neo4j 5 defines it.</summary>
    public bool Equals(DateTimeValue? other) =>
        other is not null && Date == other.Date && Time == other.Time && OffsetSeconds == other.OffsetSeconds
        && string.Equals(ZoneName, other.ZoneName);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DateTimeValue);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Date.EpochDay, Time.NanosOfDay, OffsetSeconds, ZoneName?.GetHashCode(StringComparison.Ordinal));

    /// <summary>The order of the moments, then of the offsets, then a bare offset before a named zone, then of the zones' names.</summary>
    public int CompareTo(DateTimeValue? other)
    {
        if (other is null)
            return 1;
        var order = EpochSecond.CompareTo(other.EpochSecond);
        if (order == 0)
            order = NanoOfSecond.CompareTo(other.NanoOfSecond);
        if (order == 0)
            order = OffsetSeconds.CompareTo(other.OffsetSeconds);
        return order != 0 ? order : string.CompareOrdinal(ZoneName, other.ZoneName);
    }

    /// <summary>ISO 8601 text, as <c>toString()</c> gives it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(40);
        TemporalText.WriteDate(text, Date);
        text.Append('T');
        TemporalText.WriteTime(text, Time);
        TemporalText.WriteOffset(text, OffsetSeconds);
        if (ZoneName is not null)
            text.Append('[').Append(ZoneName).Append(']');
        return text.ToString();
    }

    /// <summary>Whether two values are the same.</summary>
    public static bool operator ==(DateTimeValue? left, DateTimeValue? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two values differ.</summary>
    public static bool operator !=(DateTimeValue? left, DateTimeValue? right) => !(left == right);

    /// <summary>Whether the left value comes first in the order of values.</summary>
    public static bool operator <(DateTimeValue left, DateTimeValue right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left value comes last in the order of values.</summary>
    public static bool operator >(DateTimeValue left, DateTimeValue right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left value does not come after the right one.</summary>
    public static bool operator <=(DateTimeValue left, DateTimeValue right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left value does not come before the right one.</summary>
    public static bool operator >=(DateTimeValue left, DateTimeValue right) => left.CompareTo(right) >= 0;
}
