using Graph.Cypher.Values;

namespace Graph.Cypher.Temporal;

/// <summary>
/// <c>….truncate(unit, value, components)</c>: cuts a value to a unit, from <c>millennium</c> to <c>microsecond</c>, and then
/// replaces components. A zone among them replaces the zone without moving the time.
/// </summary>
internal static class TemporalTruncation
{
    public static DateValue Date(string unit, CypherValue value, MapValue? fields)
    {
        var date = Cut(unit, TemporalConstruction.DateOf(value, "of date.truncate()")) ?? throw Unknown(unit, "date");
        if (fields is not { Count: > 0 })
            return date;
        var components = new TemporalComponents(fields, "date.truncate");
        components.Refuse("date", "time", "datetime", "hour", "minute", "second", "millisecond", "microsecond", "nanosecond", "timezone", "epochSeconds", "epochMillis");
        return TemporalConstruction.DatePart(components, date);
    }

    public static LocalTimeValue LocalTime(string unit, CypherValue value, MapValue? fields)
    {
        var time = Cut(unit, TemporalConstruction.LocalTimeOf(value, "of localtime.truncate()")) ?? throw Unknown(unit, "localtime");
        if (fields is not { Count: > 0 })
            return time;
        var components = new TemporalComponents(fields, "localtime.truncate");
        components.Refuse("timezone");
        return TimeOf(components, unit, time);
    }

    public static TimeValue Time(string unit, CypherValue value, MapValue? fields, Func<ZoneRules, int> offsetNow, ZoneRules defaultZone)
    {
        var time = Cut(unit, TemporalConstruction.LocalTimeOf(value, "of time.truncate()")) ?? throw Unknown(unit, "time");
        int? offset = value.Kind switch
        {
            ValueKind.Time => value.AsTime.OffsetSeconds,
            ValueKind.DateTime => value.AsDateTime.OffsetSeconds,
            _ => null,
        };
        if (fields is not { Count: > 0 })
            return new TimeValue(time, offset ?? offsetNow(defaultZone));
        var components = new TemporalComponents(fields, "time.truncate");
        var zone = components.Zone();
        return new TimeValue(TimeOf(components, unit, time), zone is null ? offset ?? offsetNow(defaultZone) : offsetNow(zone));
    }

    public static LocalDateTimeValue LocalDateTime(string unit, CypherValue value, MapValue? fields)
    {
        var (date, time) = CutBoth(unit, value, "localdatetime");
        if (fields is not { Count: > 0 })
            return new LocalDateTimeValue(date, time);
        var components = new TemporalComponents(fields, "localdatetime.truncate");
        components.Refuse("date", "time", "datetime", "timezone", "epochSeconds", "epochMillis");
        return new LocalDateTimeValue(TemporalConstruction.DatePart(components, date), TimeOf(components, unit, time));
    }

    public static DateTimeValue DateTime(string unit, CypherValue value, MapValue? fields, ZoneRules defaultZone)
    {
        var (date, time) = CutBoth(unit, value, "datetime");
        var own = value.Kind == ValueKind.DateTime ? value.AsDateTime : null;
        var zone = own?.Zone ?? defaultZone;
        if (fields is not { Count: > 0 })
            return zone.Resolve(date, time, own?.OffsetSeconds);
        var components = new TemporalComponents(fields, "datetime.truncate");
        components.Refuse("date", "time", "datetime", "epochSeconds", "epochMillis");
        return (components.Zone() ?? zone).Resolve(TemporalConstruction.DatePart(components, date), TimeOf(components, unit, time), own?.OffsetSeconds);
    }

    private static LocalTimeValue TimeOf(TemporalComponents components, string unit, LocalTimeValue time)
    {
        // What is kept of the second stays when a smaller part is replaced.
        var ofSecond = time.NanosOfDay % IsoCalendar.NanosPerSecond;
        var keepMillis = unit == "millisecond" && components.HasAny("microsecond", "nanosecond");
        var keepMicros = unit == "microsecond" && components.Has("nanosecond");
        if ((keepMillis || keepMicros) && !components.Has("millisecond"))
            components.Set("millisecond", ofSecond / 1_000_000);
        if (keepMicros && !components.Has("microsecond"))
            components.Set("microsecond", ofSecond / 1_000 % 1_000);
        return TemporalConstruction.TimePart(components, time, required: false);
    }

    private static (DateValue Date, LocalTimeValue Time) CutBoth(string unit, CypherValue value, string type)
    {
        var date = TemporalConstruction.DateOf(value, $"of {type}.truncate()");
        if (Cut(unit, date) is { } cut)
            return (cut, default);
        var time = value.Kind == ValueKind.Date ? default : TemporalConstruction.LocalTimeOf(value, $"of {type}.truncate()");
        return (date, Cut(unit, time) ?? throw Unknown(unit, type));
    }

    private static DateValue? Cut(string unit, DateValue date)
    {
        var (year, month, _) = IsoCalendar.FromEpochDay(date.EpochDay);
        long day;
        switch (unit)
        {
            case "millennium":
                day = IsoCalendar.ToEpochDay(IsoCalendar.FloorDiv(year, 1000) * 1000, 1, 1);
                break;
            case "century":
                day = IsoCalendar.ToEpochDay(IsoCalendar.FloorDiv(year, 100) * 100, 1, 1);
                break;
            case "decade":
                day = IsoCalendar.ToEpochDay(IsoCalendar.FloorDiv(year, 10) * 10, 1, 1);
                break;
            case "year":
                day = IsoCalendar.ToEpochDay(year, 1, 1);
                break;
            case "weekYear":
                day = IsoCalendar.FirstWeekMonday(date.Week.WeekYear);
                break;
            case "quarter":
                day = IsoCalendar.ToEpochDay(year, ((month - 1) / 3 * 3) + 1, 1);
                break;
            case "month":
                day = IsoCalendar.ToEpochDay(year, month, 1);
                break;
            case "week":
                day = date.EpochDay - (IsoCalendar.DayOfWeek(date.EpochDay) - 1);
                break;
            case "day":
                return date;
            default:
                return null;
        }

        TemporalArithmetic.RequireDay(day);
        return new DateValue(day);
    }

    private static LocalTimeValue? Cut(string unit, LocalTimeValue time)
    {
        var size = unit switch
        {
            "day" => IsoCalendar.NanosPerDay,
            "hour" => IsoCalendar.NanosPerHour,
            "minute" => IsoCalendar.NanosPerMinute,
            "second" => IsoCalendar.NanosPerSecond,
            "millisecond" => 1_000_000,
            "microsecond" => 1_000,
            _ => 0,
        };
        return size == 0 ? null : new LocalTimeValue(time.NanosOfDay - (time.NanosOfDay % size));
    }

    private static CypherRuntimeException Unknown(string unit, string type)
    {
        const string dates = "millennium, century, decade, year, weekYear, quarter, month, week, day";
        const string times = "day, hour, minute, second, millisecond, microsecond";
        var units = type switch
        {
            "date" => dates,
            "time" or "localtime" => times,
            _ => $"{dates}, {times[5..]}",
        };
        return CypherRuntimeException.Argument($"{type}.truncate() does not know the unit {ValueText.Quote(unit)}; it takes {units}.");
    }
}
