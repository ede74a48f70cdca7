using System.Collections.Immutable;
using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>What INVESTED_IN and FINANCED share: the status of the clause, and that a denied clause says nothing.</summary>
internal static class MoneyTie
{
    /// <summary>Adds each giver → each taker, unless the range denies it; the denial is set aside with its word.</summary>
    public static void Add(RelationContext context, RelationUnit unit, RelationType type, ImmutableArray<NounPhrase> givers, ImmutableArray<NounPhrase> takers, int from, int to, double confidence, List<RelationCandidate> found)
    {
        if (unit.First(Math.Max(unit.Unit.Span.Start, from - 6), to, RelationCue.Denial) is { } denial)
        {
            context.Reject(unit, type, from, to, $"{context.Between(denial.Start, denial.End)} denies it");
            return;
        }

        var status = Stage.Of(context, unit, context.CommaStart(unit, from), context.CommaEnd(unit, to), "operating");
        var properties = ImmutableSortedDictionary<string, PropertyValue>.Empty.Add("status", status);
        foreach (var giver in givers)
        {
            foreach (var taker in takers)
            {
                if (giver.Head.Entity != taker.Head.Entity)
                {
                    found.Add(new RelationCandidate(type, NodeRef.Of(giver.Head.Entity), NodeRef.Of(taker.Head.Entity), unit.Unit.Section, unit.Unit.Sentence, confidence) { Properties = properties });
                }
            }
        }
    }
}
