namespace Graph.Reading.Sources.Html;

/// <summary>
/// Measures how deep a page nests before it is parsed: tree building looks through the open elements at every tag, so a million nested tags would take hours, and walking them the stack.
/// One pass, no allocation that grows with the input beyond the limit.
/// </summary>
internal static class NestingDepth
{
    private static readonly HashSet<string> Flat = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "rp", "rt", "html", "head", "body",
    };

    /// <summary>True when more than <paramref name="limit"/> elements are open at one place.</summary>
    public static bool Exceeds(string text, int limit)
    {
        var open = new Stack<int>();
        var count = new Dictionary<int, int>();
        var at = 0;
        while ((at = text.IndexOf('<', at)) >= 0)
        {
            at++;
            if (at >= text.Length)
            {
                break;
            }

            if (text.AsSpan(at).StartsWith("!--"))
            {
                at = After(text, "-->", at);
                continue;
            }

            var closing = text[at] == '/';
            var start = closing ? at + 1 : at;
            var end = start;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or ':' or '_'))
            {
                end++;
            }

            if (end == start || !char.IsAsciiLetter(text[start]))
            {
                continue;
            }

            var name = text.AsSpan(start, end - start);
            at = end;
            if (!closing && (name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase)))
            {
                at = After(text, name.Length == 6 ? "</script" : "</style", at);
                continue;
            }

            if (Flat.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name))
            {
                continue;
            }

            var key = string.GetHashCode(name, StringComparison.OrdinalIgnoreCase);
            if (closing)
            {
                if (count.GetValueOrDefault(key) > 0)
                {
                    int popped;
                    do
                    {
                        popped = open.Pop();
                        count[popped]--;
                    }
                    while (popped != key);
                }
            }
            else
            {
                open.Push(key);
                count[key] = count.GetValueOrDefault(key) + 1;
                if (open.Count > limit)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static int After(string text, string mark, int from)
    {
        var found = text.IndexOf(mark, from, StringComparison.OrdinalIgnoreCase);
        return found < 0 ? text.Length : found + mark.Length;
    }
}
