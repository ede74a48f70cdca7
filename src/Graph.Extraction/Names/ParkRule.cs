using Graph.Extraction.Lexicons;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Names;

/// <summary>
/// Parks and zones by their ending (经开区, 产业园, 新区), from the place or proper word that begins the name.
/// A name made only of generic modifiers (国家级经开区, 零碳园区) is a class, not a park.
/// </summary>
internal sealed class ParkRule : INameRule
{
    private const int LongestName = 18;

    /// <inheritdoc/>
    public void Find(DocumentScan scan, TextUnit unit, List<NameSpan> found)
    {
        for (var at = unit.Span.Start + 1; at < unit.Span.End; at++)
        {
            if (scan.CueAt(at, Cue.ParkSuffix) is { } suffix && suffix.End <= unit.Span.End && !Longer(scan, suffix, unit.Span.End))
            {
                Take(scan, unit, suffix, found);
            }
        }
    }

    private static bool Longer(DocumentScan scan, TermHit suffix, int limit)
    {
        // 产业园 inside 产业园区, 新区 inside 创新区: the wider ending is found at its own start.
        for (var from = suffix.Start - 4; from <= suffix.Start; from++)
        {
            if (from >= 0 && scan.CueAt(from, Cue.ParkSuffix) is { } other && other.End >= suffix.End && other.End <= limit && other.End - other.Start > suffix.End - suffix.Start)
            {
                return true;
            }
        }

        return suffix.End < limit && scan.Text[suffix.End] is '域' or '间' or '块' or '划' or '位' or '县' or '级';
    }

    private static void Take(DocumentScan scan, TextUnit unit, TermHit suffix, List<NameSpan> found)
    {
        var core = suffix.Start;
        var text = scan.Text;

        // 西宁(国家级)经济技术开发区, 中国(上海)自由贸易试验区: a bracket inside the name.
        var bracketStart = BracketBefore(text, core, unit.Span.Start);
        bracketStart ??= QuoteBefore(text, core, unit.Span.Start);
        var start = NameBoundary.Start(scan, unit.Span.Start, bracketStart ?? core, LongestName, k => k is EntityKind.Place or EntityKind.Park or EntityKind.Company);
        if (bracketStart is { } mark && text[mark] == '“' && start == mark)
        {
            return;
        }

        if (start >= core || IsGeneric(scan, start, bracketStart ?? core))
        {
            return;
        }

        var span = new TextSpan(start, suffix.End);
        var name = span.Of(text);
        var parent = InnerPark(scan, start, core);
        var startsNamed = scan.StartingAt(start).Any(h => h.Term.Names.Concat(h.Term.WeakNames).Any(e => e.Kind is EntityKind.Place or EntityKind.Park or EntityKind.Company));
        var weakEnding = suffix.Term.Text is "集群" or "示范区" or "试验区" or "片区" or "合作区" or "新城" or "产业基地" or "小镇" or "经济区" or "功能区" or "集聚区" or "产业带" or "空港" or "枢纽节点" or "开发区" or "先行区" or "港区" or "起步区" or "启动区" or "加工区" or "工业集中区" or "工业区";
        var proper = suffix.Term.Text is "工业区" && core - start is 2 or 3 && BrandRule.Fresh(scan, unit, start) && !BrandRule.Wordy(scan, start, core);
        if (weakEnding && !startsNamed && !proper)
        {
            return;
        }

        if (suffix.Term.Text is "集群" && !name.Contains("数据中心", StringComparison.Ordinal))
        {
            return;
        }

        var written = bracketStart is { } open ? text[start..open] + text[core..suffix.End] : name;
        found.Add(new NameSpan(span, EntityKind.Park, name, "name.park") { Priority = startsNamed ? 72 : 55, Aliases = [written, .. ShortForm(text, start, suffix)], Parent = parent });
    }

    private static IEnumerable<string> ShortForm(string text, int start, TermHit suffix) =>
        suffix.Term.CueValue is { Length: > 0 } shortSuffix ? [text[start..suffix.Start].Replace("中国(", "", StringComparison.Ordinal).Replace("中国（", "", StringComparison.Ordinal).TrimEnd(')', '）') + shortSuffix] : [];

    private static int? BracketBefore(string text, int core, int floor)
    {
        if (core - 1 < floor || text[core - 1] is not (')' or '）'))
        {
            return null;
        }

        for (var at = core - 2; at >= floor && core - at < 12; at--)
        {
            if (text[at] is '(' or '（')
            {
                return at > floor ? at : null;
            }
        }

        return null;
    }

    /// <summary>庆阳“东数西算”产业园: a quotation inside the name, directly before the ending.</summary>
    private static int? QuoteBefore(string text, int core, int floor)
    {
        if (core - 1 < floor || text[core - 1] != '”')
        {
            return null;
        }

        var open = text.LastIndexOf('“', core - 2, Math.Min(core - 1 - floor, 10));
        return open > floor ? open : null;
    }

    private static bool IsGeneric(DocumentScan scan, int start, int core)
    {
        if (scan.Text[start] is '级' or '类' or '批' or '型')
        {
            // 国家级…, 各类…: the rest of a class word, not the beginning of a name.
            return true;
        }

        while (start < core)
        {
            if (LongestWithin(scan, start, core) is not { } generic)
            {
                return scan.StartingAt(start).Any(h => h.End == core && h.Term.Names.Any(e => e.Kind == EntityKind.Place && (PlaceNames.IsCountry(e) || PlaceNames.IsRegion(e))));
            }

            start = generic.End;
        }

        return true;
    }

    private static TermHit? LongestWithin(DocumentScan scan, int start, int core)
    {
        foreach (var hit in scan.StartingAt(start))
        {
            if (hit.End <= core && (hit.Term.Cues & (Cue.Generic | Cue.Lead)) != 0)
            {
                return hit;
            }
        }

        return null;
    }

    private static NameSpan? InnerPark(DocumentScan scan, int start, int core)
    {
        foreach (var hit in scan.StartingAt(start))
        {
            if (hit.End < core && hit.Term.Names.FirstOrDefault(e => e.Kind == EntityKind.Park) is { } park)
            {
                return new NameSpan(new TextSpan(hit.Start, hit.End), EntityKind.Park, park.Name, "name.gazetteer") { Priority = 80, Entry = park };
            }
        }

        return null;
    }
}
