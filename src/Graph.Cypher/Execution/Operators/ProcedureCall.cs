using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Procedures;
using Graph.Cypher.Values;

namespace Graph.Cypher.Execution.Operators;

/// <summary>Calls a procedure for each row: one row for each row it gives. A procedure without result columns keeps the row.</summary>
internal sealed class ProcedureCallOperator(
    QueryContext context, Operator next, SlotSet carried, IProcedure procedure, Expr[] arguments, (int Column, Slot Slot)[] yields, ProcedureCatalog catalog)
    : ExpandingOperator(context, next, carried)
{
    public override bool Push(Batch batch)
    {
        for (int row = 0; row < batch.Count; row++)
        {
            var values = new CypherValue[arguments.Length];
            int at = 0;
            try
            {
                for (; at < values.Length; at++)
                {
                    values[at] = procedure.Signature.Arguments[at].Type.Coerce(arguments[at].Eval(batch, row), procedure.Signature.Name, procedure.Signature.Arguments[at].Name);
                }
            }
            catch (CypherRuntimeException e) when (e.Locate(arguments[at].Span))
            {
                throw;
            }

            IEnumerable<CypherValue[]> rows = procedure.Call(new ProcedureContext(Context.Graph, catalog), values);
            if (procedure.Signature.Results.Count == 0)
            {
                // The call is made for its effect only; the row stays.
                foreach (CypherValue[] ignored in rows)
                {
                    _ = ignored;
                }

                NextRow(batch, row);
                if (!Emit())
                {
                    return false;
                }

                continue;
            }

            foreach (CypherValue[] result in rows)
            {
                int target = NextRow(batch, row);
                foreach ((int column, Slot slot) in yields)
                {
                    Output.Values(slot.Index)[target] = result[column];
                }

                if (!Emit())
                {
                    return false;
                }
            }
        }

        return true;
    }
}
