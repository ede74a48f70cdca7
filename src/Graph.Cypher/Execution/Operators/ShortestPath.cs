using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Cypher.Execution.Operators;

/// <summary>
/// Shortest paths between two known nodes: a breadth-first search from both ends for one path; from the start, and then back
/// along falling distances, for all; by growing length where paths are counted or tested as a whole.
/// </summary>
internal sealed class ShortestPathOperator(QueryContext context, Operator next, SlotSet carried, PathSearch search, Slot[] distinctFrom) : ExpandingOperator(context, next, carried)
{
    private readonly IGraphTopology _topology = context.Graph.Topology;
    private readonly List<int> _path = [];
    private readonly RelationshipStep _backwards = search.Step.Reversed;
    private int _steps;

    public override bool Push(Batch batch)
    {
        for (int row = 0; row < batch.Count; row++)
        {
            int start = batch.Ints(search.From.Index)[row];
            int end = batch.Ints(search.To.Index)[row];
            if (start >= 0 && end >= 0 && !Search(batch, row, start, end))
            {
                return false;
            }
        }

        return true;
    }

    private bool Search(Batch batch, int row, int start, int end)
    {
        _path.Clear();
        if (start == end)
        {
            // The path without relationships is the only shortest one, unless more than the shortest are asked for.
            if (search.Min == 0 && (search.Choice is PathChoice.One or PathChoice.AllShortest) && Fits(batch, row))
            {
                return Give(batch, row);
            }

            if (!search.AllowSameEnds)
            {
                return true;
            }
        }

        if (search.Choice is PathChoice.Count or PathChoice.Groups || search.PathPredicates.Length > 0 || search.Min > 1 || start == end)
        {
            return ByGrowingLength(batch, row, start, end);
        }

        NodeScratch left = NodeScratch.Rent(_topology.NodeCount);
        NodeScratch right = NodeScratch.Rent(_topology.NodeCount);
        try
        {
            return search.Choice == PathChoice.One ? FromBothEnds(batch, row, start, end, left, right) : AllShortest(batch, row, start, end, left);
        }
        finally
        {
            left.Return();
            right.Return();
        }
    }

    // Bidirectional: the numbers are the relationship over which a node was reached, −1 at the ends.
    private bool FromBothEnds(Batch batch, int row, int start, int end, NodeScratch left, NodeScratch right)
    {
        var leftFrontier = new List<int> { start };
        var rightFrontier = new List<int> { end };
        left.Set(start, -1);
        right.Set(end, -1);
        long leftDegree = search.Step.Degree(_topology, start);
        long rightDegree = _backwards.Degree(_topology, end);
        for (long depth = 1; depth <= search.Max && leftFrontier.Count > 0 && rightFrontier.Count > 0; depth++)
        {
            Context.Check();
            bool forwards = leftDegree <= rightDegree;
            var found = new List<int>();
            long degree = 0;
            int via = -1;
            int meeting = forwards
                ? Grow(batch, row, leftFrontier, search.Step, left, right, found, ref degree, ref via)
                : Grow(batch, row, rightFrontier, _backwards, right, left, found, ref degree, ref via);
            if (meeting >= 0)
            {
                int before = Other(via, meeting);
                Trace(forwards ? before : meeting, left, reversed: true);
                _path.Add(via);
                Trace(forwards ? meeting : before, right, reversed: false);
                return Give(batch, row);
            }

            if (forwards)
            {
                (leftFrontier, leftDegree) = (found, degree);
            }
            else
            {
                (rightFrontier, rightDegree) = (found, degree);
            }
        }

        return true;
    }

    private int Grow(Batch batch, int row, List<int> frontier, RelationshipStep step, NodeScratch own, NodeScratch other, List<int> found, ref long degree, ref int via)
    {
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
                        if (own.Has(neighbour) || !Allowed(batch, row, adjacency.Relationships[i]))
                        {
                            continue;
                        }

                        if (other.Has(neighbour))
                        {
                            via = adjacency.Relationships[i];
                            return neighbour;
                        }

                        own.Set(neighbour, adjacency.Relationships[i]);
                        found.Add(neighbour);
                        degree += step.Degree(_topology, neighbour);
                    }

