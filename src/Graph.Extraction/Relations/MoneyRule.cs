using System.Collections.Immutable;
using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>INVESTED_IN (领投, 跟投, 增资, 入股, 收购, 持股) and FINANCED (贷款, 授信 given by one body to another). 拟 and 计划 make the status planned; figures of the clause are named.</summary>
internal sealed class MoneyRule : IRelationRule
{
    private static readonly string[] Equity = ["投资", "增资", "入股", "参股", "收购", "增持", "注资", "领投", "跟投", "战略投资", "控股", "投向", "认购", "出资"];

    /// <inheritdoc/>
    public void Find(RelationContext context, List<RelationCandidate> found)
    {
        foreach (var unit in context.Units.Where(u => !u.Unit.IsHeading))
        {
            Rounds(context, unit, found);
            for (var i = 0; i < unit.Mentions.Count; i++)
            {
                Direct(context, unit, i, found);
            }
        }
    }

    /// <summary>Y完成融资，由A领投，B、C跟投: everybody before 领投 or 跟投 invested in the clause's first company.</summary>
    private static void Rounds(RelationContext context, RelationUnit unit, List<RelationCandidate> found)
    {
        var text = context.Between(unit.Unit.Span.Start, unit.Unit.Span.End);
        if (!text.Contains("融资", StringComparison.Ordinal) && !text.Contains("领投", StringComparison.Ordinal))
        {
            return;
        }

        var target = unit.Mentions.FirstOrDefault(m => m.Kind == EntityKind.Company);
        if (target.Span.Length == 0)
        {
            return;
        }

        for (var i = 0; i < unit.Mentions.Count; i++)
        {
            var mention = unit.Mentions[i];
            if (mention.Entity == target.Entity || mention.Kind is not (EntityKind.Company or EntityKind.Organization))
            {
                continue;
            }

            var after = context.Between(mention.Span.End, Math.Min(unit.Unit.Span.End, mention.Span.End + 6));
            var verb = after.StartsWith("领投") || after.StartsWith("跟投") || after.StartsWith("联合领投") || after.StartsWith("等跟投") || after.StartsWith("参投") || after.StartsWith("等参投") || after.StartsWith("等联合") || after.StartsWith("等领投") || after.StartsWith("共同领投") || after.StartsWith("独家投资") || after.StartsWith("等机构跟投") || after.StartsWith("继续跟投");
            if (verb)
            {
                foreach (var investor in context.ListEndingAt(unit, i, k => k is EntityKind.Company or EntityKind.Organization).Where(m => m.Entity != target.Entity))
                {
                    found.Add(Candidate(context, RelationType.InvestedIn, investor.Entity, target.Entity, unit, unit.Unit.Span, 0.9));
                }
            }
        }
    }

