using System.Globalization;
using System.Net;
using System.Text;

namespace Graph.Reading.Sources.Html;

/// <summary>Reads the values that a saved WeChat page keeps in its scripts, as text: <c>var ct="1762475508"</c>, <c>var nickname = htmlDecode("…")</c>. No script is run.</summary>
internal static class ScriptValues
{
    /// <summary>The first non-empty quoted value given to <paramref name="name"/> by <c>=</c> or <c>:</c>, or null.</summary>
    public static string? Find(string page, string name)
    {
        var at = 0;
        while ((at = page.IndexOf(name, at, StringComparison.Ordinal)) >= 0)
        {
            var end = at + name.Length;
            var bounded = at == 0 || !(char.IsAsciiLetterOrDigit(page[at - 1]) || page[at - 1] is '_' or '$' or '-');
            at = end;
            if (!bounded || end >= page.Length || char.IsAsciiLetterOrDigit(page[end]) || page[end] == '_')
            {
                continue;
            }

            if (QuotedAfter(page, end) is { Length: > 0 } value)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The day in China of a Unix time in seconds, or null when <paramref name="seconds"/> is no such time.</summary>
    public static DateOnly? ChinaDay(string? seconds)
    {
        if (!long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value is < 946_684_800 or > 4_102_444_800)
        {
            return null;
        }

        // China has had one time zone and no summer time since 1992.
        return DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(value).ToOffset(TimeSpan.FromHours(8)).DateTime);
    }

    private static string? QuotedAfter(string page, int at)
    {
        // Between the name and its value: a quote of the key, the sign, a decoding call, an empty alternative.
        var limit = Math.Min(page.Length, at + 40);
        var sign = false;
        for (; at < limit; at++)
        {
            var c = page[at];
            if (c is '=' or ':')
            {
                sign = true;
            }
            else if (c is '"' or '\'' && sign)
            {
                return Unescape(page, at + 1, c);
            }
            else if (sign && char.IsAsciiDigit(c))
            {
                var end = at;
                while (end < page.Length && char.IsAsciiDigit(page[end]))
                {
                    end++;
                }

                return page[at..end];
            }
            else if (!sign && c is not (' ' or '"' or '\''))
            {
                return null;
            }
            else if (c is ';' or '\n' or '{' or '}')
            {
                return null;
            }
        }

        return null;
    }

    private static string Unescape(string page, int at, char quote)
    {
        var value = new StringBuilder();
        for (; at < page.Length && page[at] != quote; at++)
        {
            if (page[at] != '\\' || at + 1 >= page.Length)
            {
                value.Append(page[at]);
                continue;
            }

            at++;
            var digits = page[at] switch { 'x' => 2, 'u' => 4, _ => 0 };
            if (digits > 0 && at + digits < page.Length && int.TryParse(page.AsSpan(at + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                value.Append((char)code);
                at += digits;
            }
            else
            {
                value.Append(page[at] switch { 'n' => '\n', 't' => ' ', 'r' => ' ', _ => page[at] });
            }
        }

        return WebUtility.HtmlDecode(value.ToString());
    }
}
