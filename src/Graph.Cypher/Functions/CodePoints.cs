namespace Graph.Cypher.Functions;

/// <summary>Positions in strings counted in Unicode code points, as the string functions of Neo4j 5 count them.</summary>
internal static class CodePoints
{
    public static int Count(string text)
    {
        var surrogatePairs = 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
                surrogatePairs++;
        }

        return text.Length - surrogatePairs;
    }

    /// <summary>The UTF-16 index of a code point; the length of the text when it has fewer.</summary>
    public static int IndexOf(string text, long codePoint, int from = 0)
    {
        var i = from;
        for (; codePoint > 0 && i < text.Length; codePoint--)
            i += i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) ? 2 : 1;
        return i;
    }

    public static string Reverse(string text)
    {
        return string.Create(text.Length, text, static (span, source) =>
        {
            source.CopyTo(span);
            span.Reverse();
            for (var i = 1; i < span.Length; i++)
            {
                if (char.IsSurrogatePair(span[i], span[i - 1]))
                    (span[i - 1], span[i]) = (span[i], span[i - 1]);
            }
        });
    }

    /// <summary>The text without the code points of <paramref name="set"/> at its start and/or end.</summary>
    public static string Trim(string text, string set, bool start, bool end)
    {
        var from = 0;
        var to = text.Length;
        while (start && from < to)
        {
            var length = from + 1 < to && char.IsSurrogatePair(text[from], text[from + 1]) ? 2 : 1;
            if (!Contains(set, text.AsSpan(from, length)))
                break;
            from += length;
        }

        while (end && to > from)
        {
            var length = to - 2 >= from && char.IsSurrogatePair(text[to - 2], text[to - 1]) ? 2 : 1;
            if (!Contains(set, text.AsSpan(to - length, length)))
                break;
            to -= length;
        }

        return text[from..to];
    }

    private static bool Contains(string set, ReadOnlySpan<char> codePoint)
    {
        var at = set.AsSpan().IndexOf(codePoint);
        // A lone surrogate in the text must not match half of a pair in the set.
        return at >= 0 && (codePoint.Length == 2 || !char.IsSurrogate(codePoint[0]));
    }
}
