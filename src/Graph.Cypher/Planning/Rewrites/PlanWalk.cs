using Graph.Cypher.Planning.Plans;

namespace Graph.Cypher.Planning.Rewrites;

/// <summary>Walks along the steps of a plan and into the inner plans of Apply.</summary>
internal static class PlanWalk
{
    /// <summary>Replaces steps, the last first; false when none was.</summary>
    public static bool Replace(ref LogicalPlan plan, Func<LogicalPlan, LogicalPlan> replace)
    {
        bool changed = false;
        LogicalPlan Change(LogicalPlan step)
        {
            LogicalPlan result = replace(step);
            if (!ReferenceEquals(result, step))
            {
                changed = true;
                if (result.EstimatedRows == 0)
                {
                    result.EstimatedRows = step.EstimatedRows;
                }
            }

            return result;
        }

        plan = Change(plan);
        for (LogicalPlan? step = plan; step is not null; step = step.Input)
        {
            if (step is ApplyPlan apply)
            {
                LogicalPlan inner = apply.InnerPlan;
                changed |= Replace(ref inner, replace);
                apply.InnerPlan = inner;
            }

            if (step.Input is not null)
            {
                step.Input = Change(step.Input);
            }
        }

        return changed;
    }
}
