using System.Globalization;
using Graph.Cypher.Values;

namespace Graph.Cypher.Temporal;

/// <summary>
/// Adding durations to instants and calculating with durations. The parts of a duration are applied from the largest to the
/// smallest; a day of the month that does not exist becomes the last of the month. Part of a month that has to become days counts
/// as a part of 30.436875 days, the mean of the Gregorian calendar (as Neo4j does).
/// </summary>
internal static class TemporalArithmetic
{
    private const decimal DaysPerMonth = 30.436875m;

    public static bool TryAdd(CypherValue left, CypherValue right, out CypherValue result)
    {
        if (right.Kind == ValueKind.Duration)
            return TryMove(left, right.AsDuration, out result);
        if (left.Kind == ValueKind.Duration)
            return TryMove(right, left.AsDuration, out result);
        result = CypherValue.Null;
        return false;
    }

    public static bool TrySubtract(CypherValue left, CypherValue right, out CypherValue result)
    {
        if (right.Kind == ValueKind.Duration)
            return TryMove(left, Negate(right.AsDuration), out result);
        result = CypherValue.Null;
        return false;
    }

    public static DurationValue Add(DurationValue left, DurationValue right) => Guard(() => Make(
        checked(left.Months + right.Months),
        checked(left.Days + right.Days),
        (Int128)left.Seconds + right.Seconds,
        (Int128)left.Nanos + right.Nanos));

    public static DurationValue Negate(DurationValue duration) => Guard(() => Make(
        checked(-duration.Months),
        checked(-duration.Days),
        -(Int128)duration.Seconds,
        -(Int128)duration.Nanos));

    public static DurationValue Multiply(DurationValue duration, CypherValue factor)
    {
        if (factor.IsInteger)
        {
            var times = factor.AsInteger;
            return Guard(() => Make(
                checked(duration.Months * times),
                checked(duration.Days * times),
                (Int128)duration.Seconds * times,
                (Int128)duration.Nanos * times));
        }

        var number = ToDecimal(factor.AsFloat);
        return Guard(() => Approximate(duration.Months * number, duration.Days * number, SecondsOf(duration) * number));
    }

    public static DurationValue Divide(DurationValue duration, CypherValue divisor)
    {
        if (divisor.AsNumber == 0)
            throw CypherRuntimeException.DivisionByZero();
        var number = divisor.IsInteger ? divisor.AsInteger : ToDecimal(divisor.AsFloat);
        return Guard(() => Approximate(duration.Months / number, duration.Days / number, SecondsOf(duration) / number));
    }

    /// <summary>A duration of parts that need not be whole: what is left of a part goes to the next smaller one.</summary>
    public static DurationValue Approximate(decimal months, decimal days, decimal seconds)
    {
        var wholeMonths = decimal.Truncate(months);
        days += (months - wholeMonths) * DaysPerMonth;
        var wholeDays = decimal.Truncate(days);
        seconds += (days - wholeDays) * IsoCalendar.SecondsPerDay;
        var wholeSeconds = decimal.Truncate(seconds);
        var nanos = decimal.Truncate((seconds - wholeSeconds) * IsoCalendar.NanosPerSecond);
        return Make((long)wholeMonths, (long)wholeDays, (Int128)wholeSeconds, (Int128)nanos);
    }

    /// <summary>A duration with the nanoseconds brought into 0..999,999,999.</summary>
    /// <exception cref="OverflowException">The seconds do not fit into 64 bits.</exception>
    public static DurationValue Make(long months, long days, Int128 seconds, Int128 nanos)
    {
        var carry = nanos / IsoCalendar.NanosPerSecond;
        var rest = nanos % IsoCalendar.NanosPerSecond;
        if (rest < 0)
        {
            rest += IsoCalendar.NanosPerSecond;
            carry--;
        }

        return new DurationValue(months, days, checked((long)(seconds + carry)), (int)rest);
    }

    /// <summary>Turns the overflow of a computation of durations into the error of the language.</summary>
    public static DurationValue Guard(Func<DurationValue> computation)
    {
        try
        {
            return computation();
        }
        catch (OverflowException)
        {
            throw new CypherRuntimeException(CypherErrorCategory.ArithmeticError, "NumberOutOfRange", "The duration has a part that does not fit into 64 bits.");
        }
    }

