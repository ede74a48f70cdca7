using Graph.Extraction.Lexicons;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Names;

/// <summary>
/// Companies by their short name: two to four characters and an ending of business (甬芯微电子, X科技), where the sentence shows a company: a name in Latin letters or a
/// share code in brackets, a word before it (企业, 子公司, 证券简称), a post or a company's verb behind it, or a company beside it in a list.
/// </summary>
internal sealed class BrandRule : INameRule
{
    /// <inheritdoc/>
    public void Find(DocumentScan scan, TextUnit unit, List<NameSpan> found)
    {
        for (var at = unit.Span.Start + 2; at < unit.Span.End; at++)
        {
            if (scan.CueAt(at, Cue.BrandSuffix) is { } suffix && suffix.End <= unit.Span.End && Short(scan, unit, suffix) is { } name)
            {
                found.Add(name);
            }

            if (scan.CueAt(at, Cue.BrandSuffix) is { Term.Text: "创投" or "资本" or "控股" or "股份" or "科技" or "证券" or "新材" or "物流" } own && own.End <= unit.Span.End && Ends(scan, unit, own.End)
                && scan.NameBefore(at, EntityKind.Company) is { } mother && mother.Start >= unit.Span.Start && mother.Term.Names.Count > 0 && PersonSigns.Han(scan.Text[mother.Start]))
            {
                // 京东方创投: a company named after its parent.
                found.Add(new NameSpan(new TextSpan(mother.Start, own.End), EntityKind.Company, scan.Text[mother.Start..own.End], "name.daughter") { Priority = 79 });
            }

            if (scan.Text[at] is '（' or '(' && Coded(scan, unit, at) is { } coded)
            {
                found.Add(coded);
            }
        }
    }

    private static NameSpan? Short(DocumentScan scan, TextUnit unit, TermHit suffix)
    {
        var text = scan.Text;
        var start = Begin(scan, unit, suffix.Start);
        if (suffix.Start - start is < 2 or > 4 || !Fresh(scan, unit, start) || Wordy(scan, start, suffix.Start) || !Ends(scan, unit, suffix.End)
            || scan.StartingAt(start).Any(h => h.End == suffix.Start && h.Term.Names.Exists(e => e.Kind == EntityKind.Place && (PlaceNames.IsCountry(e) || PlaceNames.IsRegion(e)))))
        {
            return null;
        }

        return Shown(scan, unit, start, suffix.End)
            ? new NameSpan(new TextSpan(start, suffix.End), EntityKind.Company, text[start..suffix.End], "name.brand") { Priority = 56 }
            : null;
    }

    /// <summary>江宸股份（688999.SH）, 江宸股份（股票代码：688999）: whatever stands before the code is a listed company.</summary>
    private static NameSpan? Coded(DocumentScan scan, TextUnit unit, int open)
    {
        if (!CodeInside(scan.Text, open, unit.Span.End))
        {
            return null;
        }

        var start = Begin(scan, unit, open);
        return open - start is >= 2 and <= 8 && Fresh(scan, unit, start) && PersonSigns.AllHan(scan.Text, start, open)
            ? new NameSpan(new TextSpan(start, open), EntityKind.Company, scan.Text[start..open], "name.listed-company") { Priority = 73 }
            : null;
    }

    private static int Begin(DocumentScan scan, TextUnit unit, int core)
    {
        var at = core;
        while (at > unit.Span.Start && core - at < 9 && PersonSigns.Han(scan.Text[at - 1]) && !NameBoundary.BreaksBefore(scan, at, unit.Span.Start))
        {
            at--;
        }

        return NameBoundary.TrimLead(scan, at, core);
    }

    internal static bool Fresh(DocumentScan scan, TextUnit unit, int start) =>
        start == unit.Span.Start || !PersonSigns.Han(scan.Text[start - 1]) || scan.CueBefore(start, Cue.Breaker | Cue.Lead) is not null;

