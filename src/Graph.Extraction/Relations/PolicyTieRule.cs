using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>
/// BASED_ON, AMENDS and REPEALS between two policies of one sentence, or between a policy of this sentence and the one spoken of (本办法, the document itself, the last one named).
/// 继续有效 and the like say nothing.
/// </summary>
internal sealed class PolicyTieRule : IRelationRule
{
    private const int BasisReach = 30;

    /// <inheritdoc/>
    public void Find(RelationContext context, List<RelationCandidate> found)
    {
        var section = -1;
        var topic = -1;
        foreach (var unit in context.Units)
        {
            if (unit.Unit.Section != section)
            {
                section = unit.Unit.Section;
                topic = context.HeldPolicy;
            }

            var policies = unit.Phrases.Where(m => m.Head.Kind == EntityKind.Policy).ToList();
            if (policies.Count == 0)
            {
                continue;
            }

            if (!unit.Unit.IsHeading)
            {
                foreach (var target in policies)
                {
                    Tie(context, unit, policies, target, topic, found);
                }
            }

            if (context.HeldPolicy < 0 && policies.Find(p => !IsBasis(context, unit, p)) is { } spoken)
            {
                topic = spoken.Head.Entity;
            }
        }
    }

    private static void Tie(RelationContext context, RelationUnit unit, List<NounPhrase> policies, NounPhrase target, int topic, List<RelationCandidate> found)
    {
        if (target.Head.Entity == context.HeldPolicy)
        {
            return;
        }

        RelationType? type = null;
        if (Repealed(context, unit, policies, target))
        {
            type = RelationType.Repeals;
        }
        else if (Amended(context, unit, target))
        {
            type = RelationType.Amends;
        }
        else if (IsBasis(context, unit, target))
        {
            type = RelationType.BasedOn;
        }

        if (type is not { } relation)
        {
            return;
        }

        // The subject: the nearest policy of the sentence that is not itself obeyed, amended or repealed; else the one spoken of.
        var subject = policies.Where(p => p.Head.Entity != target.Head.Entity && !IsBasis(context, unit, p) && !Repealed(context, unit, policies, p) && !Amended(context, unit, p))
            .OrderBy(p => Math.Abs(p.Span.Start - target.Span.Start)).Select(p => p.Head.Entity).Cast<int?>().FirstOrDefault()
            ?? (topic >= 0 && topic != target.Head.Entity ? topic : null);
        var carried = subject is { } s0 && policies.TrueForAll(p => p.Head.Entity != s0);
        if (carried && relation == RelationType.Repeals && subject != context.HeldPolicy && !SaysTogether(context, unit, target))
        {
            context.Reject(unit, relation, target.Span.Start, target.Span.End, "it ended, but nothing says by what");
        }
        else if (subject is { } from)
        {
            found.Add(new RelationCandidate(relation, NodeRef.Of(from), NodeRef.Of(target.Head.Entity), unit.Unit.Section, unit.Unit.Sentence, policies.Count > 1 ? 0.9 : 0.75));
        }
        else
        {
            context.Reject(unit, relation, target.Span.Start, target.Span.End, "no policy is named that does it");
        }
    }

    private static bool SaysTogether(RelationContext context, RelationUnit unit, NounPhrase target)
    {
        var clause = context.Between(Math.Max(unit.Unit.Span.Start, target.Span.Start - 8), context.ClauseEnd(unit, target.Span.End));
        foreach (var word in (ReadOnlySpan<string>)["同时", "相应", "随之", "即行", "取代", "替代", "代替"])
        {
            if (clause.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>《A》同时废止, 《A》自本办法施行之日起废止; 取代《A》.</summary>
    private static bool Repealed(RelationContext context, RelationUnit unit, List<NounPhrase> policies, NounPhrase target)
    {
        if (IsSelf(context, target))
        {
            return false;
        }

        var before = unit.Last(Math.Max(unit.Unit.Span.Start, target.Span.Start - 8), target.Span.Start, RelationCue.Supersede);
        if (before is { } verb && context.Between(verb.End, target.Span.Start).TrimStart("了原的《“".AsSpan()).Length == 0)
        {
            return true;
        }

        var end = context.ClauseEnd(unit, target.Span.End);
        if (unit.First(target.Span.End, end, RelationCue.Repeal) is not { } hit || unit.Any(target.Span.End, hit.Start, RelationCue.Denial) || context.Between(target.Span.End, hit.Start).Contains("有效", StringComparison.Ordinal))
        {
            return false;
        }

        // A policy that stands between and is not joined to this one is the one that ends.
        var reach = target.Span.End;
        foreach (var other in policies)
        {
            if (other.Span.Start >= reach && other.Span.End <= hit.Start)
            {
                var between = context.Between(reach, other.Span.Start).Trim("《》“” ".AsSpan());
                if (!(between.Length == 0 || between is "、" or "和" or "及" or "以及" or "与") && !IsSelf(context, other) && !other.Head.IsAnaphor)
                {
                    return false;
                }

                reach = other.Span.End;
            }
        }

        // 《B》施行后，《A》废止: the subject's own 施行 stands before.
        return context.Between(target.Span.End, hit.Start).IndexOf('，') < 0 || !context.Between(target.Span.End, hit.Start).Contains("起施行", StringComparison.Ordinal);
    }

    /// <summary>本办法, also where the document has defined 《办法》.</summary>
    private static bool IsSelf(RelationContext context, NounPhrase policy) =>
        policy.Head.Entity == context.HeldPolicy || context.Text[policy.Head.Span.Start] == '本' || (policy.Head.Span.Start > 0 && context.Text[policy.Head.Span.Start - 1] == '本');

    /// <summary>修订《A》, 对《A》作出修改, 《A》（…）第N条修改为.</summary>
    private static bool Amended(RelationContext context, RelationUnit unit, NounPhrase target)
    {
        var from = Math.Max(unit.Unit.Span.Start, target.Span.Start - 8);
        if (unit.Last(from, target.Span.Start, RelationCue.Amend) is { } verb && context.Between(verb.End, target.Span.Start).TrimStart("了原《“".AsSpan()).Length == 0)
        {
            return true;
        }

        var lead = context.Between(from, target.Span.Start).TrimEnd("《“原".AsSpan());
        return (lead.EndsWith("对") || lead.EndsWith("将") || lead.EndsWith("把")) && unit.First(target.Span.End, Math.Min(context.CommaEnd(unit, target.Span.End), target.Span.End + 24), RelationCue.Amend) is not null;
    }

    private static bool IsBasis(RelationContext context, RelationUnit unit, NounPhrase policy)
    {
        var from = Math.Max(unit.Unit.Span.Start, policy.Span.Start - BasisReach);
        if (unit.Last(from, policy.Span.Start, RelationCue.Basis) is not { } word || context.Between(word.Start, word.End) is "以" or "结合")
        {
            return false;
        }

        var between = context.Between(word.End, policy.Span.Start).TrimEnd("《“ ".AsSpan());
        return between.IndexOfAny("，。；") < 0 && (between.Length == 0 || between.IndexOfAny("》、和及与的了") >= 0 || between.Length <= 10);
    }
}
