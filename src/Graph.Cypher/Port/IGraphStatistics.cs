namespace Graph.Cypher.Port;

/// <summary>Counts by which the planner estimates. They should be exact; wrong ones make slow plans, never wrong answers, except as said. Safe for concurrent readers.</summary>
public interface IGraphStatistics
{
    /// <summary>How many nodes carry a label. Must be exact.</summary>
    long NodesWithLabel(int label);

    /// <summary>How many relationships have a type. Must be exact.</summary>
    long RelationshipsOfType(int type);

    /// <summary>How many relationships of a type start at (<paramref name="outgoing"/>) or end at a node with the label. Must be exact: the planner drops a label test that every end passes.</summary>
    long Relationships(int label, int type, bool outgoing);

    /// <summary>How many different values a node property has among the nodes of a label; 0 when no node has it.</summary>
    long DistinctValues(int label, int key);
}
