using Graph.Extraction.Lexicons;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Names;

/// <summary>
/// Companies by their legal ending (…有限公司, …集团), and brands (X科技, X智能) where the sentence shows a company: beside a post, a money verb or another company.
/// </summary>
internal sealed class CompanyRule : INameRule
{
    private const int LongestName = 24;

    /// <inheritdoc/>
    public void Find(DocumentScan scan, TextUnit unit, List<NameSpan> found)
    {
        for (var at = unit.Span.Start + 2; at < unit.Span.End; at++)
        {
            if (scan.CueAt(at, Cue.CompanySuffix) is not { } suffix || suffix.End > unit.Span.End || suffix.Term.Text is "子公司" || Longer(scan, suffix))
            {
                continue;
            }

            Take(scan, unit, suffix, found);
        }
    }

    private static bool Longer(DocumentScan scan, TermHit suffix)
    {
        for (var from = Math.Max(0, suffix.Start - 6); from < suffix.Start; from++)
        {
            if (scan.CueAt(from, Cue.CompanySuffix) is { } other && other.End >= suffix.End)
            {
                return true;
            }
        }

        return suffix.End < scan.Text.Length && scan.Text[suffix.End] is '法' or '债' or '化' or '制' or '治' or '业';
    }

    private static void Take(DocumentScan scan, TextUnit unit, TermHit suffix, List<NameSpan> found)
    {
        var text = scan.Text;
        var core = suffix.Start;
        int start;
        if (core > unit.Span.Start && text[core - 1] is ')' or '）' && Bracket(text, core, unit.Span.Start) is { } open)
        {
            // 某某(北京)有限公司
            start = NameBoundary.Start(scan, unit.Span.Start, open, LongestName, k => k is EntityKind.Place or EntityKind.Company or EntityKind.Park);
            if (start == open)
            {
                return;
            }
        }
        else
        {
            start = NameBoundary.Start(scan, unit.Span.Start, core, LongestName, k => k is EntityKind.Place or EntityKind.Company or EntityKind.Park);
            if (start > unit.Span.Start + 2 && text[start - 1] is ')' or '）' && Bracket(text, start, unit.Span.Start) is { } before && PlaceFills(scan, before + 1, start - 1))
            {
                // 中广核（防城港）储能技术有限公司: the bracket of a place stands inside the name.
                var outer = NameBoundary.Start(scan, unit.Span.Start, before, LongestName, k => k is EntityKind.Place or EntityKind.Company or EntityKind.Park);
                start = scan.EndingAt(before).FirstOrDefault(h => h.Start >= unit.Span.Start && h.Term.Names.Exists(e => e.Kind == EntityKind.Company)) is { Term: not null } mother ? mother.Start : outer < before ? outer : start;
            }
        }

        var legal = suffix.Term.Text.Contains("有限", StringComparison.Ordinal) || suffix.Term.Text.EndsWith("合伙企业", StringComparison.Ordinal) || suffix.Term.Text is "集团公司" or "股份公司";
        if (legal && start < core && !scan.StartingAt(start).Any(h => h.Term.Names.Exists(e => e.Kind == EntityKind.Place)))
        {
            start = PlaceBefore(scan, unit, start, core);
        }
        else if (legal && start < core)
        {
            start = OuterPlace(scan, unit, start, core);
        }

        start = BehindOwner(text, start, core);
        if (legal && suffix.End < unit.Span.End && text[suffix.End] is '）' or ')' or '”' && Enclosed(text, unit.Span.Start, start) is { } opened)
        {
            start = opened; // 中碳登（中国碳排放权注册登记结算有限责任公司）: the marks say where it begins
        }

        // 德国博世集团: a foreign country before a company says where it is from.
        var foreign = false;
        if (scan.StartingAt(start).FirstOrDefault(h => h.End < core && h.Term.Names.Exists(e => PlaceNames.IsCountry(e) && e.Name != "中国")) is { Term: not null } country && !text.AsSpan(country.End, core - country.End).StartsWith("国家"))
        {
            start = country.End;
            foreign = true;
        }

        if (suffix.Term.Text is "控股" or "投资" && text.AsSpan(suffix.End, Math.Min(3, unit.Span.End - suffix.End)) is var tail && (tail.StartsWith("子公司") || tail.StartsWith("的") || tail.StartsWith("股东") || tail.StartsWith("孙公司")))
        {
            return; // A控股子公司
        }

        if (suffix.Term.Text is "子公司" && text.AsSpan(start, core - start) is var owner && (owner.EndsWith("全资") || owner.EndsWith("控股") || owner.EndsWith("参股") || owner.EndsWith("旗下") || owner.EndsWith("下属")))
        {
            return; // A全资子公司 is a word about what follows
        }

        var length = core - start;
        if (length < 2 || (!legal && length > 10) || GenericOnly(scan, start, core))
        {
            return;
        }

        if (suffix.Term.Text is "公司" && !StartsNamed(scan, start) && Trade(scan, unit, start, core, foreign))
        {
            // 皖空物流公司: a proper part and the trade.
            found.Add(new NameSpan(new TextSpan(start, suffix.End), EntityKind.Company, text[start..suffix.End], "name.trade-company") { Priority = 55, Aliases = [text[start..core], .. Short(scan, start, core)] });
            return;
        }

        if (foreign && suffix.Term.Text is "公司" && length is >= 3 and <= 7 && !BrandRule.Wordy(scan, start, core) && BrandRule.Fresh(scan, unit, start) && PersonSigns.AllHan(text, start, core))
        {
            // 泰国泛太平洋公司: nothing but a name can stand between a country and 公司.
            found.Add(new NameSpan(new TextSpan(start, suffix.End), EntityKind.Company, text[start..suffix.End], "name.foreign-company") { Priority = 56, Aliases = [text[start..core]] });
            return;
        }

        if (suffix.Term.Text is "公司" or "分公司" or "子公司" or "总公司" or "证券" or "保险" or "电信" or "租赁" or "重工" or "电气" or "电网" or "事务所" && !StartsNamed(scan, start))
        {
            return;
        }

        var name = text[start..suffix.End];
        found.Add(new NameSpan(new TextSpan(start, suffix.End), EntityKind.Company, name, "name.company") { Priority = legal ? 76 : 58, Aliases = [.. Brand(scan, start, core, legal), .. legal ? Short(scan, start, core) : []] });
    }

