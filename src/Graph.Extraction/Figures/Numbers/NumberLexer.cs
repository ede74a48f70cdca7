namespace Graph.Extraction.Figures.Numbers;

/// <summary>Reads one number at a place in the text: Arabic with separators, Chinese numerals, and 百 千 万 亿 after either.</summary>
internal static class NumberLexer
{
    /// <summary>Longest run of digits that is read as a number; longer ones are identifiers.</summary>
    private const int MaxDigits = 18;

    /// <summary>True for a character at which a number can start.</summary>
    public static bool CanStart(char c) => char.IsAsciiDigit(c) || IsChineseNumeral(c) || c is '数' or '几';

    /// <summary>The number at <paramref name="at"/>, or null. Never reads past <paramref name="end"/>.</summary>
    public static NumberToken? Read(string text, int at, int end)
    {
        var c = text[at];
        if (char.IsAsciiDigit(c))
        {
            return ReadArabic(text, at, end);
        }

        if (c is '数' or '几')
        {
            var i = at + 1;
            while (i < end && text[i] is '十' or '百' or '千' or '万' or '亿')
            {
                i++;
            }

            return i > at + 1 ? new NumberToken(at, i, 0, 1, true, false, NumberScript.Vague) : null;
        }

        return IsChineseNumeral(c) ? ReadChinese(text, at, end) : null;
    }

    private static NumberToken? ReadArabic(string text, int at, int end)
    {
        decimal value = 0;
        var i = at;
        var digits = 0;
        while (i < end && char.IsAsciiDigit(text[i]))
        {
            value = digits < MaxDigits ? (value * 10) + (text[i] - '0') : value;
            digits++;
            i++;
        }

        if (digits > MaxDigits)
        {
            return new NumberToken(at, i, 0, 1, false, false, NumberScript.Vague);
        }

        // Groups of thousands: 40,977 · 40，977 · 40 977; the statistical style 4 0977 has groups of four.
        var lead = digits;
        if (lead <= 3)
        {
            while (GroupAt(text, i, end, 3))
            {
                for (var k = 1; k <= 3; k++)
                {
                    value = (value * 10) + (text[i + k] - '0');
                }

                digits += 3;
                i += 4;
                if (digits > MaxDigits - 3)
                {
                    break;
                }
            }

            if (digits == lead && i < end && text[i] == ' ' && GroupAt(text, i, end, 4))
            {
                for (var k = 1; k <= 4; k++)
                {
                    value = (value * 10) + (text[i + k] - '0');
                }

                digits += 4;
                i += 5;
            }
        }

        if (i + 1 < end && text[i] is '.' or '．' && char.IsAsciiDigit(text[i + 1]))
        {
            var scale = 1m;
            var places = 0;
            i++;
            while (i < end && char.IsAsciiDigit(text[i]))
            {
                if (places < 10)
                {
                    scale /= 10;
                    value += (text[i] - '0') * scale;
                }

                places++;
                i++;
            }
        }

        var more = false;
        TakeMore(text, ref i, end, ref more);
        var multiplier = TakeMultiplier(text, ref i, end);
        if (multiplier == 1)
        {
            multiplier = TakeEnglish(text, ref i, end);
        }

        TakeMore(text, ref i, end, ref more);
        if (multiplier > 1_000_000_000_000_000m || value > 1_000_000_000_000_000m)
        {
            return new NumberToken(at, i, 0, 1, false, false, NumberScript.Vague);
        }

        return new NumberToken(at, i, value, multiplier, multiplier > 1, more, NumberScript.Arabic);
    }

    private static bool GroupAt(string text, int i, int end, int size)
    {
        if (i + size >= end || text[i] is not (',' or '，' or ' ' or '\u00A0' or '\u2009'))
        {
            return false;
        }

        for (var k = 1; k <= size; k++)
        {
            if (!char.IsAsciiDigit(text[i + k]))
            {
                return false;
            }
        }

        return i + size + 1 >= end || !(char.IsAsciiDigit(text[i + size + 1]) || text[i + size + 1] is '年' or '月' or '日');
    }

    private static void TakeMore(string text, ref int i, int end, ref bool more)
    {
        if (!more && i < end && text[i] is '余' or '多' && !(i + 1 < end && text[i + 1] == '额'))
        {
            more = true;
            i++;
        }
    }

    /// <summary>百 千 万 亿 after digits, where they do not belong to a unit (千瓦, 千米, 百分点).</summary>
    private static decimal TakeMultiplier(string text, ref int i, int end)
    {
        var multiplier = 1m;
        var at = i;
        if (at < end && text[at] == ' ' && at + 1 < end && text[at + 1] is '万' or '亿')
        {
            at++;
        }

        while (at < end)
        {
            var factor = text[at] switch { '十' => 10m, '百' => 100m, '千' => 1000m, '万' => 10_000m, '亿' => 100_000_000m, _ => 0m };
            if (factor == 0 || (text[at] is '千' or '百' && at + 1 < end && IsUnitTail(text[at], text[at + 1])))
            {
                break;
            }

            if (multiplier > 1_000_000_000_000_000m)
            {
                break;
            }

            multiplier *= factor;
            at++;
        }

        // A hundred-million hundred-millions is a unit of computing (百亿亿次), read by the unit table.
        if (at < end && text[at] == '次' && at - i >= 2 && text[at - 1] == '亿' && text[at - 2] == '亿')
        {
            at -= 2;
            multiplier /= 10_000_000_000_000_000m;
            if (at > i && text[at - 1] == '百')
            {
                at--;
                multiplier /= 100m;
            }
        }

        if (at > i && !(at == i + 1 && text[i] == ' '))
        {
            i = at;
        }

        return multiplier;
    }