    /// <summary>Known words make a phrase of the trade (金融科技, 清洁能源), not a name.</summary>
    internal static bool Wordy(DocumentScan scan, int start, int core)
    {
        for (var at = start; at < core; at++)
        {
            foreach (var hit in scan.StartingAt(at))
            {
                if (hit.End - hit.Start >= 2 && hit.Term.Names.Count == 0 && (hit.Term.Cues & (Cue.Generic | Cue.CommonWord | Cue.Compound | Cue.Business | Cue.BrandSuffix | Cue.Lead | Cue.Post | Cue.PolicySuffix | Cue.ParkSuffix | Cue.EventSuffix)) != 0)
                {
                    return true;
                }

                if (hit.End > core && at < core && hit.Term.Names.Count > 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Ends(DocumentScan scan, TextUnit unit, int end) =>
        end == unit.Span.End || NameBoundary.IsStop(scan.Text[end]) || scan.CueAt(end, Cue.CompanyVerb | Cue.Breaker | Cue.Post | Cue.CompanyContext) is not null;

    private static bool Shown(DocumentScan scan, TextUnit unit, int start, int end)
    {
        var text = scan.Text;
        if (scan.CueBefore(start, Cue.Lead) is { Term.Text: "企业" or "公司" or "龙头" or "龙头企业" or "上市公司" or "巨头" or "厂商" or "供应商" or "制造商" or "开发商" or "初创公司" or "初创企业" or "独角兽企业" or "子公司" or "全资子公司" or "母公司" or "控股股东" or "旗下" or "车企" or "机器人企业" or "芯片巨头" or "科技巨头" or "民营企业" or "客户" or "股东" })
        {
            return true;
        }

        if (start >= unit.Span.Start + 3 && text.AsSpan(start - 3, 3) is "简称：" or "简称:")
        {
            return true;
        }

        if (scan.CueBefore(end, Cue.BrandSuffix) is { Term.Text: "资本" or "投资" or "创投" } && Round(text, unit, start, end))
        {
            return true;
        }

        if (end >= unit.Span.End)
        {
            return false;
        }

        if (text[end] is '（' or '(' && LatinInside(text, end, unit.Span.End))
        {
            return true;
        }

        if (scan.CueAt(end, Cue.CompanyContext) is not null || (scan.CueAt(end, Cue.Post) is { } post && (post.Term.Cues & Cue.WeakPost) == 0))
        {
            return true;
        }

        if (text.AsSpan(end, Math.Min(16, unit.Span.End - end)) is var next && next.StartsWith("完成") && next.Contains("融资", StringComparison.Ordinal))
        {
            return true;
        }

        if (text[end] is '在' or '与' or '将' or '向' && Acts(text.AsSpan(end, Math.Min(18, unit.Span.End - end))))
        {
            return true;
        }

        if (scan.CueAt(end, Cue.CompanyVerb) is { } verb && verb.End - verb.Start >= 2 && (Plain(scan, end) ? Doing(verb.Term.Text) : scan.CueAt(end, Cue.Breaker) is null || Doing(verb.Term.Text)))
        {
            return true;
        }

        // A neighbour in the list is a company.
        if (end + 1 < unit.Span.End && text[end] is '、' && start - 1 > unit.Span.Start && text[start - 1] is '、' && scan.StartingAt(end + 1).Any(IsCompany) && scan.EndingAt(start - 1).Any(IsCompany))
        {
            return true;
        }

        return !Plain(scan, end) && ((text[end] is '、' or '和' or '与' && scan.StartingAt(end + 1).Any(IsCompany)) || (start > unit.Span.Start && text[start - 1] is '、' or '和' or '与' && scan.EndingAt(start - 1).Any(IsCompany)));
    }

    /// <summary>金石投资、源码资本跟投, 投资方包括上城资本: the clause tells who joined a round.</summary>
    private static bool Round(string text, TextUnit unit, int start, int end)
    {
        var from = start;
        while (from > unit.Span.Start && start - from < 40 && text[from - 1] is not ('，' or '。' or '；'))
        {
            from--;
        }

        var to = end;
        while (to < unit.Span.End && to - end < 40 && text[to] is not ('，' or '。' or '；'))
        {
            to++;
        }

        var listed = (start > unit.Span.Start && text[start - 1] is '、' or '和' or '由' or '括' or '，') || (end < unit.Span.End && text[end] is '、' or '和' or '领' or '跟' or '参' or '等');
        var clause = text.AsSpan(from, to - from);
        return listed && (clause.Contains("领投", StringComparison.Ordinal) || clause.Contains("跟投", StringComparison.Ordinal) || clause.Contains("参投", StringComparison.Ordinal) || clause.Contains("投资方", StringComparison.Ordinal)
            || clause.Contains("联合投资", StringComparison.Ordinal) || clause.Contains("加注", StringComparison.Ordinal) || clause.Contains("投资机构包括", StringComparison.Ordinal) || clause.Contains("股东包括", StringComparison.Ordinal));
    }

    /// <summary>Endings that are also words for a thing (人形机器人): a list or a verb behind does not show a company.</summary>
    private static bool Plain(DocumentScan scan, int end) =>
        scan.CueBefore(end, Cue.BrandSuffix) is { Term.Text: "机器人" or "智能" or "投资" or "技术" or "数据" or "信息" or "网络" or "教育" or "健康" or "医疗" or "时代" or "材料" or "存储" or "集成" or "传感" or "激光" or "云" or "物流" or "电池" or "软件" or "通信" or "装备" or "汽车" or "能源" or "电力" or "储能" or "光伏" or "氢能" or "化工" or "航空" or "航天" or "算力" or "智算" or "量子" or "生物" or "医药" or "期货" or "证券" or "资本" or "环保" or "动力" };

    /// <summary>在合肥投产, 与…签约: an act of a company in the same clause.</summary>
    private static bool Acts(ReadOnlySpan<char> clause)
    {
        var stop = clause.IndexOfAny("，。；、：");
        clause = stop < 0 ? clause : clause[..stop];
        foreach (var act in (ReadOnlySpan<string>)["签约", "签署", "签订", "投产", "落户", "上市", "增资", "收购", "入股", "注资", "挂牌"])
        {
            if (clause.Contains(act, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Doing(string verb) => verb is "完成融资" or "完成了融资" or "宣布" or "推出" or "中标" or "签约" or "募资" or "拟募资" or "挂牌" or "领投" or "跟投" or "收购" or "披露" or "净利润" or "股价" or "市值" or "营收" or "公告" or "公告称" or "财报" or "递表" or "过会";

    private static bool IsCompany(TermHit hit) => hit.Term.Names.Exists(e => e.Kind == EntityKind.Company);

    private static bool LatinInside(string text, int open, int limit)
    {
        var at = open + 1;
        var upper = false;
        while (at < limit && at - open < 40 && text[at] is not ('）' or ')' or '，' or ','))
        {
            if (!char.IsAsciiLetterOrDigit(text[at]) && text[at] is not (' ' or '.' or '-' or '&' or '²'))
            {
                return false;
            }

            upper |= char.IsAsciiLetterUpper(text[at]);
            at++;
        }

        return upper && at - open > 4;
    }

    private static bool CodeInside(string text, int open, int limit)
    {
        var digits = 0;
        for (var at = open + 1; at < limit && at - open < 26 && text[at] is not ('）' or ')'); at++)
        {
            digits = char.IsAsciiDigit(text[at]) ? digits + 1 : 0;
            if (digits is 5 or 6 && (at + 1 == limit || text[at + 1] is '.' or '）' or ')' or '，' or '；') && Exchange(text, open, Math.Min(limit, at + 6)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Exchange(string text, int from, int to)
    {
        var inside = text.AsSpan(from, to - from);
        foreach (var mark in (ReadOnlySpan<string>)[".SH", ".SZ", ".BJ", ".HK", ".SS", "代码", "股票"])
        {
            if (inside.Contains(mark, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
