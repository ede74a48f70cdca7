using Graph.Cypher.Execution;
using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Execution.Operators;
using Graph.Cypher.Functions;
using Graph.Cypher.Planning.Plans;
using Graph.Cypher.Port;
using Graph.Cypher.Syntax.Ast;

namespace Graph.Cypher.Planning.Rewrites;

/// <summary>
/// Counting the rows of an expansion whose ends nobody asks for needs only degrees: count(*) above Expand(All) becomes the sum of
/// the degrees, <c>COUNT { (n)-->() }</c> a degree and <c>EXISTS { (n)-->() }</c> a test of it. Applies to directed steps, because a
/// loop has two directions.
/// </summary>
internal sealed class DegreeCount(PlanContext context) : IPlanRewrite
{
    public string Name => nameof(DegreeCount);

    public bool TryApply(ref LogicalPlan plan, IReadOnlyCollection<Slot> outputs) => PlanWalk.Replace(ref plan, step =>
    {
        if (step is not AggregationPlan { Input: ExpandPlan expand } aggregation || !IsPlain(expand)
            || !aggregation.Aggregates.All(a => a.IsCountStar) || aggregation.Aggregates.Length == 0
            || aggregation.Keys.Any(k => k.Value.Slots().Any(s => ReferenceEquals(s, expand.To) || ReferenceEquals(s, expand.Relationship))))
        {
            return step;
        }

        Slot degree = context.NewSlot("degree", SlotKind.Value);
        Expr value = new DegreeExpr(expand.From, expand.Step, exists: false) { Text = $"degree({expand.From.Name})" };
        Expr slot = SlotExpr.Of(degree, context.Graph);
        // A node without relationships has no row, and so makes no group.
        Expr positive = new ComparisonExpr(slot, ComparisonOperator.Greater, new LiteralExpr(Values.CypherValue.Integer(0))) { Text = "degree > 0" };
        LogicalPlan counted = new FilterPlan(new ProjectionPlan(expand.Input!, [(degree, value)]) { EstimatedRows = expand.Input!.EstimatedRows }, [positive]) { EstimatedRows = expand.Input!.EstimatedRows };
        return new AggregationPlan(counted, aggregation.Keys, [.. aggregation.Aggregates.Select(a => new AggregateItem(AggregateRegistry.Find("sum"), false, slot, null, a.Result))]);
    });

    /// <summary>The degree that answers a COUNT or EXISTS subquery; null when it needs more.</summary>
    public static DegreeExpr? TryOf(LogicalPlan plan, SubqueryKind kind) =>
        kind != SubqueryKind.Collect && plan is ExpandPlan { Input: Plans.Argument } expand && IsPlain(expand)
            ? new DegreeExpr(expand.From, expand.Step, kind == SubqueryKind.Exists)
            : null;

    private static bool IsPlain(ExpandPlan expand) =>
        expand is { Into: false, Label: < 0, Predicates.Length: 0, DistinctFrom.Length: 0 } && expand.Step.Direction != Direction.Both;
}
