using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>
/// PARTICIPATED_IN: X出席E, 出席E的有X, X在E上表示, E上，X透露, E…，X等出席; where the sentence names no event, that of the section (罗承禹出席并讲话).
/// A person who speaks counts, not the body that employs the person.
/// </summary>
internal sealed class AttendanceRule : IRelationRule
{
    private const int ObjectReach = 24;
    private const int SubjectReach = 18;
    private const int LooseReach = 30;

    private static readonly string[] EventNouns = ["会议", "论坛", "大会", "仪式", "活动", "峰会", "发布会", "开幕", "签约", "揭牌", "启动", "并", "了", "座谈", "上述"];

    /// <inheritdoc/>
    public void Find(RelationContext context, List<RelationCandidate> found)
    {
        foreach (var unit in context.Units)
        {
            if (unit.Unit.IsHeading || unit.IsBare)
            {
                continue;
            }

            foreach (var verb in unit.All(RelationCue.Attend))
            {
                Attends(context, unit, verb, found);
            }

            foreach (var mention in unit.Mentions)
            {
                if (mention.Kind == EntityKind.Event)
                {
                    Speaks(context, unit, mention, found);
                }
            }
        }
    }

    private static void Attends(RelationContext context, RelationUnit unit, CueHit verb, List<RelationCandidate> found)
    {
        var after = EventAfter(context, unit, verb.End);
        var happening = after ?? (Bare(context, unit, verb) ? context.EventBefore(unit, verb.Start) : null);
        if (happening is not { } what)
        {
            return;
        }

        if (unit.Any(Math.Max(context.CommaStart(unit, verb.Start), verb.Start - 6), verb.Start, RelationCue.Denial))
        {
            context.Reject(unit, RelationType.ParticipatedIn, verb.Start, verb.End, "denied");
            return;
        }

        foreach (var word in (ReadOnlySpan<string>)["没有到场", "未到场", "没有参加", "未参加", "缺席", "未出席", "没有出席", "未能出席", "没有派", "未派"])
        {
            if (context.Between(verb.End, context.ClauseEnd(unit, verb.End)).Contains(word, StringComparison.Ordinal))
            {
                context.Reject(unit, RelationType.ParticipatedIn, verb.Start, verb.End, $"{word}: did not come");
                return;
            }
        }

        // 出席发布会的有X、Y.
        var behind = after is { } named ? named.Span.End : verb.End;
        var list = context.Between(behind, Math.Min(unit.Unit.Span.End, behind + 8));
        if (list.IndexOf('有') is >= 0 and < 7 && list.Contains('的') || list.StartsWith("的包括") || list.StartsWith("的嘉宾") || list.StartsWith("的领导"))
        {
            var persons = unit.Groups.Any(g => g.Span.Start >= behind && g.Kind == EntityKind.Person);
            foreach (var group in unit.Groups)
            {
                if (group.Span.Start >= behind && (persons ? group.Kind == EntityKind.Person : PartyKinds.IsActor(group.Kind)))
                {
                    Add(unit, group, what, 0.88, found);
                }
            }

            return;
        }

        if (Attendants(context, unit, verb.Start) is { } attendants)
        {
            Add(unit, attendants, what, 0.88, found);
            Earlier(context, unit, attendants, what, found);
        }
    }

    /// <summary>Persons and bodies of one enumeration stand in several groups: A局长X，B公司、C协会…参加.</summary>
    private static void Earlier(RelationContext context, RelationUnit unit, NounGroup group, UnitMention what, List<RelationCandidate> found)
    {
        for (var i = unit.Groups.IndexOf(group) - 1; i >= 0; i--)
        {
            var before = unit.Groups[i];
            if (context.Between(before.Span.End, unit.Groups[i + 1].MarkerStart) is not ("、" or "，" or "和" or "以及" or "及" or "，以及") || !(before.Kind == EntityKind.Person || PartyKinds.IsActor(before.Kind)) || before.Marker is not Marker.None)
            {
                return;
            }

            if (unit.Cues.Any(c => c.Is(RelationCue.OrganizeRole) && c.End <= before.Span.Start && before.Span.Start - c.End <= 2))
            {
                return; // 承办单位为A，B、C参加
            }

            Add(unit, before, what, 0.85, found);
        }
    }

