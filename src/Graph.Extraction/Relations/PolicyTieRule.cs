using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>BASED_ON, AMENDS and REPEALS between two policies of one sentence, or between a policy of this sentence and the one that the section speaks of.</summary>
internal sealed class PolicyTieRule : IRelationRule
{
    private static readonly string[] Basis = ["根据", "依据", "按照", "贯彻落实", "贯彻", "落实", "遵照", "为落实", "衔接"];

    /// <inheritdoc/>
    public void Find(RelationContext context, List<RelationCandidate> found)
    {
        var held = context.Names.Entities.ToList().FindIndex(e => e.Held == true);
        var section = -1;
        var topic = -1;
        foreach (var unit in context.Units)
        {
            if (unit.Unit.Section != section)
            {
                section = unit.Unit.Section;
                topic = held;
            }

            var policies = unit.Mentions.Where(m => m.Kind == EntityKind.Policy).ToList();
            if (!unit.Unit.IsHeading)
            {
                foreach (var target in policies)
                {
                    Tie(context, unit, policies, target, topic, found);
                }
            }

            if (policies.Count > 0)
            {
                topic = held >= 0 ? held : policies.FirstOrDefault(p => !IsBasis(context, unit, p)).Span.Length > 0 ? policies.First(p => !IsBasis(context, unit, p)).Entity : topic;
            }
        }
    }

    private static void Tie(RelationContext context, RelationUnit unit, List<UnitMention> policies, UnitMention target, int topic, List<RelationCandidate> found)
    {
        var after = context.Between(target.Span.End, Math.Min(unit.Unit.Span.End, target.Span.End + 16));
        var before = context.Between(Math.Max(unit.Unit.Span.Start, target.Span.Start - 10), target.Span.Start);
        RelationType? type = null;
        if (Clause(after) is var near && (near.Contains("同时废止", StringComparison.Ordinal) || near.Contains("予以废止", StringComparison.Ordinal) || near.Contains("即行废止", StringComparison.Ordinal) || near.Contains("随之废止", StringComparison.Ordinal) || near.Contains("不再执行", StringComparison.Ordinal) || near.StartsWith("废止") || near.Contains("相应废止", StringComparison.Ordinal))
            || before.EndsWith("废止") || before.EndsWith("废止了") || before.EndsWith("替代") || before.EndsWith("取代") || before.EndsWith("取代了") || before.EndsWith("代替"))
        {
            type = RelationType.Repeals;
        }
        else if (before.EndsWith("修订") || before.EndsWith("修改") || before.EndsWith("修订了") || before.EndsWith("修正") || before.EndsWith("修改了") || (before.EndsWith("对") && (near.Contains("修订", StringComparison.Ordinal) || near.Contains("修改", StringComparison.Ordinal) || near.Contains("修正", StringComparison.Ordinal))))
        {
            type = RelationType.Amends;
        }
        else if (IsBasis(context, unit, target))
        {
            type = RelationType.BasedOn;
        }

        if (type is not { } relation)
        {
            return;
        }

        // The subject: another policy of the sentence (not itself under the same preposition), else the one spoken of.
        var subject = policies.Where(p => p.Entity != target.Entity && !IsBasis(context, unit, p)).OrderBy(p => Math.Abs(p.Span.Start - target.Span.Start)).Select(p => p.Entity).Cast<int?>().FirstOrDefault() ?? (topic >= 0 && topic != target.Entity ? topic : null);
        if (subject is { } from)
        {
            found.Add(new RelationCandidate(relation, NodeRef.Of(from), NodeRef.Of(target.Entity), unit.Unit.Section, unit.Unit.Sentence, policies.Count > 1 ? 0.9 : 0.75));
        }
    }

    private static bool IsBasis(RelationContext context, RelationUnit unit, UnitMention policy)
    {
        var before = context.Between(Math.Max(unit.Unit.Span.Start, policy.Span.Start - 30), policy.Span.Start);
        before = before.TrimEnd("《“ ".AsSpan());
        foreach (var word in Basis)
        {
            var at = before.LastIndexOf(word);
            if (at < 0)
            {
                continue;
            }

            var between = before[(at + word.Length)..];
            if (between.IndexOfAny("，。；") < 0 && (between.Length == 0 || between.IndexOfAny("》、和及与的") >= 0 || between.Length <= 8))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> Clause(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny("。；");
        return end >= 0 ? text[..end] : text;
    }
}
