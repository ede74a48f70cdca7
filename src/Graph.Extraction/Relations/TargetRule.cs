using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>TARGETS: the place, park or organization that the sentence says a policy addresses (适用于, 面向, 支持 right after the policy).</summary>
internal sealed class TargetRule : IRelationRule
{
    private static readonly string[] Verbs = ["适用于", "面向", "覆盖", "支持", "针对", "明确支持", "提出支持", "赋予", "适用范围为"];

    /// <inheritdoc/>
    public void Find(RelationContext context, List<RelationCandidate> found)
    {
        foreach (var unit in context.Units.Where(u => !u.Unit.IsHeading))
        {
            for (var i = 0; i < unit.Mentions.Count; i++)
            {
                if (unit.Mentions[i].Kind != EntityKind.Policy)
                {
                    continue;
                }

                if (i + 1 < unit.Mentions.Count && unit.Mentions[i + 1].Kind is EntityKind.Place or EntityKind.Park or EntityKind.Organization)
                {
                    var between = context.Between(unit.Mentions[i].Span.End, unit.Mentions[i + 1].Span.Start).TrimStart("，”".AsSpan());
                    foreach (var verb in Verbs)
                    {
                        if (between.Length <= verb.Length + 4 && between.EndsWith(verb))
                        {
                            foreach (var target in context.ListStartingAt(unit, i + 1, k => k is EntityKind.Place or EntityKind.Park or EntityKind.Organization))
                            {
                                found.Add(new RelationCandidate(RelationType.Targets, NodeRef.Of(unit.Mentions[i].Entity), NodeRef.Of(target.Entity), unit.Unit.Section, unit.Unit.Sentence, 0.8));
                            }

                            break;
                        }
                    }
                }
            }
        }
    }
}
