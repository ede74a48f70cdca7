using Graph.Cypher.Execution.Operators;
using Graph.Cypher.Values;

namespace Graph.Cypher.Execution.Expressions;

/// <summary>The number of SKIP or LIMIT: an integer of 0 or more, cut so that two of them can be added.</summary>
internal sealed class RowCountExpr(Expr count, string clause) : Expr
{
    public override IReadOnlyList<Expr> Children { get; } = [count];

    public override CypherValue Eval(Batch batch, int row) => CypherValue.Integer(Math.Min(LimitOperator.CountOf(count, batch.Context, clause), long.MaxValue / 4));
}
