using Graph.Extraction.Lexicons;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Names;

/// <summary>
/// Events: a known event with its ordinal or year (第八届数字中国建设峰会, 2025中国算力大会), an ordinal or year with an event ending,
/// and a quoted title with one (“数聚京蓉·链动锦江”…活动). Programmes and quoted phrases without an event's ending are none.
/// </summary>
internal sealed class EventRule : INameRule
{
    private const int LongestName = 34;

    /// <inheritdoc/>
    public void Find(DocumentScan scan, TextUnit unit, List<NameSpan> found)
    {
        for (var at = unit.Span.Start + 1; at < unit.Span.End; at++)
        {
            if (scan.CueAt(at, Cue.EventSuffix) is { } suffix && suffix.End <= unit.Span.End && !Longer(scan, suffix, unit.Span.End))
            {
                Take(scan, unit, suffix, found);
            }

            Known(scan, unit, at, found);
        }
    }

    private static void Known(DocumentScan scan, TextUnit unit, int at, List<NameSpan> found)
    {
        foreach (var hit in scan.StartingAt(at))
        {
            if (hit.End <= unit.Span.End && hit.Term.Names.FirstOrDefault(e => e.Kind == EntityKind.Event) is { } entry)
            {
                var start = EditionStart(scan.Text, hit.Start, unit.Span.Start);
                var name = scan.Text[start..hit.End];
                found.Add(new NameSpan(new TextSpan(start, hit.End), EntityKind.Event, start < hit.Start ? name : entry.Name, "name.known-event")
                {
                    Priority = 84,
                    Entry = start < hit.Start ? null : entry,
                    Aliases = [scan.Text[start..hit.Start] + entry.Name],
                });
            }
        }
    }

    private static void Take(DocumentScan scan, TextUnit unit, TermHit suffix, List<NameSpan> found)
    {
        var text = scan.Text;
        var floor = Math.Max(unit.Span.Start, suffix.End - LongestName);
        if (Quoted(scan, floor, suffix) is { } quoted)
        {
            var (open, close) = quoted;
            var title = text[(open + 1)..close];
            found.Add(new NameSpan(new TextSpan(open, suffix.End), EntityKind.Event, text[open..suffix.End], "name.quoted-event") { Priority = 90, Aliases = title.Length >= 4 ? [title] : [] });
            return;
        }

        // The nearest edition mark (第N届, 首届, 20XX年) to the left in the same phrase begins the name.
        for (var at = suffix.Start - 1; at >= floor; at--)
        {
            var c = text[at];
            if (c is '，' or '。' or '；' or '：' or '、' or '《' or '》' or '”' or '！' or '？' or '\n')
            {
                break;
            }

            var mark = EditionStart(text, at + 1, unit.Span.Start);
            if (mark <= at && suffix.Start - (at + 1) >= 2)
            {
                if (!MiddleBreaks(scan, at + 1, suffix.Start))
                {
                    found.Add(new NameSpan(new TextSpan(mark, suffix.End), EntityKind.Event, text[mark..suffix.End], "name.edition-event") { Priority = 74 });
                    return;
                }

                break;
            }
        }

        if (suffix.Term.Text is "活动" or "会议" or "发布会" or "座谈会" or "系列活动" or "沙龙" or "路演" or "展会" or "年会" or "活动周" or "推进会" or "研讨会" or "专题活动" or "大赛" or "竞赛" or "训练营")
        {
            return;
        }

        var start = NameBoundary.Start(scan, floor, suffix.Start, 16, _ => true);
        if (suffix.Start - start >= 3 && Occasion(scan, start, suffix.End, unit))
        {
            found.Add(new NameSpan(new TextSpan(start, suffix.End), EntityKind.Event, text[start..suffix.End], "name.event") { Priority = 57 });
        }
    }

    /// <summary>Something says that it takes place: 举办, 召开, 出席, 在…上.</summary>
    private static bool Occasion(DocumentScan scan, int start, int end, TextUnit unit) =>
        scan.CueBefore(start, Cue.OrganizeVerb | Cue.AttendVerb) is not null
        || (end < unit.Span.End && (scan.CueAt(end, Cue.OrganizeVerb) is not null || scan.Text[end] is '上' or '在' or '于' or '期'))
        || (start > unit.Span.Start && scan.Text[start - 1] is '在');

    private static (int Open, int Close)? Quoted(DocumentScan scan, int floor, TermHit suffix)
    {
        var text = scan.Text;
        var close = suffix.Start - 1;
        while (close >= floor && text[close] is not ('”' or '」' or '，' or '。' or '；' or '、' or '）' or ')' or '《' or '》'))
        {
            close--;
        }

        if (close < floor || text[close] is not ('”' or '」') || MiddleBreaks(scan, close + 1, suffix.Start))
        {
            return null;
        }

        var open = close - 1;
        while (open >= floor - 20 && open >= 0 && text[open] is not ('“' or '「' or '\n'))
        {
            open--;
        }

        return open >= 0 && text[open] is '“' or '「' && close - open > 3 ? (open, close) : null;
    }

    private static bool MiddleBreaks(DocumentScan scan, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (scan.CueAt(at, Cue.OrganizeVerb | Cue.AttendVerb | Cue.IssueVerb | Cue.SayVerb) is { } verb && verb.End <= to && verb.End - verb.Start > 1)
            {
                return true;
            }

            if (scan.Text[at] is '，' or '。' or '；' or '：' or '的' or '在')
            {
                return true;
            }
        }

        return false;
    }

    private static bool Longer(DocumentScan scan, TermHit suffix, int limit)
    {
        for (var from = Math.Max(0, suffix.Start - 6); from <= suffix.Start; from++)
        {
            if (scan.CueAt(from, Cue.EventSuffix) is { } other && other.End >= suffix.End && other.End <= limit && other.End - other.Start > suffix.End - suffix.Start)
            {
                return true;
            }
        }

        return suffix.End < limit && scan.Text[suffix.End] is '室' or '力' or '厅' or '堂' or '圈' or '精' or '组';
    }

    /// <summary>Where an edition mark that ends at <paramref name="end"/> begins, or <paramref name="end"/> where there is none.</summary>
    internal static int EditionStart(string text, int end, int floor)
    {
        var at = end;
        if (at > floor && text[at - 1] is '届' or '次' or '期')
        {
            var digits = at - 1;
            while (digits > floor && (char.IsAsciiDigit(text[digits - 1]) || "一二三四五六七八九十百零两".Contains(text[digits - 1], StringComparison.Ordinal)))
            {
                digits--;
            }

            if (digits < at - 1 && digits > floor && text[digits - 1] == '第')
            {
                return YearStart(text, digits - 1, floor);
            }

            if (at - 2 >= floor && text[at - 2] == '首' && text[at - 1] == '届')
            {
                return YearStart(text, at - 2, floor);
            }

            return end;
        }

        return YearStart(text, at, floor);
    }

    private static int YearStart(string text, int end, int floor)
    {
        var at = end;
        if (at > floor && text[at - 1] is '年' or '）' or ')')
        {
            at--;
        }

        if (at - 4 >= floor && text[at - 4] == '2' && text[at - 3] == '0' && char.IsAsciiDigit(text[at - 2]) && char.IsAsciiDigit(text[at - 1])
            && (at - 5 < floor || !char.IsAsciiDigit(text[at - 5])))
        {
            return at - 4;
        }

        return end;
    }
}
