using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Port;

namespace Graph.Cypher.Execution.Operators;

/// <summary>Finds the relationships between two nodes that are both known, by binary search in the shorter of their sorted adjacencies.</summary>
internal sealed class ExpandInto(
    QueryContext context, Operator next, SlotSet carried, Slot from, RelationshipStep step, Slot? relationship, Slot to, Slot[] distinctFrom, Expr[] predicates)
    : ExpandingOperator(context, next, carried)
{
    private readonly IGraphTopology _topology = context.Graph.Topology;

    public override bool Push(Batch batch)
    {
        int[] starts = batch.Ints(from.Index);
        int[] ends = batch.Ints(to.Index);
        for (int row = 0; row < batch.Count; row++)
        {
            int start = starts[row];
            int end = ends[row];
            if (start < 0 || end < 0)
            {
                continue;
            }

            foreach (int type in step.Types)
            {
                if ((step.Outgoing && !Between(batch, row, start, end, type)) || (step.Incoming && (!step.Outgoing || start != end) && !Between(batch, row, end, start, type)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // The relationships from source to target.
    private bool Between(Batch batch, int row, int source, int target, int type)
    {
        Adjacency outgoing = _topology.Adjacent(source, type, true);
        Adjacency incoming = _topology.Adjacent(target, type, false);
        Hit(2);
        bool forwards = outgoing.Nodes.Length <= incoming.Nodes.Length;
        Adjacency shorter = forwards ? outgoing : incoming;
        int wanted = forwards ? target : source;
        for (int i = SortedSpans.LowerBound(shorter.Nodes, wanted); i < shorter.Nodes.Length && shorter.Nodes[i] == wanted; i++)
        {
            int found = shorter.Relationships[i];
            if (distinctFrom.Length > 0 && !RelationshipUniqueness.IsNew(distinctFrom, batch, row, found))
            {
                continue;
            }

            if (predicates.Length > 0)
            {
                if (relationship is not null)
                {
                    batch.Ints(relationship.Index)[row] = found;
                }

                if (!Predicates.Hold(predicates, batch, row))
                {
                    continue;
                }
            }

            int at = NextRow(batch, row);
            if (relationship is not null)
            {
                Output.Ints(relationship.Index)[at] = found;
            }

            if (!Emit())
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>Search in ascending spans.</summary>
internal static class SortedSpans
{
    /// <summary>The first place whose element is not less than <paramref name="wanted"/>.</summary>
    public static int LowerBound(ReadOnlySpan<int> sorted, int wanted)
    {
        if (sorted.Length <= 16)
        {
            int i = 0;
            while (i < sorted.Length && sorted[i] < wanted)
            {
                i++;
            }

            return i;
        }

        int low = 0;
        int high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < wanted)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
