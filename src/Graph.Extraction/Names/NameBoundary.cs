using Graph.Extraction.Lexicons;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Names;

/// <summary>
/// Where a name begins when only its ending is known (…产业园, …有限公司): walks left over names of places and companies and over characters that no breaker word ends at.
/// </summary>
internal static class NameBoundary
{
    /// <summary>
    /// The start of the name whose ending starts at <paramref name="core"/>; at most <paramref name="limit"/> characters before it and not before <paramref name="floor"/>.
    /// <paramref name="absorb"/> says which kinds of known names may be part of it.
    /// </summary>
    public static int Start(DocumentScan scan, int floor, int core, int limit, Func<EntityKind, bool> absorb)
    {
        var text = scan.Text;
        var at = core;
        var business = true;
        int? place = null;
        while (at > floor && core - at < limit)
        {
            var name = Absorbable(scan, at, absorb, out var stops);
            if (name is { } hit && hit.Start >= floor)
            {
                if (hit.Term.Names.Exists(e => e.Kind == EntityKind.Place))
                {
                    if (place is { } nearer && hit.End < nearer)
                    {
                        // 北京市列入北京经开区: words stand between two places, so the name begins with the nearer.
                        at = nearer;
                        break;
                    }

                    place = hit.Start;
                }

                at = hit.Start;
                business = false;
                continue;
            }

            if (place == at)
            {
                // A name begins with its place, unless another name stands directly before it.
                break;
            }

            if (stops || IsStop(text[at - 1]))
            {
                break;
            }

            if (business && scan.CueBefore(at, Cue.Business | Cue.Generic | Cue.BrandSuffix) is { } line && line.Start > floor && !IsStop(text[line.Start - 1]) && (!BreakerEndsAt(scan, line.Start, floor) || scan.CueBefore(line.Start, Cue.Business) is not null))
            {
                // 建设投资集团: what the body does, directly before its ending, is part of the name.
                at = line.Start;
                continue;
            }

            if (BreakerEndsAt(scan, at, floor))
            {
                break;
            }

            business = false;
            at--;
        }

        return TrimOffice(scan, TrimLead(scan, at, core), core);
    }

    /// <summary>原 and 任 before a name that begins with a place are words about the name (原无锡…, 曾任青海…研究院).</summary>
    private static int TrimOffice(DocumentScan scan, int start, int core) =>
        start + 1 < core && scan.Text[start] is '原' or '任' or '系' or '现' or '为' or '经' or '由' or '驻' or '前' && scan.StartingAt(start + 1).Any(h => h.Term.Names.Exists(e => e.Kind is EntityKind.Place or EntityKind.Company))
            ? start + 1
            : start;

    /// <summary>Moves past words that stand before names without belonging to them.</summary>
    public static int TrimLead(DocumentScan scan, int start, int core)
    {
        while (start < core)
        {
            if (scan.CueAt(start, Cue.Lead) is not { } lead || lead.End > core || NameCovers(scan, start, lead.End))
            {
                return start;
            }

            start = lead.End;
        }

        return start;
    }

    /// <summary>True for a character that never stands in a Chinese name.</summary>
    public static bool IsStop(char c) => c is '\n' or ' ' or '，' or '。' or '；' or '：' or '、' or '！' or '？' or '“' or '”' or '‘' or '’' or '《' or '》' or '（' or '）' or '(' or ')'
        or ',' or ';' or ':' or '【' or '】' or '「' or '」' or '…' or '/' or '|' or '"' or '%' or '[' or ']' or '〔' or '〕' or '&' or '—' or '.' || char.IsAsciiDigit(c);

    /// <summary>True when a breaker or a name that is no part of a company's ends at <paramref name="end"/>.</summary>
    public static bool BreaksBefore(DocumentScan scan, int end, int floor)
    {
        if (BreakerEndsAt(scan, end, floor))
        {
            return true;
        }

        foreach (var hit in scan.EndingAt(end))
        {
            if ((hit.Term.Cues & Cue.Lead) != 0 && hit.End - hit.Start >= 2 && !NameCovers(scan, hit.Start, hit.End))
            {
                return true;
            }
        }

        return false;
    }

    private static TermHit? Absorbable(DocumentScan scan, int end, Func<EntityKind, bool> absorb, out bool stops)
    {
        stops = false;
        foreach (var hit in scan.EndingAt(end))
        {
            if (hit.Term.Names.Count + hit.Term.WeakNames.Count == 0)
            {
                // 全资子公司, 龙头企业: such a word introduces a name and is no part of it.
                stops |= (hit.Term.Cues & Cue.Lead) != 0 && hit.End - hit.Start >= 3 && !NameCovers(scan, hit.Start, hit.End);

                // 湖北证监局指导国家开发银行: a local body ends before what it does.
                stops |= (hit.Term.Cues & Cue.AgencyStem) != 0 && hit.Term.Text[^1] is '局' or '厅' or '委' or '办' or '府' && hit.End - hit.Start >= 3 && scan.NameBefore(hit.Start, EntityKind.Place) is not null;
                continue;
            }

            if (hit.Term.Names.Concat(hit.Term.WeakNames).Any(e => absorb(e.Kind)))
            {
                return hit;
            }

            if (hit.Term.Names.Count > 0)
            {
                stops = true;
            }
        }

        return null;
    }

    private static bool BreakerEndsAt(DocumentScan scan, int end, int floor)
    {
        foreach (var hit in scan.EndingAt(end))
        {
            var post = (hit.Term.Cues & (Cue.Post | Cue.WeakPost)) == Cue.Post && hit.End - hit.Start >= 2;
            if (((hit.Term.Cues & Cue.Breaker) == 0 && !post) || hit.Start < floor)
            {
                continue;
            }

            if (!NameCovers(scan, hit.Start, hit.End))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when a known name or a compound word covers the whole range and more (和 in 和林格尔, 据 in 数据).</summary>
    private static bool NameCovers(DocumentScan scan, int start, int end)
    {
        for (var from = Math.Max(0, start - 6); from <= start; from++)
        {
            foreach (var hit in scan.StartingAt(from))
            {
                if (hit.End >= end && hit.End - hit.Start > end - start && (hit.Term.Names.Count > 0 || (hit.Term.Cues & (Cue.Compound | Cue.Generic)) != 0))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
