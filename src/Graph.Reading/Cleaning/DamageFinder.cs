using System.Collections.Immutable;
using Graph.Model;

namespace Graph.Reading.Cleaning;

/// <summary>Finds what was lost before the text came here. It is flagged, never guessed.</summary>
internal static class DamageFinder
{
    private static readonly string[] Entities = ["rdquo;", "ldquo;", "lsquo;", "rsquo;", "nbsp;", "mdash;", "ndash;", "hellip;", "middot;", "quot;"];

    public static ImmutableArray<Damage> Find(string text)
    {
        if (text.AsSpan().IndexOfAny("�?;月") < 0)
        {
            return [];
        }

        var found = ImmutableArray.CreateBuilder<Damage>();
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\ufffd':
                    var end = RunEnd(text, i, '\ufffd');
                    found.Add(new Damage(new TextSpan(i, end), "replacement-character"));
                    i = end - 1;
                    break;
                case '?':
                    var marks = RunEnd(text, i, '?');
                    if (marks - i >= 2)
                    {
                        found.Add(new Damage(new TextSpan(i, marks), "lost-bytes"));
                    }

                    i = marks - 1;
                    break;
                case ';' when EntityBefore(text, i) is >= 0 and var start:
                    found.Add(new Damage(new TextSpan(start, i + 1), "broken-entity"));
                    break;
                case '月' when YearBefore(text, i) is >= 0 and var year:
                    found.Add(new Damage(new TextSpan(year, i + 1), "lost-year-sign"));
                    break;
            }
        }

        return found.ToImmutable();
    }

    private static int RunEnd(string text, int at, char c)
    {
        while (at < text.Length && text[at] == c)
        {
            at++;
        }

        return at;
    }

    private static int EntityBefore(string text, int semicolon)
    {
        foreach (var entity in Entities)
        {
            var start = semicolon + 1 - entity.Length;
            if (start >= 0 && text.AsSpan(start, entity.Length).SequenceEqual(entity) && (start == 0 || (text[start - 1] != '&' && !char.IsAsciiLetter(text[start - 1]))))
            {
                return start;
            }
        }

        return -1;
    }

    /// <summary>202312月, 20247月: five or six digits that begin as a year does.</summary>
    private static int YearBefore(string text, int month)
    {
        var start = month;
        while (start > 0 && char.IsAsciiDigit(text[start - 1]))
        {
            start--;
        }

        return month - start is 5 or 6 && text[start] is '1' or '2' && text.AsSpan(start, 2) is "20" or "19" ? start : -1;
    }
}
