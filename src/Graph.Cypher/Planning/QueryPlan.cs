using Graph.Cypher.Execution;
using Graph.Cypher.Planning.Plans;

namespace Graph.Cypher.Planning;

/// <summary>A finished plan of a statement for one graph. Only read; shared between executions.</summary>
internal sealed class QueryPlan
{
    private readonly List<LogicalPlan> _steps = [];

    public QueryPlan(LogicalPlan root, Slot[] outputs, PlanContext context, IReadOnlyList<string> rewrites)
    {
        (Root, Outputs, Rewrites) = (root, outputs, rewrites);
        (SlotCount, MemoCount, SubplanCount, JoinCount) = (context.SlotCount, context.MemoCount, context.SubplanCount, context.JoinCount);
        Number(root);
        Estimate(root, 1);
    }

    // Steps that the pattern solver did not estimate take what comes in, cut where that is known.
    internal static double Estimate(LogicalPlan last, double argument)
    {
        if (last.Input is null)
        {
            return last.EstimatedRows = argument;
        }

        double input = Estimate(last.Input, argument);
        foreach (LogicalPlan inner in last.Inner.Concat(Subplans(last)))
        {
            Estimate(inner, 1);
        }

        if (last.EstimatedRows > 0)
        {
            return last.EstimatedRows;
        }

        return last.EstimatedRows = last switch
        {
            AggregationPlan { Keys.Length: 0 } => 1,
            AggregationPlan => Math.Max(1, Math.Sqrt(input)),
            ApplyPlan apply => Math.Max(input, input * apply.InnerPlan.EstimatedRows),
            DistinctPlan => input * 0.95,
            UnionPlan union => union.Inner.Sum(i => i.EstimatedRows),
            UnwindPlan or ProcedureCallPlan => input * 10,
            LimitPlan { Count: Execution.Expressions.LiteralExpr { Value.IsInteger: true } count } => Math.Min(input, count.Value.AsInteger),
            TopPlan { Limit: Execution.Expressions.LiteralExpr { Value.IsInteger: true } count } => Math.Min(input, count.Value.AsInteger),
            _ => input,
        };
    }

    public LogicalPlan Root { get; }

    public Slot[] Outputs { get; }

    public IReadOnlyList<string> Rewrites { get; }

    public int SlotCount { get; }

    public int MemoCount { get; }

    public int SubplanCount { get; }

    public int JoinCount { get; }

    public int StepCount => _steps.Count;

    private void Number(LogicalPlan last)
    {
        for (LogicalPlan? step = last; step is not null; step = step.Input)
        {
            step.Number = _steps.Count;
            _steps.Add(step);
            foreach (LogicalPlan inner in step.Inner.Concat(Subplans(step)))
            {
                Number(inner);
            }
        }
    }

    private static IEnumerable<LogicalPlan> Subplans(LogicalPlan step) => step.Expressions.SelectMany(Subplans);

    private static IEnumerable<LogicalPlan> Subplans(Execution.Expressions.Expr expression) =>
        (expression is Execution.Expressions.SubqueryExpr subquery ? [subquery.Plan] : Enumerable.Empty<LogicalPlan>()).Concat(expression.Children.SelectMany(Subplans));

    public PlanDescription Describe(IReadOnlyList<string> columns, PlanProfile[]? profiles, long rows)
    {
        PlanDescription child = Describe(Root, profiles);
        return new PlanDescription("ProduceResults", string.Join(", ", columns), Root.EstimatedRows, profiles is null ? null : rows, profiles is null ? null : 0, [child]) { Rewrites = Rewrites };
    }

    private static PlanDescription Describe(LogicalPlan step, PlanProfile[]? profiles)
    {
        var children = new List<PlanDescription>();
        if (step.Input is not null and not Argument || step.Input is Argument && step.Inner.Count > 0)
        {
            children.Add(Describe(step.Input, profiles));
        }

        children.AddRange(step.Inner.Concat(Subplans(step)).Select(inner => Describe(inner, profiles)));
        PlanProfile? profile = profiles?[step.Number];
        return new PlanDescription(step.Name, step.Details, step.EstimatedRows, profile?.Rows, profile?.Hits, children);
    }
}
