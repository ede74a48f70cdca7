using System.Collections.Immutable;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>A sentence or heading as relation rules see it: mentions, noun phrases, groups and cue words, each by position.</summary>
internal sealed class RelationUnit(int index, TextUnit unit, ImmutableArray<UnitMention> mentions, ImmutableArray<CueHit> cues, ImmutableArray<NounPhrase> phrases, ImmutableArray<NounGroup> groups)
{
    /// <summary>Its position among the units of the document.</summary>
    public int Index { get; } = index;

    /// <summary>Where it stands.</summary>
    public TextUnit Unit { get; } = unit;

    /// <summary>Outermost mentions and anaphors.</summary>
    public ImmutableArray<UnitMention> Mentions { get; } = mentions;

    /// <summary>Cue words, the shorter first at one start.</summary>
    public ImmutableArray<CueHit> Cues { get; } = cues;

    /// <summary>Noun phrases.</summary>
    public ImmutableArray<NounPhrase> Phrases { get; } = phrases;

    /// <summary>Lists of noun phrases; a phrase that stands alone is a group of one.</summary>
    public ImmutableArray<NounGroup> Groups { get; } = groups;

    /// <summary>True when nothing is named here.</summary>
    public bool IsBare => Mentions.IsEmpty;

    /// <summary>The first hit with a cue that lies in [<paramref name="from"/>, <paramref name="to"/>), the longest at its start; null where there is none.</summary>
    public CueHit? First(int from, int to, RelationCue cue)
    {
        CueHit? best = null;
        foreach (var hit in Cues)
        {
            if (best is { } known && hit.Start > known.Start)
            {
                break;
            }

            if (hit.Start >= from && hit.End <= to && hit.Is(cue))
            {
                best = hit;
            }
        }

        return best;
    }

    /// <summary>The hit with a cue that lies in the range and ends last, the longest of those; null where there is none.</summary>
    public CueHit? Last(int from, int to, RelationCue cue)
    {
        CueHit? best = null;
        foreach (var hit in Cues)
        {
            if (hit.Start >= to)
            {
                break;
            }

            if (hit.Start >= from && hit.End <= to && hit.Is(cue) && (best is not { } known || hit.End > known.End))
            {
                best = hit;
            }
        }

        return best;
    }

    /// <summary>True when a hit with the cue lies in the range.</summary>
    public bool Any(int from, int to, RelationCue cue) => First(from, to, cue) is not null;

    /// <summary>Hits with a cue, without those inside a longer hit of the same cue.</summary>
    public IEnumerable<CueHit> All(RelationCue cue)
    {
        var end = -1;
        for (var i = 0; i < Cues.Length; i++)
        {
            if (!Cues[i].Is(cue))
            {
                continue;
            }

            var hit = Cues[i];
            for (var j = i + 1; j < Cues.Length && Cues[j].Start == hit.Start; j++)
            {
                if (Cues[j].Is(cue))
                {
                    hit = Cues[j];
                    i = j;
                }
            }

            if (hit.End > end && !InsideMention(hit))
            {
                end = hit.End;
                yield return hit;
            }
        }
    }

    private bool InsideMention(CueHit hit)
    {
        foreach (var mention in Mentions)
        {
            if (mention.Span.Start <= hit.Start && hit.End <= mention.Span.End && !mention.IsAnaphor)
            {
                return true;
            }
        }

        return false;
    }
}
