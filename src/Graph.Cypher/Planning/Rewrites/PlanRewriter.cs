using Graph.Cypher.Execution;
using Graph.Cypher.Planning.Plans;

namespace Graph.Cypher.Planning.Rewrites;

/// <summary>Applies the rewrites in their order and remembers which of them changed something.</summary>
internal sealed class PlanRewriter(IReadOnlyList<IPlanRewrite> rewrites)
{
    private readonly List<string> _applied = [];

    /// <summary>Names of the rewrites that changed a plan, in order, each once.</summary>
    public IReadOnlyList<string> Applied => [.. _applied.Distinct()];

    public LogicalPlan Rewrite(LogicalPlan plan, IReadOnlyCollection<Slot> outputs)
    {
        foreach (IPlanRewrite rewrite in rewrites)
        {
            if (rewrite.TryApply(ref plan, outputs))
            {
                _applied.Add(rewrite.Name);
            }
        }

        return plan;
    }
}
