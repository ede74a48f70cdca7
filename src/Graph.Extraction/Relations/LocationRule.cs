using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>
/// LOCATED_IN of bodies: X位于P, X落户P, 总部设在P, 位于P的X, P的X, P企业X, X在P揭牌, P列入X. What is planned or denied is set aside.
/// </summary>
internal sealed class LocationRule : IRelationRule
{
    private const int SubjectReach = 26;

    /// <inheritdoc/>
    public void Find(RelationContext context, List<RelationCandidate> found)
    {
        foreach (var unit in context.Units)
        {
            if (unit.Unit.IsHeading || unit.IsBare)
            {
                continue;
            }

            foreach (var phrase in unit.Phrases)
            {
                if (phrase.Place is { } place)
                {
                    found.Add(Candidate(phrase.Head.Entity, place.Entity, unit, 0.85));
                }
            }

            foreach (var verb in unit.All(RelationCue.Locate))
            {
                Says(context, unit, verb, found);
            }

            foreach (var group in unit.Groups)
            {
                if (group.Marker == Marker.At && PartyKinds.IsPlace(group.Kind))
                {
                    Settles(context, unit, group, found);
                }
                else if (PartyKinds.IsPlace(group.Kind))
                {
                    Holds(context, unit, group, found);
                }
            }
        }
    }

    /// <summary>X位于P; 位于P的X.</summary>
    private static void Says(RelationContext context, RelationUnit unit, CueHit verb, List<RelationCandidate> found)
    {
        if (context.GroupAfter(unit, verb.End, 3) is not { } places || !PartyKinds.IsPlace(places.Kind))
        {
            return;
        }

        if (places.Members[0].Place is not null || Planned(context, unit, verb.Start))
        {
            return; // 位于P的X, read with the phrase
        }

        // 位于P的X.
        if (places.Span.End < unit.Unit.Span.End && context.Text[places.Span.End] == '的' && context.GroupAfter(unit, places.Span.End, 12) is { } behind && PartyKinds.IsTaker(behind.Kind))
        {
            AddAll(unit, behind.Members.Take(1), places, found);
            return;
        }

        if (context.GroupBefore(unit, verb.Start, SubjectReach) is { } near && !context.IsPredicate(unit, near) && near.Marker is Marker.None or Marker.With or Marker.Object && IsLocated(near) && context.Between(near.Span.End, verb.Start).Count('，') <= 1)
        {
            // 合肥市与B签约，项目落户P: the body is located, not the town that it signed with.
            AddAll(unit, near.Members.Where(m => m.Head.Kind != EntityKind.Place || (near.Members.Length == 1 && verb.Start - near.Span.End <= 2)), places, found);
        }
        else if (context.Between(verb.Start, verb.End).StartsWith("总部") || verb.Start == context.CommaStart(unit, verb.Start) || context.Between(verb.Start, verb.End).EndsWith("落户"))
        {
            var subject = context.Subject(unit, verb.Start, k => k is EntityKind.Company or EntityKind.Organization or EntityKind.Park);
            if (subject is not null)
            {
                AddAll(unit, subject.Members, places, found);
            }
        }
    }

    private static bool IsLocated(NounGroup group) => group.Kind is EntityKind.Park or EntityKind.Company or EntityKind.Organization or EntityKind.Place;

