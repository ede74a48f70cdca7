namespace Graph.Cypher.Port;

/// <summary>
/// Nodes, relationships and how they hang together. Nodes are numbered 0..<see cref="NodeCount"/>−1, relationships
/// 0..<see cref="RelationshipCount"/>−1. Never changes what it answers and is safe for concurrent readers; spans live as long as
/// the graph. An id or token outside its range is a programmer error and throws.
/// </summary>
public interface IGraphTopology
{
    /// <summary>How many nodes there are.</summary>
    int NodeCount { get; }

    /// <summary>How many relationships there are.</summary>
    int RelationshipCount { get; }

    /// <summary>The nodes that carry a label, ascending.</summary>
    ReadOnlySpan<int> NodesWithLabel(int label);

    /// <summary>The same as a bit set: bit (id &amp; 63) of word (id &gt;&gt; 6); as many words as the node count needs.</summary>
    ReadOnlySpan<ulong> LabelBits(int label);

    /// <summary>The labels of a node, ascending by number.</summary>
    ReadOnlySpan<int> LabelNumbers(int node);

    /// <summary>The type of every relationship is found here: the type's number.</summary>
    int TypeNumber(int relationship);

    /// <summary>The node that each relationship starts at, by relationship.</summary>
    ReadOnlySpan<int> StartNodes { get; }

    /// <summary>The node that each relationship ends at, by relationship.</summary>
    ReadOnlySpan<int> EndNodes { get; }

    /// <summary>The relationships of one type that start at the node (<paramref name="outgoing"/>) or end at it; a loop is in both.</summary>
    Adjacency Adjacent(int node, int type, bool outgoing);

    /// <summary>How many relationships <see cref="Adjacent"/> would give.</summary>
    int Degree(int node, int type, bool outgoing);

    /// <summary>The relationships of a type, as a half-open range of ids when they are numbered together; (0, 0) for none, null when they are not numbered together.</summary>
    (int Start, int End)? RelationshipRange(int type);
}
