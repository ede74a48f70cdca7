using System.Collections.Immutable;
using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>
/// INVESTED_IN: A向B增资, A收购B, B由A投资建设, B获A投资, 由A领投 (in the company that raises money), A、C名列其中 behind 基石投资者, 其中A出资….
/// 拟 and 计划 make the status planned; what is denied is set aside.
/// </summary>
internal sealed class EquityRule : IRelationRule
{
    private const int Reach = 14;

    private static readonly string[] ToVerbs = ["出资", "增资", "注资", "投资", "入股", "投入", "参股", "战略投资", "追加投资", "战略入股"];
    private static readonly string[] NotBefore = ["投入", "出资", "斥资", "持股"];
    private static readonly string[] Among = ["名列其中", "在列", "均在列", "也在列", "参与其中", "位列其中", "也在其中", "均在其中", "均参与", "参与认购", "现身其中", "均有参与", "也参与其中", "都在其中", "入列", "在内", "是早期股东", "是股东", "为股东", "是其股东", "是老股东", "是战略投资者", "为战略投资者", "是投资方", "为投资方", "是基石投资者", "为基石投资者", "是主要股东", "为主要股东"];

    /// <inheritdoc/>
    public void Find(RelationContext context, List<RelationCandidate> found)
    {
        foreach (var unit in context.Units)
        {
            if (unit.Unit.IsHeading || unit.IsBare)
            {
                continue;
            }

            foreach (var group in unit.Groups)
            {
                Toward(context, unit, group, found);
                Passive(context, unit, group, found);
                Becomes(context, unit, group, found);
                Named(context, unit, group, found);
                Round(context, unit, group, found);
                Listed(context, unit, group, found);
            }

            foreach (var verb in unit.All(RelationCue.Equity))
            {
                Active(context, unit, verb, found);
            }

            foreach (var verb in unit.All(RelationCue.Receive))
            {
                Received(context, unit, verb, found);
                Takes(context, unit, verb, found);
            }

            Holds(context, unit, found);
            foreach (var verb in unit.All(RelationCue.Attend))
            {
                JoinsRound(context, unit, verb, found);
            }

            foreach (var role in unit.All(RelationCue.Cornerstone))
            {
                Role(context, unit, role, found);
            }
        }
    }

    /// <summary>A向B增资.</summary>
    private static void Toward(RelationContext context, RelationUnit unit, NounGroup target, List<RelationCandidate> found)
    {
        if (target.Marker != Marker.To || !PartyKinds.IsTaker(target.Kind))
        {
            return;
        }

        var verb = unit.First(target.Span.End, Math.Min(context.CommaEnd(unit, target.Span.End), target.Span.End + Reach), RelationCue.Equity);
        // 完成对B的收购.
        if (verb is { } taken && context.Between(target.Span.End, taken.Start) is "的" && context.Text[target.MarkerStart] == '对' && context.Between(taken.Start, taken.End) is "收购" or "并购" or "全资收购" or "控股"
            && context.Subject(unit, target.MarkerStart, PartyKinds.IsGiver) is { } buyers)
        {
            AddAll(context, unit, buyers.Members, target.Members, context.CommaStart(unit, target.MarkerStart), taken.End, 0.88, found);
            return;
        }

        if (verb is { } v && Array.Exists(ToVerbs, w => context.Between(v.Start, v.End).SequenceEqual(w)) && context.Subject(unit, target.MarkerStart, PartyKinds.IsGiver) is { } givers)
        {
            AddAll(context, unit, givers.Members, target.Members, target.MarkerStart, v.End, 0.88, found);
        }
    }

