using System.Globalization;
using System.Text;

namespace Graph.Cypher.Temporal;

/// <summary>
/// Writes temporal values as ISO 8601 text in the form Neo4j 5.26 uses: seconds are always written, a fraction only as long as it
/// needs to be, years outside 0000..9999 with a sign, a named zone in brackets after the offset.
/// </summary>
internal static class TemporalText
{
    public static void WriteDate(StringBuilder text, DateValue date)
    {
        var (year, month, day) = IsoCalendar.FromEpochDay(date.EpochDay);
        WriteYear(text, year);
        text.Append('-');
        WriteTwo(text, month);
        text.Append('-');
        WriteTwo(text, day);
    }

    public static void WriteTime(StringBuilder text, LocalTimeValue time)
    {
        var nanos = time.NanosOfDay;
        WriteTwo(text, (int)(nanos / IsoCalendar.NanosPerHour));
        text.Append(':');
        WriteTwo(text, (int)(nanos / IsoCalendar.NanosPerMinute % 60));
        text.Append(':');
        WriteTwo(text, (int)(nanos / IsoCalendar.NanosPerSecond % 60));
        WriteFraction(text, (int)(nanos % IsoCalendar.NanosPerSecond));
    }

    public static void WriteOffset(StringBuilder text, int offsetSeconds)
    {
        if (offsetSeconds == 0)
        {
            text.Append('Z');
            return;
        }

        var seconds = Math.Abs(offsetSeconds);
        text.Append(offsetSeconds < 0 ? '-' : '+');
        WriteTwo(text, seconds / 3600);
        text.Append(':');
        WriteTwo(text, seconds / 60 % 60);
        if (seconds % 60 != 0)
        {
            text.Append(':');
            WriteTwo(text, seconds % 60);
        }
    }

    public static void WriteDuration(StringBuilder text, DurationValue duration)
    {
        var start = text.Length;
        text.Append('P');
        WritePart(text, duration.Months / 12, 'Y');
        WritePart(text, duration.Months % 12, 'M');
        WritePart(text, duration.Days, 'D');
        if (duration.Seconds != 0 || duration.Nanos != 0)
        {
            text.Append('T');
            var seconds = duration.Seconds;
            var nanos = duration.Nanos;
            var negative = seconds < 0;
            if (negative && nanos != 0)
            {
                // Both parts get the sign of the whole: −1 s + 0.25 s is written −0.75.
                seconds++;
                nanos = (int)IsoCalendar.NanosPerSecond - nanos;
            }

            WritePart(text, seconds / 3600, 'H');
            WritePart(text, seconds / 60 % 60, 'M');
            seconds %= 60;
            if (seconds != 0 || nanos != 0)
            {
                if (negative)
                    text.Append('-');
                text.Append(CultureInfo.InvariantCulture, $"{Math.Abs(seconds)}");
                WriteFraction(text, nanos);
                text.Append('S');
            }
        }

        if (text.Length == start + 1)
            text.Append("T0S");
    }

    private static void WriteYear(StringBuilder text, long year)
    {
        if (year > 9999)
            text.Append('+');
        else if (year < 0)
            text.Append('-');
        text.Append(CultureInfo.InvariantCulture, $"{Math.Abs(year):0000}");
    }

    private static void WritePart(StringBuilder text, long amount, char unit)
    {
        if (amount != 0)
            text.Append(CultureInfo.InvariantCulture, $"{amount}{unit}");
    }

    private static void WriteFraction(StringBuilder text, int nanos)
    {
        if (nanos == 0)
            return;
        text.Append('.');
        Span<char> digits = stackalloc char[9];
        for (var i = 8; i >= 0; i--, nanos /= 10)
            digits[i] = (char)('0' + (nanos % 10));
        text.Append(digits.TrimEnd('0'));
    }

    private static void WriteTwo(StringBuilder text, int number) =>
        text.Append((char)('0' + (number / 10))).Append((char)('0' + (number % 10)));
}
