using Graph.Cypher.Execution;
using Graph.Cypher.Execution.Operators;
using Graph.Cypher.Planning.Plans;
using Graph.Cypher.Port;

namespace Graph.Cypher.Planning.Rewrites;

/// <summary>
/// Expand(All) from one known node followed by Expand(Into) to another finds the nodes between the two: the sorted adjacencies of
/// both are intersected instead. Applies to directed steps.
/// </summary>
internal sealed class IntersectKnownNodes : IPlanRewrite
{
    public string Name => nameof(IntersectKnownNodes);

    public bool TryApply(ref LogicalPlan plan, IReadOnlyCollection<Slot> outputs) => PlanWalk.Replace(ref plan, step =>
    {
        if (step is not ExpandPlan { Into: true } into || into.Input is not ExpandPlan { Into: false } all
            || into.Step.Direction == Direction.Both || all.Step.Direction == Direction.Both || all.DistinctFrom.Length > 0)
        {
            return step;
        }

        // The other known node must not be the one that the first step finds.
        bool fromMiddle = ReferenceEquals(into.From, all.To);
        bool toMiddle = ReferenceEquals(into.To, all.To);
        if (fromMiddle == toMiddle || into.DistinctFrom.Any(s => !ReferenceEquals(s, all.Relationship)))
        {
            return step;
        }

        Slot other = fromMiddle ? into.To : into.From;
        RelationshipStep fromOther = fromMiddle ? into.Step.Reversed : into.Step;
        return new ExpandIntersectPlan(all.Input!, all, other, fromOther, into.Relationship, into.DistinctFrom.Length > 0, [.. all.Predicates, .. into.Predicates]) { EstimatedRows = into.EstimatedRows };
    });
}
