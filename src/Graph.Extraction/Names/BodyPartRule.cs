using Graph.Extraction.Lexicons;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Names;

/// <summary>
/// Bodies named after a body that another rule has found: the administration of a park (兰州新区管委会) and the local part of a company or agency
/// (中国建设银行青海省分行, 国家能源局西北监管局). Reads the candidates of one unit and adds to them.
/// </summary>
internal static class BodyPartRule
{
    /// <summary>Extends the candidates from <paramref name="first"/> on, which are those of <paramref name="unit"/>.</summary>
    public static void Extend(DocumentScan scan, TextUnit unit, List<NameSpan> candidates, int first)
    {
        var count = candidates.Count;
        for (var i = first; i < count; i++)
        {
            var whole = candidates[i];
            var part = whole.Kind switch
            {
                EntityKind.Park => Administration(scan, unit, whole),
                EntityKind.Company or EntityKind.Agency or EntityKind.Organization => Branch(scan, unit, whole),
                _ => null,
            };
            if (whole.Kind == EntityKind.Organization && Attached(scan, unit, whole) is { } attached)
            {
                candidates.Add(attached);
            }

            if (part is not null)
            {
                candidates.Add(part);
                if (whole.Kind == EntityKind.Park)
                {
                    AgencyRule.Department(scan, unit, part, candidates);
                }
            }
        }
    }

    /// <summary>上海交通大学医学院附属瑞金医院: what is attached to a university or an institute, from its name to the ending.</summary>
    private static NameSpan? Attached(DocumentScan scan, TextUnit unit, NameSpan whole)
    {
        var text = scan.Text;
        var at = whole.Span.End;
        var lead = text.AsSpan(at, Math.Min(4, unit.Span.End - at));
        if (!lead.StartsWith("附属") && !(lead.Length == 4 && lead[0] == '第' && lead[2..].SequenceEqual("附属")) && !(lead.Length == 4 && lead[0] == '第' && lead[2..].SequenceEqual("医院")))
        {
            return null;
        }

        for (var end = at + 4; end <= Math.Min(unit.Span.End, at + 14) && PersonSigns.AllHan(text, at, end); end++)
        {
            if (text.AsSpan(at, end - at).EndsWith("医院") || text.AsSpan(at, end - at).EndsWith("中学"))
            {
                return new NameSpan(new TextSpan(whole.Span.Start, end), EntityKind.Organization, text[whole.Span.Start..end], "name.attached") { Priority = 83 };
            }
        }

        return null;
    }

    private static NameSpan? Administration(DocumentScan scan, TextUnit unit, NameSpan park)
    {
        var at = park.Span.End;
        if (at >= unit.Span.End)
        {
            return null;
        }

        foreach (var own in (ReadOnlySpan<string>)["管理局", "管理办公室", "管理处", "党工委", "管理服务中心", "投资促进局", "行政审批局"])
        {
            if (at + own.Length <= unit.Span.End && scan.Text.AsSpan(at).StartsWith(own) && !Post(scan, at + own.Length, unit))
            {
                return new NameSpan(new TextSpan(park.Span.Start, at + own.Length), EntityKind.Agency, park.Span.Of(scan.Text) + own, "name.park-administration") { Priority = 85, Aliases = [park.Canonical + own] };
            }
        }

        if (scan.CueAt(at, Cue.AgencyStem) is not { } stem || stem.End > unit.Span.End || stem.Term.Text.Length < 3 || Post(scan, stem.End, unit))
        {
            return null;
        }

        var canonical = stem.Term.CueValue is { Length: > 0 } value ? value : stem.Term.Text;
        return new NameSpan(new TextSpan(park.Span.Start, stem.End), EntityKind.Agency, park.Span.Of(scan.Text) + stem.Term.Text, "name.park-administration")
        {
            Priority = 85,
            Aliases = [.. new[] { park.Canonical + stem.Term.Text, park.Span.Of(scan.Text) + canonical, park.Canonical + canonical }.Distinct()],
        };
    }

