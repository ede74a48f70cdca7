namespace Graph.Cypher.Values;

/// <summary>
/// What a node or relationship value needs of the graph it belongs to, so that its labels and properties are read only when a
/// query asks for them. Ids are the dense internal ids of the graph; they must be valid for as long as the source lives.
/// </summary>
/// <remarks>
/// Implementations are safe for concurrent readers and never change what they answer. An id outside the graph is a programmer
/// error and throws <see cref="ArgumentOutOfRangeException"/>. It is a port: the engine's graph image is one implementation.
/// </remarks>
public interface IEntitySource
{
    /// <summary>The labels of a node, in the order in which <c>labels()</c> returns them; empty when it has none.</summary>
    IReadOnlyList<string> LabelsOf(int nodeId);

    /// <summary>The one type of a relationship.</summary>
    string TypeOf(int relationshipId);

    /// <summary>The id of the node a relationship starts at.</summary>
    int StartOf(int relationshipId);

    /// <summary>The id of the node a relationship ends at.</summary>
    int EndOf(int relationshipId);

    /// <summary>A property of a node; <see cref="CypherValue.Null"/> when it has none of that name.</summary>
    CypherValue NodeProperty(int nodeId, string key);

    /// <summary>A property of a relationship; <see cref="CypherValue.Null"/> when it has none of that name.</summary>
    CypherValue RelationshipProperty(int relationshipId, string key);

    /// <summary>All properties of a node, in the order in which <c>keys()</c> returns them; never with null values.</summary>
    MapValue NodeProperties(int nodeId);

    /// <summary>All properties of a relationship; never with null values.</summary>
    MapValue RelationshipProperties(int relationshipId);

    /// <summary>The text that <c>elementId()</c> returns for a node; unique among nodes.</summary>
    string NodeElementId(int nodeId);

    /// <summary>The text that <c>elementId()</c> returns for a relationship; unique among relationships.</summary>
    string RelationshipElementId(int relationshipId);
}
