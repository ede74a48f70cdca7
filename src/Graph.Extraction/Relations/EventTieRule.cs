using Graph.Extraction.Lexicons;
using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>
/// ORGANIZED and LOCATED_IN of events: A举办E, E由A主办、B承办, 主办单位为A; E在P举行, A在P召开E. The event may be that of an earlier sentence (论坛在P举行).
/// The place may stand in the heading (A在北京办…活动) when the section has just one event.
/// </summary>
internal sealed class EventTieRule : IRelationRule
{
    private const int ObjectReach = 26;
    private const int HostReach = 8;

    private static readonly string[] HostVerbs = ["主办", "承办", "协办", "联办", "合办", "举办", "组织"];

    /// <inheritdoc/>
    public void Find(RelationContext context, List<RelationCandidate> found)
    {
        foreach (var unit in context.Units)
        {
            if (unit.Unit.IsHeading || unit.IsBare)
            {
                continue;
            }

            foreach (var verb in unit.All(RelationCue.Organize))
            {
                Active(context, unit, verb, found);
                Passive(context, unit, verb, found);
            }

            foreach (var role in unit.All(RelationCue.OrganizeRole))
            {
                Role(context, unit, role, found);
            }

            Places(context, unit, found);
        }

        HeadingPlace(context, found);
    }

    /// <summary>A举办E: the event stands behind the verb in its phrase.</summary>
    private static void Active(RelationContext context, RelationUnit unit, CueHit verb, List<RelationCandidate> found)
    {
        if (EventAfter(context, unit, verb.End) is not { } happening || unit.Any(Math.Max(unit.Unit.Span.Start, verb.Start - 3), verb.Start, RelationCue.Denial))
        {
            return;
        }

        // 由A、B主办的E.
        if (context.GroupBefore(unit, verb.Start, 2) is { Marker: Marker.By } by && PartyKinds.IsBody(by.Kind))
        {
            AddHosts(unit, by, happening, 0.92, found);
        }
        else if (!Participle(context, unit, verb) && context.Subject(unit, verb.Start, PartyKinds.IsBody) is { } hosts && !(hosts.Span.End <= verb.Start && verb.Start - hosts.Span.End > 60 && hosts.Span.Start >= unit.Unit.Span.Start))
        {
            AddHosts(unit, hosts, happening, 0.92, found);
        }
    }

    /// <summary>参加了在三亚举行的E: the subject of the sentence does not hold it.</summary>
    private static bool Participle(RelationContext context, RelationUnit unit, CueHit verb) =>
        verb.End < unit.Unit.Span.End && context.Text[verb.End] == '的' && context.GroupBefore(unit, verb.Start, 3) is not { Marker: Marker.None or Marker.By };

    /// <summary>E由A主办、B承办; A、B主办 behind the event.</summary>
    private static void Passive(RelationContext context, RelationUnit unit, CueHit verb, List<RelationCandidate> found)
    {
        if (EventAfter(context, unit, verb.End) is not null || context.GroupBefore(unit, verb.Start, HostReach) is not { } hosts || !PartyKinds.IsActor(hosts.Kind)
            || context.Between(hosts.Span.End, verb.Start).IndexOfAny("，。；") >= 0)
        {
            return;
        }

        var word = context.Between(verb.Start, verb.End);
        var host = false;
        foreach (var candidate in HostVerbs)
        {
            host |= word.EndsWith(candidate);
        }

        // 由 stands before the first of several: 由A主办，B承办. Without it only the plain words for hosting count.
        if (hosts.Marker is not (Marker.By or Marker.None) || (hosts.Marker == Marker.None && (!host || word is "举办" or "组织")))
        {
            return;
        }

        if (context.EventBefore(unit, hosts.Span.Start) is { } happening)
        {
            AddHosts(unit, hosts, happening, 0.9, found);
        }
    }

    /// <summary>协办单位为A和B.</summary>
    private static void Role(RelationContext context, RelationUnit unit, CueHit role, List<RelationCandidate> found)
    {
        if (context.GroupAfter(unit, role.End, 4) is { } hosts && PartyKinds.IsActor(hosts.Kind) && context.EventBefore(unit, role.Start) is { } happening)
        {
            AddHosts(unit, hosts, happening, 0.92, found);
        }
    }

    private static void AddHosts(RelationUnit unit, NounGroup hosts, UnitMention happening, double confidence, List<RelationCandidate> found)
    {
        var named = hosts.Members.Any(m => m.Head.Kind != EntityKind.Place);
        foreach (var member in hosts.Members)
        {
            if (!named || member.Head.Kind != EntityKind.Place)
            {
                found.Add(Candidate(RelationType.Organized, member.Head.Entity, happening.Entity, unit, named ? confidence : 0.6));
            }
        }
    }

