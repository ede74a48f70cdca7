using System.Collections;
using Graph.Extraction.Seeds;
using Graph.Model;

namespace Graph.Extraction.Names;

/// <summary>Settles overlaps: of spans that cross, the higher priority; of nested ones, the longer; weak forms only with a strong one of the same entry in the document.</summary>
internal static class SpanResolver
{
    /// <summary>The spans that stand, by position; none overlaps another.</summary>
    public static List<NameSpan> Resolve(List<NameSpan> candidates, List<(NameSpan Span, string Reason)> rejected)
    {
        var supported = candidates.Where(c => !c.Weak && c.Entry is not null).Select(c => c.Entry!).ToHashSet<GazetteerEntry>(ReferenceEqualityComparer.Instance);
        var usable = new List<NameSpan>(candidates.Count);
        foreach (var candidate in candidates)
        {
            if (candidate.Weak && candidate.Entry is { } entry && !supported.Contains(entry))
            {
                rejected.Add((candidate, $"short form of {entry.Name}, whose full name the document does not have"));
            }
            else
            {
                usable.Add(candidate);
            }
        }

        usable.Sort((a, b) => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : a.Span.End.CompareTo(b.Span.End));
        var standing = usable.Where((c, i) => !IsCrossed(usable, i)).ToList();
        standing.Sort(Preference);
        var accepted = new List<NameSpan>(standing.Count);
        var taken = new BitArray(standing.Count == 0 ? 0 : standing.Max(s => s.Span.End));
        foreach (var candidate in standing)
        {
            // None that stands is shorter than this one, so that it would cover one of its ends.
            if (!taken[candidate.Span.Start] && !taken[candidate.Span.End - 1])
            {
                for (var i = candidate.Span.Start; i < candidate.Span.End; i++)
                {
                    taken[i] = true;
                }

                accepted.Add(candidate);
            }
        }

        accepted.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return accepted;
    }

    private static int Preference(NameSpan a, NameSpan b)
    {
        var byLength = b.Span.Length.CompareTo(a.Span.Length);
        if (byLength != 0)
        {
            return byLength;
        }

        var byPriority = b.Priority.CompareTo(a.Priority);
        if (byPriority != 0)
        {
            return byPriority;
        }

        var byStart = a.Span.Start.CompareTo(b.Span.Start);
        return byStart != 0 ? byStart : string.CompareOrdinal(a.Kind + a.Canonical, b.Kind + b.Canonical);
    }

    /// <summary>A span that crosses (neither contains nor is contained in) one of higher priority falls.</summary>
    private static bool IsCrossed(List<NameSpan> sorted, int at)
    {
        var span = sorted[at].Span;
        for (var i = at - 1; i >= 0 && span.Start - sorted[i].Span.Start < 200; i--)
        {
            if (Crosses(sorted[i], sorted[at]))
            {
                return true;
            }
        }

        for (var i = at + 1; i < sorted.Count && sorted[i].Span.Start < span.End; i++)
        {
            if (Crosses(sorted[i], sorted[at]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Crosses(NameSpan other, NameSpan candidate) =>
        other.Priority > candidate.Priority && other.Span.Overlaps(candidate.Span) && !other.Span.Contains(candidate.Span) && !candidate.Span.Contains(other.Span);
}
