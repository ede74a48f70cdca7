using Graph.Extraction.Lexicons;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Names;

/// <summary>
/// Persons without a surname of the list: transliterated names with a middle dot (艾哈迈德·达维什), Tibetan, Mongolian and foreign names directly after a post (局长才让卓玛),
/// names in Latin letters after a post.
/// </summary>
internal sealed class ForeignPersonRule : INameRule
{
    /// <inheritdoc/>
    public void Find(DocumentScan scan, TextUnit unit, List<NameSpan> found)
    {
        for (var at = unit.Span.Start; at < unit.Span.End; at++)
        {
            var c = scan.Text[at];
            if (c == '·')
            {
                Dotted(scan, unit, at, found);
            }
            else if (char.IsAsciiLetterUpper(c) && (at == unit.Span.Start || !char.IsAsciiLetter(scan.Text[at - 1])))
            {
                if (scan.CueBefore(at > unit.Span.Start && scan.Text[at - 1] == ' ' ? at - 1 : at, Cue.Post) is not null)
                {
                    Latin(scan, unit, at, found);
                }
            }
            else if (at > unit.Span.Start && PersonSigns.Transliterates(c) && scan.CueBefore(at, Cue.Post) is { } post && (post.Term.Cues & Cue.WeakPost) == 0)
            {
                Undotted(scan, unit, at, found);
            }
        }
    }

    private static void Undotted(DocumentScan scan, TextUnit unit, int start, List<NameSpan> found)
    {
        var text = scan.Text;
        var end = start;
        while (end < unit.Span.End && end - start < 8 && PersonSigns.Transliterates(text[end]) && (end - start < 2 || !EndsAt(scan, unit, end)))
        {
            end++;
        }

        if (end - start is < 3 or > 7 || !EndsAt(scan, unit, end))
        {
            return;
        }

        for (var at = start; at < end; at++)
        {
            foreach (var hit in scan.StartingAt(at))
            {
                if (hit.End - hit.Start >= 2 && (hit.Term.Names.Exists(e => e.Kind != EntityKind.Person) || (hit.Term.Cues & (Cue.CommonWord | Cue.Post | Cue.AgencyStem | Cue.ParkSuffix)) != 0))
                {
                    return;
                }
            }
        }

        found.Add(new NameSpan(new TextSpan(start, end), EntityKind.Person, text[start..end], "name.person-transliterated") { Priority = 73 });
    }

    private static bool EndsAt(DocumentScan scan, TextUnit unit, int end) =>
        end >= unit.Span.End || NameBoundary.IsStop(scan.Text[end])
        || scan.CueAt(end, Cue.SayVerb | Cue.AttendVerb | Cue.Honorific | Cue.PersonFollow | Cue.Breaker) is { } follow && (follow.End - follow.Start > 1 || !PersonSigns.Transliterates(scan.Text[end]));

    private static void Dotted(DocumentScan scan, TextUnit unit, int dot, List<NameSpan> found)
    {
        var text = scan.Text;
        var start = dot;
        while (start > unit.Span.Start && dot - start < 7 && PersonSigns.Transliterates(text[start - 1]) && scan.CueBefore(start, Cue.Post) is null)
        {
            start--;
        }

        var end = dot + 1;
        while (end < unit.Span.End && end - dot < 20 && (PersonSigns.Han(text[end]) || text[end] == '·')
            && (end - dot < 2 || text[end] == '·' || text[end - 1] == '·' || !EndsAt(scan, unit, end)))
        {
            end++;
        }

        if (dot - start < 1 || end - dot < 3 || !PersonSigns.Transliterates(text[dot + 1]) || (end - dot > 9 && text.AsSpan(dot + 1, end - dot - 1).IndexOf('·') < 0) || (start > unit.Span.Start && text[start - 1] == '·'))
        {
            return;
        }

        if (scan.CueBefore(end, Cue.CompanySuffix) is { } legal && legal.Start > dot + 1)
        {
            // 洛克希德·马丁公司
            found.Add(new NameSpan(new TextSpan(start, end), EntityKind.Company, text[start..end], "name.company-dotted") { Priority = 73, Aliases = [text[start..legal.Start]] });
            return;
        }

        var posted = scan.CueBefore(start, Cue.Post) is not null
            || (end < unit.Span.End && (scan.CueAt(end, Cue.SayVerb | Cue.AttendVerb | Cue.Honorific) is not null || text[end] is '（' or '('));
        var fresh = start == unit.Span.Start || NameBoundary.IsStop(text[start - 1]) || scan.CueBefore(start, Cue.Breaker | Cue.AppointVerb) is not null;
        var place = scan.StartingAt(start).Any(h => h.End == dot && h.Term.Names.Exists(e => e.Kind == EntityKind.Place));
        if (!place && (posted || (fresh && end - start >= 5 && EndsAt(scan, unit, end))))
        {
            found.Add(new NameSpan(new TextSpan(start, end), EntityKind.Person, text[start..end], "name.person-foreign") { Priority = 73 });
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

        while (end > start && text[end - 1] is '.' or '-' or '\'')
        {
            end--;
        }

        if (words is >= 2 and <= 4)
        {
            found.Add(new NameSpan(new TextSpan(start, end), EntityKind.Person, text[start..end], "name.person-latin") { Priority = 71 });
        }
    }
}
