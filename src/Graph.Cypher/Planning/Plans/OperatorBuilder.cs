using Graph.Cypher.Execution;
using Graph.Cypher.Execution.Operators;

namespace Graph.Cypher.Planning.Plans;

/// <summary>Makes the chain of operators of a plan, from the last to the first.</summary>
internal static class OperatorBuilder
{
    /// <summary>The operator that takes the argument row.</summary>
    public static Operator Build(LogicalPlan last, Operator sink, QueryContext context)
    {
        Operator next = sink;
        for (LogicalPlan? plan = last; plan is not null; plan = plan.Input)
        {
            if (plan is Argument)
            {
                continue;
            }

            if (context.Profiles is not { } profiles)
            {
                next = plan.Create(context, next);
                continue;
            }

            next = plan.Create(context, new RowCounter(context, next, profiles[plan.Number]));
            next.Profile = profiles[plan.Number];
        }

        return next;
    }
}
