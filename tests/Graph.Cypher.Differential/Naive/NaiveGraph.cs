using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Cypher.Differential.Naive;

/// <summary>A graph as plain lists; no index, no adjacency.</summary>
internal sealed class NaiveGraph(IPropertyGraph graph)
{
    public EntityDomain Domain => graph.Domain;

    public int NodeCount { get; } = graph.Topology.NodeCount;

    public (int Id, string Type, int From, int To)[] Relationships { get; } =
        [.. Enumerable.Range(0, graph.Topology.RelationshipCount).Select(r => (r, graph.TypeOf(r), graph.StartOf(r), graph.EndOf(r)))];

    public IReadOnlyList<string> LabelsOf(int node) => graph.LabelsOf(node);

    public CypherValue Node(int id) => CypherValue.Node(graph.Domain, id);

    public CypherValue Relationship(int id) => CypherValue.Relationship(graph.Domain, id);
}
