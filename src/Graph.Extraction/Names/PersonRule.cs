using Graph.Extraction.Lexicons;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Names;

/// <summary>
/// Persons: a post and a name (国家数据局局长刘烈宏), a name and its post in brackets, a name before 表示 or 出席, foreign names with a middle dot, Latin names after a post.
/// A name needs a surname of the list and a boundary behind it; 秦区长 and 孙俊青一行 give no more than is written.
/// </summary>
internal sealed class PersonRule : INameRule
{
    /// <inheritdoc/>
    public void Find(DocumentScan scan, TextUnit unit, List<NameSpan> found)
    {
        for (var at = unit.Span.Start; at < unit.Span.End; at++)
        {
            if (scan.Text[at] == '·')
            {
                Dotted(scan, unit, at, found);
            }

            if (scan.CueAt(at, Cue.Surname) is not null && Named(scan, unit, at) is { } name)
            {
                found.Add(name);
            }

            if (char.IsAsciiLetterUpper(scan.Text[at]) && (at == unit.Span.Start || !char.IsAsciiLetter(scan.Text[at - 1])) && scan.CueBefore(at, Cue.Post) is not null)
            {
                Latin(scan, unit, at, found);
            }
        }
    }

    private static NameSpan? Named(DocumentScan scan, TextUnit unit, int start)
    {
        var afterPost = start > unit.Span.Start && (scan.CueBefore(start, Cue.Post) is not null || AfterListedPerson(scan, unit, start));
        var surname = scan.CueAt(start, Cue.Surname)!.Value;
        for (var given = 2; given >= 1; given--)
        {
            var end = surname.End + given;
            if (end > unit.Span.End || !AllHan(scan.Text, surname.End, end) || CrossesName(scan, start, end))
            {
                continue;
            }

            var saying = end < unit.Span.End && scan.CueAt(end, Cue.SayVerb | Cue.AttendVerb) is { } verb && verb.End - verb.Start > 1;
            var boundary = end == unit.Span.End || NameBoundary.IsStop(scan.Text[end]) || scan.CueAt(end, Cue.SayVerb | Cue.AttendVerb | Cue.Breaker) is not null || scan.CueAt(end, Cue.Post) is not null;
            var bracketPost = end + 1 < unit.Span.End && scan.Text[end] is '（' or '(' && HasPostInside(scan, end + 1, unit.Span.End);
            if (Common(scan, start, end))
            {
                continue;
            }

            if (afterPost && boundary)
            {
                return Make(scan, start, end, 74, "name.person-after-post");
            }

            if (bracketPost && Fresh(scan, unit, start))
            {
                return Make(scan, start, end, 72, "name.person-with-post");
            }

            if (saying && given == 2 && Fresh(scan, unit, start) && scan.CueAt(end, Cue.SayVerb) is { Term.Text: "表示" or "指出" or "介绍" or "认为" or "强调" or "透露" or "坦言" or "告诉" or "在会上" or "致辞" or "出席" or "会见" or "调研" or "带队" or "率队" or "主持" })
            {
                return Make(scan, start, end, 52, "name.person-speaking");
            }

            if (afterPost && end < unit.Span.End && given == 2)
            {
                continue;
            }
        }

        return null;
    }

    private static NameSpan Make(DocumentScan scan, int start, int end, int priority, string rule) =>
        new(new TextSpan(start, end), EntityKind.Person, scan.Text[start..end], rule) { Priority = priority };

