using Graph.Cypher.Values;

namespace Graph.Cypher.Execution.Expressions;

/// <summary><c>n:$(expression)</c>: a name, or a list of names of which all or any must hold.</summary>
internal sealed class DynamicLabelExpr(Expr operand, Expr names, bool any) : PredicateExpr
{
    public override IReadOnlyList<Expr> Children { get; } = [operand, names];

    public override bool? Test(Batch batch, int row)
    {
        try
        {
            return Compute(batch, row);
        }
        catch (CypherRuntimeException e) when (e.Locate(Span))
        {
            throw;
        }
    }

    private bool? Compute(Batch batch, int row)
    {
        CypherValue value = operand.Eval(batch, row);
        CypherValue wanted = names.Eval(batch, row);
        if (value.IsNull || wanted.IsNull)
        {
            return null;
        }

        IReadOnlyList<string> held = value.Kind switch
        {
            ValueKind.Node => value.Domain.Source.LabelsOf(value.EntityId),
            ValueKind.Relationship => [value.Domain.Source.TypeOf(value.EntityId)],
            _ => throw CypherRuntimeException.Type($"Only a Node or Relationship has labels or a type, not {ValueText.Describe(value)}."),
        };
        if (wanted.IsString)
        {
            return held.Contains(wanted.AsString);
        }

        ListValue list = Lists.Of(wanted, "A dynamic label");
        int holds = 0;
        foreach (CypherValue name in list.Items)
        {
            holds += name.IsString && held.Contains(name.AsString) ? 1 : 0;
        }

        return any ? holds > 0 : holds == list.Count;
    }
}
