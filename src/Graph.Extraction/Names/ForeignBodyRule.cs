using System.Collections.Frozen;
using Graph.Extraction.Lexicons;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Names;

/// <summary>
/// Governments, ministries and state companies of other countries that no list holds: the country, then words for fields that leave nothing over, then an ending
/// (越南工业和贸易部, 荷兰政府, 埃塞俄比亚电力公司).
/// </summary>
internal sealed class ForeignBodyRule : INameRule
{
    private static readonly string[] BodyEndings = ["管理委员会", "促进委员会", "监管委员会", "委员会", "管理总局", "管理局", "监管局", "监督局", "监督管理局", "总局", "总署", "管理署", "监管署", "促进署", "促进局", "发展局", "发展署", "事务部", "发展部", "部", "署", "局", "中央银行", "央行"];

    /// <summary>Fields whose companies bear the country's name; a firm of any other field (美国科技公司) is one of many.</summary>
    private static readonly FrozenSet<string> CompanyFields =
        new[] { "国家", "国营", "国立", "电力", "发电", "输电", "配电", "电网", "石油", "天然气", "油气", "铁路", "航空", "电信", "邮政", "矿业", "铜业", "铝业", "钢铁", "核电", "原子能", "港务", "燃气", "水务", "造船", "化学矿业", "矿业化工", "核燃料", "铁矿", "主权" }.ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Find(DocumentScan scan, TextUnit unit, List<NameSpan> found)
    {
        for (var at = unit.Span.Start; at < unit.Span.End; at++)
        {
            foreach (var hit in scan.StartingAt(at))
            {
                if (hit.End < unit.Span.End && hit.Term.Names.Exists(e => e.Kind == EntityKind.Place && (PlaceNames.IsCountry(e) ? e.Name != "中国" : e.Name == "欧洲")))
                {
                    if (Body(scan, unit, hit) is { } body)
                    {
                        found.Add(body);
                    }

                    break;
                }
            }
        }
    }

    private static NameSpan? Body(DocumentScan scan, TextUnit unit, TermHit country)
    {
        var text = scan.Text;
        var at = country.End;
        if (text.AsSpan(at, unit.Span.End - at).StartsWith("政府"))
        {
            return at + 2 < unit.Span.End && text[at + 2] is '间' or '采' or '债' or '部' or '机' or '性' or '主' or '军' or '官' or '支' or '购' or '开' ? null : Make(scan, country, at + 2, EntityKind.Agency);
        }

        string? first = null;
        var tiles = 0;
        while (at < unit.Span.End)
        {
            if (scan.CueAt(at, Cue.Field) is { } field && field.End <= unit.Span.End)
            {
                first ??= field.Term.Text;
                at = field.End;
                tiles++;
            }
            else if (tiles > 0 && text[at] is '和' or '与' or '及' or '、' && at + 1 < unit.Span.End && scan.CueAt(at + 1, Cue.Field) is not null)
            {
                at++;
            }
            else
            {
                break;
            }
        }

        if (tiles == 0)
        {
            return null;
        }

        foreach (var ending in BodyEndings)
        {
            if (at + ending.Length <= unit.Span.End && text.AsSpan(at, ending.Length).SequenceEqual(ending))
            {
                var end = at + ending.Length;
                return end < unit.Span.End && text[end] is '长' or '门' or '分' or '队' or '位' or '件' or '面' or '势' ? null : Make(scan, country, end, EntityKind.Agency);
            }
        }

        if (scan.CueAt(at, Cue.CompanySuffix) is { Term.Text: "公司" or "集团" or "总公司" or "集团公司" or "有限公司" or "股份公司" } legal && CompanyFields.Contains(first!)
            && !(country.Start > unit.Span.Start && text[country.Start - 1] is '家' or '些' or '批' or '多' or '各' or '大' or '数') && !(legal.End < unit.Span.End && text[legal.End] is '们' or '等'))
        {
            return Make(scan, country, legal.End, EntityKind.Company);
        }

        return null;
    }

    private static NameSpan Make(DocumentScan scan, TermHit country, int end, EntityKind kind)
    {
        var place = country.Term.Names.First(e => e.Kind == EntityKind.Place);
        return new NameSpan(new TextSpan(country.Start, end), kind, place.Name + scan.Text[country.End..end], "name.foreign-body") { Priority = 79, Aliases = [scan.Text[country.Start..end]] };
    }
}
