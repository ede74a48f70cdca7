using Graph.Cypher.Values;

namespace Graph.Cypher.Port;

/// <summary>
/// The read port of the engine: an immutable property graph with dense ids. Any graph that implements it can be queried. It never
/// changes what it answers and is safe for concurrent readers; a newer graph is another object.
/// </summary>
public interface IPropertyGraph : IEntitySource
{
    /// <summary>The domain that node and relationship values of this graph point at; one for each graph.</summary>
    EntityDomain Domain { get; }

    /// <summary>Labels.</summary>
    TokenTable Labels { get; }

    /// <summary>Relationship types.</summary>
    TokenTable RelationshipTypes { get; }

    /// <summary>Property keys, of nodes and relationships together.</summary>
    TokenTable PropertyKeys { get; }

    /// <summary>Nodes, relationships and adjacency.</summary>
    IGraphTopology Topology { get; }

    /// <summary>Look-up structures.</summary>
    IGraphIndexes Indexes { get; }

    /// <summary>Counts for the planner.</summary>
    IGraphStatistics Statistics { get; }

    /// <summary>The column of a key over nodes; null when no node has it.</summary>
    IPropertyColumn? NodeColumn(int key);

    /// <summary>The column of a key over relationships; null when no relationship has it.</summary>
    IPropertyColumn? RelationshipColumn(int key);
}