    /// <summary>The second of two persons after one post: 副局长陈荣辉、夏冰.</summary>
    private static bool AfterListedPerson(DocumentScan scan, TextUnit unit, int start)
    {
        var text = scan.Text;
        if (text[start - 1] is not ('、' or '和' or '与'))
        {
            return false;
        }

        for (var length = 2; length <= 4; length++)
        {
            var first = start - 1 - length;
            if (first > unit.Span.Start && scan.CueAt(first, Cue.Surname) is { } surname && surname.End < start - 1 && scan.CueBefore(first, Cue.Post) is not null && AllHan(text, first, start - 1))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasPostInside(DocumentScan scan, int from, int limit)
    {
        for (var at = from; at < limit && at - from < 30 && scan.Text[at] is not ('）' or ')'); at++)
        {
            if (scan.CueAt(at, Cue.Post) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Fresh(DocumentScan scan, TextUnit unit, int start) =>
        start == unit.Span.Start || NameBoundary.IsStop(scan.Text[start - 1]) || scan.CueBefore(start, Cue.Breaker | Cue.Post) is not null;

    private static bool CrossesName(DocumentScan scan, int start, int end)
    {
        for (var at = Math.Max(0, start - 8); at < end; at++)
        {
            foreach (var hit in scan.StartingAt(at))
            {
                if (hit.Start < end && hit.End > start && hit.Term.Names.Count > 0 && !(hit.Start == start && hit.End == end))
                {
                    if (hit.End - hit.Start >= 3 || hit.Start < start || hit.End > end)
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    /// <summary>The would-be name is made of words of the language: 任务, 成立, 方面.</summary>
    private static bool Common(DocumentScan scan, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            foreach (var hit in scan.StartingAt(at))
            {
                if (hit.End <= end && hit.End - hit.Start >= 2 && (hit.Term.Cues & ~(Cue.Surname | Cue.Generic)) != 0)
                {
                    return true;
                }

                if (hit.Start == start && hit.End > start + 1 && (hit.Term.Cues & (Cue.Breaker | Cue.Post | Cue.SayVerb | Cue.AgencyStem | Cue.OrganizeVerb)) != 0)
                {
                    return true;
                }
            }
        }

        return "的了在是和与及等将已被为对向从这那个们年月日也就都而或其之不有要会说曾则称还率赴称指".Contains(scan.Text[end - 1], StringComparison.Ordinal)
            || (end - start == 3 && "的了在是和与及等将已被为对向从这那个们年月日也就都而或其之不有".Contains(scan.Text[start + 1], StringComparison.Ordinal));
    }

    private static void Dotted(DocumentScan scan, TextUnit unit, int dot, List<NameSpan> found)
    {
        var text = scan.Text;
        var start = dot;
        while (start > unit.Span.Start && dot - start < 6 && Han(text[start - 1]) && scan.CueBefore(start, Cue.Post | Cue.Breaker) is null)
        {
            start--;
        }

        var end = dot + 1;
        while (end < unit.Span.End && end - dot < 14 && (Han(text[end]) || text[end] == '·') && scan.CueAt(end, Cue.SayVerb | Cue.AttendVerb | Cue.Breaker | Cue.Post) is null)
        {
            end++;
        }

        var posted = scan.CueBefore(start, Cue.Post) is not null || (end < unit.Span.End && (scan.CueAt(end, Cue.SayVerb | Cue.AttendVerb) is not null || text[end] is '（' or '('));
        if (start < dot && end > dot + 1 && posted && !text[start..end].Contains('“', StringComparison.Ordinal))
        {
            found.Add(Make(scan, start, end, 73, "name.person-foreign"));
        }
    }

    private static void Latin(DocumentScan scan, TextUnit unit, int start, List<NameSpan> found)
    {
        var text = scan.Text;
        var end = start;
        var words = 1;
        while (end < unit.Span.End && (char.IsAsciiLetter(text[end]) || text[end] is '.' or '-' or '\'' || (text[end] == ' ' && end + 1 < unit.Span.End && char.IsAsciiLetterUpper(text[end + 1]))))
        {
            words += text[end] == ' ' ? 1 : 0;
            end++;
        }

        if (words is >= 2 and <= 4)
        {
            found.Add(Make(scan, start, end, 71, "name.person-latin"));
        }
    }

    private static bool AllHan(string text, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (!Han(text[at]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Han(char c) => c is >= '一' and <= '鿿';
}
