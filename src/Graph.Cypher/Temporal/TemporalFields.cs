using System.Collections.Frozen;
using System.Text;
using Graph.Cypher.Values;

namespace Graph.Cypher.Temporal;

/// <summary>The fields of temporal values that queries read as properties: <c>d.year</c>, <c>t.offset</c>, <c>x.monthsOfYear</c>.</summary>
internal static class TemporalFields
{
    private static readonly FrozenDictionary<string, string> Canonical = new[]
    {
        "year", "month", "day", "quarter", "week", "weekYear", "dayOfQuarter", "quarterDay", "ordinalDay", "weekDay", "dayOfWeek",
        "hour", "minute", "second", "millisecond", "microsecond", "nanosecond", "timezone", "offset", "offsetMinutes",
        "offsetSeconds", "epochSeconds", "epochMillis", "years", "quarters", "months", "weeks", "days", "hours", "minutes",
        "seconds", "milliseconds", "microseconds", "nanoseconds", "quartersOfYear", "monthsOfYear", "monthsOfQuarter", "daysOfWeek",
        "minutesOfHour", "secondsOfMinute", "millisecondsOfSecond", "microsecondsOfSecond", "nanosecondsOfSecond",
    }.ToFrozenDictionary(name => name, StringComparer.OrdinalIgnoreCase);

    /// <summary>A field.</summary>
    /// <exception cref="CypherRuntimeException">The kind of value has no such field.</exception>
    public static CypherValue Get(CypherValue value, string key)
    {
        if (Find(value, key) is { } field)
            return field;
        // Names are compared without regard to case, which is rarely needed.
        if (Canonical.TryGetValue(key, out var name) && Find(value, name) is { } found)
            return found;
        throw CypherRuntimeException.Argument($"A {ValueTypes.NameOf(value.Kind)} has no field {key}.");
    }

    private static CypherValue? Find(CypherValue value, string key)
    {
        switch (value.Kind)
        {
            case ValueKind.Date:
                return OfDate(value.AsDate, key);
            case ValueKind.LocalTime:
                return OfTime(value.AsLocalTime, key);
            case ValueKind.Time:
                return OfTime(value.AsTime.Local, key) ?? OfOffset(value.AsTime.OffsetSeconds, null, key);
            case ValueKind.LocalDateTime:
                return OfDate(value.AsLocalDateTime.Date, key) ?? OfTime(value.AsLocalDateTime.Time, key);
            case ValueKind.DateTime:
                var zoned = value.AsDateTime;
                return OfDate(zoned.Date, key) ?? OfTime(zoned.Time, key) ?? OfOffset(zoned.OffsetSeconds, zoned.ZoneName, key) ?? OfEpoch(zoned, key);
            default:
                return OfDuration(value.AsDuration, key);
        }
    }

    private static CypherValue? OfDate(DateValue date, string key)
    {
        var (year, month, day) = IsoCalendar.FromEpochDay(date.EpochDay);
        switch (key)
        {
            case "year":
                return CypherValue.Integer(year);
            case "month":
                return CypherValue.Integer(month);
            case "day":
                return CypherValue.Integer(day);
            case "quarter":
                return CypherValue.Integer(((month - 1) / 3) + 1);
            case "week":
                return CypherValue.Integer(date.Week.Week);
            case "weekYear":
                return CypherValue.Integer(date.Week.WeekYear);
            case "dayOfQuarter" or "quarterDay":
                return CypherValue.Integer(date.EpochDay - IsoCalendar.ToEpochDay(year, ((month - 1) / 3 * 3) + 1, 1) + 1);
            case "ordinalDay":
                return CypherValue.Integer(date.EpochDay - IsoCalendar.ToEpochDay(year, 1, 1) + 1);
            case "weekDay" or "dayOfWeek":
                return CypherValue.Integer(IsoCalendar.DayOfWeek(date.EpochDay));
            default:
                return null;
        }
    }

