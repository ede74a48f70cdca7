using Graph.Cypher.Port;

namespace Graph.Cypher.Execution.Operators;

/// <summary>Which relationships a pattern step follows: types and direction.</summary>
internal sealed class RelationshipStep(int[] types, Direction direction)
{
    /// <summary>The types' numbers; all types when the pattern names none.</summary>
    public int[] Types => types;

    public Direction Direction => direction;

    public bool Outgoing => direction != Direction.Incoming;

    public bool Incoming => direction != Direction.Outgoing;

    public RelationshipStep Reversed => new(types, direction switch
    {
        Direction.Outgoing => Direction.Incoming,
        Direction.Incoming => Direction.Outgoing,
        _ => Direction.Both,
    });

    /// <summary>How many relationships it follows from a node; a loop counts twice when both directions are followed.</summary>
    public long Degree(IGraphTopology topology, int node)
    {
        long degree = 0;
        foreach (int type in types)
        {
            degree += (Outgoing ? topology.Degree(node, type, true) : 0) + (Incoming ? topology.Degree(node, type, false) : 0);
        }

        return degree;
    }
}