    public static decimal ToDecimal(double number)
    {
        if (double.IsFinite(number) && decimal.TryParse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
            return exact;
        throw CypherRuntimeException.OutOfRange($"{ValueText.OfFloat(number)} cannot be used with a duration.");
    }

    public static DateValue AddMonths(DateValue date, long months)
    {
        if (months == 0)
            return date;
        var (year, month, day) = IsoCalendar.FromEpochDay(date.EpochDay);
        var total = (Int128)(year * 12) + (month - 1) + months;
        if (total < (Int128)IsoCalendar.MinYear * 12 || total >= ((Int128)IsoCalendar.MaxYear + 1) * 12)
            throw OutOfCalendar();
        var newYear = IsoCalendar.FloorDiv((long)total, 12);
        var newMonth = (int)((long)total - (newYear * 12)) + 1;
        return new DateValue(IsoCalendar.ToEpochDay(newYear, newMonth, Math.Min(day, IsoCalendar.DaysInMonth(newYear, newMonth))));
    }

    public static DateValue AddDays(DateValue date, long days)
    {
        if (days > IsoCalendar.MaxEpochDay - IsoCalendar.MinEpochDay || days < IsoCalendar.MinEpochDay - IsoCalendar.MaxEpochDay)
            throw OutOfCalendar();
        var day = date.EpochDay + days;
        RequireDay(day);
        return new DateValue(day);
    }

    public static (DateValue Date, LocalTimeValue Time) AddSeconds(DateValue date, LocalTimeValue time, long seconds, int nanos)
    {
        var total = ((Int128)seconds * IsoCalendar.NanosPerSecond) + nanos + time.NanosOfDay;
        var days = total / IsoCalendar.NanosPerDay;
        var rest = total % IsoCalendar.NanosPerDay;
        if (rest < 0)
        {
            rest += IsoCalendar.NanosPerDay;
            days--;
        }

        return (AddDays(date, (long)days), new LocalTimeValue((long)rest));
    }

    public static DateTimeValue Move(DateTimeValue value, long months, long days, long seconds, int nanos)
    {
        var zone = value.Zone;
        if (months != 0)
            value = zone.Resolve(AddMonths(value.Date, months), value.Time, value.OffsetSeconds);
        if (days != 0)
            value = zone.Resolve(AddDays(value.Date, days), value.Time, value.OffsetSeconds);
        if (seconds == 0 && nanos == 0)
            return value;
        var total = value.NanoOfSecond + nanos;
        var epochSecond = (Int128)value.EpochSecond + seconds + (total / IsoCalendar.NanosPerSecond);
        if (epochSecond > (IsoCalendar.MaxEpochDay + 1) * IsoCalendar.SecondsPerDay || epochSecond < (IsoCalendar.MinEpochDay - 1) * IsoCalendar.SecondsPerDay)
            throw OutOfCalendar();
        return zone.At((long)epochSecond, (int)(total % IsoCalendar.NanosPerSecond));
    }

    public static void RequireDay(long epochDay)
    {
        if (epochDay is < IsoCalendar.MinEpochDay or > IsoCalendar.MaxEpochDay)
            throw OutOfCalendar();
    }

    private static bool TryMove(CypherValue value, DurationValue by, out CypherValue result)
    {
        switch (value.Kind)
        {
            case ValueKind.Duration:
                result = CypherValue.Duration(Add(value.AsDuration, by));
                return true;
            case ValueKind.Date:
                // Of the time part only whole days count.
                var wholeDays = (by.Seconds < 0 && by.Nanos > 0 ? by.Seconds + 1 : by.Seconds) / IsoCalendar.SecondsPerDay;
                result = CypherValue.Date(AddDays(AddDays(AddMonths(value.AsDate, by.Months), by.Days), wholeDays));
                return true;
            case ValueKind.LocalTime:
                result = CypherValue.LocalTime(Wrap(value.AsLocalTime, by));
                return true;
            case ValueKind.Time:
                result = CypherValue.Time(new TimeValue(Wrap(value.AsTime.Local, by), value.AsTime.OffsetSeconds));
                return true;
            case ValueKind.LocalDateTime:
                var local = value.AsLocalDateTime;
                var (date, time) = AddSeconds(AddDays(AddMonths(local.Date, by.Months), by.Days), local.Time, by.Seconds, by.Nanos);
                result = CypherValue.LocalDateTime(new LocalDateTimeValue(date, time));
                return true;
            case ValueKind.DateTime:
                result = CypherValue.DateTime(Move(value.AsDateTime, by.Months, by.Days, by.Seconds, by.Nanos));
                return true;
            default:
                result = CypherValue.Null;
                return false;
        }
    }

    private static LocalTimeValue Wrap(LocalTimeValue time, DurationValue by)
    {
        var seconds = by.Seconds % IsoCalendar.SecondsPerDay;
        return new LocalTimeValue(IsoCalendar.FloorMod(time.NanosOfDay + (seconds * IsoCalendar.NanosPerSecond) + by.Nanos, IsoCalendar.NanosPerDay));
    }

    private static decimal SecondsOf(DurationValue duration) => duration.Seconds + (duration.Nanos / (decimal)IsoCalendar.NanosPerSecond);

    private static CypherRuntimeException OutOfCalendar() =>
        CypherRuntimeException.OutOfRange("The date lies outside the years -999,999,999 to 999,999,999.");
}