    /// <summary>X在P揭牌, X在P落成; 在P成立X.</summary>
    private static void Settles(RelationContext context, RelationUnit unit, NounGroup places, List<RelationCandidate> found)
    {
        var end = context.CommaEnd(unit, places.Span.End);
        if (unit.First(places.Span.End, Math.Min(end, places.Span.End + 8), RelationCue.Settle) is not { } verb || Planned(context, unit, places.MarkerStart))
        {
            return;
        }

        if (context.GroupAfter(unit, verb.End, 8) is { } after && PartyKinds.IsTaker(after.Kind) && after.Span.Start < end)
        {
            if (context.Between(verb.Start, verb.End) is "成立" or "设立" or "建成" or "落成" or "启用")
            {
                AddAll(unit, after.Members, places, found);
            }

            return;
        }

        // X在P投产二期产线: what is started there belongs to X.
        var own = end - verb.End is > 1 and <= 12 && places.Kind == EntityKind.Park && context.Between(verb.Start, verb.End) is "投产" or "开工" or "动工" or "启用" or "建成" or "开建" or "竣工" or "投运"
            && context.Between(verb.End, end).IndexOfAny("的与和") < 0;
        if ((end - verb.End > 1 && !own) || context.GroupBefore(unit, places.MarkerStart, SubjectReach) is not { } subject || subject.Marker is not (Marker.None or Marker.By))
        {
            return;
        }

        // A与B共建的实验室在P揭牌: the laboratory is there, whether it has a name or not.
        if (context.Between(subject.Span.End, places.MarkerStart).Contains('的'))
        {
            return;
        }

        var word = context.Between(verb.Start, verb.End);
        var company = subject.Kind == EntityKind.Company && (own || word.EndsWith("成立") || word.EndsWith("揭牌") || word.EndsWith("挂牌") || word.EndsWith("落地") || word.EndsWith("开业"));
        if (company || subject.Kind is EntityKind.Organization or EntityKind.Park)
        {
            AddAll(unit, subject.Members, places, found);
        }
    }

    /// <summary>北京市列入X: a place that has the park or body behind the verb.</summary>
    private static void Holds(RelationContext context, RelationUnit unit, NounGroup place, List<RelationCandidate> found)
    {
        // P集聚了A、B等企业.
        if (place.Marker is Marker.None && unit.First(place.Span.End, Math.Min(unit.Unit.Span.End, place.Span.End + 6), RelationCue.HostsPlace) is { } gathers
            && context.Between(gathers.Start, gathers.End) is "集聚" or "聚集" or "聚起" or "汇聚" && context.GroupAfter(unit, gathers.End, 10) is { Kind: EntityKind.Company or EntityKind.Organization } settled && place.Members.Length == 1)
        {
            foreach (var member in settled.Members)
            {
                found.Add(Candidate(member.Head.Entity, place.Members[0].Head.Entity, unit, 0.8));
            }

            return;
        }

        if (place.Marker is Marker.None && unit.First(place.Span.End, Math.Min(unit.Unit.Span.End, place.Span.End + 5), RelationCue.HostsPlace) is { } verb && verb.Start - place.Span.End <= 1
            && context.GroupAfter(unit, verb.End, 4) is { } held && held.Kind == EntityKind.Park && place.Members.Length == 1)
        {
            foreach (var member in held.Members)
            {
                found.Add(Candidate(member.Head.Entity, place.Members[0].Head.Entity, unit, 0.8));
            }
        }
    }

    private static bool Planned(RelationContext context, RelationUnit unit, int at)
    {
        var from = Math.Max(context.CommaStart(unit, at), at - 8);
        foreach (var hit in unit.Cues)
        {
            if (hit.Start >= from && hit.End <= at && (hit.Is(RelationCue.Denial) || (hit.Is(RelationCue.Stage) && hit.Value == "planned" && context.Between(hit.Start, hit.End) is not ("将" or "即将"))))
            {
                context.Reject(unit, RelationType.LocatedIn, hit.Start, hit.End, $"{context.Between(hit.Start, hit.End)}: not so, or not yet");
                return true;
            }
        }

        return false;
    }

    private static void AddAll(RelationUnit unit, IEnumerable<NounPhrase> members, NounGroup places, List<RelationCandidate> found)
    {
        foreach (var member in members)
        {
            foreach (var place in places.Members)
            {
                if (PartyKinds.IsPlace(place.Head.Kind))
                {
                    found.Add(Candidate(member.Head.Entity, place.Head.Entity, unit, 0.9));
                }
            }
        }
    }

    private static RelationCandidate Candidate(int from, int to, RelationUnit unit, double confidence) =>
        new(RelationType.LocatedIn, NodeRef.Of(from), NodeRef.Of(to), unit.Unit.Section, unit.Unit.Sentence, confidence);
}
