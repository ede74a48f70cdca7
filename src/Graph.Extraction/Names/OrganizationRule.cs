using Graph.Extraction.Lexicons;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Names;

/// <summary>Associations, institutes, universities, exchanges, funds and centres by their ending. Names made only of generic words (研究院, 行业协会) are classes.</summary>
internal sealed class OrganizationRule : INameRule
{
    private const int LongestName = 20;

    /// <inheritdoc/>
    public void Find(DocumentScan scan, TextUnit unit, List<NameSpan> found)
    {
        for (var at = unit.Span.Start + 2; at < unit.Span.End; at++)
        {
            if (scan.CueAt(at, Cue.OrganizationSuffix) is not { } suffix || suffix.End > unit.Span.End || Longer(scan, suffix, unit.Span.End))
            {
                continue;
            }

            // 中国（深圳）知识产权保护中心: a place in brackets inside the name.
            var bracket = PlaceInBrackets(scan, unit, suffix.Start);
            var start = NameBoundary.Start(scan, bracket ?? unit.Span.Start, suffix.Start, LongestName, k => k is EntityKind.Place or EntityKind.Organization or EntityKind.Company or EntityKind.Park);
            if (bracket is { } inner && start == inner && scan.Text[inner - 1] is '）' or ')')
            {
                start = scan.Text.LastIndexOfAny(['（', '('], inner - 1) - 2;
            }

            start = BehindLatin(scan, unit, start, suffix.Start);
            if (suffix.Term.Text is "标准化技术委员会" && start - 2 >= unit.Span.Start && scan.Text.AsSpan(start - 2, 2) is "全国")
            {
                start -= 2; // 全国 is part of such a committee's name
            }

            var (from, wide) = Wider(scan, unit, start, suffix);
            start = from;
            var length = suffix.Start - start;
            if (length < 2 || Generic(scan, start, suffix.Start) || Counted(scan.Text, start, suffix.Start))
            {
                continue;
            }

            var named = scan.StartingAt(start).Any(h => h.Term.Names.Concat(h.Term.WeakNames).Any());
            var national = scan.Text.AsSpan(start).StartsWith("国家") || scan.Text.AsSpan(start).StartsWith("中国") || scan.Text.AsSpan(start).StartsWith("全国") || scan.Text.AsSpan(start).StartsWith("首都");
            var strong = suffix.Term.Text is "大学" or "学院" or "研究院" or "研究所" or "协会" or "学会" or "联合会" or "促进会" or "商会" or "交易所" or "实验室" or "基金会" or "联盟" or "引导基金" or "创新中心"
                or "母基金" or "产业基金" or "投资基金" or "产业投资基金" or "产业投资引导基金" or "创业投资引导基金" or "创业投资基金" or "研究总院" or "设计研究院" or "产业研究院" or "重点实验室" or "全国重点实验室" or "联合实验室" or "国家实验室" or "职业技术学院" or "理工大学" or "智库" or "产业创新中心" or "制造业创新中心" or "技术创新中心" or "研究会" or "产业联盟" or "同业公会" or "发射场" or "标准化技术委员会" or "政府引导基金" or "股权投资基金" or "天文台";
            var proper = length == 2 && suffix.Term.Text is "实验室" or "研究院" or "大学" && BrandRule.Fresh(scan, unit, start) && !BrandRule.Wordy(scan, start, suffix.Start) && scan.CueAt(start, Cue.CommonWord | Cue.Breaker | Cue.Post | Cue.PersonFollow) is null;
            named |= wide;
            if (!(named || national || proper) && !(strong && length >= 3 && length <= 10))
            {
                continue;
            }

            var end = Round(scan.Text, suffix.End, unit.Span.End);
            found.Add(new NameSpan(new TextSpan(start, end), EntityKind.Organization, scan.Text[start..end], "name.organization") { Priority = named || national ? 70 : 54 });
        }
    }

    /// <summary>欧洲6G产业协会, 中国—中亚机制秘书处: a Latin word, or a dash between places, stands inside the name, which begins with the place before it.</summary>
    private static int BehindLatin(DocumentScan scan, TextUnit unit, int start, int core)
    {
        var text = scan.Text;
        var at = start;
        while (at > unit.Span.Start && start - at < 6 && char.IsAsciiLetterOrDigit(text[at - 1]))
        {
            at--;
        }

        var latin = at < start && text.AsSpan(at, start - at).ContainsAnyInRange('A', 'Z');
        var dash = at == start && start > unit.Span.Start + 1 && text[start - 1] is '—' && scan.StartingAt(start).Any(h => h.End < core && h.Term.Names.Concat(h.Term.WeakNames).Any(e => e.Kind == EntityKind.Place));
        if (!latin && !dash)
        {
            return start;
        }

        return scan.NameBefore(dash ? start - 1 : at, EntityKind.Place) is { } place && place.Start >= unit.Span.Start ? place.Start : start;
    }

