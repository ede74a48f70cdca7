using System.Globalization;
using Graph.Cypher.Values;

namespace Graph.Cypher.Temporal;

/// <summary>
/// Reads temporal values from ISO 8601 text: calendar, week, quarter and ordinal dates, with and without separators and cut
/// from the right; times to the nanosecond; offsets; named zones in brackets.
/// </summary>
internal ref struct TemporalParser
{
    private readonly string _text;
    private int _at;

    private TemporalParser(string text)
    {
        _text = text;
        _at = 0;
    }

    private readonly bool AtEnd => _at >= _text.Length;

    private readonly char Current => _at < _text.Length ? _text[_at] : '\0';

    public static DateValue ParseDate(string text)
    {
        var parser = new TemporalParser(text);
        return parser.TryDate(out var date) && parser.AtEnd ? date : throw Invalid("DATE", text, "2020-01-31, 20200131, 2020-W05-5, 2020-Q1-31 or 2020-031");
    }

    public static LocalTimeValue ParseLocalTime(string text)
    {
        var parser = new TemporalParser(text);
        return parser.TryTime(out var time) && parser.AtEnd ? time : throw Invalid("LOCAL TIME", text, "12:30:15.123 or 123015");
    }

    public static TimeValue ParseTime(string text, ZoneRules defaultZone, Func<ZoneRules, int> offsetOf)
    {
        var parser = new TemporalParser(text);
        if (parser.TryTime(out var time))
        {
            if (parser.AtEnd)
                return new TimeValue(time, offsetOf(defaultZone));
            if (parser.TryOffset(out var offset) && parser.AtEnd)
                return new TimeValue(time, offset);
        }

        throw Invalid("ZONED TIME", text, "12:30:15.123+08:00 or 123015Z");
    }

    public static LocalDateTimeValue ParseLocalDateTime(string text)
    {
        var parser = new TemporalParser(text);
        return parser.TryDateTime(out var date, out var time) && parser.AtEnd
            ? new LocalDateTimeValue(date, time)
            : throw Invalid("LOCAL DATETIME", text, "2020-01-31T12:30:15.123");
    }

    public static DateTimeValue ParseDateTime(string text, ZoneRules defaultZone)
    {
        const string expected = "2020-01-31T12:30:15.123+08:00 or 2020-01-31T12:30[Asia/Shanghai]";
        var parser = new TemporalParser(text);
        if (!parser.TryDateTime(out var date, out var time))
            throw Invalid("ZONED DATETIME", text, expected);
        int? offset = null;
        if (parser.Current is 'Z' or 'z' or '+' or '-')
            offset = parser.TryOffset(out var written) ? written : throw Invalid("ZONED DATETIME", text, expected);
        ZoneRules? zone = null;
        if (parser.Current == '[' && text[^1] == ']')
        {
            zone = ZoneRules.Parse(text[(parser._at + 1)..^1]);
            parser._at = text.Length;
        }

        if (!parser.AtEnd)
            throw Invalid("ZONED DATETIME", text, expected);
        if (zone is null)
            return (offset is { } fixedOffset ? ZoneRules.OfOffset(fixedOffset) : defaultZone).Resolve(date, time);
        var value = zone.Resolve(date, time, offset);
        if (offset is { } asked && value.OffsetSeconds != asked)
            throw CypherRuntimeException.Argument($"{ValueText.Quote(text)} names an offset that {zone.Name ?? "the zone"} does not have at that time; it is {OffsetName(value.OffsetSeconds)} there.");
        return value;
    }

    public static bool TryParseOffset(string text, out int offsetSeconds)
    {
        var parser = new TemporalParser(text);
        return parser.TryOffset(out offsetSeconds) && parser.AtEnd;
    }

    /// <summary>The error of a text that is no value of a type.</summary>
    internal static CypherRuntimeException Invalid(string type, string text, string expected) =>
        CypherRuntimeException.Argument($"{ValueText.Quote(text)} is no {type}; expected a text such as {expected}.");

    private static string OffsetName(int seconds)
    {
        var text = new System.Text.StringBuilder();
        TemporalText.WriteOffset(text, seconds);
        return text.ToString();
    }

    private bool TryDateTime(out DateValue date, out LocalTimeValue time)
    {
        time = default;
        if (!TryDate(out date))
            return false;
        if (Current is not ('T' or 't'))
            return true;
        _at++;
        return TryTime(out time);
    }

    private bool TryDate(out DateValue date)
    {
        date = default;
        var sign = Current is '+' or '-' ? Current : '\0';
        if (sign != '\0')
            _at++;
        var digits = CountDigits();
        if (sign != '\0')
        {
            // A signed year has up to nine digits and needs separators after it.
            if (digits is 0 or > 9)
                return false;
            var year = Take(digits) * (sign == '-' ? -1L : 1L);
            return AtEnd || Current is 'T' or 't' ? TryMake(year, 1, 1, out date) : Current == '-' && TryAfterYear(year, out date);
        }

        switch (digits)
        {
            case 8:
                return TryMake(Take(4), Take(2), Take(2), out date);
            case 7:
                return TryOrdinal(Take(4), Take(3), out date);
            case 6:
                return TryMake(Take(4), Take(2), 1, out date);
            case 4:
                var year = Take(4);
                if (Current is '-' or 'W' or 'w' or 'Q' or 'q')
                    return TryAfterYear(year, out date);
                return TryMake(year, 1, 1, out date);
            default:
                return false;
        }
    }

    // What follows a year: -MM[-DD], -DDD, [-]Www[[-]D], [-]Qq[[-]DD].
    private bool TryAfterYear(long year, out DateValue date)
    {
        date = default;
        var dashed = Current == '-';
        if (dashed)
            _at++;
        switch (Current)
        {
            case 'W' or 'w':
                _at++;
                var weekDigits = CountDigits();
                if (weekDigits is not (2 or 3))
                    return false;
                var week = Take(2);
                var dayOfWeek = 1L;
                if (weekDigits == 3 && !dashed)
                    dayOfWeek = Take(1);
                else if (weekDigits == 3)
                    return false;
                else if (Current == '-' && dashed && !TryTakeAfterDash(1, out dayOfWeek))
                    return false;
                return TryWeek(year, week, dayOfWeek, out date);
            case 'Q' or 'q':
                _at++;
                var quarterDigits = CountDigits();
                if (quarterDigits is not (1 or 3))
                    return false;
                var quarter = Take(1);
                var dayOfQuarter = 1L;
                if (quarterDigits == 3 && !dashed)
                    dayOfQuarter = Take(2);
                else if (quarterDigits == 3)
                    return false;
                else if (Current == '-' && dashed && !TryTakeAfterDash(2, out dayOfQuarter))
                    return false;
                return TryQuarter(year, quarter, dayOfQuarter, out date);
        }

        var digits = CountDigits();
        if (digits == 3)
            return TryOrdinal(year, Take(3), out date);
        if (digits is not (1 or 2))
            return false;
        var month = Take(digits);
        var day = 1L;
        if (Current == '-')
        {
            _at++;
            var dayDigits = CountDigits();
            if (dayDigits is not (1 or 2))
                return false;
            day = Take(dayDigits);
        }

        return TryMake(year, month, day, out date);
    }

    private bool TryTakeAfterDash(int digits, out long number)
    {
        number = 0;
        _at++;
        if (CountDigits() != digits)
            return false;
        number = Take(digits);
        return true;
    }

    private bool TryTime(out LocalTimeValue time)
    {
        time = default;
        long hour, minute = 0, second = 0, nanos = 0;
        var digits = CountDigits();
        var hasSeconds = false;
        if (digits is 1 or 2)
        {
            hour = Take(digits);
            if (Current == ':')
            {
                _at++;
                var minuteDigits = CountDigits();
                if (minuteDigits is not (1 or 2))
                    return false;
                minute = Take(minuteDigits);
                if (Current == ':')
                {
                    _at++;
                    var secondDigits = CountDigits();
                    if (secondDigits is not (1 or 2))
                        return false;
                    second = Take(secondDigits);
                    hasSeconds = true;
                }
            }
        }
        else if (digits is 4 or 6)
        {
            hour = Take(2);
            minute = Take(2);
            hasSeconds = digits == 6;
            if (hasSeconds)
                second = Take(2);
        }
        else
        {
            return false;
        }

        if (hasSeconds && Current is ('.' or ','))
        {
            _at++;
            var fraction = CountDigits();
            if (fraction is 0 or > 9)
                return false;
            nanos = Take(fraction);
            for (; fraction < 9; fraction++)
                nanos *= 10;
        }

        if (hour > 23 || minute > 59 || second > 59)
            return false;
        time = new LocalTimeValue((hour * IsoCalendar.NanosPerHour) + (minute * IsoCalendar.NanosPerMinute) + (second * IsoCalendar.NanosPerSecond) + nanos);
        return true;
    }

    private bool TryOffset(out int offsetSeconds)
    {
        offsetSeconds = 0;
        if (Current is 'Z' or 'z')
        {
            _at++;
            return true;
        }

        if (Current is not ('+' or '-'))
            return false;
        var sign = Current == '-' ? -1 : 1;
        _at++;
        long hours, minutes = 0, seconds = 0;
        switch (CountDigits())
        {
            case 2:
                hours = Take(2);
                if (Current == ':')
                {
                    if (!TryTakeAfterDash(2, out minutes))
                        return false;
                    if (Current == ':' && !TryTakeAfterDash(2, out seconds))
                        return false;
                }

                break;
            case 4:
                hours = Take(2);
                minutes = Take(2);
                break;
            case 6:
                hours = Take(2);
                minutes = Take(2);
                seconds = Take(2);
                break;
            default:
                return false;
        }

        var total = (hours * 3600) + (minutes * 60) + seconds;
        if (minutes > 59 || seconds > 59 || total > ZoneRules.MaxOffsetSeconds)
            return false;
        offsetSeconds = (int)total * sign;
        return true;
    }

    private readonly int CountDigits()
    {
        var end = _at;
        while (end < _text.Length && char.IsAsciiDigit(_text[end]))
            end++;
        return end - _at;
    }

    private long Take(int digits)
    {
        var number = long.Parse(_text.AsSpan(_at, digits), CultureInfo.InvariantCulture);
        _at += digits;
        return number;
    }

    private static bool TryMake(long year, long month, long day, out DateValue date)
    {
        date = default;
        if (year is < IsoCalendar.MinYear or > IsoCalendar.MaxYear || month is < 1 or > 12 || day < 1 || day > IsoCalendar.DaysInMonth(year, (int)month))
            return false;
        date = new DateValue(IsoCalendar.ToEpochDay(year, (int)month, (int)day));
        return true;
    }

    private static bool TryOrdinal(long year, long day, out DateValue date)
    {
        date = default;
        if (day < 1 || day > IsoCalendar.DaysInYear(year))
            return false;
        date = new DateValue(IsoCalendar.ToEpochDay(year, 1, 1) + day - 1);
        return true;
    }

    private static bool TryWeek(long year, long week, long dayOfWeek, out DateValue date)
    {
        date = default;
        if (week < 1 || week > IsoCalendar.WeeksInYear(year) || dayOfWeek is < 1 or > 7)
            return false;
        date = new DateValue(IsoCalendar.FirstWeekMonday(year) + ((week - 1) * 7) + dayOfWeek - 1);
        return true;
    }

    private static bool TryQuarter(long year, long quarter, long dayOfQuarter, out DateValue date)
    {
        date = default;
        if (quarter is < 1 or > 4)
            return false;
        var start = IsoCalendar.ToEpochDay(year, (int)((quarter - 1) * 3) + 1, 1);
        var end = quarter == 4 ? IsoCalendar.ToEpochDay(year + 1, 1, 1) : IsoCalendar.ToEpochDay(year, (int)(quarter * 3) + 1, 1);
        if (dayOfQuarter < 1 || dayOfQuarter > end - start)
            return false;
        date = new DateValue(start + dayOfQuarter - 1);
        return true;
    }
}