    private static void Direct(RelationContext context, RelationUnit unit, int i, List<RelationCandidate> found)
    {
        var a = unit.Mentions[i];
        if (!IsParty(a.Kind))
        {
            return;
        }

        for (var j = i + 1; j < unit.Mentions.Count; j++)
        {
            var b = unit.Mentions[j];
            if (!IsParty(b.Kind) || b.Entity == a.Entity)
            {
                continue;
            }

            var between = context.Between(a.Span.End, b.Span.Start);
            if (between.Length > 24 || between.IndexOfAny("。；，") >= 0 && !between.Contains("向", StringComparison.Ordinal))
            {
                break;
            }

            var end = ClauseEnd(context, b.Span.End, unit.Unit.Span.End);
            var after = context.Between(b.Span.End, end);
            var near = after.Length > 22 ? after[..22] : after;
            if (Denied(between) || Denied(near))
            {
                break;
            }

            if (Toward(between) && Any(near, Equity))
            {
                Add(context, RelationType.InvestedIn, unit, a, j, context.ListEndingAt(unit, i, IsParty), end, found);
            }
            else if (Verb(between) && j == i + 1 && b.Kind is EntityKind.Company or EntityKind.Organization)
            {
                Add(context, RelationType.InvestedIn, unit, a, j, context.ListEndingAt(unit, i, IsParty), end, found);
            }
            else if (Toward(between) && (near.Contains("贷款", StringComparison.Ordinal) || near.Contains("授信", StringComparison.Ordinal) || near.Contains("融资支持", StringComparison.Ordinal) || near.Contains("信贷", StringComparison.Ordinal)))
            {
                Add(context, RelationType.Financed, unit, a, j, context.ListEndingAt(unit, i, IsParty), end, found);
            }
            else if ((between.EndsWith("获得") || between.EndsWith("获") || between.EndsWith("取得") || between.EndsWith("从") || between.EndsWith("获得由") || between.EndsWith("获得了")) && (near.Contains("贷款", StringComparison.Ordinal) || near.Contains("授信", StringComparison.Ordinal)))
            {
                foreach (var lender in context.ListStartingAt(unit, j, IsParty))
                {
                    found.Add(Candidate(context, RelationType.Financed, lender.Entity, a.Entity, unit, new TextSpan(a.Span.Start, end), 0.85));
                }
            }
            else if ((between.EndsWith("获") || between.EndsWith("获得") || between.EndsWith("引入") || between.EndsWith("获得了")) && Any(near, Equity))
            {
                foreach (var investor in context.ListStartingAt(unit, j, IsParty))
                {
                    found.Add(Candidate(context, RelationType.InvestedIn, investor.Entity, a.Entity, unit, new TextSpan(a.Span.Start, end), 0.85));
                }
            }

            break;
        }
    }

    private static void Add(RelationContext context, RelationType type, RelationUnit unit, UnitMention a, int target, List<UnitMention> givers, int end, List<RelationCandidate> found)
    {
        foreach (var giver in givers)
        {
            found.Add(Candidate(context, type, giver.Entity, unit.Mentions[target].Entity, unit, new TextSpan(a.Span.Start, end), 0.86));
        }
    }

    private static RelationCandidate Candidate(RelationContext context, RelationType type, int from, int to, RelationUnit unit, TextSpan clause, double confidence)
    {
        var properties = ImmutableSortedDictionary<string, PropertyValue>.Empty.Add("status", Stage.Of(clause.Of(context.Text), "operating"));
        return new RelationCandidate(type, NodeRef.Of(from), NodeRef.Of(to), unit.Unit.Section, unit.Unit.Sentence, confidence) { Properties = properties };
    }

    private static bool Toward(ReadOnlySpan<char> between) => between.Length <= 10 && (between.EndsWith("向") || between.EndsWith("对") || between.EndsWith("为") || between.EndsWith("给"));

    private static bool Verb(ReadOnlySpan<char> between)
    {
        if (between.Length > 14)
        {
            return false;
        }

        foreach (var verb in Equity)
        {
            if (between.EndsWith(verb) || between.EndsWith(verb + "了") || between.EndsWith(verb + "的"))
            {
                return verb is not ("出资" or "投向" or "认购") || between.EndsWith("投向") || between.EndsWith("认购");
            }
        }

        return between.EndsWith("持有") || between.EndsWith("再投") || between.EndsWith("参与投资");
    }

    private static bool Denied(ReadOnlySpan<char> text) => text.Contains("否认", StringComparison.Ordinal) || text.Contains("未", StringComparison.Ordinal) || text.Contains("终止", StringComparison.Ordinal) || text.Contains("取消", StringComparison.Ordinal);

    private static bool Any(ReadOnlySpan<char> text, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static int ClauseEnd(RelationContext context, int from, int limit)
    {
        var at = context.Between(from, limit).IndexOfAny("。；");
        return at < 0 ? limit : from + at;
    }

    private static bool IsParty(EntityKind kind) => kind is EntityKind.Company or EntityKind.Organization or EntityKind.Agency;
}
