using Graph.Cypher.Values;

namespace Graph.Cypher.Temporal;

/// <summary>
/// <c>duration.between</c>, <c>inMonths</c>, <c>inDays</c> and <c>inSeconds</c>. What one side lacks it takes from the other: a
/// time of day without date counts on the other's date, a value without zone in the other's zone; a date alone is midnight.
/// </summary>
internal static class DurationBetween
{
    private enum Parts
    {
        All,
        Months,
        Days,
        Seconds,
    }

    public static DurationValue Between(CypherValue from, CypherValue to) => Compute(from, to, Parts.All);

    public static DurationValue InMonths(CypherValue from, CypherValue to) => Compute(from, to, Parts.Months);

    public static DurationValue InDays(CypherValue from, CypherValue to) => Compute(from, to, Parts.Days);

    public static DurationValue InSeconds(CypherValue from, CypherValue to) => Compute(from, to, Parts.Seconds);

    private static DurationValue Compute(CypherValue from, CypherValue to, Parts parts)
    {
        RequireInstant(from);
        RequireInstant(to);
        var hasDates = HasDate(from) && HasDate(to);
        var date = hasDates ? default : HasDate(from) ? DateOf(from) : HasDate(to) ? DateOf(to) : default;
        var (fromDate, toDate) = hasDates ? (DateOf(from), DateOf(to)) : (date, date);
        var (fromTime, toTime) = (TimeOf(from), TimeOf(to));

        var fromZone = ZoneOf(from);
        var toZone = ZoneOf(to);
        if (fromZone is null && toZone is null)
            return OfLocal(fromDate, fromTime, toDate, toTime, hasDates, parts);

        var start = (fromZone ?? toZone)!.Resolve(fromDate, fromTime, OffsetOf(from));
        var end = (toZone ?? fromZone)!.Resolve(toDate, toTime, OffsetOf(to));
        // Dates are counted in the zone of the first.
        end = start.Zone.At(end.EpochSecond, end.NanoOfSecond);
        long months = 0, days = 0;
        if (hasDates && parts is (Parts.All or Parts.Months))
            months = MonthsBetween(start.Date, start.Time, end.Date, end.Time);
        if (parts == Parts.All && months != 0)
            start = TemporalArithmetic.Move(start, months, 0, 0, 0);
        if (hasDates && parts is (Parts.All or Parts.Days))
            days = DaysBetween(start.Date, start.Time, end.Date, end.Time);
        if (parts == Parts.All && days != 0)
            start = TemporalArithmetic.Move(start, 0, days, 0, 0);
        if (parts is Parts.Months or Parts.Days)
            return TemporalArithmetic.Make(months, days, 0, 0);
        return TemporalArithmetic.Make(months, days, (Int128)end.EpochSecond - start.EpochSecond, end.NanoOfSecond - start.NanoOfSecond);
    }

    private static DurationValue OfLocal(DateValue fromDate, LocalTimeValue fromTime, DateValue toDate, LocalTimeValue toTime, bool hasDates, Parts parts)
    {
        long months = 0, days = 0;
        if (hasDates && parts is (Parts.All or Parts.Months))
            months = MonthsBetween(fromDate, fromTime, toDate, toTime);
        if (parts == Parts.All)
            fromDate = TemporalArithmetic.AddMonths(fromDate, months);
        if (hasDates && parts is (Parts.All or Parts.Days))
            days = DaysBetween(fromDate, fromTime, toDate, toTime);
        if (parts == Parts.All)
            fromDate = TemporalArithmetic.AddDays(fromDate, days);
        if (parts is Parts.Months or Parts.Days)
            return TemporalArithmetic.Make(months, days, 0, 0);
        var seconds = ((Int128)toDate.EpochDay - fromDate.EpochDay) * IsoCalendar.SecondsPerDay;
        return TemporalArithmetic.Make(months, days, seconds, (Int128)toTime.NanosOfDay - fromTime.NanosOfDay);
    }

    // Whole months, as java.time counts them: a date whose day or time is not yet reached does not count.
    private static long MonthsBetween(DateValue from, LocalTimeValue fromTime, DateValue to, LocalTimeValue toTime)
    {
        var end = to.EpochDay;
        if (end > from.EpochDay && toTime < fromTime)
            end--;
        else if (end < from.EpochDay && toTime > fromTime)
            end++;
        var (y1, m1, d1) = IsoCalendar.FromEpochDay(from.EpochDay);
        var (y2, m2, d2) = IsoCalendar.FromEpochDay(end);
        return ((((y2 * 12) + m2) * 32) + d2 - ((((y1 * 12) + m1) * 32) + d1)) / 32;
    }

    private static long DaysBetween(DateValue from, LocalTimeValue fromTime, DateValue to, LocalTimeValue toTime)
    {
        var days = to.EpochDay - from.EpochDay;
        if (days > 0 && toTime < fromTime)
            return days - 1;
        return days < 0 && toTime > fromTime ? days + 1 : days;
    }

    private static bool HasDate(CypherValue value) => value.Kind is ValueKind.Date or ValueKind.LocalDateTime or ValueKind.DateTime;

    private static DateValue DateOf(CypherValue value) => TemporalConstruction.DateOf(value, "of a duration");

    private static LocalTimeValue TimeOf(CypherValue value) => value.Kind == ValueKind.Date ? default : TemporalConstruction.LocalTimeOf(value, "of a duration");

    private static int? OffsetOf(CypherValue value) => value.Kind switch
    {
        ValueKind.Time => value.AsTime.OffsetSeconds,
        ValueKind.DateTime => value.AsDateTime.OffsetSeconds,
        _ => null,
    };

    private static ZoneRules? ZoneOf(CypherValue value) => value.Kind switch
    {
        ValueKind.Time => ZoneRules.OfOffset(value.AsTime.OffsetSeconds),
        ValueKind.DateTime => value.AsDateTime.Zone,
        _ => null,
    };

    private static void RequireInstant(CypherValue value)
    {
        if (value.Kind is not (ValueKind.Date or ValueKind.LocalTime or ValueKind.Time or ValueKind.LocalDateTime or ValueKind.DateTime))
            throw CypherRuntimeException.Type($"A duration lies between two dates or times, not at {ValueText.Describe(value)}.");
    }
}
