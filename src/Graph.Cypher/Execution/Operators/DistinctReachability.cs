using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Port;

namespace Graph.Cypher.Execution.Operators;

/// <summary>
/// The different ends of a variable-length pattern of at least 0 or 1 relationships, by breadth-first search. Every end but the
/// start is reached by a path without repetition exactly when it is reached at all within the bound; the start itself is an end
/// when a cycle through it is short enough: for a directed step when the search comes back to it, else when two branches of the
/// search meet (or it has a loop, or two relationships lead to one neighbour).
/// </summary>
internal sealed class DistinctReachability(
    QueryContext context, Operator next, SlotSet carried, Slot from, RelationshipStep step, long min, long max, Slot to, Slot? each, Expr[] eachPredicates, Expr[] predicates)
    : ExpandingOperator(context, next, carried)
{
    private readonly IGraphTopology _topology = context.Graph.Topology;

    public override bool Push(Batch batch)
    {
        EntityFilter[] filters = EntityFilter.Split(predicates, to, Context, out Expr[] rest);
        NodeScratch branches = NodeScratch.Rent(_topology.NodeCount);
        try
        {
            for (int row = 0; row < batch.Count; row++)
            {
                int start = batch.Ints(from.Index)[row];
                if (start >= 0 && !Search(batch, row, start, branches, filters, rest))
                {
                    return false;
                }
            }

            return true;
        }
        finally
        {
            branches.Return();
        }
    }

    private bool Search(Batch batch, int row, int start, NodeScratch branches, EntityFilter[] filters, Expr[] rest)
    {
        branches.Clear();
        branches.Set(start, -1);
        bool startGiven = false;
        if (min == 0)
        {
            startGiven = true;
            if (!Give(batch, row, start, filters, rest))
            {
                return false;
            }
        }

        var frontier = new List<int> { start };
        for (long depth = 1; depth <= max && frontier.Count > 0; depth++)
        {
            var found = new List<int>(frontier.Count);
            foreach (int node in frontier)
            {
                foreach (int type in step.Types)
                {
                    for (int side = 0; side < 2; side++)
                    {
                        if (side == 0 ? !step.Outgoing : !step.Incoming)
                        {
                            continue;
                        }

                        Adjacency adjacency = _topology.Adjacent(node, type, side == 0);
                        ReadOnlySpan<int> neighbours = adjacency.Nodes;
                        Hit(neighbours.Length + 1);
                        for (int i = 0; i < neighbours.Length; i++)
                        {
                            int neighbour = neighbours[i];
                            if (branches.Has(neighbour))
                            {
                                continue;
                            }

                            if (eachPredicates.Length > 0 && !Allowed(batch, row, adjacency.Relationships[i]))
                            {
                                continue;
                            }

                            branches.Set(neighbour, 0);
                            found.Add(neighbour);
                        }
                    }
                }
            }

            Context.Check();
            foreach (int node in found)
            {
                if (!Give(batch, row, node, filters, rest))
                {
                    return false;
                }
            }

            frontier = found;
        }

        return startGiven || !Accepted(batch, row, start, filters, rest) || !CycleThrough(batch, row, start) || Give(batch, row, start, filters, rest);
    }

    private bool Allowed(Batch batch, int row, int relationship)
    {
        batch.Ints(each!.Index)[row] = relationship;
        return Predicates.Hold(eachPredicates, batch, row);
    }

    private bool Accepted(Batch batch, int row, int node, EntityFilter[] filters, Expr[] rest)
    {
        foreach (EntityFilter filter in filters)
        {
            if (!filter.Accepts(node))
            {
                return false;
            }
        }

        if (rest.Length == 0)
        {
            return true;
        }

        batch.Ints(to.Index)[row] = node;
        return Predicates.Hold(rest, batch, row);
    }

    private bool Give(Batch batch, int row, int node, EntityFilter[] filters, Expr[] rest)
    {
        if (!Accepted(batch, row, node, filters, rest))
        {
            return true;
        }

        int target = NextRow(batch, row);
        Output.Ints(to.Index)[target] = node;
        return Emit();
    }

    // Whether a walk of different relationships leads from the node back to it within the bound. Each neighbour starts a branch of
    // the search that is numbered by the first relationship; two different branches that touch close a cycle.
    private bool CycleThrough(Batch batch, int row, int start)
    {
        NodeScratch branch = NodeScratch.Rent(_topology.NodeCount);
        NodeScratch distance = NodeScratch.Rent(_topology.NodeCount);
        try
        {
            bool directed = step.Direction != Direction.Both;
            var frontier = new List<int> { start };
            branch.Set(start, -1);
            distance.Set(start, 0);
            for (int depth = 1; depth <= max && frontier.Count > 0; depth++)
            {
                Context.Check();
                var found = new List<int>();
                foreach (int node in frontier)
                {
                    foreach (int type in step.Types)
                    {
                        for (int side = 0; side < 2; side++)
                        {
                            if (side == 0 ? !step.Outgoing : !step.Incoming)
                            {
                                continue;
                            }

                            Adjacency adjacency = _topology.Adjacent(node, type, side == 0);
                            for (int i = 0; i < adjacency.Nodes.Length; i++)
                            {
                                int neighbour = adjacency.Nodes[i];
                                int relationship = adjacency.Relationships[i];
                                if (eachPredicates.Length > 0 && !Allowed(batch, row, relationship))
                                {
                                    continue;
                                }

                                if (neighbour == start)
                                {
                                    // A loop, or the way back; undirected, the first relationship of the branch is no way back.
                                    if (node == start || directed || branch[node] != relationship)
                                    {
                                        return true;
                                    }

                                    continue;
                                }

                                int own = node == start ? relationship : branch[node];
                                if (!branch.Has(neighbour))
                                {
                                    branch.Set(neighbour, own);
                                    distance.Set(neighbour, depth);
                                    found.Add(neighbour);
                                }
                                else if (!directed && branch[neighbour] != own && distance[neighbour] + depth <= max)
                                {
                                    return true;
                                }
                            }
                        }
                    }
                }

                frontier = found;
            }

            return false;
        }
        finally
        {
            branch.Return();
            distance.Return();
        }
    }
}
