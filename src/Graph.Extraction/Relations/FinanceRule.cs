using System.Collections.Immutable;
using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>
/// FINANCED: A向B发放贷款, A为B提供授信, A给予B补助, B获A贷款, 由A以贷款解决, A贷款N元 (to whom the sentence speaks of), 银团包括A, and 参与其中 behind a loan.
/// A fund that pays into a project without shares counts here too (其中A基金出资N元).
/// </summary>
internal sealed class FinanceRule : IRelationRule
{
    private const int Reach = 26;

    private static readonly string[] Among = ["名列其中", "在列", "参与其中", "位列其中", "也在其中", "均在其中", "均参与", "均为贷款方", "提供资金", "参与了贷款", "参与贷款", "参与提供", "是贷款方", "为贷款方", "参与放贷", "参与了这笔贷款", "参与这笔贷款", "参与该笔贷款", "提供了这笔贷款", "提供这笔贷款", "共同提供", "是参与方", "为参与方", "是出资方", "为出资方", "是放贷方", "是贷款银行", "是牵头行", "为牵头行"];

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
                if (PartyKinds.IsBody(group.Kind))
                {
                    Toward(context, unit, group, found);
                    From(context, unit, group, found);
                    Alone(context, unit, group, found);
                    Listed(context, unit, group, found);
                }
            }

            foreach (var verb in unit.All(RelationCue.Receive))
            {
                Received(context, unit, verb, found);
            }

            foreach (var verb in unit.All(RelationCue.Give))
            {
                Gives(context, unit, verb, found);
            }

            foreach (var role in unit.All(RelationCue.Lender))
            {
                Role(context, unit, role, found);
            }
        }
    }

    /// <summary>A向B发放贷款N元, A为B提供授信.</summary>
    private static void Toward(RelationContext context, RelationUnit unit, NounGroup target, List<RelationCandidate> found)
    {
        if (target.Marker != Marker.To || !PartyKinds.IsTaker(target.Kind))
        {
            return;
        }

        var end = Math.Min(context.CommaEnd(unit, target.Span.End), target.Span.End + Reach);
        var money = unit.First(target.Span.End, end, RelationCue.Loan | RelationCue.Grant);
        if (money is null && context.Subject(unit, target.MarkerStart, k => k == EntityKind.Agency) is { } backers && Backs(context.Between(target.Span.End, end)))
        {
            Add(context, unit, backers.Members, target.Members, context.CommaStart(unit, target.MarkerStart), end, 0.8, found);
            return;
        }

        if (money is { } m && !unit.Any(target.Span.End, m.Start, RelationCue.Equity) && (m.Is(RelationCue.Loan) || unit.Any(target.Span.End, end, RelationCue.Give))
            && context.Subject(unit, target.MarkerStart, PartyKinds.IsGiver) is { } givers)
        {
            Add(context, unit, givers.Members, target.Members, context.CommaStart(unit, target.MarkerStart), m.End, 0.88, found);
        }
    }

    /// <summary>累计支持约N元, 资助N元.</summary>
    private static bool Backs(ReadOnlySpan<char> text)
    {
        var verb = text.IndexOf("支持", StringComparison.Ordinal);
        verb = verb >= 0 ? verb : text.IndexOf("扶持", StringComparison.Ordinal);
        return verb is >= 0 and <= 6 && text[(verb + 2)..].TrimStart("了约近超过逾累计合计共".AsSpan()) is [>= '0' and <= '9', ..] && text[verb..].Contains("元", StringComparison.Ordinal);
    }

    /// <summary>A给予B补助, A授予B信贷额度: the taker right behind the verb.</summary>
    private static void Gives(RelationContext context, RelationUnit unit, CueHit verb, List<RelationCandidate> found)
    {
        if (context.GroupAfter(unit, verb.End, 1) is not { } target || !PartyKinds.IsTaker(target.Kind) || target.Marker is not (Marker.None or Marker.Object))
        {
            return;
        }

        var end = Math.Min(context.CommaEnd(unit, target.Span.End), target.Span.End + Reach);
        if (context.Between(verb.Start, verb.End) is not ("提供" or "支持" or "批复" or "安排" or "落实") && unit.First(target.Span.End, end, RelationCue.Loan | RelationCue.Grant) is { } money
            && context.Subject(unit, verb.Start, PartyKinds.IsGiver) is { } givers)
        {
            Add(context, unit, givers.Members, target.Members, context.CommaStart(unit, verb.Start), money.End, 0.84, found);
        }
    }

    /// <summary>B获A贷款N元, B获得A发放的授信, 项目获得A专项资金.</summary>
    private static void Received(RelationContext context, RelationUnit unit, CueHit verb, List<RelationCandidate> found)
    {
        if (context.GroupAfter(unit, verb.End, 3) is not { } givers || !PartyKinds.IsGiver(givers.Kind))
        {
            return;
        }

        var end = Math.Min(context.CommaEnd(unit, givers.Span.End), givers.Span.End + Reach);
        if (unit.First(givers.Span.End, end, RelationCue.Loan | RelationCue.Grant | RelationCue.Equity) is { } money && !money.Is(RelationCue.Equity)
            && context.Subject(unit, verb.Start, PartyKinds.IsTaker) is { } target)
        {
            Add(context, unit, givers.Members, [target.Members[0]], context.CommaStart(unit, verb.Start), money.End, 0.86, found);
        }
    }

    /// <summary>B从A获得N元贷款.</summary>
    private static void From(RelationContext context, RelationUnit unit, NounGroup givers, List<RelationCandidate> found)
    {
        if (givers.Marker != Marker.From || !PartyKinds.IsGiver(givers.Kind))
        {
            return;
        }

        var end = Math.Min(context.CommaEnd(unit, givers.Span.End), givers.Span.End + Reach);
        if (unit.First(givers.Span.End, end, RelationCue.Receive) is { } got && unit.First(got.End, end, RelationCue.Loan | RelationCue.Grant) is { } money
            && context.Subject(unit, givers.MarkerStart, PartyKinds.IsTaker) is { } target)
        {
            Add(context, unit, givers.Members, [target.Members[0]], context.CommaStart(unit, givers.MarkerStart), money.End, 0.86, found);
        }
    }

    /// <summary>A贷款N元; 由A以贷款解决; A提供贷款: no taker is written, so it is the one spoken of. 其中A基金出资N元 likewise.</summary>
    private static void Alone(RelationContext context, RelationUnit unit, NounGroup givers, List<RelationCandidate> found)
    {
        if (givers.Kind is not (EntityKind.Company or EntityKind.Organization or EntityKind.Agency) || givers.Marker is Marker.At or Marker.To or Marker.According or Marker.With or Marker.Object)
        {
            return;
        }

        var comma = context.CommaEnd(unit, givers.Span.End);
        if (context.GroupAfter(unit, givers.Span.End, comma - givers.Span.End) is { } next && next.Span.Start < comma)
        {
            return; // its phrase names somebody else: read elsewhere
        }

        // 为二期提供N元项目贷款, 为合同配套提供信贷: what it is for is no company, the verb follows.
        var purpose = context.Between(givers.Span.End, comma);
        var forProject = purpose.Length > 2 && purpose.TrimStart("等也则还已均共同联合分别".AsSpan()) is [('为' or '给' or '向'), ..];
        var gives = unit.First(givers.Span.End, Math.Min(comma, givers.Span.End + 5), RelationCue.Give) is not null;
        var reach = forProject || gives ? Reach : givers.Marker == Marker.By ? 12 : 8;
        var money = unit.First(givers.Span.End, Math.Min(comma, givers.Span.End + reach), RelationCue.Loan);
        var fund = context.Entity(givers.Members[0].Head.Entity).Name.Contains("基金", StringComparison.Ordinal)
            && context.Between(givers.Span.End, comma).StartsWith("出资") && !unit.Any(unit.Unit.Span.Start, unit.Unit.Span.End, RelationCue.FundRaise) && context.Between(unit.Unit.Span.Start, unit.Unit.Span.End).IndexOf('股') < 0;
        if (money is null && !fund)
        {
            return;
        }

        // 银行贷款 as a noun, and what the bank's own loans did (贷款余额增长), give nothing to anybody.
        if (money is { } m)
        {
            var after = context.Between(m.End, Math.Min(comma, m.End + 4));
            var amount = false;
            foreach (var c in context.Between(m.End, comma))
            {
                amount |= char.IsAsciiDigit(c);
            }

            if (after.StartsWith("余额") || after.StartsWith("增") || after.StartsWith("利率") || after.StartsWith("规模") || after.StartsWith("增速") || !(amount || givers.Marker == Marker.By || unit.Any(givers.Span.End, m.Start, RelationCue.Give)))
            {
                return;
            }
        }

        if (forProject && money is { } loan && !unit.Any(givers.Span.End, loan.Start, RelationCue.Give))
        {
            return;
        }

        if ((forProject ? Topic(context, unit, givers) : Taker(context, unit, givers)) is { } target)
        {
            Add(context, unit, givers.Members, [new NounPhrase(target, target.Span)], givers.Span.Start, money?.End ?? comma, 0.8, found);
        }
    }

    /// <summary>…获得N元贷款，A、B、C参与其中, also in the next sentence.</summary>
    private static void Listed(RelationContext context, RelationUnit unit, NounGroup group, List<RelationCandidate> found)
    {
        if (group.Kind is not (EntityKind.Company or EntityKind.Organization) || group.Marker != Marker.None)
        {
            return;
        }

        var after = context.Between(group.Span.End, Math.Min(unit.Unit.Span.End, group.Span.End + 10)).TrimStart("也均都等".AsSpan());
        foreach (var word in Among)
        {
            if (after.StartsWith(word))
            {
                if (Borrower(context, unit, group.Span.Start) is { } target && group.Members.All(m => m.Head.Entity != target.Entity))
                {
                    Add(context, unit, group.Members, [new NounPhrase(target, target.Span)], group.Span.Start, group.Span.End, 0.82, found);
                }

                return;
            }
        }
    }

    /// <summary>银团包括A、B; 牵头行为A.</summary>
    private static void Role(RelationContext context, RelationUnit unit, CueHit role, List<RelationCandidate> found)
    {
        if (context.GroupAfter(unit, role.End, 6) is { } lenders && lenders.Kind is EntityKind.Company or EntityKind.Organization && Borrower(context, unit, role.Start) is { } target)
        {
            Add(context, unit, lenders.Members, [new NounPhrase(target, target.Span)], lenders.Span.Start, lenders.Span.End, 0.82, found);
        }
    }

    /// <summary>Who took the loan that the sentence, or one of the two before it, speaks of.</summary>
    private static UnitMention? Borrower(RelationContext context, RelationUnit unit, int before)
    {
        for (int i = unit.Index, seen = 0; i >= 0 && seen < 3 && context.Units[i].Unit.Section == unit.Unit.Section; i--, seen++)
        {
            var candidate = context.Units[i];
            var limit = i == unit.Index ? before : candidate.Unit.Span.End;
            if (candidate.First(candidate.Unit.Span.Start, limit, RelationCue.Receive) is { } got && candidate.Any(got.End, limit, RelationCue.Loan) && context.Subject(candidate, got.Start, k => k == EntityKind.Company) is { } taker)
            {
                return taker.Members[^1].Head;
            }
        }

        return null;
    }

    /// <summary>Whose project it is: the first company of the sentence or of the section that lends nothing itself.</summary>
    private static UnitMention? Topic(RelationContext context, RelationUnit unit, NounGroup givers)
    {
        foreach (var group in unit.Groups)
        {
            if (ReferenceEquals(group, givers))
            {
                break;
            }

            if (IsProject(context, group.Members[^1].Head))
            {
                return group.Members[^1].Head;
            }
        }

        foreach (var earlier in context.Units)
        {
            if (earlier.Unit.Section != unit.Unit.Section || earlier.Unit.IsHeading)
            {
                continue;
            }

            if (earlier.Index >= unit.Index)
            {
                break;
            }

            foreach (var phrase in earlier.Phrases)
            {
                if (IsProject(context, phrase.Head))
                {
                    return phrase.Head;
                }
            }
        }

        return null;
    }

    private static bool IsProject(RelationContext context, UnitMention mention) =>
        mention.Kind == EntityKind.Company && context.Entity(mention.Entity).Name is var name && !name.EndsWith('行') && !name.Contains("银行", StringComparison.Ordinal);

    private static UnitMention? Taker(RelationContext context, RelationUnit unit, NounGroup givers)
    {
        UnitMention? toward = null;
        foreach (var group in unit.Groups)
        {
            if (ReferenceEquals(group, givers))
            {
                break;
            }

            if (group.Kind == EntityKind.Company && (group.Marker == Marker.To || (group.Marker == Marker.None && toward is null)))
            {
                toward = group.Members[0].Head;
            }
        }

        if (toward is not null)
        {
            return toward;
        }

        // An employer is what its sentence is about: 昆能储能董事长李维山曾任….
        for (int i = unit.Index - 1, seen = 0; i >= 0 && seen < 3 && context.Units[i].Unit.Section == unit.Unit.Section; i--, seen++)
        {
            foreach (var phrase in context.Units[i].Phrases)
            {
                if (phrase.Head.Kind == EntityKind.Company)
                {
                    return phrase.Head;
                }

                if (phrase.Posts.FirstOrDefault(p => p.Employer is { Kind: EntityKind.Company })?.Employer is { } employer)
                {
                    return employer;
                }
            }
        }

        return null;
    }

    private static void Add(RelationContext context, RelationUnit unit, ImmutableArray<NounPhrase> givers, ImmutableArray<NounPhrase> takers, int from, int to, double confidence, List<RelationCandidate> found) =>
        MoneyTie.Add(context, unit, RelationType.Financed, givers, takers, from, to, confidence, found);
}
