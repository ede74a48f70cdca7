using Graph.Cypher.Execution;
using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Execution.Operators;
using Graph.Cypher.Functions;
using Graph.Cypher.Planning.Plans;
using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Cypher.Planning.Rewrites;

/// <summary>
/// Aggregates before an expansion as well (eager aggregation: Yan and Larson, VLDB 1995). When the last expansion depends only on
/// the node it starts from, and the keys only on what it finds, rows that reach the same node are first counted or summed and
/// then expanded once. Applies to count(*) and to sums of integers that do not come from the expansion.
/// </summary>
internal sealed class PartialAggregation(PlanContext context) : IPlanRewrite
{
    // With fewer relationships for each node the second grouping costs more than it saves.
    private const double MinimumFanOut = 1.5;

    public string Name => nameof(PartialAggregation);

    public bool TryApply(ref LogicalPlan plan, IReadOnlyCollection<Slot> outputs) => PlanWalk.Replace(ref plan, step =>
        step is AggregationPlan aggregation && Apply(aggregation) is { } changed ? changed : step);

    private AggregationPlan? Apply(AggregationPlan aggregation)
    {
        if (aggregation.Input is not ExpandPlan { Into: false, DistinctFrom.Length: 0 } last || last.Input is not ExpandPlan { Into: false } before || !ReferenceEquals(before.To, last.From))
        {
            return null;
        }

        Slot middle = last.From;
        HashSet<Slot> allowed = [middle, last.To, last.Relationship];
        if (!last.Predicates.Concat(aggregation.Keys.Select(k => k.Value)).All(e => e.Slots().All(allowed.Contains))
            || aggregation.Keys.All(k => k.Value.Slots().All(s => ReferenceEquals(s, middle))))
        {
            return null;
        }

        var estimator = new CardinalityEstimator(context.Graph);
        double fanOut = estimator.Degree([], last.Step);
        if (fanOut * context.Graph.Topology.NodeCount / Math.Max(1, Starts(last)) < MinimumFanOut)
        {
            return null;
        }

        var partial = new List<AggregateItem>();
        var final = new List<AggregateItem>();
        foreach (AggregateItem item in aggregation.Aggregates)
        {
            bool sum = item is { Distinct: false, Definition.Name: "sum", Argument: { } argument } && IsInteger(argument, aggregation) && !argument.Slots().Any(s => ReferenceEquals(s, last.To) || ReferenceEquals(s, last.Relationship));
            if (!item.IsCountStar && !sum)
            {
                return null;
            }

            Slot slot = context.NewSlot($"partial {item.Text}", SlotKind.Value);
            partial.Add(item with { Result = slot });
            final.Add(new AggregateItem(AggregateRegistry.Find("sum"), false, SlotExpr.Of(slot, context.Graph), null, item.Result));
        }

        // Only worth while when nodes repeat: the pattern below must lead to them from several others.
        var inner = new AggregationPlan(before, [(middle, SlotExpr.Of(middle, context.Graph))], [.. partial]) { EstimatedRows = before.EstimatedRows };
        last.Input = inner;
        return new AggregationPlan(last, aggregation.Keys, [.. final]) { EstimatedRows = aggregation.EstimatedRows };
    }

    private double Starts(ExpandPlan expand)
    {
        double starts = 0;
        IGraphStatistics statistics = context.Graph.Statistics;
        foreach (int type in expand.Step.Types)
        {
            int label = Enumerable.Range(0, context.Graph.Labels.Count).Where(l => statistics.Relationships(l, type, expand.Step.Outgoing) > 0).DefaultIfEmpty(-1).MinBy(l => l < 0 ? 0 : statistics.NodesWithLabel(l));
            starts += label < 0 ? context.Graph.Topology.NodeCount : statistics.NodesWithLabel(label);
        }

        return starts;
    }

    // Sums of floats depend on the order, and other values have rules of their own: only what is surely an integer is summed twice.
    private static bool IsInteger(Expr argument, LogicalPlan above) => argument switch
    {
        LiteralExpr { Value.Kind: ValueKind.Integer } => true,
        ValueSlotExpr slot => IsCount(slot.Slot, above),
        _ => false,
    };

    private static bool IsCount(Slot slot, LogicalPlan above)
    {
        for (LogicalPlan? step = above.Input; step is not null; step = step.Input)
        {
            if (step is AggregationPlan aggregation)
            {
                return aggregation.Aggregates.Any(a => ReferenceEquals(a.Result, slot) && (a.IsCountStar || a.Definition!.Name == "count"));
            }
        }

        return false;
    }
}
