namespace Graph.Cypher.Values;

/// <summary>What node and relationship values point at: their kind and their graph. The payload is the internal id.</summary>
internal sealed class EntityMarker : ReferenceValue
{
    public EntityMarker(ValueKind kind, EntityDomain domain)
        : base(kind) => Domain = domain;

    public EntityDomain Domain { get; }
}