                    Hit(adjacency.Nodes.Length + 1);
                    if ((_steps += adjacency.Nodes.Length) > 100_000)
                    {
                        _steps = 0;
                        Context.Check();
                    }
                }
            }
        }

        return -1;
    }

    private int Other(int relationship, int node) => _topology.StartNodes[relationship] == node ? _topology.EndNodes[relationship] : _topology.StartNodes[relationship];

    private void Trace(int node, NodeScratch reached, bool reversed)
    {
        int from = _path.Count;
        for (int relationship = reached[node]; relationship >= 0; relationship = reached[node])
        {
            _path.Add(relationship);
            node = Other(relationship, node);
        }

        if (reversed)
        {
            _path.Reverse(from, _path.Count - from);
        }
    }

    private bool Allowed(Batch batch, int row, int relationship)
    {
        if (distinctFrom.Length > 0 && !RelationshipUniqueness.IsNew(distinctFrom, batch, row, relationship))
        {
            return false;
        }

        if (search.EachPredicates.Length == 0)
        {
            return true;
        }

        batch.Ints(search.Each!.Index)[row] = relationship;
        return Predicates.Hold(search.EachPredicates, batch, row);
    }

    // The numbers are distances from the start.
    private bool AllShortest(Batch batch, int row, int start, int end, NodeScratch distances)
    {
        distances.Set(start, 0);
        var frontier = new List<int> { start };
        for (int depth = 1; depth <= search.Max && frontier.Count > 0 && !distances.Has(end); depth++)
        {
            Context.Check();
            var found = new List<int>();
            foreach (int node in frontier)
            {
                foreach (int type in search.Step.Types)
                {
                    if (search.Step.Outgoing)
                    {
                        Mark(batch, row, _topology.Adjacent(node, type, true), distances, depth, found);
                    }

                    if (search.Step.Incoming)
                    {
                        Mark(batch, row, _topology.Adjacent(node, type, false), distances, depth, found);
                    }
                }
            }

            frontier = found;
        }

        if (!distances.Has(end))
        {
            return true;
        }

        _path.Clear();
        return Back(batch, row, end, distances);
    }

    private void Mark(Batch batch, int row, Adjacency adjacency, NodeScratch distances, int depth, List<int> found)
    {
        for (int i = 0; i < adjacency.Nodes.Length; i++)
        {
            if (!distances.Has(adjacency.Nodes[i]) && Allowed(batch, row, adjacency.Relationships[i]))
            {
                distances.Set(adjacency.Nodes[i], depth);
                found.Add(adjacency.Nodes[i]);
            }
        }
    }

    private bool Back(Batch batch, int row, int node, NodeScratch distances)
    {
        int distance = distances[node];
        if (distance == 0)
        {
            _path.Reverse();
            bool more = Give(batch, row);
            _path.Reverse();
            return more;
        }

        foreach (int type in _backwards.Types)
        {
            for (int side = 0; side < 2; side++)
            {
                if (side == 0 ? !_backwards.Outgoing : !_backwards.Incoming)
                {
                    continue;
                }

                Adjacency adjacency = _topology.Adjacent(node, type, side == 0);
                for (int i = 0; i < adjacency.Nodes.Length; i++)
                {
                    int before = adjacency.Nodes[i];
                    if (!distances.Has(before) || distances[before] != distance - 1 || !Allowed(batch, row, adjacency.Relationships[i]))
                    {
                        continue;
                    }

                    _path.Add(adjacency.Relationships[i]);
                    bool more = Back(batch, row, before, distances);
                    _path.RemoveAt(_path.Count - 1);
                    if (!more)
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    private bool ByGrowingLength(Batch batch, int row, int start, int end)
    {
        long wanted = search.Count is null ? 1 : LimitOperator.CountOf(search.Count, Context, "SHORTEST");
        long given = 0;
        long groups = 0;
        for (long length = search.Min; length <= search.Max; length++)
        {
            if (length > Context.Limits.MaxHops)
            {
                throw QueryLimitException.Hops(Context.Limits.MaxHops);
            }

            long before = given;
            bool reached = false;
            long stopAt = search.Choice is PathChoice.One ? 1 : search.Choice is PathChoice.Count ? wanted : long.MaxValue;
            if (!Walk(batch, row, start, end, length, stopAt, ref given, ref reached))
            {
                return false;
            }

            groups += given > before ? 1 : 0;
            if (given >= stopAt || (search.Choice == PathChoice.AllShortest && groups == 1) || (search.Choice == PathChoice.Groups && groups == wanted) || !reached)
            {
                break;
            }
        }

        return true;
    }

    private bool Walk(Batch batch, int row, int node, int end, long length, long stopAt, ref long given, ref bool reached)
    {
        if (++_steps % 1024 == 0)
        {
            Context.Check();
        }

        if (_path.Count == length)
        {
            reached = true;
            if (node == end && Fits(batch, row))
            {
                given++;
                return Give(batch, row);
            }

            return true;
        }

        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (int type in search.Step.Types)
        {
            for (int side = 0; side < 2; side++)
            {
                if (side == 0 ? !search.Step.Outgoing : !search.Step.Incoming)
                {
                    continue;
                }

                Adjacency adjacency = _topology.Adjacent(node, type, side == 0);
                for (int i = 0; i < adjacency.Nodes.Length && given < stopAt; i++)
                {
                    int relationship = adjacency.Relationships[i];
                    if ((side == 1 && search.Step.Outgoing && adjacency.Nodes[i] == node) || _path.Contains(relationship) || !Allowed(batch, row, relationship))
                    {
                        continue;
                    }

                    _path.Add(relationship);
                    bool more = Walk(batch, row, adjacency.Nodes[i], end, length, stopAt, ref given, ref reached);
                    _path.RemoveAt(_path.Count - 1);
                    if (!more)
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    private bool Fits(Batch batch, int row)
    {
        if (search.PathPredicates.Length == 0)
        {
            return true;
        }

        if (search.List is not null)
        {
            batch.Values(search.List.Index)[row] = Relationships();
        }

        return Predicates.Hold(search.PathPredicates, batch, row);
    }

    private CypherValue Relationships()
    {
        var items = new CypherValue[_path.Count];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = CypherValue.Relationship(Context.Graph.Domain, _path[i]);
        }

        return CypherValue.List(ListValue.Adopt(items));
    }

    private bool Give(Batch batch, int row)
    {
        int target = NextRow(batch, row);
        if (search.List is not null)
        {
            Output.Values(search.List.Index)[target] = Relationships();
        }

        return Emit();
    }
}