    /// <summary>A全资子公司B有限公司, 合资公司B有限公司, P高新区的B有限公司: the name begins behind the word for the tie, or behind 的 (but 美的集团).</summary>
    private static int BehindOwner(string text, int start, int core)
    {
        var best = start;
        foreach (var word in (ReadOnlySpan<string>)["子公司", "孙公司", "合资公司", "合营公司", "项目公司", "母公司", "新公司", "上市公司", "旗下", "下属", "所属", "的"])
        {
            var at = text.AsSpan(best, core - best).LastIndexOf(word, StringComparison.Ordinal);
            if (at >= 0 && best + at + word.Length + 2 <= core && !(word == "的" && best + at > 0 && text[best + at - 1] == '美'))
            {
                best += at + word.Length;
            }
        }

        return best;
    }

    private static int? Enclosed(string text, int floor, int start)
    {
        for (var at = start; at > floor && start - at <= 20; at--)
        {
            if (text[at - 1] is '（' or '(' or '“')
            {
                return at < start ? at : null;
            }

            if (!PersonSigns.Han(text[at - 1]))
            {
                return null;
            }
        }

        return null;
    }

    private static bool GenericOnly(DocumentScan scan, int start, int core)
    {
        while (start < core)
        {
            if (scan.CueAt(start, Cue.Generic | Cue.Lead | Cue.Breaker) is not { } generic || generic.End > core)
            {
                return scan.StartingAt(start).Any(h => h.End == core && h.Term.Names.Any(e => e.Kind == EntityKind.Place));
            }

            start = generic.End;
        }

        return true;
    }

    private static bool Trade(DocumentScan scan, TextUnit unit, int start, int core, bool foreign)
    {
        foreach (var hit in scan.EndingAt(core))
        {
            if ((hit.Term.Cues & (Cue.BrandSuffix | Cue.Generic | Cue.Field)) != 0 && hit.Start - start is >= 2 && hit.Start - start <= (foreign ? 6 : 4))
            {
                return (foreign || BrandRule.Fresh(scan, unit, start)) && !BrandRule.Wordy(scan, start, hit.Start);
            }
        }

        return false;
    }

    /// <summary>
    /// A one-character breaker that stands inside the proper part of a legal name (山东信同量子科技有限公司): the name begins with the place before it,
    /// when the breaker does not follow the place directly.
    /// </summary>
    private static int PlaceBefore(DocumentScan scan, TextUnit unit, int start, int core)
    {
        var text = scan.Text;
        for (var at = start; at > unit.Span.Start && core - at <= 12 && start - at <= 4; at--)
        {
            if (!PersonSigns.Han(text[at - 1]) || text[at - 1] is '的')
            {
                return start;
            }

            if (at < start - 1 && scan.NameBefore(at, EntityKind.Place) is { } place && place.Start >= unit.Span.Start && place.Term.Names.Count > 0 && scan.CueAt(at, Cue.Breaker) is null)
            {
                for (var inside = at; inside < start; inside++)
                {
                    if (scan.CueAt(inside, Cue.Breaker | Cue.Post) is { } word && word.End - word.Start > 1)
                    {
                        return start;
                    }
                }

                return place.Start;
            }
        }

        return start;
    }

