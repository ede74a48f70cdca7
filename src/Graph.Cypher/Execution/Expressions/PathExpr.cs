using System.Runtime.InteropServices;
using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Cypher.Execution.Expressions;

/// <summary>
/// A named path, put together from the start node and the relationships that follow, single ones and lists; the nodes between
/// follow from the relationships. Null when a part is null.
/// </summary>
internal sealed class PathExpr(Slot start, Slot[] relationships, IPropertyGraph graph) : Expr
{
    public override bool IsConstant => false;

    public override IEnumerable<Slot> OwnSlots => [start, .. relationships];

    public override CypherValue Eval(Batch batch, int row)
    {
        int node = batch.Ints(start.Index)[row];
        if (node < 0)
        {
            return CypherValue.Null;
        }

        var nodes = new List<int> { node };
        var path = new List<int>();
        foreach (Slot slot in relationships)
        {
            if (slot.Kind == SlotKind.Relationship)
            {
                if (!Append(batch.Ints(slot.Index)[row], nodes, path))
                {
                    return CypherValue.Null;
                }

                continue;
            }

            CypherValue list = batch.Values(slot.Index)[row];
            if (!list.IsList)
            {
                return CypherValue.Null;
            }

            foreach (CypherValue relationship in list.AsList.Items)
            {
                if (relationship.IsNull || !Append(relationship.EntityId, nodes, path))
                {
                    return CypherValue.Null;
                }
            }
        }

        return CypherValue.Path(new PathValue(graph.Domain, CollectionsMarshal.AsSpan(nodes), CollectionsMarshal.AsSpan(path)));
    }

    private bool Append(int relationship, List<int> nodes, List<int> path)
    {
        if (relationship < 0)
        {
            return false;
        }

        int from = graph.Topology.StartNodes[relationship];
        int to = graph.Topology.EndNodes[relationship];
        path.Add(relationship);
        nodes.Add(nodes[^1] == from ? to : from);
        return true;
    }
}