    /// <summary>在P举行, 在P召开E, 于P开幕: a place marked by 在 with a verb for taking place right behind it.</summary>
    private static void Places(RelationContext context, RelationUnit unit, List<RelationCandidate> found)
    {
        foreach (var group in unit.Groups)
        {
            if (group.Marker != Marker.At || !PartyKinds.IsPlace(group.Kind))
            {
                continue;
            }

            var end = context.CommaEnd(unit, group.Span.End);

            // 在哈萨克斯坦首都阿斯塔纳举行: the nearer place counts.
            var places = group;
            foreach (var inner in unit.Groups)
            {
                if (inner.Span.Start >= places.Span.End && inner.Span.Start - places.Span.End <= 4 && inner.Kind == EntityKind.Place && context.Between(places.Span.End, inner.Span.Start) is "" or "首都" or "省会" or "首府" or "的")
                {
                    places = inner;
                }
            }

            var verb = unit.First(group.Span.End, Math.Min(end, group.Span.End + 16), RelationCue.Hold | RelationCue.Organize);
            if (verb is not { } held)
            {
                continue;
            }

            // 在P启动X: something other than an event starts there.
            var happening = EventAfter(context, unit, held.End);
            if (happening is null && held.End < end && context.Between(held.Start, held.End) is "启动" or "组织" or "发起")
            {
                continue;
            }

            happening ??= InPhrase(context, unit, held) ?? (context.CommaEnd(unit, held.End) - held.End <= 3 ? context.EventBefore(unit, group.MarkerStart) : null);
            if (happening is { } what)
            {
                foreach (var member in places.Members)
                {
                    if (PartyKinds.IsPlace(member.Head.Kind))
                    {
                        found.Add(Candidate(RelationType.LocatedIn, what.Entity, member.Head.Entity, unit, 0.93));
                    }
                }
            }
        }
    }

    private static UnitMention? InPhrase(RelationContext context, RelationUnit unit, CueHit verb)
    {
        var from = unit.Unit.Span.Start;
        UnitMention? found = null;
        foreach (var mention in unit.Mentions)
        {
            if (mention.Kind == EntityKind.Event && mention.Span.Start >= from && mention.Span.End <= verb.Start && !context.CrossesClause(mention.Span.End, verb.Start))
            {
                found = mention;
            }
        }

        return found;
    }

    private static UnitMention? EventAfter(RelationContext context, RelationUnit unit, int from)
    {
        foreach (var mention in unit.Mentions)
        {
            if (mention.Span.Start < from || mention.Kind != EntityKind.Event)
            {
                continue;
            }

            var between = context.Between(from, mention.Span.Start);
            return between.Length <= ObjectReach && between.IndexOfAny("，。；：") < 0 && !unit.Any(from, mention.Span.Start, RelationCue.Attend) ? mention : null;
        }

        return null;
    }

    private static void HeadingPlace(RelationContext context, List<RelationCandidate> found)
    {
        foreach (var heading in context.Units)
        {
            if (!heading.Unit.IsHeading)
            {
                continue;
            }

            foreach (var group in heading.Groups)
            {
                var after = context.Between(group.Span.End, Math.Min(heading.Unit.Span.End, group.Span.End + 4));
                if (group.Marker != Marker.At || group.Kind != EntityKind.Place || !(after.StartsWith("办") || after.StartsWith("举") || after.StartsWith("召开") || after.StartsWith("开")))
                {
                    continue;
                }

                UnitMention? only = null;
                RelationUnit? first = null;
                var several = false;
                for (var i = heading.Index + 1; i < context.Units.Length && context.Units[i].Unit.Section == heading.Unit.Section; i++)
                {
                    foreach (var mention in context.Units[i].Mentions)
                    {
                        if (mention.Kind == EntityKind.Event)
                        {
                            several |= only is { } known && known.Entity != mention.Entity;
                            first ??= context.Units[i];
                            only ??= mention;
                        }
                    }
                }

                if (only is { } one && !several)
                {
                    found.Add(Candidate(RelationType.LocatedIn, one.Entity, group.Members[0].Head.Entity, first!, 0.7));
                }
            }
        }
    }

    private static RelationCandidate Candidate(RelationType type, int from, int to, RelationUnit unit, double confidence) =>
        new(type, NodeRef.Of(from), NodeRef.Of(to), unit.Unit.Section, unit.Unit.Sentence, confidence);
}
