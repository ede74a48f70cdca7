using Graph.Cypher.Values;

namespace Graph.Cypher.Temporal;

/// <summary>
/// Makes temporal values of maps of components, by the rules of Neo4j 5: components are given from the largest on without gaps,
/// or replace those of a base value (<c>date</c>, <c>time</c>, <c>datetime</c>); a base that has a zone is first changed in its
/// zone and then moved to the zone that is given.
/// </summary>
internal static class TemporalConstruction
{
    public static DateValue Date(TemporalComponents components)
    {
        components.Refuse("hour", "minute", "second", "millisecond", "microsecond", "nanosecond", "time", "datetime", "epochSeconds", "epochMillis", "timezone");
        return DatePart(components, BaseDate(components, "date"));
    }

    public static LocalTimeValue LocalTime(TemporalComponents components)
    {
        RefuseDate(components);
        components.Refuse("timezone");
        var given = components.Get("time");
        return TimePart(components, given.IsNull ? null : LocalTimeOf(given, "time"), required: true);
    }

    public static TimeValue Time(TemporalComponents components, Func<ZoneRules, int> offsetNow, ZoneRules defaultZone)
    {
        RefuseDate(components);
        var given = components.Get("time");
        var local = TimePart(components, given.IsNull ? null : LocalTimeOf(given, "time"), required: true);
        var zone = components.Zone();
        int? offset = given.Kind switch
        {
            ValueKind.Time => given.AsTime.OffsetSeconds,
            ValueKind.DateTime => given.AsDateTime.OffsetSeconds,
            _ => null,
        };
        if (offset is not { } known)
            return new TimeValue(local, offsetNow(zone ?? defaultZone));
        if (zone is null)
            return new TimeValue(local, known);
        var moved = offsetNow(zone);
        return new TimeValue(Shift(local, moved - known), moved);
    }

    public static LocalDateTimeValue LocalDateTime(TemporalComponents components)
    {
        components.Refuse("timezone", "epochSeconds", "epochMillis");
        var (date, time) = Bases(components);
        return new LocalDateTimeValue(DatePart(components, date), TimePart(components, time, required: false));
    }

    public static DateTimeValue DateTime(TemporalComponents components, ZoneRules defaultZone)
    {
        var zone = components.Zone();
        var epoch = Epoch(components);
        DateValue? baseDate;
        LocalTimeValue? baseTime;
        DateTimeValue? zoned = epoch;
        if (epoch is not null)
        {
            components.Refuse("date", "time", "datetime");
            (baseDate, baseTime) = (epoch.Date, epoch.Time);
        }
        else
        {
            (baseDate, baseTime) = Bases(components);
            var withZone = components.Has("datetime") ? components.Get("datetime") : components.Get("time");
            if (withZone.Kind == ValueKind.DateTime)
                zoned = withZone.AsDateTime;
            else if (withZone.Kind == ValueKind.Time)
                zoned = new DateTimeValue(default, default, withZone.AsTime.OffsetSeconds, null);
        }

        var date = DatePart(components, baseDate);
        var time = TimePart(components, baseTime, required: false);
        if (zoned is null)
            return (zone ?? defaultZone).Resolve(date, time);
        var value = zoned.Zone.Resolve(date, time, zoned.OffsetSeconds);
        return zone is null ? value : zone.At(value.EpochSecond, value.NanoOfSecond);
    }

    public static DurationValue Duration(MapValue map)
    {
        if (map.Count == 0)
            throw CypherRuntimeException.Argument("duration() needs at least one component, such as {days: 1}.");
        decimal months = 0, days = 0, seconds = 0;
        for (var i = 0; i < map.Count; i++)
        {
            var value = map.Values[i];
            if (!value.IsNumber)
                throw CypherRuntimeException.Argument($"duration() needs a number for {map.Keys[i]}, not {ValueText.Describe(value)}.");
            var number = value.IsInteger ? value.AsInteger : TemporalArithmetic.ToDecimal(value.AsFloat);
            switch (map.Keys[i].ToLowerInvariant())
            {
                case "years":
                    months += number * 12;
                    break;
                case "months":
                    months += number;
                    break;
                case "weeks":
                    days += number * 7;
                    break;
                case "days":
                    days += number;
                    break;
                case "hours":
                    seconds += number * 3600;
                    break;
                case "minutes":
                    seconds += number * 60;
                    break;
                case "seconds":
                    seconds += number;
                    break;
                case "milliseconds":
                    seconds += number / 1_000;
                    break;
                case "microseconds":
                    seconds += number / 1_000_000;
                    break;
                case "nanoseconds":
                    seconds += number / 1_000_000_000;
                    break;
                default:
                    throw CypherRuntimeException.Argument($"duration() does not know the component {map.Keys[i]}.");
            }
        }

        return TemporalArithmetic.Guard(() => TemporalArithmetic.Approximate(months, days, seconds));
    }

