using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Port;

namespace Graph.Cypher.Execution.Operators;

/// <summary>Matches a relationship that is already known against a pattern: finds its ends, or tests those that are known.</summary>
internal sealed class ProjectEndpointsOperator(
    QueryContext context, Operator next, SlotSet carried, Slot relationship, RelationshipStep step, Slot from, bool fromKnown, Slot to, bool toKnown, Slot[] distinctFrom, Expr[] predicates)
    : ExpandingOperator(context, next, carried)
{
    public override bool Push(Batch batch)
    {
        IGraphTopology topology = Context.Graph.Topology;
        for (int row = 0; row < batch.Count; row++)
        {
            int id = batch.Ints(relationship.Index)[row];
            if (id < 0 || !step.Types.Contains(topology.TypeNumber(id)) || !RelationshipUniqueness.IsNew(distinctFrom, batch, row, id))
            {
                continue;
            }

            int start = topology.StartNodes[id];
            int end = topology.EndNodes[id];
            if ((step.Outgoing && !Give(batch, row, start, end)) || (step.Incoming && (!step.Outgoing || start != end) && !Give(batch, row, end, start)))
            {
                return false;
            }
        }

        return true;
    }

    private bool Give(Batch batch, int row, int first, int last)
    {
        int[] froms = batch.Ints(from.Index);
        int[] tos = batch.Ints(to.Index);
        // A pattern may name one node twice: then the first visit settles the second.
        bool toIsKnown = toKnown || ReferenceEquals(from, to);
        if ((fromKnown && froms[row] != first) || (toIsKnown && (ReferenceEquals(from, to) && !fromKnown ? first : tos[row]) != last))
        {
            return true;
        }

        if (!fromKnown)
        {
            froms[row] = first;
        }

        if (!toKnown)
        {
            tos[row] = last;
        }

        if (!Predicates.Hold(predicates, batch, row))
        {
            return true;
        }

        int target = NextRow(batch, row);
        Output.Ints(from.Index)[target] = first;
        Output.Ints(to.Index)[target] = last;
        return Emit();
    }
}
