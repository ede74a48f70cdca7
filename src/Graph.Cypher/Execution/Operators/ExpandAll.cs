using System.Runtime.CompilerServices;
using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Port;

namespace Graph.Cypher.Execution.Operators;

/// <summary>Follows the relationships of a node to its neighbours: one row for each that passes the predicates.</summary>
/// <param name="context">The execution.</param>
/// <param name="next">What gets the rows.</param>
/// <param name="carried">Slots to carry over.</param>
/// <param name="from">The node to start from.</param>
/// <param name="step">What to follow.</param>
/// <param name="relationship">Where the relationship goes; null when nothing needs it.</param>
/// <param name="to">Where the neighbour goes; null when nothing needs it.</param>
/// <param name="label">A label that the neighbour must have; −1 for none.</param>
/// <param name="distinctFrom">Slots of relationships, and of lists of them, that the relationship must differ from.</param>
/// <param name="predicates">Predicates over the row with the new slots.</param>
internal sealed class ExpandAll(
    QueryContext context, Operator next, SlotSet carried, Slot from, RelationshipStep step, Slot? relationship, Slot? to, int label, Slot[] distinctFrom, Expr[] predicates)
    : ExpandingOperator(context, next, carried)
{
    private readonly IGraphTopology _topology = context.Graph.Topology;
    private EntityFilter[]? _filters;
    private Expr[] _rest = [];
    private readonly int[] _rows = new int[Batch.Capacity];
    private readonly int[] _places = predicates.Length == 0 ? [] : new int[Batch.Capacity];

    public override void Begin()
    {
        _filters = null;
        base.Begin();
    }

    public override bool Push(Batch batch)
    {
        _filters ??= EntityFilter.Split(predicates, to, Context, out _rest);
        if (step.Types.Length == 1 && step.Direction != Direction.Both && label < 0 && distinctFrom.Length == 0 && _rest.Length == 0 && relationship is null && to is not null)
        {
            return PushNeighbours(batch, step.Types[0], step.Outgoing);
        }

        int[] nodes = batch.Ints(from.Index);
        for (int row = 0; row < batch.Count; row++)
        {
            int node = nodes[row];
            if (node < 0)
            {
                continue;
            }

            foreach (int type in step.Types)
            {
                if ((step.Outgoing && !Follow(batch, row, _topology.Adjacent(node, type, true), -1))
                    || (step.Incoming && !Follow(batch, row, _topology.Adjacent(node, type, false), step.Outgoing ? node : -1)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // The common case, in one loop: one type, one direction, only the neighbour is wanted and tested.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool PushNeighbours(Batch batch, int type, bool outgoing)
    {
        int[] nodes = batch.Ints(from.Index);
        int[] ends = Output.Ints(to!.Index);
        int[] rows = _rows;
        EntityFilter[] filters = _filters!;
        int first = Count;
        int target = first;
        for (int row = 0; row < batch.Count; row++)
        {
            int node = nodes[row];
            if (node < 0)
            {
                continue;
            }

            ReadOnlySpan<int> neighbours = _topology.Adjacent(node, type, outgoing).Nodes;
            Hit(neighbours.Length + 1);
            while (!neighbours.IsEmpty)
            {
                // Without filters no more are taken than there is room for; with filters, no more than could all pass.
                ReadOnlySpan<int> chunk = neighbours[..Math.Min(neighbours.Length, Batch.Capacity - target)];
                neighbours = neighbours[chunk.Length..];
                int kept = chunk.Length;
                if (filters.Length == 0)
                {
                    chunk.CopyTo(ends.AsSpan(target));
                }
                else
                {
                    kept = filters[0].Select(chunk, _places);
                    for (int f = 1; f < filters.Length; f++)
                    {
                        kept = filters[f].Refine(chunk, _places, kept);
                    }

                    for (int k = 0; k < kept; k++)
                    {
                        ends[target + k] = chunk[_places[k]];
                    }
                }

                rows.AsSpan(target, kept).Fill(row);
                target += kept;
                if (target == Batch.Capacity)
                {
                    if (!EmitGathered(batch, rows.AsSpan(first, target - first)))
                    {
                        return false;
                    }

                    first = 0;
                    target = 0;
                }
            }
        }

        return EmitGathered(batch, rows.AsSpan(first, target - first));
    }

    // skip: the node itself when its loops were given already with the other direction.
    private bool Follow(Batch batch, int row, Adjacency adjacency, int skip)
    {
        ReadOnlySpan<int> neighbours = adjacency.Nodes;
        Hit(neighbours.Length + 1);
        if (neighbours.IsEmpty)
        {
            return true;
        }

        if (predicates.Length == 0 && label < 0 && skip < 0 && distinctFrom.Length == 0)
        {
            return FollowAll(batch, row, adjacency);
        }

        ReadOnlySpan<int> relationships = adjacency.Relationships;
        ReadOnlySpan<ulong> labelled = label < 0 ? default : _topology.LabelBits(label);
        int single = distinctFrom is [{ Kind: SlotKind.Relationship } other] ? batch.Ints(other.Index)[row] : -1;
        bool many = distinctFrom.Length > 0 && single < 0;
        if (_filters!.Length == 0)
        {
            return FollowEach(batch, row, neighbours, relationships, default, neighbours.Length, labelled, skip, single, many);
        }

        for (int start = 0; start < neighbours.Length; start += Batch.Capacity)
        {
            int length = Math.Min(Batch.Capacity, neighbours.Length - start);
            ReadOnlySpan<int> chunk = neighbours.Slice(start, length);
            int kept = _filters[0].Select(chunk, _places);
            for (int f = 1; f < _filters.Length; f++)
            {
                kept = _filters[f].Refine(chunk, _places, kept);
            }

            if (kept > 0 && !FollowEach(batch, row, chunk, relationships.Slice(start, length), _places, kept, labelled, skip, single, many))
            {
                return false;
            }
        }

        return true;
    }

    // Gives the neighbours at the places, or all when there are none.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool FollowEach(
        Batch batch, int row, ReadOnlySpan<int> neighbours, ReadOnlySpan<int> relationships, ReadOnlySpan<int> places, int count, ReadOnlySpan<ulong> labelled, int skip, int single, bool many)
    {
        int target = Count;
        int[]? ends = to is null ? null : Output.Ints(to.Index);
        int[]? followed = relationship is null ? null : Output.Ints(relationship.Index);
        for (int k = 0; k < count; k++)
        {
            int i = places.IsEmpty ? k : places[k];
            int neighbour = neighbours[i];
            if ((label >= 0 && (labelled[neighbour >> 6] >> (neighbour & 63) & 1) == 0)
                || neighbour == skip
                || relationships[i] == single
                || (many && !RelationshipUniqueness.IsNew(distinctFrom, batch, row, relationships[i])))
            {
                continue;
            }

            if (_rest.Length > 0)
            {
                if (to is not null)
                {
                    batch.Ints(to.Index)[row] = neighbour;
                }

                if (relationship is not null)
                {
                    batch.Ints(relationship.Index)[row] = relationships[i];
                }

                if (!Predicates.Hold(_rest, batch, row))
                {
                    continue;
                }
            }

            if (ends is not null)
            {
                ends[target] = neighbour;
            }

            if (followed is not null)
            {
                followed[target] = relationships[i];
            }

            if (++target == Batch.Capacity)
            {
                if (!EmitRun(batch, row, target))
                {
                    return false;
                }

                target = 0;
            }
        }

        return EmitRun(batch, row, target);
    }

    private bool FollowAll(Batch batch, int row, Adjacency adjacency)
    {
        int done = 0;
        int total = adjacency.Nodes.Length;
        while (done < total)
        {
            int count = Math.Min(total - done, Batch.Capacity - Count);
            Carried.Spread(batch, row, Output, Count, count);
            if (to is not null)
            {
                adjacency.Nodes.Slice(done, count).CopyTo(Output.Ints(to.Index).AsSpan(Count));
            }

            if (relationship is not null)
            {
                adjacency.Relationships.Slice(done, count).CopyTo(Output.Ints(relationship.Index).AsSpan(Count));
            }

            done += count;
            if (!EmitMany(count))
            {
                return false;
            }
        }

        return true;
    }
}
