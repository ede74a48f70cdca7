namespace Graph.Cypher.Port;

/// <summary>Which relationships of a node are meant, seen from that node.</summary>
public enum Direction
{
    /// <summary>Those that start at the node.</summary>
    Outgoing = 0,

    /// <summary>Those that end at the node.</summary>
    Incoming = 1,

    /// <summary>Both; a loop counts once.</summary>
    Both = 2,
}