    /// <summary>A收购B, A以N元收购B M%股权.</summary>
    private static void Active(RelationContext context, RelationUnit unit, CueHit verb, List<RelationCandidate> found)
    {
        if (unit.Cues.Any(c => c.Start == verb.Start && c.End > verb.End && c.Is(RelationCue.Cornerstone)))
        {
            return; // 投资方包括A
        }

        var word = context.Between(verb.Start, verb.End).ToString();
        if (Array.Exists(NotBefore, w => w == word) || context.GroupAfter(unit, verb.End, Reach) is not { } target || !PartyKinds.IsTaker(target.Kind)
            || target.Marker is Marker.At or Marker.With or Marker.By or Marker.To || context.Between(verb.End, target.Span.Start).IndexOfAny("、：") >= 0)
        {
            return;
        }

        // 投资 and 投建 need their object: 投资B, 投资N元建设B; 领投的B.
        var between = context.Between(verb.End, target.Span.Start);
        if (between.Length > 4 && !char.IsAsciiDigit(between[0]) && !between.Contains("元", StringComparison.Ordinal) && !between.Contains("建", StringComparison.Ordinal) && !between.StartsWith("了") && !between.StartsWith("的"))
        {
            return;
        }

        if (unit.Any(verb.End, target.Span.Start, RelationCue.Round | RelationCue.Cooperate) || target.Kind == EntityKind.Park && !between.Contains("建", StringComparison.Ordinal) && !word.EndsWith("建", StringComparison.Ordinal) && !word.EndsWith("建设", StringComparison.Ordinal) && !word.EndsWith("兴建", StringComparison.Ordinal))
        {
            return;
        }

        // 原定入股的A: who pays stands behind 的.
        if (between.StartsWith("的") && word is "入股" or "跟投" or "领投" or "参投" or "认购" or "出资" && between.StartsWith("的"))
        {
            return;
        }

        // 领投, B: the next phrase's round; 跟投 of a list before it is read by Round.
        if (word is "领投" or "跟投" or "参投" && unit.Any(unit.Unit.Span.Start, verb.Start, RelationCue.FundRaise))
        {
            return;
        }

        if (context.Subject(unit, verb.Start, PartyKinds.IsGiver) is { } givers && !ReferenceEquals(givers, target))
        {
            AddAll(context, unit, givers.Members, [target.Members[0]], context.CommaStart(unit, verb.Start), context.CommaEnd(unit, target.Span.End), 0.86, found);
        }
    }

    /// <summary>B由A投资建设, B被A收购.</summary>
    private static void Passive(RelationContext context, RelationUnit unit, NounGroup givers, List<RelationCandidate> found)
    {
        if (givers.Marker != Marker.By || !PartyKinds.IsGiver(givers.Kind))
        {
            return;
        }

        var comma = context.CommaEnd(unit, givers.Span.End);
        var verb = unit.First(givers.Span.End, Math.Min(comma, givers.Span.End + 8), RelationCue.Equity) ?? Venture(context, unit, givers, comma);
        if (verb is not { } v || verb.Value.Is(RelationCue.Round) && unit.Any(unit.Unit.Span.Start, givers.MarkerStart, RelationCue.FundRaise))
        {
            return;
        }

        if (context.GroupBefore(unit, givers.MarkerStart, 24) is { } target && PartyKinds.IsTaker(target.Kind) && target.Marker is Marker.None)
        {
            AddAll(context, unit, [.. givers.Members.Where(m => givers.Members.Length == 1 || m.Head.Kind != EntityKind.Place)], target.Members, target.Span.Start, v.End, 0.86, found);
        }
    }

    /// <summary>由A与当地伙伴合资设立.</summary>
    private static CueHit? Venture(RelationContext context, RelationUnit unit, NounGroup givers, int comma)
    {
        foreach (var hit in unit.Cues)
        {
            if (hit.Start >= givers.Span.End && hit.End <= Math.Min(comma, givers.Span.End + 14) && hit.Is(RelationCue.Cooperate) && context.Between(hit.Start, hit.End) is "合资" or "共同出资" or "共同设立" or "共同投资" or "合资成立" or "合资设立" or "共同发起" or "共同组建" or "共同成立" or "联合发起" or "联合设立" or "联合组建" or "联合投资" or "联合成立")
            {
                return hit;
            }
        }

        return null;
    }

