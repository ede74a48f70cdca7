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
        while (at > floor && core - at < limit)
        {
            var name = Absorbable(scan, at, absorb, out var stops);
            if (name is { } hit && hit.Start >= floor)
            {
                at = hit.Start;
                continue;
            }

            if (stops || IsStop(text[at - 1]))
            {
                break;
            }

            if (BreakerEndsAt(scan, at, floor))
            {
                break;
            }

            at--;
        }

        return TrimLead(scan, at, core);
    }

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
        or ',' or ';' or ':' or '【' or '】' or '「' or '」' or '…' or '/' or '|' or '"' or '%' or '[' or ']' or '〔' or '〕' or '&' or '—' || char.IsAsciiDigit(c);

    private static TermHit? Absorbable(DocumentScan scan, int end, Func<EntityKind, bool> absorb, out bool stops)
    {
        stops = false;
        foreach (var hit in scan.EndingAt(end))
        {
            if (hit.Term.Names.Count + hit.Term.WeakNames.Count == 0)
            {
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
            if ((hit.Term.Cues & Cue.Breaker) == 0 || hit.Start < floor)
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

    /// <summary>True when a known place or company name covers the whole range and more (和 in 和林格尔).</summary>
    private static bool NameCovers(DocumentScan scan, int start, int end)
    {
        for (var from = Math.Max(0, start - 6); from <= start; from++)
        {
            foreach (var hit in scan.StartingAt(from))
            {
                if (hit.End >= end && hit.End - hit.Start > end - start && hit.Term.Names.Count > 0)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
