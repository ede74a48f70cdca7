using System.Runtime.InteropServices;
using Graph.Cypher.Values;

namespace Graph.Neo4j.Bolt;

/// <summary>
/// The nodes and relationships of one answer, numbered as they come: what entity values of that answer point at. Grows while the answer is read, by one thread; afterwards it never changes and is
/// safe for concurrent readers. A node that is known only as the end of a relationship has its element id and nothing else.
/// </summary>
internal sealed class BoltEntities : IEntitySource
{
    private static readonly Node Unknown = new([], MapValue.Empty);

    private readonly Dictionary<string, int> nodeNumbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> relationshipNumbers = new(StringComparer.Ordinal);
    private readonly List<string> nodeIds = [];
    private readonly List<Node> nodes = [];
    private readonly List<Relationship> relationships = [];

    public BoltEntities() => Domain = new EntityDomain(this);

    public EntityDomain Domain { get; }

    public CypherValue AddNode(string elementId, string[] labels, MapValue properties)
    {
        var number = Number(elementId);
        if (ReferenceEquals(nodes[number], Unknown))
        {
            nodes[number] = new Node(labels, properties);
        }

        return CypherValue.Node(Domain, number);
    }

    public CypherValue AddRelationship(string elementId, string type, string start, string end, MapValue properties)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(relationshipNumbers, elementId, out var known);
        if (!known)
        {
            number = relationships.Count;
            relationships.Add(new Relationship(elementId, type, Number(start), Number(end), properties));
        }

        return CypherValue.Relationship(Domain, number);
    }

    public IReadOnlyList<string> LabelsOf(int nodeId) => nodes[nodeId].Labels;

    public string TypeOf(int relationshipId) => relationships[relationshipId].Type;

    public int StartOf(int relationshipId) => relationships[relationshipId].Start;

    public int EndOf(int relationshipId) => relationships[relationshipId].End;

    public CypherValue NodeProperty(int nodeId, string key) => nodes[nodeId].Properties[key];

    public CypherValue RelationshipProperty(int relationshipId, string key) => relationships[relationshipId].Properties[key];

    public MapValue NodeProperties(int nodeId) => nodes[nodeId].Properties;

    public MapValue RelationshipProperties(int relationshipId) => relationships[relationshipId].Properties;

    public string NodeElementId(int nodeId) => nodeIds[nodeId];

    public string RelationshipElementId(int relationshipId) => relationships[relationshipId].ElementId;

    private int Number(string elementId)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(nodeNumbers, elementId, out var known);
        if (!known)
        {
            number = nodes.Count;
            nodeIds.Add(elementId);
            nodes.Add(Unknown);
        }

        return number;
    }

    private sealed record Node(string[] Labels, MapValue Properties);

    private sealed record Relationship(string ElementId, string Type, int Start, int End, MapValue Properties);
}