    /// <summary>A由此成为第二大股东: of the company that the sentence or the one before speaks of.</summary>
    private static void Becomes(RelationContext context, RelationUnit unit, NounGroup holder, List<RelationCandidate> found)
    {
        if (holder.Kind is not (EntityKind.Company or EntityKind.Organization or EntityKind.Agency) || holder.Marker is not (Marker.None or Marker.By))
        {
            return;
        }

        var after = context.Between(holder.Span.End, Math.Min(context.CommaEnd(unit, holder.Span.End), holder.Span.End + 16));
        if (after.IndexOf("成为", StringComparison.Ordinal) is not (>= 0 and <= 4) || !(after.EndsWith("股东") || after.Contains("大股东", StringComparison.Ordinal) || after.Contains("实际控制人", StringComparison.Ordinal)))
        {
            return;
        }

        foreach (var group in unit.Groups)
        {
            if (group.Span.End <= holder.Span.Start && group.Kind == EntityKind.Company && group.Marker == Marker.None && group.Members.All(m => holder.Members.All(h => h.Head.Entity != m.Head.Entity)))
            {
                AddAll(context, unit, holder.Members, [group.Members[0]], holder.Span.Start, context.CommaEnd(unit, holder.Span.End), 0.8, found);
                return;
            }
        }
    }

    /// <summary>Y完成融资，由A领投，B、C跟投; 其中A出资…，B和C各出资…: everybody before such a verb invested in the company that raises money.</summary>
    private static void Round(RelationContext context, RelationUnit unit, NounGroup investors, List<RelationCandidate> found)
    {
        if (investors.Kind is not (EntityKind.Company or EntityKind.Organization or EntityKind.Agency or EntityKind.Place) || investors.Marker is Marker.At or Marker.To or Marker.According)
        {
            return;
        }

        var end = context.CommaEnd(unit, investors.Span.End);
        var limit = Math.Min(end, investors.Span.End + 9);
        var round = unit.First(investors.Span.End, limit, RelationCue.Round);
        var pays = unit.First(investors.Span.End, Math.Min(end, investors.Span.End + 6), RelationCue.Equity);
        if (round is { } r && r.Start - investors.Span.End <= 5)
        {
            // A领投B says its object itself.
            if (context.GroupAfter(unit, r.End, 4) is { } direct && direct.Span.Start < end && PartyKinds.IsTaker(direct.Kind) && direct.Marker is Marker.None or Marker.Object)
            {
                return;
            }
        }
        else if (pays is not { } p || !(context.Between(p.Start, p.End) is "出资" or "认购" or "投入" or "投资" or "斥资") || p.Start - investors.Span.End > 4 || context.GroupAfter(unit, p.End, 6) is not null)
        {
            return;
        }

        if (RaisingCompany(context, unit, investors) is { } target)
        {
            AddAll(context, unit, [.. investors.Members.Where(m => m.Head.Entity != target.Entity)], [new NounPhrase(target, target.Span)], investors.Span.Start, end, 0.9, found);
        }
    }

    /// <summary>B获A投资, B引入A等战略投资者.</summary>
    private static void Received(RelationContext context, RelationUnit unit, CueHit verb, List<RelationCandidate> found)
    {
        if (context.GroupAfter(unit, verb.End, 3) is not { } givers || !PartyKinds.IsGiver(givers.Kind))
        {
            return;
        }

        var end = context.CommaEnd(unit, givers.Span.End);
        var money = unit.First(givers.Span.End, Math.Min(end, givers.Span.End + 22), RelationCue.Equity | RelationCue.Round | RelationCue.Cornerstone | RelationCue.Loan | RelationCue.Grant);
        if (money is { } m && m.Is(RelationCue.Equity | RelationCue.Round | RelationCue.Cornerstone) && context.Subject(unit, verb.Start, PartyKinds.IsTaker) is { } target)
        {
            AddAll(context, unit, givers.Members, [target.Members[0]], context.CommaStart(unit, verb.Start), end, 0.86, found);
        }
    }

