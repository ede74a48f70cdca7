namespace Graph.Cypher.Values;

/// <summary>
/// A path through one graph: n+1 node ids and the n relationship ids between them. Which way a relationship is traversed follows
/// from whether it starts at the node before it.
/// </summary>
public sealed class PathValue : ReferenceValue
{
    private readonly int[] _nodes;
    private readonly int[] _relationships;

    /// <summary>Makes a path of copies of the given ids.</summary>
    /// <exception cref="ArgumentException">There is not exactly one node more than there are relationships.</exception>
    public PathValue(EntityDomain domain, ReadOnlySpan<int> nodeIds, ReadOnlySpan<int> relationshipIds)
        : base(ValueKind.Path)
    {
        if (nodeIds.Length != relationshipIds.Length + 1)
            throw new ArgumentException($"A path of {relationshipIds.Length} relationships needs {relationshipIds.Length + 1} nodes, not {nodeIds.Length}.", nameof(nodeIds));
        Domain = domain;
        _nodes = nodeIds.ToArray();
        _relationships = relationshipIds.ToArray();
    }

    /// <summary>The graph of the path.</summary>
    public EntityDomain Domain { get; }

    /// <summary>The number of relationships; 0 for a path of a single node.</summary>
    public int Length => _relationships.Length;

    /// <summary>The ids of the nodes, from start to end.</summary>
    public ReadOnlySpan<int> NodeIds => _nodes;

    /// <summary>The ids of the relationships, from start to end.</summary>
    public ReadOnlySpan<int> RelationshipIds => _relationships;

    /// <inheritdoc/>
    public override string ToString() => CypherValue.Path(this).ToString();
}