    private static NameSpan? Branch(DocumentScan scan, TextUnit unit, NameSpan whole)
    {
        var text = scan.Text;
        var at = whole.Span.End;
        var place = false;
        for (var steps = 0; steps < 3 && at < unit.Span.End && Place(scan, at, whole.Kind) is { } end && end <= unit.Span.End; steps++)
        {
            at = end;
            place = true;
        }

        if (!place && whole.Kind == EntityKind.Company && AfterTrade(scan, unit, at) is { } local)
        {
            // 中广核新能源广西分公司: the line of business stands between the company and the place.
            at = local;
            place = true;
        }

        if (place && at < unit.Span.End && text[at] is '省' or '市' or '区' or '县' && scan.CueAt(at, Cue.BranchSuffix) is null)
        {
            at++;
        }
        else if (place && text.AsSpan(at, Math.Min(2, unit.Span.End - at)) is "地区")
        {
            at += 2;
        }

        if (at >= unit.Span.End)
        {
            return null;
        }

        if ((Suffix(scan, whole, at) ?? SubBranch(scan, whole, at, place)) is not { } suffix || suffix > unit.Span.End)
        {
            return null;
        }

        var tail = text[at..suffix];
        if (tail is "总部" or "区域总部" && whole.Kind != EntityKind.Agency)
        {
            return null;
        }

        var research = tail is "研究院" or "研究所" or "设计院" or "总体部" or "研发中心" or "创新中心";
        if (tail is "支行" or "分理处" && !place)
        {
            place = true;
        }

        if ((!place && !(research && whole.Kind == EntityKind.Company && tail is not ("研发中心" or "创新中心"))) || (suffix < unit.Span.End && text[suffix] is '长' or '法'))
        {
            return null;
        }

        var written = text[whole.Span.Start..suffix];
        return new NameSpan(new TextSpan(whole.Span.Start, suffix), research ? EntityKind.Organization : whole.Kind, written, "name.branch")
        {
            Priority = 83,
            Parent = whole.Span.Length == 2 && whole.Span.Of(text) is "国网" or "南网" ? null : whole,
            Aliases = [whole.Canonical + text[whole.Span.End..suffix]],
        };
    }

    /// <summary>Where the suffix ends; 电力 is one only behind 国网 and 南网.</summary>
    private static int? Suffix(DocumentScan scan, NameSpan whole, int at)
    {
        if (scan.CueAt(at, Cue.BranchSuffix) is { } suffix)
        {
            return suffix.End;
        }

        return whole.Span.Of(scan.Text) is "国网" or "国家电网" or "南方电网" or "南网" && scan.Text.AsSpan(at).StartsWith("电力") ? at + 2 : null;
    }

    /// <summary>工商银行梅州嘉应支行: two to four characters of its own before a bank's small office.</summary>
    private static int? SubBranch(DocumentScan scan, NameSpan whole, int at, bool place)
    {
        if (whole.Kind != EntityKind.Company || !(place || whole.Canonical.EndsWith("银行", StringComparison.Ordinal)))
        {
            return null;
        }

        for (var end = at + 2; end <= at + 4 && end < scan.Text.Length && PersonSigns.AllHan(scan.Text, at, end); end++)
        {
            if (scan.CueAt(end, Cue.BranchSuffix) is { Term.Text: "支行" or "分理处" } office)
            {
                return scan.CueAt(at, Cue.Breaker) is null ? office.End : null;
            }
        }

        return null;
    }

    /// <summary>Where the place ends that follows one or two words of business, or null.</summary>
    private static int? AfterTrade(DocumentScan scan, TextUnit unit, int at)
    {
        for (var tiles = 0; tiles < 2 && scan.CueAt(at, Cue.Generic | Cue.Business | Cue.BrandSuffix) is { } trade && trade.End < unit.Span.End; tiles++)
        {
            at = trade.End;
            if (Place(scan, at, EntityKind.Company) is { } end && end <= unit.Span.End)
            {
                return end;
            }
        }

        return null;
    }

    private static int? Place(DocumentScan scan, int at, EntityKind whole)
    {
        foreach (var hit in scan.StartingAt(at))
        {
            if (hit.Term.Names.Exists(e => e.Kind == EntityKind.Place || (e.Kind == EntityKind.Park && whole == EntityKind.Company)) || (hit.End - hit.Start >= 2 && hit.Term.WeakNames.Exists(e => e.Kind == EntityKind.Place) && (hit.Term.Cues & Cue.Breaker) == 0)
                || (hit.End - hit.Start == 2 && hit.Term.Names.Concat(hit.Term.WeakNames).Any(e => e.Kind == EntityKind.Park)))
            {
                return hit.End;
            }
        }

        return null;
    }

    private static bool Post(DocumentScan scan, int at, TextUnit unit) => at < unit.Span.End && scan.Text[at] is '长' or '法';
}
