using System.Runtime.CompilerServices;
using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Port;

namespace Graph.Cypher.Execution.Operators;

/// <summary>
/// Finds the nodes that are joined to two known nodes: merges their sorted adjacencies, or searches the longer for the elements of
/// a much shorter one. One row for each pair of relationships.
/// </summary>
internal sealed class ExpandIntersect(
    QueryContext context,
    Operator next,
    SlotSet carried,
    (Slot Node, RelationshipStep Step, Slot? Relationship) left,
    (Slot Node, RelationshipStep Step, Slot? Relationship) right,
    Slot to,
    bool distinctPair,
    int label,
    Expr[] predicates)
    : ExpandingOperator(context, next, carried)
{
    // From this ratio of lengths on, searching beats merging.
    private const int SearchRatio = 16;

    private readonly IGraphTopology _topology = context.Graph.Topology;
    private readonly List<(int Left, int Right)> _matches = [];

    public override bool Push(Batch batch)
    {
        EntityFilter[] filters = EntityFilter.Split(predicates, to, Context, out Expr[] rest);
        for (int row = 0; row < batch.Count; row++)
        {
            int a = batch.Ints(left.Node.Index)[row];
            int b = batch.Ints(right.Node.Index)[row];
            if (a < 0 || b < 0)
            {
                continue;
            }

            foreach (int leftType in left.Step.Types)
            {
                foreach (int rightType in right.Step.Types)
                {
                    if (!Join(batch, row, _topology.Adjacent(a, leftType, left.Step.Outgoing), _topology.Adjacent(b, rightType, right.Step.Outgoing), filters, rest))
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    private bool Join(Batch batch, int row, Adjacency leftSide, Adjacency rightSide, EntityFilter[] filters, Expr[] rest)
    {
        Context.Check();
        Hit(leftSide.Nodes.Length + rightSide.Nodes.Length);
        _matches.Clear();
        ReadOnlySpan<int> x = leftSide.Nodes;
        ReadOnlySpan<int> y = rightSide.Nodes;
        if (x.Length > (long)y.Length * SearchRatio)
        {
            Search(y, x, swapped: true);
        }
        else if (y.Length > (long)x.Length * SearchRatio)
        {
            Search(x, y, swapped: false);
        }
        else
        {
            Merge(x, y);
        }

        ReadOnlySpan<ulong> labelled = label < 0 ? default : _topology.LabelBits(label);
        foreach ((int i, int j) in _matches)
        {
            int node = x[i];
            if ((label >= 0 && (labelled[node >> 6] >> (node & 63) & 1) == 0) || (distinctPair && leftSide.Relationships[i] == rightSide.Relationships[j]))
            {
                continue;
            }

            bool accepted = true;
            foreach (EntityFilter filter in filters)
            {
                accepted &= filter.Accepts(node);
            }

            if (!accepted)
            {
                continue;
            }

            if (rest.Length > 0)
            {
                Write(batch, row, node, leftSide.Relationships[i], rightSide.Relationships[j]);
                if (!Predicates.Hold(rest, batch, row))
                {
                    continue;
                }
            }

            Write(Output, NextRow(batch, row), node, leftSide.Relationships[i], rightSide.Relationships[j]);
            if (!Emit())
            {
                return false;
            }
        }

        return true;
    }

    private void Write(Batch target, int row, int node, int leftRelationship, int rightRelationship)
    {
        target.Ints(to.Index)[row] = node;
        if (left.Relationship is not null)
        {
            target.Ints(left.Relationship.Index)[row] = leftRelationship;
        }

        if (right.Relationship is not null)
        {
            target.Ints(right.Relationship.Index)[row] = rightRelationship;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Merge(ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        int i = 0;
        int j = 0;
        while (i < x.Length && j < y.Length)
        {
            int a = x[i];
            int b = y[j];
            if (a == b)
            {
                int sameY = j;
                while (sameY < y.Length && y[sameY] == a)
                {
                    _matches.Add((i, sameY++));
                }

                i++;
                continue;
            }

            i += a < b ? 1 : 0;
            j += b < a ? 1 : 0;
        }
    }

    private void Search(ReadOnlySpan<int> shorter, ReadOnlySpan<int> longer, bool swapped)
    {
        int from = 0;
        for (int i = 0; i < shorter.Length; i++)
        {
            from += SortedSpans.LowerBound(longer[from..], shorter[i]);
            for (int j = from; j < longer.Length && longer[j] == shorter[i]; j++)
            {
                _matches.Add(swapped ? (j, i) : (i, j));
            }
        }
    }
}