    /// <summary>A以N元取得B M%的股份: what is taken is a share of B.</summary>
    private static void Takes(RelationContext context, RelationUnit unit, CueHit verb, List<RelationCandidate> found)
    {
        if (context.GroupAfter(unit, verb.End, 3) is not { Kind: EntityKind.Company } target || !IsShare(context.Between(target.Span.End, Math.Min(context.CommaEnd(unit, target.Span.End), target.Span.End + Reach))))
        {
            return;
        }

        if (context.Subject(unit, verb.Start, PartyKinds.IsGiver) is { } givers && !ReferenceEquals(givers, target))
        {
            AddAll(context, unit, givers.Members, [target.Members[0]], context.CommaStart(unit, verb.Start), context.CommaEnd(unit, target.Span.End), 0.86, found);
        }
    }

    /// <summary>A参与了B的C轮融资.</summary>
    private static void JoinsRound(RelationContext context, RelationUnit unit, CueHit verb, List<RelationCandidate> found)
    {
        if (context.Between(verb.Start, verb.End) is not ("参与" or "参加") || context.GroupAfter(unit, verb.End, 2) is not { Kind: EntityKind.Company } target || target.Members.Length != 1)
        {
            return;
        }

        var end = context.CommaEnd(unit, target.Span.End);
        var round = context.Between(target.Span.End, Math.Min(end, target.Span.End + 12));
        if (round.StartsWith("的") && round.Contains("融资", StringComparison.Ordinal) && context.Subject(unit, verb.Start, PartyKinds.IsGiver) is { } givers && !ReferenceEquals(givers, target))
        {
            AddAll(context, unit, givers.Members, target.Members, context.CommaStart(unit, verb.Start), end, 0.86, found);
        }
    }

    /// <summary>A目前持股约N%: A stands right before, the company is the other one that the sentence speaks of.</summary>
    private static void Holds(RelationContext context, RelationUnit unit, List<RelationCandidate> found)
    {
        foreach (var verb in unit.All(RelationCue.Equity))
        {
            if (context.Between(verb.Start, verb.End) is not "持股" || context.GroupBefore(unit, verb.Start, 6) is not { Marker: Marker.None, Kind: EntityKind.Company or EntityKind.Organization } holder
                || context.Between(holder.Span.End, verb.Start).IndexOf('，') >= 0 || !context.Between(verb.End, Math.Min(unit.Unit.Span.End, verb.End + 10)).Contains('%'))
            {
                continue;
            }

            var others = unit.Mentions.Where(m => m.Kind == EntityKind.Company && m.Span.End <= holder.Span.Start && holder.Members.All(h => h.Head.Entity != m.Entity)).Select(m => m.Entity).Distinct().ToList();
            if (others.Count == 1)
            {
                var target = unit.Mentions.First(m => m.Entity == others[0]);
                AddAll(context, unit, holder.Members, [new NounPhrase(target, target.Span)], holder.Span.Start, verb.End, 0.8, found);
            }
        }
    }

    /// <summary>B的第一大股东是A.</summary>
    private static void Named(RelationContext context, RelationUnit unit, NounGroup holder, List<RelationCandidate> found)
    {
        if (holder.Kind is not (EntityKind.Company or EntityKind.Organization) || context.GroupBefore(unit, holder.Span.Start, 16) is not { Kind: EntityKind.Company } owned)
        {
            return;
        }

        var between = context.Between(owned.Span.End, holder.Span.Start);
        if (between.StartsWith("的") && (between.EndsWith("股东是") || between.EndsWith("股东为")))
        {
            AddAll(context, unit, holder.Members, [owned.Members[0]], owned.Span.Start, holder.Span.End, 0.85, found);
        }
    }

    private static bool IsShare(ReadOnlySpan<char> text) => text.Contains('%') && (text.Contains("股份", StringComparison.Ordinal) || text.Contains("股权", StringComparison.Ordinal));

