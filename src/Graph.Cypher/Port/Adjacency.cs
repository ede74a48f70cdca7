namespace Graph.Cypher.Port;

/// <summary>
/// The relationships of one node, one type and one direction: two spans of the same length, ascending by neighbour and then by
/// relationship, so that two adjacencies can be intersected by merging.
/// </summary>
/// <param name="nodes">The node at the other end of each.</param>
/// <param name="relationships">The relationship itself.</param>
public readonly ref struct Adjacency(ReadOnlySpan<int> nodes, ReadOnlySpan<int> relationships)
{
    /// <summary>The node at the other end of each relationship, ascending; parallel relationships repeat it.</summary>
    public ReadOnlySpan<int> Nodes { get; } = nodes;

    /// <summary>The relationships, in the order of <see cref="Nodes"/>.</summary>
    public ReadOnlySpan<int> Relationships { get; } = relationships;
}
