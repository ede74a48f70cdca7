using Graph.Extraction.Lexicons;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Names;

/// <summary>
/// Local companies that a place and a short ending name: 广西联通, 无锡供电公司, 贵州省数据集团; 省数据集团 takes its place from the context.
/// A short form that is also a word (移动, 电信) needs the name to end there.
/// </summary>
internal sealed class LocalCompanyRule : INameRule
{
    /// <inheritdoc/>
    public void Find(DocumentScan scan, TextUnit unit, List<NameSpan> found)
    {
        for (var at = unit.Span.Start + 1; at < unit.Span.End; at++)
        {
            if (scan.CueAt(at, Cue.LocalBrand) is { } brand && brand.End <= unit.Span.End && Named(scan, unit, brand) is { } company)
            {
                found.Add(company);
            }
        }
    }

    private static NameSpan? Named(DocumentScan scan, TextUnit unit, TermHit brand)
    {
        var text = scan.Text;
        var sure = brand.Term.Text.EndsWith("集团", StringComparison.Ordinal) || brand.Term.Text.EndsWith("公司", StringComparison.Ordinal) || brand.Term.Text.EndsWith("银行", StringComparison.Ordinal);
        if (!Ends(scan, unit, brand.End, sure))
        {
            return null;
        }

        if (AgencyRule.PlaceChain(scan, unit, brand.Start) is { } place)
        {
            var whole = brand.Term.CueValue is { Length: > 0 } value ? value : null;
            return new NameSpan(new TextSpan(place.Start, brand.End), EntityKind.Company, text[place.Start..brand.End], "name.local-company")
            {
                Priority = 77,
                Aliases = whole is null ? [place.Name + brand.Term.Text, place.ShortName + brand.Term.Text] : [place.Name + brand.Term.Text, place.ShortName + brand.Term.Text, whole + place.ShortName + "分公司"],
            };
        }

        if (scan.NameBefore(brand.Start, EntityKind.Park) is { } park && park.Start >= unit.Span.Start && park.Term.Names.Count > 0)
        {
            return new NameSpan(new TextSpan(park.Start, brand.End), EntityKind.Company, text[park.Start..brand.End], "name.local-company") { Priority = 77 };
        }

        // 临港国投常务副总经理: two characters of its own and a post behind.
        var own = brand.Start - 2;
        if (own >= unit.Span.Start && brand.End < unit.Span.End && scan.CueAt(brand.End, Cue.Post) is { } post && (post.Term.Cues & Cue.WeakPost) == 0
            && PersonSigns.AllHan(text, own, brand.Start) && BrandRule.Fresh(scan, unit, own) && !BrandRule.Wordy(scan, own, brand.Start) && AgencyRule.LevelWord(text, unit, brand.Start) is null)
        {
            return new NameSpan(new TextSpan(own, brand.End), EntityKind.Company, text[own..brand.End], "name.local-company") { Priority = 56 };
        }

        var level = AgencyRule.LevelWord(text, unit, brand.Start);
        if (!sure || level is null || !AgencyRule.Boundary(scan, unit, brand.Start - level.Length) || scan.Places.Before(brand.Start - level.Length, level) is not { } context)
        {
            return null;
        }

        return new NameSpan(new TextSpan(brand.Start - level.Length, brand.End), EntityKind.Company, context + brand.Term.Text, "name.local-company-from-context") { Priority = 60 };
    }

    private static bool Ends(DocumentScan scan, TextUnit unit, int end, bool sure)
    {
        if (end == unit.Span.End)
        {
            return true;
        }

        if (scan.Text[end] is '业' or '化' or '网' or '费' or '法' or '股' or '有')
        {
            return false;
        }

        return sure || NameBoundary.IsStop(scan.Text[end]) || scan.CueAt(end, Cue.Breaker | Cue.Post | Cue.CompanyVerb) is not null;
    }
}