    private static readonly (string Word, decimal Factor)[] EnglishMultipliers = [("trillion", 1e12m), ("billion", 1e9m), ("million", 1e6m), ("thousand", 1e3m), ("tn", 1e12m), ("bn", 1e9m), ("mn", 1e6m)];

    /// <summary>17.5 billion, 17.5bn.</summary>
    private static decimal TakeEnglish(string text, ref int i, int end)
    {
        var at = i < end && text[i] == ' ' ? i + 1 : i;
        if (at >= end || !char.IsAsciiLetterLower(text[at]))
        {
            return 1;
        }

        foreach (var (word, factor) in EnglishMultipliers)
        {
            if (at + word.Length <= end && string.CompareOrdinal(text, at, word, 0, word.Length) == 0 && !(at + word.Length < end && char.IsAsciiLetter(text[at + word.Length])))
            {
                i = at + word.Length;
                return factor;
            }
        }

        return 1;
    }

    private static bool IsUnitTail(char head, char next) => head == '千'
        ? next is '瓦' or '米' or '克' or '赫' or '伏' or '卡' or '字' or '兆' or '帕' or '比' or '分'
        : next is '分';

    private static bool IsChineseNumeral(char c) => Digit(c) >= 0 || c is '十' or '百' or '千' or '万' or '亿';

    private static int Digit(char c) => c switch
    {
        '零' or '〇' => 0,
        '一' => 1,
        '二' or '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => -1,
    };

    private static NumberToken? ReadChinese(string text, int at, int end)
    {
        decimal total = 0, section = 0, small = 0, wan = 1;
        var i = at;
        var sawDigit = false;
        var sawMultiplier = false;
        var more = false;
        decimal fraction = 0, place = 0;
        while (i < end)
        {
            var c = text[i];
            var digit = Digit(c);
            if (digit >= 0)
            {
                if (place > 0)
                {
                    place /= 10;
                    fraction += digit * place;
                }
                else
                {
                    // 二〇二五 style runs of digits are years or codes, not numbers.
                    if (i > at && Digit(text[i - 1]) > 0 && digit >= 0 && c != '零')
                    {
                        return new NumberToken(at, SkipNumerals(text, i, end), 0, 1, false, false, NumberScript.Vague);
                    }

                    small = digit;
                }

                sawDigit = true;
                i++;
                continue;
            }

            if (c == '点' && sawDigit && i + 1 < end && Digit(text[i + 1]) >= 0 && place == 0)
            {
                place = 1;
                i++;
                continue;
            }

            if (c is '十' or '百' or '千')
            {
                if (c is '千' or '百' && i + 1 < end && IsUnitTail(c, text[i + 1]))
                {
                    break;
                }

                if (place > 0)
                {
                    break;
                }

                var unit = c switch { '十' => 10m, '百' => 100m, _ => 1000m };
                if (more)
                {
                    // 一百多万: the hundred times what follows.
                    section = section == 0 ? unit : section * unit;
                }
                else
                {
                    section += (small == 0 ? (c == '十' && section > 0 ? 1 : small == 0 && section == 0 ? 1 : 0) : small) * unit;
                    if (small == 0 && section == 0)
                    {
                        section = unit;
                    }
                }

                small = 0;
                sawMultiplier = true;
                i++;
                continue;
            }

            if (c is '万' or '亿')
            {
                var unit = c == '万' ? 10_000m : 100_000_000m;
                var before = section + small + fraction;
                if (before == 0 && total == 0)
                {
                    before = 1;
                }

                if (before == 0)
                {
                    total *= unit;
                }
                else if (total > 0 && unit > wan)
                {
                    total = (total + before) * unit;
                }
                else
                {
                    total += before * unit;
                }

                wan = unit;
                section = 0;
                small = 0;
                fraction = 0;
                place = 0;
                sawMultiplier = true;
                i++;
                continue;
            }

            if (c is '余' or '多' or '几' && !more && sawMultiplier && i > at && Digit(text[i - 1]) < 0)
            {
                more = true;
                i++;
                continue;
            }

            break;
        }

        var value = total + section + small + fraction;
        if (i == at || value > 1_000_000_000_000_000_000m)
        {
            return null;
        }

        return new NumberToken(at, i, value, 1, sawMultiplier, more, sawDigit || text[at] == '十' ? NumberScript.Chinese : NumberScript.MultiplierOnly);
    }

    private static int SkipNumerals(string text, int i, int end)
    {
        while (i < end && IsChineseNumeral(text[i]))
        {
            i++;
        }

        return i;
    }
}
