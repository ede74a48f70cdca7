using Graph.Cypher.Execution;

namespace Graph.Cypher.Planning.Plans;

/// <summary>Finds for every step the slots that are still needed after it, so that no others are carried along.</summary>
internal static class Liveness
{
    /// <summary>Walks from the last step to the first; gives the slots that the argument row must hold.</summary>
    public static HashSet<Slot> Analyze(LogicalPlan last, IEnumerable<Slot> neededAfter)
    {
        var live = new HashSet<Slot>(neededAfter);
        for (LogicalPlan? plan = last; plan is not null; plan = plan.Input)
        {
            plan.Live = [.. live];
            plan.AnalyzeInner();
            if (plan.IsBarrier)
            {
                live.Clear();
            }
            else
            {
                live.ExceptWith(plan.Introduces);
            }

            live.UnionWith(plan.Reads);
            live.UnionWith(plan.Expressions.SelectMany(e => e.Slots()));
        }

        return live;
    }
}
