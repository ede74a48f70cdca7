using Graph.Cypher.Execution;
using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Planning.Plans;

namespace Graph.Cypher.Planning.Rewrites;

/// <summary>
/// Where only the different ends of a variable-length pattern matter, they are found by breadth-first search instead of walking
/// every path: below DISTINCT, or below an aggregation whose aggregates all ignore repeated values, when neither the relationships
/// nor the number of rows is used in between.
/// </summary>
internal sealed class DistinctReachabilityRule : IPlanRewrite
{
    public string Name => "DistinctReachability";

    public bool TryApply(ref LogicalPlan plan, IReadOnlyCollection<Slot> outputs)
    {
        bool changed = false;
        for (LogicalPlan? step = plan; step is not null; step = step.Input)
        {
            if (!IgnoresRepetition(step))
            {
                continue;
            }

            var used = new HashSet<Slot>(outputs);
            Collect(step, used);
            for (LogicalPlan above = step; above.Input is FilterPlan or ProjectionPlan or ExpandPlan or VarLengthExpandPlan; above = above.Input)
            {
                if (above.Input is VarLengthExpandPlan { Into: false, Min: 0 or 1, DistinctFrom.Length: 0 } walk
                    && walk.EachPredicates.Length == walk.EachPredicates.Count(p => p.Slots().All(s => !ReferenceEquals(s, walk.List)))
                    && !used.Contains(walk.List) && !walk.Predicates.Any(p => p.Slots().Contains(walk.List)))
                {
                    above.Input = new DistinctReachabilityPlan(walk.Input!, walk) { EstimatedRows = walk.EstimatedRows };
                    changed = true;
                    break;
                }

                Collect(above.Input, used);
            }
        }

        return changed;
    }

    private static bool IgnoresRepetition(LogicalPlan step) => step switch
    {
        DistinctPlan => true,
        AggregationPlan aggregation => aggregation.Aggregates.Length == 0 || aggregation.Aggregates.All(a => !a.IsCountStar && (a.Distinct || a.Definition!.Name is "min" or "max")),
        _ => false,
    };

    private static void Collect(LogicalPlan step, HashSet<Slot> used)
    {
        used.UnionWith(step.Reads);
        used.UnionWith(step.Expressions.SelectMany((Expr e) => e.Slots()));
    }
}
