namespace Graph.Cypher.Values;

/// <summary>
/// Ties node and relationship values to their graph. One domain is made for each opened graph view; every entity value of a
/// query points at it, so that a node costs no allocation.
/// </summary>
public sealed class EntityDomain
{
    /// <summary>Makes the domain of a graph view.</summary>
    public EntityDomain(IEntitySource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Source = source;
        Nodes = new EntityMarker(ValueKind.Node, this);
        Relationships = new EntityMarker(ValueKind.Relationship, this);
    }

    /// <summary>Where labels, types and properties are read.</summary>
    public IEntitySource Source { get; }

    internal EntityMarker Nodes { get; }

    internal EntityMarker Relationships { get; }
}
