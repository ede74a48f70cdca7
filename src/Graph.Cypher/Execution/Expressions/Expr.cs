using Graph.Cypher.Comparison;
using Graph.Cypher.Syntax;
using Graph.Cypher.Values;

namespace Graph.Cypher.Execution.Expressions;

/// <summary>
/// An expression ready to be evaluated on a row: a tree of small objects, each of which knows its operands' kinds as far as they
/// are known. Holds nothing of an execution, so that plans can be shared between threads.
/// </summary>
internal abstract class Expr
{
    /// <summary>The value on a row.</summary>
    public abstract CypherValue Eval(Batch batch, int row);

    /// <summary>The value as a truth value.</summary>
    public virtual bool? Test(Batch batch, int row)
    {
        try
        {
            return TernaryLogic.ToBoolean(Eval(batch, row));
        }
        catch (CypherRuntimeException e) when (e.Locate(Span))
        {
            throw;
        }
    }

    /// <summary>The values on all rows of the batch.</summary>
    public virtual void EvalAll(Batch batch, CypherValue[] target)
    {
        for (int row = 0; row < batch.Count; row++)
        {
            target[row] = Eval(batch, row);
        }
    }

    /// <summary>The operands.</summary>
    public virtual IReadOnlyList<Expr> Children => [];

    /// <summary>Slots that are read apart from those of <see cref="Children"/>.</summary>
    public virtual IEnumerable<Slot> OwnSlots => [];

    /// <summary>Slots that the expression sets itself while it runs.</summary>
    public virtual IEnumerable<Slot> LocalSlots => [];

    /// <summary>The text that plans show.</summary>
    public string Text { get; set; } = "";

    /// <summary>Where it stands in the query; empty for what the planner made. Expressions that can fail note it on what they throw.</summary>
    public SourceSpan Span { get; set; }

    /// <summary>Whether the value is the same on all rows of an execution.</summary>
    public virtual bool IsConstant => Children.Count > 0 && Children.All(c => c.IsConstant);

    /// <summary>All slots that the expression needs from outside.</summary>
    public IEnumerable<Slot> Slots()
    {
        IEnumerable<Slot> slots = OwnSlots.Concat(Children.SelectMany(c => c.Slots()));
        return LocalSlots.Any() ? slots.Except(LocalSlots) : slots;
    }

    public override string ToString() => Text;
}

/// <summary>An expression whose value is a truth value.</summary>
internal abstract class PredicateExpr : Expr
{
    public abstract override bool? Test(Batch batch, int row);

    public sealed override CypherValue Eval(Batch batch, int row) => CypherValue.Boolean(Test(batch, row));
}
