using Graph.Cypher.Execution.Operators;
using Graph.Cypher.Values;

namespace Graph.Cypher.Execution.Expressions;

/// <summary>How many relationships a node has in one direction; with <c>exists</c> whether it has any.</summary>
internal sealed class DegreeExpr(Slot node, RelationshipStep step, bool exists) : Expr
{
    public override bool IsConstant => false;

    public override IEnumerable<Slot> OwnSlots => [node];

    public override CypherValue Eval(Batch batch, int row)
    {
        int id = batch.Ints(node.Index)[row];
        long degree = id < 0 ? 0 : step.Degree(batch.Context.Graph.Topology, id);
        return exists ? CypherValue.Boolean(degree > 0) : CypherValue.Integer(degree);
    }
}