    /// <summary>The date that components give, changing a base where there is one.</summary>
    public static DateValue DatePart(TemporalComponents components, DateValue? given)
    {
        var year = components.Integer("year", IsoCalendar.MinYear, IsoCalendar.MaxYear);
        var byMonth = components.HasAny("month", "day");
        var byWeek = components.HasAny("week", "dayOfWeek");
        var byQuarter = components.HasAny("quarter", "dayOfQuarter");
        var byOrdinal = components.Has("ordinalDay");
        if ((byMonth ? 1 : 0) + (byWeek ? 1 : 0) + (byQuarter ? 1 : 0) + (byOrdinal ? 1 : 0) > 1)
            throw components.Conflict(byMonth ? "month and day" : byWeek ? "week and dayOfWeek" : "quarter and dayOfQuarter", byOrdinal ? "ordinalDay" : byQuarter ? "quarter and dayOfQuarter" : "week and dayOfWeek");
        if (given is null)
        {
            if (year is null)
                throw components.Missing("year", "no base date");
            if (components.Has("day") && !components.Has("month"))
                throw components.Missing("month", "day");
            if (components.Has("dayOfWeek") && !components.Has("week"))
                throw components.Missing("week", "dayOfWeek");
            if (components.Has("dayOfQuarter") && !components.Has("quarter"))
                throw components.Missing("quarter", "dayOfQuarter");
        }

        if (byWeek)
        {
            var weekYear = year ?? given!.Value.Week.WeekYear;
            var week = components.Integer("week", 1, 53) ?? given!.Value.Week.Week;
            var dayOfWeek = components.Integer("dayOfWeek", 1, 7) ?? (given is { } kept ? IsoCalendar.DayOfWeek(kept.EpochDay) : 1);
            return Checked(IsoCalendar.FirstWeekMonday(weekYear) + ((week - 1) * 7) + dayOfWeek - 1);
        }

        var start = given is { } date
            ? year is { } replaced ? WithYear(date, replaced) : date
            : new DateValue(IsoCalendar.ToEpochDay(year!.Value, 1, 1));
        if (byOrdinal)
        {
            var (ordinalYear, _, _) = IsoCalendar.FromEpochDay(start.EpochDay);
            var ordinal = components.Integer("ordinalDay", 1, IsoCalendar.DaysInYear(ordinalYear))!.Value;
            return new DateValue(IsoCalendar.ToEpochDay(ordinalYear, 1, 1) + ordinal - 1);
        }

        if (byQuarter)
        {
            var (_, startMonth, _) = IsoCalendar.FromEpochDay(start.EpochDay);
            if (components.Integer("quarter", 1, 4) is { } quarter)
                start = TemporalArithmetic.AddMonths(start, (quarter - 1 - ((startMonth - 1) / 3)) * 3);
            var (quarterYear, quarterMonth, _) = IsoCalendar.FromEpochDay(start.EpochDay);
            var first = IsoCalendar.ToEpochDay(quarterYear, ((quarterMonth - 1) / 3 * 3) + 1, 1);
            // As in Neo4j, the 92nd day of a shorter quarter is the first of the next, and the 53rd week of a shorter year likewise.
            return components.Integer("dayOfQuarter", 1, 92) is { } dayOfQuarter ? Checked(first + dayOfQuarter - 1) : start;
        }

        var (y, m, d) = IsoCalendar.FromEpochDay(start.EpochDay);
        if (components.Integer("month", 1, 12) is { } month)
            (m, d) = ((int)month, Math.Min(d, IsoCalendar.DaysInMonth(y, (int)month)));
        var day = components.Integer("day", 1, IsoCalendar.DaysInMonth(y, m)) ?? d;
        return new DateValue(IsoCalendar.ToEpochDay(y, m, (int)day));
    }

    /// <summary>The time of day that components give, changing a base where there is one; midnight without any.</summary>
    public static LocalTimeValue TimePart(TemporalComponents components, LocalTimeValue? given, bool required)
    {
        var subSecond = components.HasAny("millisecond", "microsecond", "nanosecond");
        if (given is null)
        {
            if (subSecond && !components.Has("second"))
                throw components.Missing("second", "a part of a second");
            if (components.Has("second") && !components.Has("minute"))
                throw components.Missing("minute", "second");
            if (components.Has("minute") && !components.Has("hour"))
                throw components.Missing("hour", "minute");
            if (required && !components.Has("hour"))
                throw components.Missing("hour", "no base time");
        }

        var start = (given ?? default).NanosOfDay;
        var hour = components.Integer("hour", 0, 23) ?? start / IsoCalendar.NanosPerHour;
        var minute = components.Integer("minute", 0, 59) ?? start / IsoCalendar.NanosPerMinute % 60;
        var second = components.Integer("second", 0, 59) ?? start / IsoCalendar.NanosPerSecond % 60;
        var nanos = subSecond ? SubSecond(components) : start % IsoCalendar.NanosPerSecond;
        return new LocalTimeValue((hour * IsoCalendar.NanosPerHour) + (minute * IsoCalendar.NanosPerMinute) + (second * IsoCalendar.NanosPerSecond) + nanos);
    }

