using System.Collections.Immutable;
using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>
/// COOPERATES_WITH: bodies joined by 与, 同, 携手 or listed, with a word of cooperation behind them (A与B签署…, A联合B共建…, A、B、C共同发起…), and its stage.
/// The subject may stand in an earlier clause or sentence. Denied or ended talk is none; giving an event or a policy together is not this.
/// </summary>
internal sealed class CooperationRule : IRelationRule
{
    private const int Reach = 34;
    private const int ListReach = 14;
    private const int LargestRing = 4;

    /// <inheritdoc/>
    public void Find(RelationContext context, List<RelationCandidate> found)
    {
        foreach (var unit in context.Units)
        {
            if (unit.Unit.IsHeading)
            {
                continue;
            }

            foreach (var group in unit.Groups)
            {
                if (PartyKinds.IsBody(group.Kind))
                {
                    Read(context, unit, group, found);
                }
            }

            Both(context, unit, found);
        }
    }

    private static void Read(RelationContext context, RelationUnit unit, NounGroup group, List<RelationCandidate> found)
    {
        IReadOnlyList<NounPhrase> left;
        IReadOnlyList<NounPhrase> right;
        var from = group.MarkerStart;
        if (group.Marker == Marker.With && !Unresolved(unit, group) && context.Subject(unit, group.MarkerStart, PartyKinds.IsBody) is { } subject)
        {
            left = subject.Split > 0 ? [.. subject.Members.Take(subject.Split)] : subject.Members; // A与B签约，与C…: A did both
            right = group.Members;
            if (subject.Span.End <= from && subject.Span.Start >= unit.Unit.Span.Start)
            {
                from = context.CommaStart(unit, from);
            }
        }
        else if (group.Split > 0)
        {
            left = [.. group.Members.Take(group.Split)];
            right = [.. group.Members.Skip(group.Split)];
            from = context.CommaStart(unit, group.Span.Start);
        }
        else if (group.Members.Length > 1 && group.Marker is Marker.None or Marker.By)
        {
            left = group.Members;
            right = [];
            from = context.CommaStart(unit, group.Span.Start);
        }
        else
        {
            return;
        }

        // 与银川市一家电池企业: the place only says where an unnamed partner is.
        if (group.Members[^1].Head.Kind == EntityKind.Place && NamesNoPartner(context, unit, group.Span.End))
        {
            context.Reject(unit, RelationType.CooperatesWith, group.MarkerStart, group.Span.End, "the place only describes a partner that is not named");
            return;
        }

        if (Predicate(context, unit, group, listed: right.Count == 0) is not { } end)
        {
            return;
        }

        var phraseEnd = context.CommaEnd(unit, end);
        if (unit.First(from, phraseEnd, RelationCue.Denial) is { } denial)
        {
            context.Reject(unit, RelationType.CooperatesWith, from, phraseEnd, $"{context.Between(denial.Start, denial.End)} denies it");
            return;
        }

        var status = Stage.Of(context, unit, from, phraseEnd, context.ClauseEnd(unit, end), "signed");
        if (right.Count > 0)
        {
            foreach (var a in left)
            {
                foreach (var b in right)
                {
                    Add(unit, a.Head, b.Head, status, found);
                }
            }
        }
        else if (left.Count <= LargestRing)
        {
            for (var a = 0; a < left.Count; a++)
            {
                for (var b = a + 1; b < left.Count; b++)
                {
                    Add(unit, left[a].Head, left[b].Head, status, found);
                }
            }
        }
    }

    /// <summary>协会与A合作, where nothing was named that 协会 could stand for: the subject is not that of an earlier clause.</summary>
    private static bool Unresolved(RelationUnit unit, NounGroup group)
    {
        foreach (var hit in unit.Cues)
        {
            if (hit.End == group.MarkerStart && hit.Is(RelationCue.Anaphor | RelationCue.AnaphorAtStart))
            {
                return !unit.Mentions.Any(m => m.Span.Start <= hit.Start && m.Span.End >= hit.End);
            }
        }

        return false;
    }

    /// <summary>双方还将联合开发: the two bodies, and no third, that the sentence has named before it.</summary>
    private static void Both(RelationContext context, RelationUnit unit, List<RelationCandidate> found)
    {
        var at = context.Between(unit.Unit.Span.Start, unit.Unit.Span.End).IndexOf("双方", StringComparison.Ordinal);
        if (at < 0)
        {
            return;
        }

        at += unit.Unit.Span.Start;
        var end = context.CommaEnd(unit, at);
        if (unit.First(at, end, RelationCue.Cooperate) is not { } verb || unit.Any(at, end, RelationCue.Denial) || context.Between(verb.Start, verb.End) is "洽谈" or "商谈" or "磋商" or "合作")
        {
            return;
        }

        // Bodies of the same stretch: behind the last full stop that names any.
        var bodies = new List<UnitMention>();
        foreach (var mention in unit.Mentions)
        {
            if (mention.Span.End <= at && PartyKinds.IsActor(mention.Kind) && !context.CrossesClause(mention.Span.End, at) && bodies.TrueForAll(b => b.Entity != mention.Entity))
            {
                bodies.Add(mention);
            }
        }

        if (bodies.Count == 2)
        {
            Add(unit, bodies[0], bodies[1], Stage.Of(context, unit, at, end, "signed"), found);
        }
    }

