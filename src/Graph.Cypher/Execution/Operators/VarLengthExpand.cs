using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Cypher.Execution.Operators;

/// <summary>
/// Follows between <c>min</c> and <c>max</c> relationships, none twice, depth first: one row for each such walk. With
/// <c>into</c> only walks that end at the node that the target slot already holds.
/// </summary>
internal sealed class VarLengthExpand(
    QueryContext context,
    Operator next,
    SlotSet carried,
    Slot from,
    RelationshipStep step,
    long min,
    long max,
    Slot? list,
    bool reversed,
    Slot? to,
    bool into,
    Slot? each,
    Expr[] eachPredicates,
    Slot[] distinctFrom,
    Expr[] predicates)
    : ExpandingOperator(context, next, carried)
{
    private readonly IGraphTopology _topology = context.Graph.Topology;
    private readonly List<int> _path = [];
    private int _steps;

    public override bool Push(Batch batch)
    {
        for (int row = 0; row < batch.Count; row++)
        {
            int start = batch.Ints(from.Index)[row];
            int end = into ? batch.Ints(to!.Index)[row] : -1;
            if (start < 0 || (into && end < 0))
            {
                continue;
            }

            _path.Clear();
            if (!Walk(batch, row, start, end))
            {
                return false;
            }
        }

        return true;
    }

    private bool Walk(Batch batch, int row, int node, int end)
    {
        if (++_steps % 1024 == 0)
        {
            Context.Check();
        }

        if (_path.Count >= min && (!into || node == end) && !Give(batch, row, node))
        {
            return false;
        }

        if (_path.Count >= max)
        {
            return true;
        }

        if (_path.Count >= Context.Limits.MaxHops)
        {
            throw QueryLimitException.Hops(Context.Limits.MaxHops);
        }

        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (int type in step.Types)
        {
            if ((step.Outgoing && !Follow(batch, row, _topology.Adjacent(node, type, true), -1, end))
                || (step.Incoming && !Follow(batch, row, _topology.Adjacent(node, type, false), step.Outgoing ? node : -1, end)))
            {
                return false;
            }
        }

        return true;
    }

    private bool Follow(Batch batch, int row, Adjacency adjacency, int skip, int end)
    {
        Hit(adjacency.Nodes.Length + 1);
        for (int i = 0; i < adjacency.Nodes.Length; i++)
        {
            int relationship = adjacency.Relationships[i];
            if (adjacency.Nodes[i] == skip || _path.Contains(relationship) || !RelationshipUniqueness.IsNew(distinctFrom, batch, row, relationship))
            {
                continue;
            }

            if (eachPredicates.Length > 0)
            {
                batch.Ints(each!.Index)[row] = relationship;
                if (!Predicates.Hold(eachPredicates, batch, row))
                {
                    continue;
                }
            }

            _path.Add(relationship);
            bool more = Walk(batch, row, adjacency.Nodes[i], end);
            _path.RemoveAt(_path.Count - 1);
            if (!more)
            {
                return false;
            }
        }

        return true;
    }

    private bool Give(Batch batch, int row, int node)
    {
        CypherValue relationships = list is null ? CypherValue.Null : ListOf(_path);
        if (predicates.Length > 0)
        {
            if (to is not null)
            {
                batch.Ints(to.Index)[row] = node;
            }

            if (list is not null)
            {
                batch.Values(list.Index)[row] = relationships;
            }

            if (!Predicates.Hold(predicates, batch, row))
            {
                return true;
            }
        }

        int target = NextRow(batch, row);
        if (to is not null)
        {
            Output.Ints(to.Index)[target] = node;
        }

        if (list is not null)
        {
            Output.Values(list.Index)[target] = relationships;
        }

        return Emit();
    }

    private CypherValue ListOf(List<int> path)
    {
        var items = new CypherValue[path.Count];
        for (int i = 0; i < items.Length; i++)
        {
            items[reversed ? items.Length - 1 - i : i] = CypherValue.Relationship(Context.Graph.Domain, path[i]);
        }

        return CypherValue.List(ListValue.Adopt(items));
    }
}