    /// <summary>The local time of a value that has one.</summary>
    public static LocalTimeValue LocalTimeOf(CypherValue value, string component) => value.Kind switch
    {
        ValueKind.LocalTime => value.AsLocalTime,
        ValueKind.Time => value.AsTime.Local,
        ValueKind.LocalDateTime => value.AsLocalDateTime.Time,
        ValueKind.DateTime => value.AsDateTime.Time,
        _ => throw CypherRuntimeException.Argument($"The component {component} must be a value with a time of day, not {ValueText.Describe(value)}."),
    };

    /// <summary>The date of a value that has one.</summary>
    public static DateValue DateOf(CypherValue value, string component) => value.Kind switch
    {
        ValueKind.Date => value.AsDate,
        ValueKind.LocalDateTime => value.AsLocalDateTime.Date,
        ValueKind.DateTime => value.AsDateTime.Date,
        _ => throw CypherRuntimeException.Argument($"The component {component} must be a value with a date, not {ValueText.Describe(value)}."),
    };

    public static LocalTimeValue Shift(LocalTimeValue time, int seconds) =>
        new(IsoCalendar.FloorMod(time.NanosOfDay + (seconds * IsoCalendar.NanosPerSecond), IsoCalendar.NanosPerDay));

    private static (DateValue? Date, LocalTimeValue? Time) Bases(TemporalComponents components)
    {
        var both = components.Get("datetime");
        if (!both.IsNull)
        {
            if (components.HasAny("date", "time"))
                throw components.Conflict("datetime", components.Has("date") ? "date" : "time");
            if (both.Kind is not (ValueKind.LocalDateTime or ValueKind.DateTime))
                throw CypherRuntimeException.Argument($"The component datetime must be a value with a date and a time of day, not {ValueText.Describe(both)}.");
            return (DateOf(both, "datetime"), LocalTimeOf(both, "datetime"));
        }

        var time = components.Get("time");
        return (BaseDate(components, "date"), time.IsNull ? null : LocalTimeOf(time, "time"));
    }

    private static DateValue? BaseDate(TemporalComponents components, string name)
    {
        var given = components.Get(name);
        return given.IsNull ? null : DateOf(given, name);
    }

    private static DateTimeValue? Epoch(TemporalComponents components)
    {
        const long maxSeconds = IsoCalendar.MaxEpochDay * IsoCalendar.SecondsPerDay;
        var seconds = components.Integer("epochSeconds", -maxSeconds, maxSeconds);
        var millis = components.Integer("epochMillis", long.MinValue, long.MaxValue);
        if (seconds is not null && millis is not null)
            throw components.Conflict("epochSeconds", "epochMillis");
        if (seconds is { } s)
            return ZoneRules.Utc.At(s, 0);
        if (millis is not { } m)
            return null;
        var ofSecond = IsoCalendar.FloorMod(m, 1000);
        return ZoneRules.Utc.At(IsoCalendar.FloorDiv(m, 1000), (int)ofSecond * 1_000_000);
    }

    private static void RefuseDate(TemporalComponents components) =>
        components.Refuse("year", "quarter", "month", "week", "day", "dayOfWeek", "dayOfQuarter", "ordinalDay", "date", "datetime", "epochSeconds", "epochMillis");

    // A smaller part has only the digits that the larger parts leave to it.
    private static long SubSecond(TemporalComponents components)
    {
        var hasMillis = components.Has("millisecond");
        var hasMicros = components.Has("microsecond");
        var millis = components.Integer("millisecond", 0, 999) ?? 0;
        var micros = components.Integer("microsecond", 0, hasMillis ? 999 : 999_999) ?? 0;
        var nanos = components.Integer("nanosecond", 0, hasMicros ? 999 : hasMillis ? 999_999 : 999_999_999) ?? 0;
        return (millis * 1_000_000) + (micros * 1_000) + nanos;
    }

    private static DateValue WithYear(DateValue date, long year)
    {
        var (_, month, day) = IsoCalendar.FromEpochDay(date.EpochDay);
        return new DateValue(IsoCalendar.ToEpochDay(year, month, Math.Min(day, IsoCalendar.DaysInMonth(year, month))));
    }

    private static DateValue Checked(long epochDay)
    {
        TemporalArithmetic.RequireDay(epochDay);
        return new DateValue(epochDay);
    }
}