    /// <summary>Whoever stands right before the verb; 等, 负责人, 代表 and who else came may stand between.</summary>
    private static NounGroup? Attendants(RelationContext context, RelationUnit unit, int verb)
    {
        for (var i = unit.Groups.Length - 1; i >= 0; i--)
        {
            var group = unit.Groups[i];
            if (group.Span.End > verb || group.Kind is EntityKind.Event or EntityKind.Policy)
            {
                continue;
            }

            var between = context.Between(group.Span.End, verb);
            var loose = between.StartsWith("以及") || between.StartsWith("及") || between.StartsWith("等") || between.StartsWith("、") || between.Contains("负责人", StringComparison.Ordinal) || between.Contains("代表", StringComparison.Ordinal) || between.Contains("领导", StringComparison.Ordinal);
            if (between.Length > (loose ? LooseReach : SubjectReach) || between.IndexOfAny("。；：") >= 0)
            {
                return null;
            }

            if (group.Kind == EntityKind.Place && group.Marker == Marker.None && group.Span.End == verb && context.Between(verb, Math.Min(unit.Unit.Span.End, verb + 6)).Contains("主宾", StringComparison.Ordinal))
            {
                return group;
            }

            if (group.Marker is Marker.At or Marker.To or Marker.From or Marker.According || group.Kind == EntityKind.Place)
            {
                continue;
            }

            return group.Kind == EntityKind.Person || PartyKinds.IsActor(group.Kind) ? group : null;
        }

        return null;
    }

    /// <summary>X在E上表示; E上，X透露.</summary>
    private static void Speaks(RelationContext context, RelationUnit unit, UnitMention what, List<RelationCandidate> found)
    {
        var end = what.Span.End;
        var on = context.Between(end, Math.Min(unit.Unit.Span.End, end + 6));
        var inside = context.Text[end - 1] is '上' or '间' or '场' or '合' || on.StartsWith("上") || on.StartsWith("期间") || on.StartsWith("现场") || on.StartsWith("开幕式上") || on.StartsWith("主论坛上") || on.StartsWith("间隙") || on.StartsWith("闭幕式上");
        if (!inside)
        {
            return;
        }

        // The speaker before 在E上.
        for (var i = unit.Groups.Length - 1; i >= 0; i--)
        {
            var group = unit.Groups[i];
            if (group.Span.End > what.Span.Start)
            {
                continue;
            }

            var between = context.Between(group.Span.End, what.Span.Start);
            if (between.Length > SubjectReach || between.IndexOfAny("，。；：") >= 0)
            {
                break;
            }

            if (group.Kind == EntityKind.Person || (PartyKinds.IsActor(group.Kind) && group.Marker == Marker.None && (between.EndsWith("在") || SaysAfter(unit, end))))
            {
                Add(unit, group, what, 0.85, found);
                return;
            }
        }

        foreach (var group in unit.Groups)
        {
            if (group.Span.Start < end)
            {
                continue;
            }

            if (group.Span.Start - end > LooseReach || context.CrossesClause(end, group.Span.Start))
            {
                return;
            }

            if (group.Kind == EntityKind.Person || (group.Kind is EntityKind.Company or EntityKind.Organization && group.Marker == Marker.None && unit.Any(group.Span.End, Math.Min(unit.Unit.Span.End, group.Span.End + 8), RelationCue.Say | RelationCue.Attend | RelationCue.Cooperate)))
            {
                Add(unit, group, what, 0.8, found);
                return;
            }
        }
    }

    private static bool SaysAfter(RelationUnit unit, int end) => unit.Any(end, Math.Min(unit.Unit.Span.End, end + 14), RelationCue.Say | RelationCue.Attend | RelationCue.Cooperate);

    private static UnitMention? EventAfter(RelationContext context, RelationUnit unit, int from)
    {
        foreach (var mention in unit.Mentions)
        {
            if (mention.Span.Start >= from && mention.Kind == EntityKind.Event)
            {
                var between = context.Between(from, mention.Span.Start);
                return between.Length <= ObjectReach && between.IndexOfAny("，。；：") < 0 ? mention : null;
            }
        }

        return null;
    }

    /// <summary>The verb has no object of its own, or only a noun for the event: 出席。, 出席并讲话, 参加会议.</summary>
    private static bool Bare(RelationContext context, RelationUnit unit, CueHit verb)
    {
        if (context.Between(verb.Start, verb.End) is "参与" or "对话" or "观摩" or "亮相" or "现身" or "路演" or "领奖" or "讲话")
        {
            return false;
        }

        if (context.Between(verb.Start, verb.End) is var word && (word.StartsWith("到会") || word.StartsWith("到场")))
        {
            return true;
        }

        if (verb.End >= unit.Unit.Span.End || context.Text[verb.End] is '，' or '。' or '；' or '、')
        {
            return true;
        }

        var after = context.Between(verb.End, Math.Min(unit.Unit.Span.End, verb.End + 4));
        foreach (var noun in EventNouns)
        {
            if (after.StartsWith(noun))
            {
                return true;
            }
        }

        return unit.Any(verb.End, Math.Min(unit.Unit.Span.End, verb.End + 4), RelationCue.Attend);
    }

    private static void Add(RelationUnit unit, NounGroup group, UnitMention what, double confidence, List<RelationCandidate> found)
    {
        foreach (var member in group.Members)
        {
            if (member.Head.Kind == EntityKind.Person || PartyKinds.IsBody(member.Head.Kind))
            {
                found.Add(new RelationCandidate(RelationType.ParticipatedIn, NodeRef.Of(member.Head.Entity), NodeRef.Of(what.Entity), unit.Unit.Section, unit.Unit.Sentence, confidence));
            }
        }
    }
}