    /// <summary>
    /// The true start where a connective or the body that it belongs to ended the walk: 中国老年学和老年医学学会, 青岛海洋科学与技术试点国家实验室, 公安部第三研究所.
    /// </summary>
    private static (int Start, bool Widened) Wider(DocumentScan scan, TextUnit unit, int start, TermHit suffix)
    {
        var text = scan.Text;
        var core = suffix.Start;
        if (start >= core || start <= unit.Span.Start || Generic(scan, start, core) || scan.StartingAt(start).Any(h => h.End <= suffix.End && h.Term.Names.Exists(e => e.Kind is EntityKind.Place or EntityKind.Organization or EntityKind.Company or EntityKind.Agency)))
        {
            return (start, false);
        }

        if (suffix.Term.Text is "研究所" or "研究院" or "研究中心" or "信息中心" or "设计院" or "规划研究院" or "设计研究院" or "科学院" or "监测中心" or "检测中心" or "评估中心" or "学院"
            && scan.EndingAt(start).FirstOrDefault(h => h.Start >= unit.Span.Start && h.Term.Names.Exists(e => e.Kind == EntityKind.Agency)) is { Term: not null } body)
        {
            return (body.Start, true);
        }

        if (text[start - 1] is not ('和' or '与' or '及') || !(suffix.Term.Text is "学院" || suffix.Term.Text.EndsWith("会", StringComparison.Ordinal) || suffix.Term.Text.EndsWith("实验室", StringComparison.Ordinal) || suffix.Term.Text.EndsWith("创新中心", StringComparison.Ordinal) || suffix.Term.Text.EndsWith("研究所", StringComparison.Ordinal) || suffix.Term.Text.EndsWith("研究院", StringComparison.Ordinal) || suffix.Term.Text.EndsWith("研究中心", StringComparison.Ordinal)))
        {
            return (start, false);
        }

        var link = start - 1;
        if (scan.EndingAt(link).Any(h => h.Term.Names.Concat(h.Term.WeakNames).Any() || (h.Term.Cues & (Cue.OrganizationSuffix | Cue.CompanySuffix | Cue.AgencyStem | Cue.ParkSuffix | Cue.Breaker | Cue.Post)) != 0))
        {
            return (start, false);
        }

        var outer = NameBoundary.Start(scan, unit.Span.Start, link, 12, k => k is EntityKind.Place or EntityKind.Organization);
        var opening = text.AsSpan(outer);
        var begins = opening.StartsWith("中国") || opening.StartsWith("国家") || opening.StartsWith("全国") || opening.StartsWith("国际") || opening.StartsWith("中华")
            || scan.StartingAt(outer).Any(h => h.End < link && h.Term.Names.Exists(e => e.Kind is EntityKind.Place && !PlaceNames.IsRegion(e) || e.Kind == EntityKind.Organization));
        return begins && link - outer >= 4 ? (outer, true) : (start, false);
    }

    /// <summary>粤港澳大湾区三只区域基金: several, and none named.</summary>
    private static bool Counted(string text, int start, int core)
    {
        for (var at = start + 1; at < core; at++)
        {
            if (text[at] is '只' or '支' or '家' or '个' && text[at - 1] is '一' or '两' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十' or '多' or '数')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A fund's round belongs to its name: 二期, （三期）.</summary>
    private static int Round(string text, int end, int limit)
    {
        var at = end < limit && text[end] is '（' or '(' ? end + 1 : end;
        if (at + 2 > limit || text[at] is not ('一' or '二' or '三' or '四' or '五') || text[at + 1] != '期' || text[end - 1] != '金')
        {
            return end;
        }

        at += 2;
        return at == end + 2 ? at : at < limit && text[at] is '）' or ')' ? at + 1 : end;
    }

    /// <summary>Where the name goes on behind 中国（place） in front of <paramref name="core"/>, or null.</summary>
    private static int? PlaceInBrackets(DocumentScan scan, TextUnit unit, int core)
    {
        var text = scan.Text;
        for (var at = core; at > unit.Span.Start + 4 && core - at < 14; at--)
        {
            if (text[at - 1] is '）' or ')')
            {
                var open = text.LastIndexOfAny(['（', '('], at - 1);
                return open - 2 >= unit.Span.Start && at - open < 10 && text.AsSpan(open - 2, 2) is "中国" or "国家" && scan.StartingAt(open + 1).Any(h => h.End == at - 1 && h.Term.Names.Exists(e => e.Kind == EntityKind.Place)) ? at : null;
            }
        }

        return null;
    }

    private static bool Longer(DocumentScan scan, TermHit suffix, int limit)
    {
        for (var from = Math.Max(0, suffix.Start - 5); from <= suffix.Start; from++)
        {
            if (scan.CueAt(from, Cue.OrganizationSuffix) is { } other && other.End >= suffix.End && other.End <= limit && other.End - other.Start > suffix.End - suffix.Start)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Generic(DocumentScan scan, int start, int core)
    {
        while (start < core)
        {
            if (scan.CueAt(start, Cue.Generic | Cue.Lead | Cue.Breaker) is not { } generic || generic.End > core)
            {
                return false;
            }

            start = generic.End;
        }

        return true;
    }
}
