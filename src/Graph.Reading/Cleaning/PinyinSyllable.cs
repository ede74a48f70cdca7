namespace Graph.Reading.Cleaning;

/// <summary>Knows a Pinyin syllable, with or without its tone mark.</summary>
internal static class PinyinSyllable
{
    private const string Toned = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ";
    private const string Plain = "aaaaeeeeiiiioooouuuuvvvvnnnm";

    private static readonly string[] Initials = ["zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y", "w", ""];

    private static readonly HashSet<string> Finals = new(StringComparer.Ordinal)
    {
        "a", "o", "e", "i", "u", "v", "ai", "ei", "ui", "ao", "ou", "iu", "ie", "ue", "ve", "er", "an", "en", "in", "un", "vn", "ang", "eng", "ing", "ong",
        "ia", "iao", "ian", "iang", "iong", "ua", "uo", "uai", "uan", "uang", "n", "ng",
    };

    /// <summary>True when <paramref name="text"/> is one syllable; <paramref name="hasTone"/> tells whether it bears a tone mark.</summary>
    public static bool Is(ReadOnlySpan<char> text, out bool hasTone)
    {
        hasTone = false;
        if (text.Length is 0 or > 6)
        {
            return false;
        }

        Span<char> plain = stackalloc char[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var tone = Toned.IndexOf(c, StringComparison.Ordinal);
            if (tone >= 0)
            {
                hasTone = true;
                plain[i] = Plain[tone];
            }
            else if (char.IsAsciiLetterLower(c))
            {
                plain[i] = c;
            }
            else if (c == 'ü')
            {
                plain[i] = 'v';
            }
            else
            {
                return false;
            }
        }

        var finals = Finals.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var initial in Initials)
        {
            if (plain.StartsWith(initial) && finals.Contains(plain[initial.Length..]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The end of an injected syllable in brackets at <paramref name="at"/> (an opening bracket), or −1. Spaces within the brackets are allowed.
    /// </summary>
    public static int EndOfInjected(ReadOnlySpan<char> text, int at, out bool hasTone)
    {
        hasTone = false;
        var start = at + 1;
        while (start < text.Length && text[start] == ' ')
        {
            start++;
        }

        var end = start;
        while (end < text.Length && end - start <= 6 && (char.IsAsciiLetterLower(text[end]) || text[end] is 'ü' || text[end] > '\u0080' && Toned.Contains(text[end], StringComparison.Ordinal)))
        {
            end++;
        }

        var close = end;
        while (close < text.Length && text[close] == ' ')
        {
            close++;
        }

        return close < text.Length && text[close] is ')' or '）' && Is(text[start..end], out hasTone) && (hasTone || end - start > 1) ? close + 1 : -1;
    }
}
