using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Cypher.Execution.Expressions;

// The leaves of expressions: constants and slots.

internal sealed class LiteralExpr(CypherValue value) : Expr
{
    public CypherValue Value => value;

    public override bool IsConstant => true;

    public override CypherValue Eval(Batch batch, int row) => value;
}

internal sealed class ParameterExpr(string name) : Expr
{
    public override bool IsConstant => true;

    public override CypherValue Eval(Batch batch, int row) => batch.Context.Parameter(name);
}

internal abstract class SlotExpr(Slot slot) : Expr
{
    public Slot Slot => slot;

    public override bool IsConstant => false;

    public override IEnumerable<Slot> OwnSlots => [slot];

    public static SlotExpr Of(Slot slot, IPropertyGraph graph) => slot.Kind switch
    {
        SlotKind.Node => new NodeSlotExpr(slot, graph.Domain) { Text = slot.Name },
        SlotKind.Relationship => new RelationshipSlotExpr(slot, graph.Domain) { Text = slot.Name },
        SlotKind.Text => new TextSlotExpr(slot) { Text = slot.Name },
        _ => new ValueSlotExpr(slot) { Text = slot.Name },
    };
}

internal sealed class NodeSlotExpr(Slot slot, EntityDomain domain) : SlotExpr(slot)
{
    private readonly int _index = slot.Index;

    public override CypherValue Eval(Batch batch, int row)
    {
        int node = batch.Ints(_index)[row];
        return node < 0 ? CypherValue.Null : CypherValue.Node(domain, node);
    }
}

internal sealed class RelationshipSlotExpr(Slot slot, EntityDomain domain) : SlotExpr(slot)
{
    private readonly int _index = slot.Index;

    public override CypherValue Eval(Batch batch, int row)
    {
        int relationship = batch.Ints(_index)[row];
        return relationship < 0 ? CypherValue.Null : CypherValue.Relationship(domain, relationship);
    }
}

internal sealed class ValueSlotExpr(Slot slot) : SlotExpr(slot)
{
    private readonly int _index = slot.Index;

    public override CypherValue Eval(Batch batch, int row) => batch.Values(_index)[row];
}

/// <summary>A text that is still a code.</summary>
internal sealed class TextSlotExpr(Slot slot) : SlotExpr(slot)
{
    private readonly int _index = slot.Index;
    private readonly ITextColumn _column = slot.Column!;

    public override CypherValue Eval(Batch batch, int row)
    {
        int code = batch.Ints(_index)[row];
        return code < 0 ? CypherValue.Null : CypherValue.String(_column.Text(code));
    }
}
