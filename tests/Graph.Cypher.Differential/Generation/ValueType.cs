namespace Graph.Cypher.Differential.Generation;

/// <summary>The types that the query generator tells apart. A bag is a list whose order nothing defines; nothing that depends on the order is done with it.</summary>
internal enum ValueType
{
    Integer,
    Float,
    Text,
    Boolean,
    Date,
    DateTime,
    Duration,
    IntegerList,
    Map,
    Any,
    Node,
    Relationship,
    NodeList,
    RelationshipList,
    Path,
    Bag,
}
