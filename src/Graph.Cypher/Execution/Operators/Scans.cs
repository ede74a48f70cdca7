using Graph.Cypher.Comparison;
using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Cypher.Execution.Operators;

/// <summary>Gives, for every row it gets, one row for each of some nodes.</summary>
internal abstract class NodeScanOperator(QueryContext context, Operator next, SlotSet carried, Slot node, Expr[] predicates)
    : ExpandingOperator(context, next, carried)
{
    protected bool EmitNodes(Batch batch, int row, ReadOnlySpan<int> nodes)
    {
        Hit(nodes.Length);
        int slot = node.Index;
        if (predicates.Length == 0)
        {
            while (!nodes.IsEmpty)
            {
                int count = Math.Min(nodes.Length, Batch.Capacity - Count);
                Carried.Spread(batch, row, Output, Count, count);
                nodes[..count].CopyTo(Output.Ints(slot).AsSpan(Count));
                nodes = nodes[count..];
                if (!EmitMany(count))
                {
                    return false;
                }
            }

            return true;
        }

        int[] scratch = batch.Ints(slot);
        int untilCheck = Batch.Capacity;
        foreach (int candidate in nodes)
        {
            if (--untilCheck == 0)
            {
                Context.Check();
                untilCheck = Batch.Capacity;
            }

            scratch[row] = candidate;
            if (!Predicates.Hold(predicates, batch, row))
            {
                continue;
            }

            int target = NextRow(batch, row);
            Output.Ints(slot)[target] = candidate;
            if (!Emit())
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>All nodes.</summary>
internal sealed class AllNodesScan(QueryContext context, Operator next, SlotSet carried, Slot node, Expr[] predicates)
    : NodeScanOperator(context, next, carried, node, predicates)
{
    public override bool Push(Batch batch)
    {
        int count = Context.Graph.Topology.NodeCount;
        Span<int> chunk = stackalloc int[Batch.Capacity];
        for (int row = 0; row < batch.Count; row++)
        {
            for (int start = 0; start < count; start += chunk.Length)
            {
                int length = Math.Min(chunk.Length, count - start);
                for (int i = 0; i < length; i++)
                {
                    chunk[i] = start + i;
                }

                if (!EmitNodes(batch, row, chunk[..length]))
                {
                    return false;
                }
            }
        }

        return true;
    }
}

/// <summary>The nodes of one label.</summary>
internal sealed class NodeByLabelScan(QueryContext context, Operator next, SlotSet carried, Slot node, int label, Expr[] predicates)
    : NodeScanOperator(context, next, carried, node, predicates)
{
    public override bool Push(Batch batch)
    {
        for (int row = 0; row < batch.Count; row++)
        {
            if (!EmitNodes(batch, row, label < 0 ? default : Context.Graph.Topology.NodesWithLabel(label)))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>How an index is asked.</summary>
internal enum SeekKind
{
    /// <summary>Equal to the value.</summary>
    Equal,

    /// <summary>Equal to an element of the list.</summary>
    In,

    /// <summary>Starting with the string.</summary>
    Prefix,
}

/// <summary>The nodes that an index finds for a value that may depend on the row.</summary>
internal sealed class NodeIndexSeek(QueryContext context, Operator next, SlotSet carried, Slot node, IValueIndex index, SeekKind kind, Expr value, Expr[] predicates)
    : NodeScanOperator(context, next, carried, node, predicates)
{
    public override bool Push(Batch batch)
    {
        for (int row = 0; row < batch.Count; row++)
        {
            CypherValue wanted = value.Eval(batch, row);
            bool more = kind switch
            {
                SeekKind.Equal => EmitNodes(batch, row, index.Seek(wanted)),
                SeekKind.Prefix => !wanted.IsString || EmitNodes(batch, row, index.SeekPrefix(wanted.AsString)),
                _ => wanted.IsNull || EmitAny(batch, row, Lists.Of(wanted, "IN")),
            };
            if (!more)
            {
                return false;
            }
        }

        return true;
    }

    private bool EmitAny(Batch batch, int row, ListValue values)
    {
        for (int i = 0; i < values.Count; i++)
        {
            bool repeated = false;
            for (int j = 0; j < i && !repeated; j++)
            {
                repeated = ValueEquivalence.AreEquivalent(values[i], values[j]);
            }

            if (!repeated && !EmitNodes(batch, row, index.Seek(values[i])))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>The nodes whose value lies in a range.</summary>
internal sealed class NodeIndexSeekByRange(
    QueryContext context, Operator next, SlotSet carried, Slot node, int label, IValueIndex index, Expr? from, bool fromInclusive, Expr? to, bool toInclusive, Expr[] predicates)
    : NodeScanOperator(context, next, carried, node, predicates)
{
    public override bool Push(Batch batch)
    {
        for (int row = 0; row < batch.Count; row++)
        {
            CypherValue low = from?.Eval(batch, row) ?? CypherValue.Null;
            CypherValue high = to?.Eval(batch, row) ?? CypherValue.Null;
            if ((from is not null && low.IsNull) || (to is not null && high.IsNull))
            {
                continue;
            }

            // The predicates hold the range too, so that a scan of the label gives the same rows where the index cannot serve.
            if (!EmitNodes(batch, row, index.TrySeekRange(low, fromInclusive, high, toInclusive, out ReadOnlySpan<int> nodes) ? nodes : Context.Graph.Topology.NodesWithLabel(label)))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>Tests several predicates.</summary>
internal static class Predicates
{
    public static bool Hold(Expr[] predicates, Batch batch, int row)
    {
        foreach (Expr predicate in predicates)
        {
            if (predicate.Test(batch, row) != true)
            {
                return false;
            }
        }

        return true;
    }
}
