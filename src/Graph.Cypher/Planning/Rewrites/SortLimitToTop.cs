using Graph.Cypher.Execution;
using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Planning.Plans;
using Graph.Cypher.Syntax.Ast;

namespace Graph.Cypher.Planning.Rewrites;

/// <summary>ORDER BY with LIMIT keeps only the first rows while it reads: Limit(Sort) becomes Top, Limit(Skip(Sort)) becomes Skip(Top).</summary>
internal sealed class SortLimitToTop : IPlanRewrite
{
    public string Name => nameof(SortLimitToTop);

    public bool TryApply(ref LogicalPlan plan, IReadOnlyCollection<Slot> outputs) => PlanWalk.Replace(ref plan, step => step switch
    {
        LimitPlan { Input: SortPlan sort } limit => new TopPlan(sort.Input!, sort.Keys, limit.Count),
        LimitPlan { Input: SkipPlan { Input: SortPlan sort } skip } limit => new SkipPlan(new TopPlan(sort.Input!, sort.Keys, Sum(skip.Count, limit.Count)), skip.Count),
        _ => step,
    });

    private static BinaryExpr Sum(Expr skip, Expr limit) =>
        new(new RowCountExpr(skip, "SKIP"), BinaryOperator.Add, new RowCountExpr(limit, "LIMIT")) { Text = $"{skip.Text} + {limit.Text}" };
}