    /// <summary>Where the word of cooperation behind the group ends, or null where another deed comes first.</summary>
    private static int? Predicate(RelationContext context, RelationUnit unit, NounGroup group, bool listed)
    {
        var clause = context.ClauseEnd(unit, group.Span.End);
        var limit = Math.Min(clause, group.Span.End + (listed ? ListReach : Reach));
        var split = listed ? -1 : group.Split;
        var marker = split > 0 ? context.Between(group.Members[split - 1].Span.End, group.Members[split].Span.Start) : context.Between(group.MarkerStart, group.Members[0].Span.Start);
        if (unit.First(group.Span.End, limit, RelationCue.Cooperate) is not { } verb)
        {
            // 携手 and 联手 say it by themselves; 联合 needs something made (联合B成立实验室).
            return marker.StartsWith("携手") || marker.StartsWith("联手") || marker.StartsWith("牵手") || (marker.StartsWith("联合") && Makes(context, unit, group.Span.End)) ? group.Span.End : null;
        }

        var between = context.Between(group.Span.End, verb.Start);
        if (between.Count('，') > (listed ? 0 : 1) || between.Contains('：') || between.StartsWith("的") && verb.Length < 2)
        {
            return null;
        }

        // A主办, 印发 or 出席 that comes first makes it another statement; so does a new subject.
        if (unit.First(group.Span.End, verb.End, RelationCue.Organize | RelationCue.IssueAfter | RelationCue.Attend) is { } other && other.Start <= verb.Start && !other.Is(RelationCue.Cooperate))
        {
            return null;
        }

        foreach (var later in unit.Groups)
        {
            if (later.Span.Start >= group.Span.End && later.Span.End <= verb.Start && later.Marker is Marker.None or Marker.With && PartyKinds.IsActor(later.Kind))
            {
                return null;
            }
        }

        // Listed bodies need a joint deed, not the mere noun 合作.
        if (listed && context.Between(verb.Start, verb.End) is "合作" or "对接" or "协作" or "合作伙伴" or "伙伴关系" or "洽谈"
            && !(verb.Start == group.Span.End && group.Members.Length == 2 && verb.End < unit.Unit.Span.End && (context.Text[verb.End] is '，' || Joint(context, verb.End))))
        {
            // A和B合作，给…, A和B合作编制…: the deed follows.
            return null;
        }

        return OtherDeed(context, unit, verb) ? null : verb.End;
    }

    private static bool Joint(RelationContext context, int from)
    {
        var after = context.Between(from, Math.Min(context.Text.Length, from + 3));
        foreach (var verb in (ReadOnlySpan<string>)["编制", "开发", "研发", "研制", "建设", "打造", "开展", "推进", "推出", "运营", "培养", "生产", "制定", "共建", "建立", "发起", "设计", "完成", "实施"])
        {
            if (after.StartsWith(verb))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Makes(RelationContext context, RelationUnit unit, int from)
    {
        var after = context.Between(from, Math.Min(context.CommaEnd(unit, from), from + 4));
        foreach (var verb in (ReadOnlySpan<string>)["成立", "设立", "组建", "打造", "研发", "开发", "建设", "研制", "攻关", "开通", "启动", "推出", "建立", "搭建", "实施", "共同"])
        {
            if (after.StartsWith(verb))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>合作办赛, 签约仪式: the word is part of an event's or a document's name, or 联合 goes with 印发 and 主办.</summary>
    private static bool OtherDeed(RelationContext context, RelationUnit unit, CueHit verb)
    {
        var after = context.Between(verb.End, Math.Min(unit.Unit.Span.End, verb.End + 4));
        return after.StartsWith("仪式") || after.StartsWith("主办") || after.StartsWith("举办") || after.StartsWith("印发") || after.StartsWith("发布") || after.StartsWith("论坛") || after.StartsWith("大会");
    }

    private static bool NamesNoPartner(RelationContext context, RelationUnit unit, int end)
    {
        var after = context.Between(end, Math.Min(unit.Unit.Span.End, end + 3));
        foreach (var word in (ReadOnlySpan<string>)["一家", "某", "多家", "两家", "几家", "数家", "的", "企业", "部分", "有关", "当地", "一些", "若干", "一批"])
        {
            if (after.StartsWith(word))
            {
                return true;
            }
        }

        return false;
    }

    private static void Add(RelationUnit unit, UnitMention a, UnitMention b, string status, List<RelationCandidate> found)
    {
        if (a.Entity == b.Entity)
        {
            return;
        }

        var properties = ImmutableSortedDictionary<string, PropertyValue>.Empty.Add("status", status);
        found.Add(new RelationCandidate(RelationType.CooperatesWith, NodeRef.Of(a.Entity), NodeRef.Of(b.Entity), unit.Unit.Section, unit.Unit.Sentence, 0.88) { Properties = properties });
    }
}
