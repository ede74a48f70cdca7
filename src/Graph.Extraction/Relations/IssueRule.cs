using Graph.Extraction.Lexicons;
using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>
/// ISSUED: issuers, a verb and a policy (A、B联合印发《P》), an issuer right before its policy (国家数据局2026年…工作要点), 由A印发, A就《P》公开征求意见.
/// Joint issuers each get one; a place issues where only the place is named.
/// </summary>
internal sealed class IssueRule : IRelationRule
{
    private const int Reach = 40;

    /// <inheritdoc/>
    public void Find(RelationContext context, List<RelationCandidate> found)
    {
        foreach (var unit in context.Units.Where(u => !u.Unit.IsHeading))
        {
            for (var i = 0; i < unit.Mentions.Count; i++)
            {
                if (unit.Mentions[i].Kind == EntityKind.Policy)
                {
                    Issuers(context, unit, i, found);
                }
            }
        }
    }

    private static void Issuers(RelationContext context, RelationUnit unit, int policy, List<RelationCandidate> found)
    {
        var at = unit.Mentions[policy].Span;
        var floor = Math.Max(unit.Unit.Span.Start, at.Start - 60);
        var confidence = 0.95;
        List<UnitMention>? issuers = null;

        // The policies of one list share the issuers of the first: 印发《A》《B》.
        var head = policy;
        while (head > 0 && unit.Mentions[head - 1].Kind == EntityKind.Policy && (RelationContext.IsJoiner(context.Between(unit.Mentions[head - 1].Span.End, unit.Mentions[head].Span.Start)) || unit.Mentions[head - 1].Span.End == unit.Mentions[head].Span.Start))
        {
            head--;
        }

        var start = unit.Mentions[head].Span.Start;
        if (head > 0 && IsIssuer(unit.Mentions[head - 1].Kind) && Adjacent(context.Between(unit.Mentions[head - 1].Span.End, start)))
        {
            issuers = context.ListEndingAt(unit, head - 1, IsIssuer);
            confidence = 0.9;
        }
        else if (context.LastCue(Math.Max(floor, start - 16), start, Cue.IssueVerb) is { } verb && Filler(context.Between(verb.End, start)))
        {
            issuers = Before(context, unit, verb.Start);
        }
        else if (context.Between(Math.Max(floor, start - 2), start) is var near && (near.EndsWith("就") || near.EndsWith("对")) && context.Between(at.End, Math.Min(unit.Unit.Span.End, at.End + 12)).Contains("征求意见", StringComparison.Ordinal))
        {
            issuers = Before(context, unit, start - 1);
        }

        issuers ??= After(context, unit, policy);
        if (issuers is null)
        {
            return;
        }

        var named = issuers.Any(m => m.Kind != EntityKind.Place) ? issuers.Where(m => m.Kind != EntityKind.Place) : issuers;
        foreach (var issuer in named)
        {
            found.Add(new RelationCandidate(RelationType.Issued, NodeRef.Of(issuer.Entity), NodeRef.Of(unit.Mentions[policy].Entity), unit.Unit.Section, unit.Unit.Sentence, issuer.Kind == EntityKind.Place ? 0.75 : confidence));
        }
    }

    /// <summary>《P》由A、B联合印发; 《P》（A印发）.</summary>
    private static List<UnitMention>? After(RelationContext context, RelationUnit unit, int policy)
    {
        if (policy + 1 >= unit.Mentions.Count || !IsIssuer(unit.Mentions[policy + 1].Kind))
        {
            return null;
        }

        var between = context.Between(unit.Mentions[policy].Span.End, unit.Mentions[policy + 1].Span.Start);
        if (!(between.EndsWith("由") || between.EndsWith("经")) || between.Length > 14 || between.Contains('。'))
        {
            return null;
        }

        var list = context.ListStartingAt(unit, policy + 1, IsIssuer);
        var end = list[^1].Span.End;
        return context.FirstCue(end, Math.Min(unit.Unit.Span.End, end + 14), Cue.IssueVerb) is not null ? list : null;
    }

    /// <summary>The issuers before a verb: the nearest list of agencies in the same sentence, with only adverbs, 等N部门 or a date between.</summary>
    private static List<UnitMention>? Before(RelationContext context, RelationUnit unit, int verbStart)
    {
        for (var i = unit.Mentions.Count - 1; i >= 0; i--)
        {
            var mention = unit.Mentions[i];
            if (mention.Span.End > verbStart)
            {
                continue;
            }

            if (verbStart - mention.Span.End > Reach)
            {
                return null;
            }

            if (!IsIssuer(mention.Kind) || IsPlaceOfOccasion(context, unit, mention))
            {
                if (mention.Kind is EntityKind.Policy or EntityKind.Event or EntityKind.Person)
                {
                    return null;
                }

                continue;
            }

            var between = context.Between(mention.Span.End, verbStart);
            if (between.IndexOfAny("。；！？：") >= 0 || Passive(between))
            {
                return null;
            }

            var list = context.ListEndingAt(unit, i, IsIssuer);
            return list;
        }

        return null;
    }

    private static bool Passive(ReadOnlySpan<char> between) => between.Contains("指导下", StringComparison.Ordinal) || between.Contains("根据", StringComparison.Ordinal) || between.Contains("按照", StringComparison.Ordinal) || between.Contains("落实", StringComparison.Ordinal) || between.Contains("获", StringComparison.Ordinal);

    private static bool IsPlaceOfOccasion(RelationContext context, RelationUnit unit, UnitMention mention) =>
        mention.Kind == EntityKind.Place && mention.Span.Start > unit.Unit.Span.Start && context.Text[mention.Span.Start - 1] is '在' or '于' or '赴';

    private static bool Adjacent(ReadOnlySpan<char> between) => between.Length == 0 || between is "的" or "《" or "：" || between.Trim("《“ ".AsSpan()).Length == 0
        || (between.StartsWith("等") && between.EndsWith("部门") && between.Length <= 6);

    private static bool Filler(ReadOnlySpan<char> between)
    {
        between = between.Trim("《“ ：".AsSpan());
        return between.Length == 0 || between is "了" or "的" or "新版" or "修订后的" or "新修订的" or "首份" or "首部" or "关于" or "最新" or "了新版" or "了新修订的" or "《" or "并实施" or "实施" || (between.Length <= 8 && between.EndsWith("的"));
    }

    private static bool IsIssuer(EntityKind kind) => kind is EntityKind.Agency or EntityKind.Organization or EntityKind.Place or EntityKind.Park;
}
