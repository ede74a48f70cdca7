using Graph.Extraction.Lexicons;
using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>
/// ORGANIZED, PARTICIPATED_IN and LOCATED_IN of events: A举办E, E由A主办、B承办, E在P举行, X出席E, X在E上表示.
/// The place may stand in the heading (A在北京办…活动) when the section has just one event.
/// </summary>
internal sealed class EventTieRule : IRelationRule
{
    private const int Reach = 36;

    /// <inheritdoc/>
    public void Find(RelationContext context, List<RelationCandidate> found)
    {
        foreach (var unit in context.Units.Where(u => !u.Unit.IsHeading))
        {
            for (var i = 0; i < unit.Mentions.Count; i++)
            {
                if (unit.Mentions[i].Kind == EntityKind.Event)
                {
                    Hosts(context, unit, i, found);
                    Place(context, unit, i, found);
                    Attendants(context, unit, i, found);
                }
            }

            HostsWithoutSubject(context, unit, found);
        }

        HeadingPlace(context, found);
    }

    private static void Hosts(RelationContext context, RelationUnit unit, int e, List<RelationCandidate> found)
    {
        var at = unit.Mentions[e].Span;
        var verb = context.LastCue(Math.Max(unit.Unit.Span.Start, at.Start - 14), at.Start, Cue.OrganizeVerb);
        if (verb is { } active && context.Between(active.End, at.Start).IndexOfAny("，。；") < 0)
        {
            for (var i = e - 1; i >= 0; i--)
            {
                var mention = unit.Mentions[i];
                if (mention.Span.End > active.Start)
                {
                    continue;
                }

                if (active.Start - mention.Span.End > Reach || context.CrossesClause(mention.Span.End, active.Start))
                {
                    break;
                }

                if (mention.Kind == EntityKind.Place && Prefixed(context, unit, mention))
                {
                    found.Add(Candidate(RelationType.LocatedIn, unit.Mentions[e].Entity, mention.Entity, unit, 0.9));
                    continue;
                }

                if (!IsHost(mention.Kind))
                {
                    break;
                }

                foreach (var host in context.ListEndingAt(unit, i, IsHost))
                {
                    found.Add(Candidate(RelationType.Organized, host.Entity, unit.Mentions[e].Entity, unit, host.Kind == EntityKind.Place ? 0.6 : 0.92));
                }

                break;
            }
        }

        // E由A、B主办，C承办: hosts behind the event, each list before its verb.
        var byHost = context.Between(at.End, unit.Unit.Span.End);
        if (byHost.IndexOf('由') is >= 0 and < 40)
        {
            Passive(context, unit, e, e + 1, found);
        }
    }

    /// <summary>活动由A主办、B承办 in the sentence after the event, or 主办单位为A.</summary>
    private static void HostsWithoutSubject(RelationContext context, RelationUnit unit, List<RelationCandidate> found)
    {
        if (unit.Mentions.Any(m => m.Kind == EntityKind.Event))
        {
            return;
        }

        var opening = context.Between(unit.Unit.Span.Start, Math.Min(unit.Unit.Span.End, unit.Unit.Span.Start + 14));
        var anaphor = opening.StartsWith("活动") || opening.StartsWith("大会") || opening.StartsWith("论坛") || opening.StartsWith("峰会") || opening.StartsWith("本届") || opening.StartsWith("此次") || opening.StartsWith("该活动") || opening.StartsWith("会议") || opening.StartsWith("本次");
        if (!anaphor || opening.IndexOf('由') < 0)
        {
            return;
        }

        var before = context.Units.LastOrDefault(u => u.Unit.Section == unit.Unit.Section && !u.Unit.IsHeading && u.Unit.Sentence < unit.Unit.Sentence && u.Mentions.Any(m => m.Kind == EntityKind.Event));
        if (before is not null)
        {
            var e = before.Mentions.Last(m => m.Kind == EntityKind.Event).Entity;
            PassiveHosts(context, unit, 0, e, found);
        }
    }

    private static void Passive(RelationContext context, RelationUnit unit, int e, int from, List<RelationCandidate> found) => PassiveHosts(context, unit, from, unit.Mentions[e].Entity, found);

    private static void PassiveHosts(RelationContext context, RelationUnit unit, int from, int e, List<RelationCandidate> found)
    {
        for (var i = from; i < unit.Mentions.Count; i++)
        {
            if (!IsHost(unit.Mentions[i].Kind) || unit.Mentions[i].Kind == EntityKind.Place)
            {
                continue;
            }

            var list = context.ListStartingAt(unit, i, k => IsHost(k) && k != EntityKind.Place);
            var end = list[^1].Span.End;
            var verb = context.FirstCue(end, Math.Min(unit.Unit.Span.End, end + 10), Cue.OrganizeVerb);
            if (verb is { } v && context.Between(end, v.Start).IndexOfAny("，。；") < 0)
            {
                foreach (var host in list)
                {
                    found.Add(Candidate(RelationType.Organized, host.Entity, e, unit, 0.92));
                }
            }

            i += list.Count - 1;
        }
    }

