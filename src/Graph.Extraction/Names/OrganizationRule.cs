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

            var start = NameBoundary.Start(scan, unit.Span.Start, suffix.Start, LongestName, k => k is EntityKind.Place or EntityKind.Organization or EntityKind.Company or EntityKind.Park);
            var length = suffix.Start - start;
            if (length < 2 || Generic(scan, start, suffix.Start))
            {
                continue;
            }

            var named = scan.StartingAt(start).Any(h => h.Term.Names.Concat(h.Term.WeakNames).Any());
            var national = scan.Text.AsSpan(start).StartsWith("国家") || scan.Text.AsSpan(start).StartsWith("中国") || scan.Text.AsSpan(start).StartsWith("全国");
            var strong = suffix.Term.Text is "大学" or "学院" or "研究院" or "研究所" or "协会" or "学会" or "联合会" or "促进会" or "商会" or "交易所" or "实验室" or "基金会" or "联盟" or "引导基金" or "创新中心";
            if (!(named || national) && !(strong && length >= 3 && length <= 10))
            {
                continue;
            }

            if (!strong && !named && !national)
            {
                continue;
            }

            found.Add(new NameSpan(new TextSpan(start, suffix.End), EntityKind.Organization, scan.Text[start..suffix.End], "name.organization") { Priority = named || national ? 70 : 54 });
        }
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
