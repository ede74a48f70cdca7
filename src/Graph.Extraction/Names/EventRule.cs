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
        if (scan.CueAt(unit.Span.Start, Cue.EventSuffix) is { } first && first.End <= unit.Span.End && Ceremony(scan, unit, first) is { } opening)
        {
            found.Add(opening);
        }

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

        if (Held(scan, unit, suffix) is { } held)
        {
            found.Add(held);
            return;
        }

        if ((Ceremony(scan, unit, suffix) ?? Topical(scan, unit, suffix)) is { } ceremony)
        {
            found.Add(ceremony);
            return;
        }

        if (suffix.Term.Text is "活动" or "会议" or "发布会" or "座谈会" or "系列活动" or "沙龙" or "路演" or "展会" or "年会" or "活动周" or "推进会" or "研讨会" or "专题活动" or "大赛" or "竞赛" or "训练营")
        {
            return;
        }

        var start = NameBoundary.Start(scan, floor, suffix.Start, 16, _ => true);
        if (suffix.Start - start >= 3 && Occasion(scan, start, suffix.End, unit) && !OnlyClass(scan, start, suffix.Start))
        {
            found.Add(new NameSpan(new TextSpan(start, suffix.End), EntityKind.Event, text[start..suffix.End], "name.event") { Priority = 57 });
        }
    }

    /// <summary>
    /// An event without edition that the text says took place: 举行储能材料项目集中签约仪式, …推进会在贵阳召开, 国新办发布会, a heading …新闻发布会.
    /// It needs more than words of its class before the ending: 专题会议 and 新闻发布会 name none.
    /// </summary>
    private static NameSpan? Held(DocumentScan scan, TextUnit unit, TermHit suffix)
    {
        var text = scan.Text;
        if (suffix.Term.Text is "活动" or "会议" or "系列活动" or "沙龙" or "展会" or "竞赛" or "路演" or "工作会" or "开放日" or "招聘会" or "股东大会" or "股东会" or "培训班")
        {
            return null;
        }

        if (suffix.Term.Text is "发布会" or "新闻发布会" or "例行发布会" or "吹风会" or "例行新闻发布会"
            && scan.EndingAt(suffix.Start).FirstOrDefault(h => h.Start >= unit.Span.Start && h.Term.Names.Exists(e => e.Kind == EntityKind.Agency)) is { Term: not null } body)
        {
            return new NameSpan(new TextSpan(body.Start, suffix.End), EntityKind.Event, text[body.Start..suffix.End], "name.press-conference") { Priority = 82 };
        }

        var floor = Math.Max(unit.Span.Start, suffix.Start - 30);
        var start = suffix.Start;
        var led = false;
        while (start > floor && !NameBoundary.IsStop(text[start - 1]) || (start > floor && char.IsAsciiDigit(text[start - 1])))
        {
            if (scan.CueBefore(start, Cue.OrganizeVerb | Cue.AttendVerb) is { } verb && verb.End - verb.Start >= 2)
            {
                led = true;
                break;
            }

            start--;
        }

        start = SkipTime(scan, start, suffix.Start);
        if (suffix.Start - start < 4 || MiddleBreaks(scan, start, suffix.Start) || OnlyClass(scan, start, suffix.Start))
        {
            return null;
        }

        var whole = start == unit.Span.Start || !PersonSigns.Han(text[start - 1]) || led;
        return whole && (led || HeldAfter(scan, unit, suffix.End) || (unit.IsHeading && suffix.Term.Text is "新闻发布会" or "发布会" or "座谈会" or "推进会" or "签约仪式" or "推介会" or "对接会"))
            ? new NameSpan(new TextSpan(start, suffix.End), EntityKind.Event, text[start..suffix.End], "name.held-event") { Priority = 75 }
            : null;
    }

    /// <summary>
    /// 揭牌仪式由市政府主办, 出席投产仪式: a ceremony called by its act alone, where the sentence says who held or attended it. Its name takes the day of the
    /// document, for every town has an opening.
    /// </summary>
    private static NameSpan? Ceremony(DocumentScan scan, TextUnit unit, TermHit suffix)
    {
        if (suffix.Term.Text.Length < 4 || !suffix.Term.Text.EndsWith("仪式", StringComparison.Ordinal) || (suffix.Start > unit.Span.Start && scan.Text[suffix.Start - 1] is '”' or '》' or '种' or '类' or '次'))
        {
            return null;
        }

        for (var at = unit.Span.Start; at < unit.Span.End; at++)
        {
            if (scan.CueAt(at, Cue.OrganizeVerb | Cue.AttendVerb) is { } verb && verb.End - verb.Start >= 2 && !suffix.Term.Text.Contains(verb.Term.Text, StringComparison.Ordinal))
            {
                var day = scan.Document.Structure.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
                return new NameSpan(new TextSpan(suffix.Start, suffix.End), EntityKind.Event, $"{suffix.Term.Text}（{day}）", "name.ceremony") { Priority = 58, Aliases = [suffix.Term.Text] };
            }
        }

        return null;
    }

    /// <summary>
    /// 召开6G研讨会, 出席了11月的人才峰会: a topic of two to four characters right behind the verb or 的, where the sentence says who held or attended it. The day of the
    /// document is part of its name.
    /// </summary>
    private static NameSpan? Topical(DocumentScan scan, TextUnit unit, TermHit suffix)
    {
        var text = scan.Text;
        if (suffix.Term.Text is not ("峰会" or "研讨会" or "论坛" or "大会" or "推介会" or "对接会" or "洽谈会" or "座谈会" or "博览会"))
        {
            return null;
        }

        for (var length = 2; length <= 4; length++)
        {
            var start = suffix.Start - length;
            if (start <= unit.Span.Start || !char.IsLetterOrDigit(text[start]))
            {
                return null;
            }

            var led = scan.CueBefore(start, Cue.OrganizeVerb | Cue.AttendVerb) is { } verb && verb.End - verb.Start >= 2;
            var dated = text[start - 1] == '的' && start - 2 > unit.Span.Start && text[start - 2] is '月' or '日' or '年';
            if ((led || dated) && !OnlyClass(scan, start, suffix.Start) && !MiddleBreaks(scan, start, suffix.Start) && text.AsSpan(start, length) is not ("本次" or "此次" or "上述" or "首场" or "全体" or "年度" or "董事" or "股东" or "代表" or "职工"))
            {
                var day = scan.Document.Structure.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
                var name = text[start..suffix.End];
                return new NameSpan(new TextSpan(start, suffix.End), EntityKind.Event, $"{name}（{day}）", "name.topical-event") { Priority = 57, Aliases = [name] };
            }
        }

        return null;
    }

    /// <summary>Moves past 了, 一场, a date and other words that stand before an event's name.</summary>
    private static int SkipTime(DocumentScan scan, int start, int end)
    {
        var text = scan.Text;
        for (var moved = true; moved && start < end;)
        {
            moved = false;
            foreach (var word in (ReadOnlySpan<string>)["了", "一场", "首场", "一次", "本次", "此次", "上述", "该", "近日", "日前", "今天", "当天", "当日", "昨日", "上午", "下午", "今年", "去年", "在", "于", "的"])
            {
                if (text.AsSpan(start, end - start).StartsWith(word))
                {
                    start += word.Length;
                    moved = true;
                }
            }

            var digits = start;
            while (digits < end && char.IsAsciiDigit(text[digits]))
            {
                digits++;
            }

            if (digits > start && digits < end && (text[digits] is '日' || (text[digits] is '月' && digits - start <= 2)))
            {
                start = digits + 1;
                moved = true;
            }
        }

        return start;
    }

    /// <summary>…在贵阳召开, …举行, …开幕.</summary>
    private static bool HeldAfter(DocumentScan scan, TextUnit unit, int end)
    {
        var text = scan.Text;
        var limit = Math.Min(unit.Span.End, end + 22);
        for (var at = end; at < limit && text[at] is not ('，' or '。' or '；' or '、' or '：' or '《'); at++)
        {
            foreach (var word in (ReadOnlySpan<string>)["举行", "召开", "举办", "开幕", "启幕", "闭幕", "落幕", "收官"])
            {
                if (text.AsSpan(at, unit.Span.End - at).StartsWith(word))
                {
                    return at == end || text[end] is '在' or '于' or '将' or '今' or '昨' or '近' or '日' or '圆' or '正' or '隆' or '顺' or '成' or '拟' or '已';
                }
            }
        }

        return false;
    }

    private static bool OnlyClass(DocumentScan scan, int start, int end)
    {
        while (start < end)
        {
            if (scan.CueAt(start, Cue.Lead | Cue.EventSuffix) is not { } word || word.End > end)
            {
                foreach (var known in (ReadOnlySpan<string>)["专题", "工作", "新闻", "媒体", "项目", "集中", "年度", "月度", "季度", "例行", "系列", "内部", "现场", "线上", "视频", "电视", "电话", "党组", "理论", "学习", "主题", "高层", "高级别", "行业", "招商", "投资", "推进", "调度", "协调", "合作", "战略"])
                {
                    if (scan.Text.AsSpan(start, end - start).StartsWith(known))
                    {
                        start += known.Length;
                        goto next;
                    }
                }

                return false;
            }

            start = word.End;
        next:;
        }

        return true;
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

        return suffix.End < limit && scan.Text[suffix.End] is '纪' or '议' or '精' or '室' or '力' or '厅' or '堂' or '圈' or '精' or '组';
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