    /// <summary>江苏华电句容发电有限公司: two to four characters of no word between the place and one that stands directly before it.</summary>
    private static int OuterPlace(DocumentScan scan, TextUnit unit, int start, int core)
    {
        for (var at = start - 2; at > unit.Span.Start && start - at <= 4 && core - at <= LongestName; at--)
        {
            if (!PersonSigns.AllHan(scan.Text, at, start))
            {
                return start;
            }

            if (scan.NameBefore(at, EntityKind.Place) is { } place && place.Start >= unit.Span.Start && place.Term.Names.Exists(e => e.Kind == EntityKind.Place && !PlaceNames.IsCountry(e) && !PlaceNames.IsRegion(e)))
            {
                for (var inside = at; inside < start; inside++)
                {
                    if (scan.CueAt(inside, Cue.Breaker | Cue.Post | Cue.Lead | Cue.CommonWord | Cue.SayVerb | Cue.Generic) is not null)
                    {
                        return start;
                    }
                }

                return place.Start;
            }
        }

        return start;
    }

    /// <summary>True when one place, or places one within the other, make up the whole range.</summary>
    /// <summary>成都星语标注科技 → 星语标注: without the place before and the general words behind, where four characters or more are left.</summary>
    private static IEnumerable<string> Short(DocumentScan scan, int start, int core)
    {
        var from = start;
        while (scan.StartingAt(from).FirstOrDefault(h => h.End < core && h.Term.Names.Any(e => e.Kind == EntityKind.Place)) is { Term: not null } place)
        {
            from = place.End;
        }

        var text = scan.Text;
        var to = core;
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var word in new[] { "能源", "运营", "电力", "服务", "管理", "投资", "工业", "制造", "装备", "工程", "建设", "材料", "电气", "电子", "通信", "软件", "医药", "科技", "技术", "信息", "网络", "股份", "集团", "实业", "发展", "控股", "智能科技", "信息技术", "新能源", "新材料" })
            {
                if (to - from > word.Length + 3 && text.AsSpan(from, to - from).EndsWith(word))
                {
                    (to, moved) = (to - word.Length, true);
                }
            }
        }

        if (to < core && to - from >= 4)
        {
            yield return text[from..to];
        }

        // 时代绿储（厦门）能源 → 时代绿储.
        var bracket = text.AsSpan(from, core - from).IndexOfAny("（(".AsSpan());
        if (bracket >= 4)
        {
            yield return text[from..(from + bracket)];
        }

        // 柳岸新能源商用车 → 柳岸商用车: without the general word in the middle.
        foreach (var word in new[] { "新能源", "智能科技", "生物科技", "科技", "智能" })
        {
            var at = text.AsSpan(from, core - from).IndexOf(word, StringComparison.Ordinal);
            if (at is >= 2 and <= 4 && core - (from + at + word.Length) >= 2 && at + core - (from + at + word.Length) >= 4)
            {
                yield return text[from..(from + at)] + text[(from + at + word.Length)..core];
                yield break;
            }
        }
    }

    private static bool PlaceFills(DocumentScan scan, int from, int to)
    {
        while (from < to)
        {
            var next = scan.StartingAt(from).FirstOrDefault(h => h.End <= to && h.Term.Names.Concat(h.Term.WeakNames).Any(e => e.Kind is EntityKind.Place or EntityKind.Park));
            if (next.Term is null)
            {
                return false;
            }

            from = next.End;
        }

        return true;
    }

    private static bool StartsNamed(DocumentScan scan, int start) =>
        scan.StartingAt(start).Any(h => h.Term.Names.Any(e => e.Kind is EntityKind.Place or EntityKind.Company));

    private static int? Bracket(string text, int core, int floor)
    {
        for (var at = core - 2; at > floor && core - at < 10; at--)
        {
            if (text[at] is '(' or '（')
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>北京银河通用机器人有限公司 → 银河通用机器人: the part between place and legal ending.</summary>
    private static IEnumerable<string> Brand(DocumentScan scan, int start, int core, bool legal)
    {
        if (!legal)
        {
            yield break;
        }

        var from = start;
        while (scan.StartingAt(from).FirstOrDefault(h => h.End < core && h.Term.Names.Any(e => e.Kind == EntityKind.Place)) is { Term: not null } place)
        {
            from = place.End;
        }

        if (from > start && core - from >= 2)
        {
            yield return scan.Text[from..core];
        }
    }
}