    /// <summary>基石投资者包括A、B; 投资方为A.</summary>
    private static void Role(RelationContext context, RelationUnit unit, CueHit role, List<RelationCandidate> found)
    {
        if (context.GroupAfter(unit, role.End, 6) is { } investors && investors.Kind is EntityKind.Company or EntityKind.Organization && RaisingCompany(context, unit, investors) is { } target)
        {
            var between = context.Between(role.End, investors.Span.Start);
            if (between.Length == 0 || between.StartsWith("为") || between.StartsWith("是") || between.StartsWith("包括") || between.StartsWith("有") || between.StartsWith("：") || between.StartsWith("还有") || between.StartsWith("还包括") || between.StartsWith("名单"))
            {
                AddAll(context, unit, [.. investors.Members.Where(m => m.Head.Entity != target.Entity)], [new NounPhrase(target, target.Span)], investors.Span.Start, investors.Span.End, 0.85, found);
            }
        }
    }

    /// <summary>…，A名列其中: behind cornerstone investors or a raised amount.</summary>
    private static void Listed(RelationContext context, RelationUnit unit, NounGroup group, List<RelationCandidate> found)
    {
        if (group.Kind is not (EntityKind.Company or EntityKind.Organization) || group.Marker != Marker.None)
        {
            return;
        }

        var after = context.Between(group.Span.End, Math.Min(unit.Unit.Span.End, group.Span.End + 8)).TrimStart("也均都等".AsSpan());
        foreach (var word in Among)
        {
            if (!after.StartsWith(word))
            {
                continue;
            }

            var here = unit.Any(unit.Unit.Span.Start, group.Span.Start, RelationCue.Cornerstone);
            var previous = unit.Index > 0 && context.Units[unit.Index - 1] is var before && before.Unit.Section == unit.Unit.Section && before.Any(before.Unit.Span.Start, before.Unit.Span.End, RelationCue.Cornerstone);
            if ((here || previous || word.EndsWith("股东", StringComparison.Ordinal)) && RaisingCompany(context, unit, group) is { } target)
            {
                AddAll(context, unit, [.. group.Members.Where(m => m.Head.Entity != target.Entity)], [new NounPhrase(target, target.Span)], group.Span.Start, group.Span.End, 0.8, found);
            }

            return;
        }
    }

    /// <summary>The company that takes the money: the subject of 融资 or 募集 in the sentence, else of an earlier one that speaks of raising money.</summary>
    internal static UnitMention? RaisingCompany(RelationContext context, RelationUnit unit, NounGroup investors)
    {
        if (FirstTaker(unit, investors) is { } here && unit.Any(here.Span.End, unit.Unit.Span.End, RelationCue.FundRaise | RelationCue.Receive | RelationCue.Cornerstone))
        {
            return here;
        }

        for (int i = unit.Index - 1, seen = 0; i >= 0 && seen < 3 && context.Units[i].Unit.Section == unit.Unit.Section; i--, seen++)
        {
            var before = context.Units[i];
            if (before.Any(before.Unit.Span.Start, before.Unit.Span.End, RelationCue.FundRaise | RelationCue.Cornerstone) && FirstTaker(before, investors) is { } earlier)
            {
                return earlier;
            }
        }

        return null;
    }

    private static UnitMention? FirstTaker(RelationUnit unit, NounGroup investors)
    {
        foreach (var group in unit.Groups)
        {
            if (ReferenceEquals(group, investors))
            {
                return null;
            }

            if (group.Kind == EntityKind.Company && group.Marker == Marker.None && !unit.Any(group.Span.End, Math.Min(unit.Unit.Span.End, group.Span.End + 5), RelationCue.Round) && !investors.Members.Any(m => m.Head.Entity == group.Members[0].Head.Entity))
            {
                return group.Members[0].Head;
            }
        }

        return null;
    }

    private static void AddAll(RelationContext context, RelationUnit unit, ImmutableArray<NounPhrase> givers, ImmutableArray<NounPhrase> takers, int from, int to, double confidence, List<RelationCandidate> found) =>
        MoneyTie.Add(context, unit, RelationType.InvestedIn, givers, takers, from, to, confidence, found);
}
