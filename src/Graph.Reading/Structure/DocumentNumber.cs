namespace Graph.Reading.Structure;

/// <summary>Finds a 文号: agency letters, year in brackets of any kind, serial number (国数资源〔2024〕119号).</summary>
internal static class DocumentNumber
{
    private const int LongestPrefix = 14;

    /// <summary>First number in <paramref name="text"/>: its range, or null.</summary>
    public static (int Start, int End)? Find(ReadOnlySpan<char> text)
    {
        for (var i = 1; i + 6 < text.Length; i++)
        {
            if (!(text[i] is '〔' or '[' or '［' or '（' or '(' or '【' or '〈' or '《' or '‘' or '〚' or '﹝' or '{') || !IsYear(text, i + 1) || !(text[i + 5] is '〕' or ']' or '］' or '）' or ')' or '】' or '〉' or '》' or '’' or '〛' or '﹞' or '}'))
            {
                continue;
            }

            var end = i + 6;
            while (end < text.Length && text[end] is '第' or ' ')
            {
                end++;
            }

            var digits = end;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            if (end == digits || end - digits > 5 || end >= text.Length || text[end] != '号')
            {
                continue;
            }

            var start = Prefix(text, i);
            if (i - start >= 1)
            {
                return (start, end + 1);
            }
        }

        return null;
    }

    /// <summary>The number with its brackets as 〔〕, the standard form.</summary>
    public static string Normalize(ReadOnlySpan<char> number)
    {
        var result = new System.Text.StringBuilder(number.Length);
        foreach (var c in number)
        {
            result.Append(c switch
            {
                '[' or '［' or '（' or '(' or '【' or '〈' or '《' or '‘' or '〚' or '﹝' or '{' => '〔',
                ']' or '］' or '）' or ')' or '】' or '〉' or '》' or '’' or '〛' or '﹞' or '}' => '〕',
                _ => c,
            });
        }

        return result.ToString().Replace(" ", string.Empty, StringComparison.Ordinal).Replace("〕第", "〕", StringComparison.Ordinal);
    }

    private static bool IsYear(ReadOnlySpan<char> text, int at) =>
        at + 4 < text.Length && text[at] is '1' or '2' && text.Slice(at, 4).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>Where the agency letters begin. What is glued before them is another name: an agency's (…建设局苏住建规) or a title's (…的通知国发).</summary>
    private static int Prefix(ReadOnlySpan<char> text, int bracket)
    {
        var start = bracket;
        while (start > 0 && bracket - start < 40 && Cleaning.CharacterClass.IsHan(text[start - 1]))
        {
            start--;
        }

        var letters = text[start..bracket];
        foreach (var word in (string[])["通知", "意见", "办法", "方案", "按照", "根据", "依据", "详见", "参照", "公告", "规划", "计划", "决定"])
        {
            if (letters.LastIndexOf(word) is >= 0 and var at && letters.Length - at - word.Length >= 2)
            {
                start += at + word.Length;
                letters = text[start..bracket];
            }
        }

        for (var i = letters.Length - 3; i > 3; i--)
        {
            if (letters[i] is '局' or '部' or '委' or '厅' or '院' or '府' or '会' or '办' && letters.Length > 7)
            {
                return start + i + 1;
            }
        }

        return Math.Max(start, bracket - LongestPrefix);
    }
}