    private static CypherValue? OfTime(LocalTimeValue time, string key)
    {
        var nanos = time.NanosOfDay;
        return key switch
        {
            "hour" => CypherValue.Integer(nanos / IsoCalendar.NanosPerHour),
            "minute" => CypherValue.Integer(nanos / IsoCalendar.NanosPerMinute % 60),
            "second" => CypherValue.Integer(nanos / IsoCalendar.NanosPerSecond % 60),
            "millisecond" => CypherValue.Integer(nanos / 1_000_000 % 1_000),
            "microsecond" => CypherValue.Integer(nanos / 1_000 % 1_000_000),
            "nanosecond" => CypherValue.Integer(nanos % IsoCalendar.NanosPerSecond),
            _ => null,
        };
    }

    private static CypherValue? OfOffset(int seconds, string? zone, string key) => key switch
    {
        "timezone" => CypherValue.String(zone ?? OffsetText(seconds)),
        "offset" => CypherValue.String(OffsetText(seconds)),
        "offsetMinutes" => CypherValue.Integer(seconds / 60),
        "offsetSeconds" => CypherValue.Integer(seconds),
        _ => null,
    };

    private static CypherValue? OfEpoch(DateTimeValue value, string key) => key switch
    {
        "epochSeconds" => CypherValue.Integer(value.EpochSecond),
        "epochMillis" => CypherValue.Integer(Whole(((Int128)value.EpochSecond * 1_000) + (value.NanoOfSecond / 1_000_000), key)),
        _ => null,
    };

    private static CypherValue? OfDuration(DurationValue value, string key)
    {
        var months = value.Months;
        var days = value.Days;
        var seconds = value.Seconds;
        var nanos = value.Nanos;
        switch (key)
        {
            case "years":
                return CypherValue.Integer(months / 12);
            case "quarters":
                return CypherValue.Integer(months / 3);
            case "months":
                return CypherValue.Integer(months);
            case "weeks":
                return CypherValue.Integer(days / 7);
            case "days":
                return CypherValue.Integer(days);
            case "hours":
                return CypherValue.Integer(seconds / 3600);
            case "minutes":
                return CypherValue.Integer(seconds / 60);
            case "seconds":
                return CypherValue.Integer(seconds);
            case "milliseconds":
                return CypherValue.Integer(Whole(((Int128)seconds * 1_000) + (nanos / 1_000_000), key));
            case "microseconds":
                return CypherValue.Integer(Whole(((Int128)seconds * 1_000_000) + (nanos / 1_000), key));
            case "nanoseconds":
                return CypherValue.Integer(Whole(((Int128)seconds * 1_000_000_000) + nanos, key));
            case "quartersOfYear":
                return CypherValue.Integer(months / 3 % 4);
            case "monthsOfYear":
                return CypherValue.Integer(months % 12);
            case "monthsOfQuarter":
                return CypherValue.Integer(months % 3);
            case "daysOfWeek":
                return CypherValue.Integer(days % 7);
            case "minutesOfHour":
                return CypherValue.Integer(seconds / 60 % 60);
            case "secondsOfMinute":
                return CypherValue.Integer(seconds % 60);
            case "millisecondsOfSecond":
                return CypherValue.Integer(nanos / 1_000_000);
            case "microsecondsOfSecond":
                return CypherValue.Integer(nanos / 1_000);
            case "nanosecondsOfSecond":
                return CypherValue.Integer(nanos);
            default:
                return null;
        }
    }

    private static string OffsetText(int seconds)
    {
        var text = new StringBuilder(9);
        TemporalText.WriteOffset(text, seconds);
        return text.ToString();
    }

    private static long Whole(Int128 number, string key) => number >= long.MinValue && number <= long.MaxValue
        ? (long)number
        : throw CypherRuntimeException.Overflow($"The field {key} does not fit into a 64-bit integer.");
}