    private static void Place(RelationContext context, RelationUnit unit, int e, List<RelationCandidate> found)
    {
        if (e + 1 >= unit.Mentions.Count)
        {
            return;
        }

        var at = unit.Mentions[e].Span;
        for (var i = e + 1; i < Math.Min(unit.Mentions.Count, e + 3); i++)
        {
            var mention = unit.Mentions[i];
            if (mention.Kind is not (EntityKind.Place or EntityKind.Park))
            {
                continue;
            }

            var between = context.Between(at.End, mention.Span.Start);
            var after = context.Between(mention.Span.End, Math.Min(unit.Unit.Span.End, mention.Span.End + 14));
            var held = after.Contains("举行", StringComparison.Ordinal) || after.Contains("举办", StringComparison.Ordinal) || after.Contains("召开", StringComparison.Ordinal) || after.Contains("开幕", StringComparison.Ordinal) || after.Contains("启幕", StringComparison.Ordinal) || after.Contains("闭幕", StringComparison.Ordinal) || after.Contains("启动", StringComparison.Ordinal) || after.Contains("拉开", StringComparison.Ordinal);
            if (between.Length <= 24 && between.EndsWith("在") && between.IndexOfAny("。；") < 0 && held)
            {
                found.Add(Candidate(RelationType.LocatedIn, unit.Mentions[e].Entity, mention.Entity, unit, 0.93));
                return;
            }
        }
    }

    private static void Attendants(RelationContext context, RelationUnit unit, int e, List<RelationCandidate> found)
    {
        var at = unit.Mentions[e].Span;

        // X在E上表示 / X出席E.
        var on = context.Between(at.End, Math.Min(unit.Unit.Span.End, at.End + 2));
        var inEvent = on.StartsWith("上") || on.StartsWith("期间");
        var verb = context.LastCue(Math.Max(unit.Unit.Span.Start, at.Start - 8), at.Start, Cue.AttendVerb);
        if (!inEvent && verb is null)
        {
            return;
        }

        var limit = verb?.Start ?? at.Start;
        for (var i = e - 1; i >= 0; i--)
        {
            var mention = unit.Mentions[i];
            var between = context.Between(mention.Span.End, limit);
            if (between.Length > 20 || between.IndexOfAny("。；：") >= 0)
            {
                break;
            }

            if (mention.Kind is EntityKind.Person or EntityKind.Company or EntityKind.Organization or EntityKind.Agency)
            {
                foreach (var attendant in context.ListEndingAt(unit, i, k => k == mention.Kind))
                {
                    found.Add(Candidate(RelationType.ParticipatedIn, attendant.Entity, unit.Mentions[e].Entity, unit, 0.85));
                }

                return;
            }
        }

        // 在E上，X表示.
        if (inEvent && e + 1 < unit.Mentions.Count)
        {
            for (var i = e + 1; i < unit.Mentions.Count; i++)
            {
                if (unit.Mentions[i].Kind == EntityKind.Person && unit.Mentions[i].Span.Start - at.End < 40)
                {
                    found.Add(Candidate(RelationType.ParticipatedIn, unit.Mentions[i].Entity, unit.Mentions[e].Entity, unit, 0.8));
                    return;
                }
            }
        }
    }

    private static void HeadingPlace(RelationContext context, List<RelationCandidate> found)
    {
        foreach (var heading in context.Units.Where(u => u.Unit.IsHeading))
        {
            var place = heading.Mentions.FirstOrDefault(m => m.Kind == EntityKind.Place && Prefixed(context, heading, m)
                && context.Between(m.Span.End, Math.Min(heading.Unit.Span.End, m.Span.End + 4)) is var after && (after.StartsWith("办") || after.StartsWith("举") || after.StartsWith("召开") || after.StartsWith("开")));
            if (place.Span.Length == 0)
            {
                continue;
            }

            var bodies = context.Units.Where(u => u.Unit.Section == heading.Unit.Section && !u.Unit.IsHeading).ToList();
            var events = bodies.SelectMany(u => u.Mentions).Where(m => m.Kind == EntityKind.Event).Select(m => m.Entity).Distinct().ToList();
            if (events is [var only])
            {
                var first = bodies.First(u => u.Mentions.Any(m => m.Entity == only));
                found.Add(Candidate(RelationType.LocatedIn, only, place.Entity, first, 0.7));
            }
        }
    }

    private static bool Prefixed(RelationContext context, RelationUnit unit, UnitMention place) =>
        place.Span.Start > unit.Unit.Span.Start && context.Text[place.Span.Start - 1] is '在' or '于' or '赴';

    private static bool IsHost(EntityKind kind) => kind is EntityKind.Agency or EntityKind.Company or EntityKind.Organization or EntityKind.Park or EntityKind.Place;

    private static RelationCandidate Candidate(RelationType type, int from, int to, RelationUnit unit, double confidence) =>
        new(type, NodeRef.Of(from), NodeRef.Of(to), unit.Unit.Section, unit.Unit.Sentence, confidence);
}
