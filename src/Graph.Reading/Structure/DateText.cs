using System.Globalization;

namespace Graph.Reading.Structure;

/// <summary>
/// A calendar date as written. <paramref name="Month"/> and <paramref name="Day"/> are 0 where the text does not give them; the span is half-open in the text searched.
/// </summary>
internal readonly record struct DateMatch(int Start, int End, int Year, int Month, int Day)
{
    /// <summary>The day, or null where only the month or year is given.</summary>
    public DateOnly? Date => Day > 0 ? new DateOnly(Year, Month, Day) : null;

    /// <summary>2026, 2026-06 or 2026-06-11.</summary>
    public string Iso => Day > 0 ? DateText.Iso(new DateOnly(Year, Month, Day))
        : Month > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}")
        : Year.ToString("D4", CultureInfo.InvariantCulture);
}

/// <summary>
/// Finds absolute dates: 2026年6月11日, 二〇二六年六月十一日, 2026-06-11, 2026/6/11, 2026.6.11, 20260611, June 11, 2026, 11 June 2026, and months and years in these forms.
/// Years are 1900–2099. A date that the calendar does not have (2月30日) is no match.
/// </summary>
internal static class DateText
{
    private const string ChineseDigits = "〇一二三四五六七八九";

    private static readonly string[] Months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    public static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>First date at or after <paramref name="from"/>, or null.</summary>
    public static DateMatch? FindFirst(ReadOnlySpan<char> text, int from = 0)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (MatchAt(text, i) is { } match)
            {
                return match;
            }
        }

        return null;
    }

    /// <summary>First date with a day at or after <paramref name="from"/>, or null.</summary>
    public static DateMatch? FindFirstDay(ReadOnlySpan<char> text, int from = 0)
    {
        while (FindFirst(text, from) is { } match)
        {
            if (match.Day > 0)
            {
                return match;
            }

            from = match.End;
        }

        return null;
    }

    /// <summary>The date of a file name; there a month and a day may also be joined or parted in any way: <c>202606 11</c>, <c>2026_06_11</c>.</summary>
    public static DateMatch? InFileName(string name)
    {
        if (FindFirstDay(name) is { } plain)
        {
            return plain;
        }

        var digits = new List<(char Digit, int At)>();
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsAsciiDigit(name[i]))
            {
                digits.Add((name[i], i));
            }
            else if (digits.Count > 0 && name[i] is not (' ' or '-' or '_' or '.' or '年' or '月'))
            {
                if (digits.Count == 8)
                {
                    break;
                }

                digits.Clear();
            }
        }

        if (digits.Count != 8)
        {
            return null;
        }

        var compact = string.Concat(digits.Select(d => d.Digit));
        return Make(digits[0].At, digits[^1].At + 1, Number(compact, 0, 4), Number(compact, 4, 2), Number(compact, 6, 2));
    }

    private static DateMatch? MatchAt(ReadOnlySpan<char> text, int i)
    {
        var c = text[i];
        if (char.IsAsciiDigit(c))
        {
            return i > 0 && (char.IsAsciiDigit(text[i - 1]) || (text[i - 1] == '.' && i > 1 && char.IsAsciiDigit(text[i - 2]))) ? null : MatchDigits(text, i);
        }

        if (c is '二' or '一')
        {
            return MatchChinese(text, i);
        }

        return char.IsAsciiLetter(c) && (i == 0 || !char.IsAsciiLetter(text[i - 1])) ? MatchMonthName(text, i) : null;
    }

    private static DateMatch? MatchDigits(ReadOnlySpan<char> text, int i)
    {
        var length = DigitsAt(text, i);
        if (length == 8)
        {
            return Make(i, i + 8, Number(text, i, 4), Number(text, i + 4, 2), Number(text, i + 6, 2));
        }

        if (length is 1 or 2)
        {
            return MatchDayFirst(text, i, length);
        }

        if (length != 4)
        {
            return null;
        }

        var year = Number(text, i, 4);
        if (year is < 1900 or > 2099)
        {
            return null;
        }

        var at = SkipSpaces(text, i + 4);
        if (at < text.Length && text[at] == '年')
        {
            return MatchAfterYear(text, i, at + 1, year);
        }

        at = i + 4;
        if (at >= text.Length || text[at] is not ('-' or '/' or '.' or '_' or '－' or '．'))
        {
            return null;
        }

        var separator = text[at];
        var monthLength = DigitsAt(text, at + 1);
        if (monthLength is not (1 or 2))
        {
            return null;
        }

        var month = Number(text, at + 1, monthLength);
        var next = at + 1 + monthLength;
        if (next < text.Length && text[next] == separator && DigitsAt(text, next + 1) is 1 or 2)
        {
            var dayLength = DigitsAt(text, next + 1);
            return Make(i, next + 1 + dayLength, year, month, Number(text, next + 1, dayLength));
        }

        // 2026.6 may be an amount, 2026/6 a share; only 2026-06 is surely a month.
        return separator == '-' && monthLength == 2 && month is >= 1 and <= 12 ? new DateMatch(i, next, year, month, 0) : null;
    }

    private static DateMatch? MatchAfterYear(ReadOnlySpan<char> text, int start, int at, int year)
    {
        var yearEnd = at;
        at = SkipSpaces(text, at);
        if (!NumberAt(text, at, '月', out var month, out var afterMonth) || month is < 1 or > 12)
        {
            return new DateMatch(start, yearEnd, year, 0, 0);
        }

        at = SkipSpaces(text, afterMonth);
        if (NumberAt(text, at, '日', out var day, out var afterDay) || NumberAt(text, at, '号', out day, out afterDay) || NumberAt(text, at, '號', out day, out afterDay))
        {
            return Make(start, afterDay, year, month, day);
        }

        return new DateMatch(start, afterMonth, year, month, 0);
    }

    private static DateMatch? MatchChinese(ReadOnlySpan<char> text, int i)
    {
        if (i + 5 > text.Length || text[i + 4] != '年' || (i > 0 && ChineseDigit(text[i - 1]) >= 0))
        {
            return null;
        }

        var year = 0;
        for (var k = 0; k < 4; k++)
        {
            var digit = ChineseDigit(text[i + k]);
            if (digit < 0)
            {
                return null;
            }

            year = (year * 10) + digit;
        }

        return year is >= 1900 and <= 2099 ? MatchAfterYear(text, i, i + 5, year) : null;
    }

    private static DateMatch? MatchMonthName(ReadOnlySpan<char> text, int i)
    {
        var month = MonthName(text, i, out var end);
        if (month == 0)
        {
            return null;
        }

        var at = SkipSpaces(text, end);
        var dayLength = DigitsAt(text, at);
        if (dayLength == 4)
        {
            var monthYear = Number(text, at, 4);
            return monthYear is >= 1900 and <= 2099 ? new DateMatch(i, at + 4, monthYear, month, 0) : null;
        }

        if (dayLength is not (1 or 2))
        {
            return null;
        }

        var day = Number(text, at, dayLength);
        at = SkipSpaces(text, SkipComma(text, SkipOrdinal(text, at + dayLength)));
        return DigitsAt(text, at) == 4 ? Make(i, at + 4, Number(text, at, 4), month, day) : null;
    }

    private static DateMatch? MatchDayFirst(ReadOnlySpan<char> text, int i, int length)
    {
        var at = SkipSpaces(text, SkipOrdinal(text, i + length));
        if (at == i + length || at >= text.Length)
        {
            return null;
        }

        var month = MonthName(text, at, out var end);
        at = SkipSpaces(text, SkipComma(text, end));
        return month > 0 && DigitsAt(text, at) == 4 ? Make(i, at + 4, Number(text, at, 4), month, Number(text, i, length)) : null;
    }

    private static int MonthName(ReadOnlySpan<char> text, int i, out int end)
    {
        end = i;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        var word = text[i..end];
        if (end < text.Length && text[end] == '.')
        {
            end++;
        }

        for (var m = 0; m < 12; m++)
        {
            if (word.Equals(Months[m], StringComparison.OrdinalIgnoreCase) || (word.Length is 3 or 4 && Months[m].AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase)))
            {
                return m + 1;
            }
        }

        return 0;
    }

    private static DateMatch? Make(int start, int end, int year, int month, int day) =>
        year is >= 1900 and <= 2099 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateMatch(start, end, year, month, day)
            : null;

    /// <summary>A number of one or two places, in digits or Chinese, with its unit after it.</summary>
    private static bool NumberAt(ReadOnlySpan<char> text, int at, char unit, out int value, out int end)
    {
        value = 0;
        var i = at;
        if (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            var length = DigitsAt(text, at);
            if (length > 2)
            {
                end = at;
                return false;
            }

            value = Number(text, at, length);
            i = at + length;
        }
        else
        {
            while (i < text.Length && i < at + 3)
            {
                if (text[i] == '十')
                {
                    value = value == 0 ? 10 : value * 10;
                }
                else if (ChineseDigit(text[i]) is >= 0 and var digit)
                {
                    value += digit;
                }
                else
                {
                    break;
                }

                i++;
            }
        }

        var unitAt = SkipSpaces(text, i);
        end = unitAt + 1;
        return i > at && unitAt < text.Length && text[unitAt] == unit;
    }

    private static int ChineseDigit(char c) => c is '零' or '○' or 'Ｏ' or 'O' or '◯' ? 0 : ChineseDigits.IndexOf(c, StringComparison.Ordinal);

    private static int DigitsAt(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end - at;
    }

    private static int Number(ReadOnlySpan<char> text, int at, int length) => int.Parse(text.Slice(at, length), NumberStyles.None, CultureInfo.InvariantCulture);

    private static int SkipSpaces(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (text[at] is ' ' or '\u3000' or '\u00a0'))
        {
            at++;
        }

        return at;
    }

    private static int SkipComma(ReadOnlySpan<char> text, int at) => at < text.Length && text[at] is ',' or '，' ? at + 1 : at;

    private static int SkipOrdinal(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && text.Slice(at, 2) is "st" or "nd" or "rd" or "th" ? at + 2 : at;
}
