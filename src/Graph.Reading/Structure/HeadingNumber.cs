namespace Graph.Reading.Structure;

/// <summary>What numbers a heading.</summary>
internal enum NumberKind
{
    None,

    /// <summary>第一部分, 第一章.</summary>
    Part,

    /// <summary>一、 二、.</summary>
    Chapter,

    /// <summary>（一） （二）.</summary>
    Paragraph,

    /// <summary>1. 1、 01 1) and English 1. I.</summary>
    Arabic,

    /// <summary>（1） ①.</summary>
    Item,

    /// <summary>【…】.</summary>
    Bracket,
}

/// <summary>The number at the beginning of a block: its kind, value (from 1, or 0 for none) and length with the mark and space after it.</summary>
internal readonly record struct HeadingNumber(NumberKind Kind, int Value, int Length)
{
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>Reads the number; kind <see cref="NumberKind.None"/> and length 0 when there is none.</summary>
    public static HeadingNumber Parse(ReadOnlySpan<char> text)
    {
        if (text.Length < 2)
        {
            return default;
        }

        var c = text[0];
        if (c == '第')
        {
            var end = NumberEnd(text, 1, out var value);
            if (end > 1 && end < text.Length)
            {
                var unit = text[end..].StartsWith("部分") ? 2 : text[end] is '章' or '篇' or '编' ? 1 : 0;
                if (unit > 0)
                {
                    return new HeadingNumber(NumberKind.Part, value, SkipSeparators(text, end + unit));
                }
            }

            return default;
        }

        foreach (var word in (string[])["Part ", "PART ", "Chapter ", "Section "])
        {
            if (text.StartsWith(word) && NumberEnd(text, word.Length, out var part) is var partEnd && partEnd > word.Length && partEnd < text.Length)
            {
                return new HeadingNumber(NumberKind.Part, part, SkipSeparators(text, partEnd));
            }
        }

        if (c is '（' or '(')
        {
            var end = NumberEnd(text, 1, out var value);
            if (end > 1 && end < text.Length && text[end] is '）' or ')')
            {
                return new HeadingNumber(char.IsAsciiDigit(text[1]) ? NumberKind.Item : NumberKind.Paragraph, value, SkipSeparators(text, end + 1));
            }

            return default;
        }

        if (c == '【')
        {
            var closed = NumberEnd(text, 1, out var inBracket);
            if (closed > 1 && closed < text.Length && text[closed] == '】')
            {
                return new HeadingNumber(NumberKind.Chapter, inBracket, SkipSeparators(text, closed + 1));
            }

            return text.IndexOf('】') is > 1 and < 60 ? new HeadingNumber(NumberKind.Bracket, 0, 1) : default;
        }

        var numberEnd = NumberEnd(text, 0, out var number);
        if (numberEnd == 0)
        {
            return Roman(text);
        }

        if (numberEnd >= text.Length)
        {
            return default;
        }

        var mark = text[numberEnd];
        if (!char.IsAsciiDigit(c))
        {
            return mark is '、' or '.' or '．' || (mark is '，' or ' ' or ',' && numberEnd <= 2 && text.Length < 50) ? new HeadingNumber(NumberKind.Chapter, number, SkipSeparators(text, numberEnd + 1)) : default;
        }

        if (numberEnd > 2)
        {
            return default;
        }

        var leadingZero = c == '0' && numberEnd == 2;
        var isMark = mark is '、' or ')' or '）' || (mark is '.' or '．' && numberEnd + 1 < text.Length && !char.IsAsciiDigit(text[numberEnd + 1]));
        if (isMark)
        {
            return new HeadingNumber(NumberKind.Arabic, number, SkipSeparators(text, numberEnd + 1));
        }

        if (leadingZero && number > 0 && (mark is ' ' or '|' or '丨' or '/' or '｜' or '·' || Cleaning.CharacterClass.IsHan(mark) && mark is not ('年' or '月' or '日' or '号' or '时')))
        {
            return new HeadingNumber(NumberKind.Arabic, number, SkipSeparators(text, numberEnd));
        }

        return default;
    }

    private static HeadingNumber Roman(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && end < 5 && text[end] is 'I' or 'V' or 'X')
        {
            end++;
        }

        if (end == 0 || end + 1 >= text.Length || text[end] is not ('.' or '、') || char.IsAsciiLetterOrDigit(text[end + 1]))
        {
            return default;
        }

        var value = 0;
        for (var i = 0; i < end; i++)
        {
            var unit = RomanValue(text[i]);
            value += i + 1 < end && RomanValue(text[i + 1]) > unit ? -unit : unit;
        }

        return new HeadingNumber(NumberKind.Arabic, value, SkipSeparators(text, end + 1));
    }

    private static int RomanValue(char c) => c == 'I' ? 1 : c == 'V' ? 5 : 10;

    /// <summary>End of a Chinese or Arabic number at <paramref name="start"/>, <paramref name="start"/> itself when there is none; up to 99.</summary>
    private static int NumberEnd(ReadOnlySpan<char> text, int start, out int value)
    {
        value = 0;
        var end = start;
        if (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            while (end < text.Length && end - start < 4 && char.IsAsciiDigit(text[end]))
            {
                value = (value * 10) + text[end] - '0';
                end++;
            }

            return end;
        }

        while (end < text.Length && end - start < 4)
        {
            if (text[end] == '十')
            {
                value = value == 0 ? 10 : value * 10;
            }
            else if (Digits.IndexOf(text[end], StringComparison.Ordinal) is > 0 and var digit)
            {
                value += digit;
            }
            else
            {
                break;
            }

            end++;
        }

        return end;
    }

    private static int SkipSeparators(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '　' or '、' or '．' or '.' or '：' or ':' or '|' or '丨' or '/' or '｜' or '·' or '，')
        {
            at++;
        }

        return at;
    }
}
