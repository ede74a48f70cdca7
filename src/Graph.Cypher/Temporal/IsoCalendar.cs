namespace Graph.Cypher.Temporal;

/// <summary>
/// The proleptic ISO calendar as arithmetic on days since 1970-01-01, for years −999,999,999 to 999,999,999. The conversions are
/// the usual ones over eras of 400 years with the year starting in March.
/// </summary>
internal static class IsoCalendar
{
    public const long MinYear = -999_999_999;
    public const long MaxYear = 999_999_999;
    public const long MinEpochDay = -365_243_219_162;
    public const long MaxEpochDay = 365_241_780_471;
    public const long NanosPerSecond = 1_000_000_000;
    public const long NanosPerMinute = 60 * NanosPerSecond;
    public const long NanosPerHour = 60 * NanosPerMinute;
    public const long NanosPerDay = 24 * NanosPerHour;
    public const long SecondsPerDay = 86_400;

    private const long DaysPerEra = 146_097;

    // From 0000-03-01 to 1970-01-01.
    private const long EpochShift = 719_468;

    public static bool IsLeap(long year) => (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);

    public static int DaysInMonth(long year, int month) => month switch
    {
        2 => IsLeap(year) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    public static int DaysInYear(long year) => IsLeap(year) ? 366 : 365;

    /// <summary>The day number of a date whose parts are known to be valid.</summary>
    public static long ToEpochDay(long year, int month, int day)
    {
        var y = month <= 2 ? year - 1 : year;
        var era = FloorDiv(y, 400);
        var yearOfEra = y - (era * 400);
        var dayOfYear = ((153 * (month + (month > 2 ? -3 : 9))) + 2) / 5 + day - 1;
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * DaysPerEra) + dayOfEra - EpochShift;
    }

    /// <summary>Year, month and day of a day number.</summary>
    public static (long Year, int Month, int Day) FromEpochDay(long epochDay)
    {
        var z = epochDay + EpochShift;
        var era = FloorDiv(z, DaysPerEra);
        var dayOfEra = z - (era * DaysPerEra);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36524) - (dayOfEra / 146096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var shifted = ((5 * dayOfYear) + 2) / 153;
        var day = (int)(dayOfYear - (((153 * shifted) + 2) / 5) + 1);
        var month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
        var year = yearOfEra + (era * 400) + (month <= 2 ? 1 : 0);
        return (year, month, day);
    }

    /// <summary>The ISO day of the week, 1 for Monday to 7 for Sunday.</summary>
    public static int DayOfWeek(long epochDay) => (int)FloorMod(epochDay + 3, 7) + 1;

    /// <summary>The Monday of the first ISO week of a week year, the one with the year's first Thursday.</summary>
    public static long FirstWeekMonday(long weekYear)
    {
        var january4 = ToEpochDay(weekYear, 1, 4);
        return january4 - (DayOfWeek(january4) - 1);
    }

    /// <summary>52 or 53.</summary>
    public static int WeeksInYear(long weekYear) => (int)((FirstWeekMonday(weekYear + 1) - FirstWeekMonday(weekYear)) / 7);

    public static long FloorDiv(long dividend, long divisor)
    {
        var quotient = dividend / divisor;
        return dividend % divisor != 0 && (dividend < 0) != (divisor < 0) ? quotient - 1 : quotient;
    }

    public static long FloorMod(long dividend, long divisor) => dividend - (FloorDiv(dividend, divisor) * divisor);
}
