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

            if (context.HeldPolicy < 0 && policies.Find(p => !IsBasis(context, unit, policies, p)) is { } spoken)
            {
                topic = spoken.Head.Entity;
            }
        }

        Thereupon(context, found);
        ByTitle(context, found);
    }

    /// <summary>…《A》，B据此制定《C》: what stands before 据此 is what C rests on.</summary>
    private static void Thereupon(RelationContext context, List<RelationCandidate> found)
    {
        foreach (var unit in context.Units)
        {
            var at = context.Between(unit.Unit.Span.Start, unit.Unit.Span.End).IndexOf("据此", StringComparison.Ordinal);
            if (at < 0 || unit.Unit.IsHeading)
            {
                continue;
            }

            at += unit.Unit.Span.Start;
            NounPhrase? basis = null;
            NounPhrase? made = null;
            foreach (var phrase in unit.Phrases)
            {
                if (phrase.Head.Kind == EntityKind.Policy)
                {
                    basis = phrase.Span.End <= at ? phrase : basis;
                    made ??= phrase.Span.Start > at && phrase.Span.Start <= context.ClauseEnd(unit, at) ? phrase : null;
                }
            }

            if (basis is { } from && made is { } to && from.Head.Entity != to.Head.Entity)
            {
                found.Add(new RelationCandidate(RelationType.BasedOn, NodeRef.Of(to.Head.Entity), NodeRef.Of(from.Head.Entity), unit.Unit.Section, unit.Unit.Sentence, 0.85));
            }
        }
    }

    /// <summary>关于修改〈A〉的决定, 关于废止〈A〉的决定: the title says what it changes, where A is named in the document as well.</summary>
    private static void ByTitle(RelationContext context, List<RelationCandidate> found)
    {
        var entities = context.Names.Entities;
        for (var i = 0; i < entities.Length; i++)
        {
            if (entities[i].Kind != EntityKind.Policy || Changed(entities[i].Name) is not { } change)
            {
                continue;
            }

            var key = NameKey.Of(change.Title);
            for (var j = 0; j < entities.Length; j++)
            {
                if (j != i && entities[j].Kind == EntityKind.Policy && (NameKey.Of(entities[j].Name) == key || entities[j].Aliases.Any(a => NameKey.Of(a) == key)))
                {
                    var mention = entities[i].Mentions[0];
                    found.Add(new RelationCandidate(change.Type, NodeRef.Of(i), NodeRef.Of(j), mention.Section, mention.Sentence, 0.9));
                    break;
                }
            }
        }
    }

    private static (RelationType Type, string Title)? Changed(string name)
    {
        foreach (var (word, type) in (ReadOnlySpan<(string, RelationType)>)[("关于修改", RelationType.Amends), ("关于修订", RelationType.Amends), ("关于修正", RelationType.Amends), ("关于废止", RelationType.Repeals)])
        {
            var at = name.IndexOf(word, StringComparison.Ordinal);
            if (at >= 0)
            {
                var rest = name[(at + word.Length)..].TrimStart('〈', '《', '＜', '<');
                var end = rest.IndexOfAny(['〉', '》', '＞', '>']);
                end = end > 0 ? end : rest.LastIndexOf("的决定", StringComparison.Ordinal);
                return end > 3 ? (type, rest[..end]) : null;
            }
        }

        return null;
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
        else if (Amended(context, unit, policies, target))
        {
            type = RelationType.Amends;
        }
        else if (IsBasis(context, unit, policies, target))
        {
            type = RelationType.BasedOn;
        }

        if (type is not { } relation)
        {
            return;
        }

        var subject = Subject(context, unit, policies, target, topic, relation);
        var carried = subject is { } s0 && policies.TrueForAll(p => p.Head.Entity != s0);
        if (carried && relation == RelationType.BasedOn && context.HeldPolicy < 0 && unit.Any(target.Span.End, context.ClauseEnd(unit, target.Span.End), RelationCue.IssueAfter) && !policies.Exists(p => p.Head.IsAnaphor))
        {
            context.Reject(unit, relation, target.Span.Start, target.Span.End, "what rests on it is made here and has no name");
        }
        else if (relation == RelationType.Repeals && subject != context.HeldPolicy && (carried || Expired(context, unit, target)) && !SaysTogether(context, unit, target))
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

    /// <summary>
    /// Who obeys, amends or ends <paramref name="target"/>: the nearest policy of the sentence that is none of these itself, one before the target rather than one behind it; where
    /// the document is a policy and the target ends or changes, that policy unless another one of the clause does it; else the one spoken of.
    /// </summary>
    private static int? Subject(RelationContext context, RelationUnit unit, List<NounPhrase> policies, NounPhrase target, int topic, RelationType relation)
    {
        int? nearest = null;
        var best = int.MaxValue;
        foreach (var policy in policies)
        {
            if (policy.Head.Entity == target.Head.Entity || IsBasis(context, unit, policies, policy) || Repealed(context, unit, policies, policy) || Amended(context, unit, policies, policy) || RemainsValid(context, unit, policy))
            {
                continue;
            }

            // What stands behind in another clause has its own statement to make.
            var behind = policy.Span.Start > target.Span.Start;
            var crosses = behind ? context.CrossesClause(target.Span.End, policy.Span.Start) : context.CrossesClause(policy.Span.End, target.Span.Start);
            if (crosses && (behind || (context.HeldPolicy >= 0 && relation != RelationType.BasedOn)))
            {
                continue;
            }

            var distance = Math.Abs(policy.Span.Start - target.Span.Start) + (behind && relation != RelationType.BasedOn ? 10_000 : 0);
            if (distance < best)
            {
                (nearest, best) = (policy.Head.Entity, distance);
            }
        }

        return nearest ?? (topic >= 0 && topic != target.Head.Entity ? topic : null);
    }

    /// <summary>《A》仍然有效, 《A》继续有效, 不在废止之列.</summary>
    private static bool RemainsValid(RelationContext context, RelationUnit unit, NounPhrase policy)
    {
        var after = context.Between(policy.Span.End, context.CommaEnd(unit, policy.Span.End));
        return after.Contains("有效", StringComparison.Ordinal) || after.Contains("继续执行", StringComparison.Ordinal) || after.Contains("继续施行", StringComparison.Ordinal);
    }

    /// <summary>《A》已到期，不再执行: it ended by itself.</summary>
    private static bool Expired(RelationContext context, RelationUnit unit, NounPhrase target)
    {
        var after = context.Between(target.Span.End, context.ClauseEnd(unit, target.Span.End));
        return after.Contains("到期", StringComparison.Ordinal) || after.Contains("期满", StringComparison.Ordinal) || after.Contains("届满", StringComparison.Ordinal);
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

    /// <summary>修订《A》, 对《A》作出修改, 《A》第九条按《B》修订.</summary>
    private static bool Amended(RelationContext context, RelationUnit unit, List<NounPhrase> policies, NounPhrase target)
    {
        var from = Math.Max(unit.Unit.Span.Start, target.Span.Start - 8);
        if (unit.Last(from, target.Span.Start, RelationCue.Amend) is { } verb && context.Between(verb.End, target.Span.Start).TrimStart("了原《“〈".AsSpan()).Length == 0)
        {
            return true;
        }

        var lead = context.Between(from, target.Span.Start).TrimEnd("《“原".AsSpan());
        if ((lead.EndsWith("对") || lead.EndsWith("将") || lead.EndsWith("把")) && unit.First(target.Span.End, Math.Min(context.CommaEnd(unit, target.Span.End), target.Span.End + 24), RelationCue.Amend) is not null)
        {
            return true;
        }

        // 《A》第六条修改为….
        var behind = context.Between(target.Span.End, Math.Min(context.CommaEnd(unit, target.Span.End), target.Span.End + 16)).TrimStart("》”".AsSpan());
        if (behind.Length > 3 && behind[0] == '第' && (behind.Contains("修改为", StringComparison.Ordinal) || behind.Contains("修订为", StringComparison.Ordinal) || behind.Contains("调整为", StringComparison.Ordinal) || behind.Contains("修改如下", StringComparison.Ordinal)))
        {
            return true;
        }

        // 《A》第九条按《B》修订: what amends it stands between, marked as what is obeyed.
        foreach (var by in policies)
        {
            if (by.Span.Start > target.Span.End && by.Span.Start - target.Span.End <= 24 && !context.CrossesClause(target.Span.End, by.Span.Start)
                && context.Between(target.Span.End, by.Span.Start).TrimEnd("《“".AsSpan()) is var between && (between.EndsWith("按") || between.EndsWith("按照") || between.EndsWith("依") || between.EndsWith("依据") || between.EndsWith("根据"))
                && unit.First(by.Span.End, Math.Min(context.CommaEnd(unit, by.Span.End), by.Span.End + 8), RelationCue.Amend) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>根据《A》, also as a later member of such a list: 根据《A》（…号）和《B》（…）.</summary>
    private static bool IsBasis(RelationContext context, RelationUnit unit, List<NounPhrase> policies, NounPhrase policy)
    {
        var from = Math.Max(unit.Unit.Span.Start, policy.Span.Start - BasisReach);
        if (unit.Last(from, policy.Span.Start, RelationCue.Basis) is { } word && context.Between(word.Start, word.End) is not ("以" or "结合") && !(context.Between(word.Start, word.End) is "配套" && word.End < unit.Unit.Span.End && context.Text[word.End] == '的'))
        {
            var between = context.Between(word.End, policy.Span.Start).TrimEnd("《“ ".AsSpan());
            if (between.IndexOfAny("，。；") < 0 && (between.Length == 0 || between.IndexOfAny("》、和及与的了") >= 0 || between.Length <= 10))
            {
                return true;
            }
        }

        // 以《A》和《B》为依据.
        if (policy.Span.Start - 1 > unit.Unit.Span.Start && context.Between(policy.Span.Start - 2, policy.Span.Start).TrimEnd("《".AsSpan()).EndsWith("以")
            && policies.Exists(p => p.Span.Start >= policy.Span.Start && context.Between(p.Span.End, Math.Min(unit.Unit.Span.End, p.Span.End + 3)) is "为依据" or "为基础" or "为蓝本" or "为上位"))
        {
            return true;
        }

        // 该方案的上位文件是《A》.
        if (context.Between(Math.Max(unit.Unit.Span.Start, policy.Span.Start - 30), policy.Span.Start) is var lead && (lead.Contains("上位文件是", StringComparison.Ordinal) || lead.Contains("上位法是", StringComparison.Ordinal) || lead.Contains("依据是", StringComparison.Ordinal)))
        {
            return true;
        }

        var at = policies.IndexOf(policy);
        if (at > 0)
        {
            var joint = context.Between(policies[at - 1].Span.End, policy.Span.Start).Trim("《》“” ".AsSpan());
            return (joint.Length == 0 || joint is "、" or "和" or "及" or "以及" or "与") && policies[at - 1].Head.Entity != policy.Head.Entity && IsBasis(context, unit, policies, policies[at - 1]);
        }

        return false;
    }
}
