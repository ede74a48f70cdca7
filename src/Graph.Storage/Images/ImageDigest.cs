using Graph.Cypher.Port;
using Graph.Storage.Projection;

namespace Graph.Storage.Images;

/// <summary>The same hash as <see cref="GraphDigest"/> over a graph that is read back from its columns. A node's id is its element id. Values that no property of the contract has (temporal values, points, lists of numbers) enter in the form of <see cref="PropertyValueCodec"/>.</summary>
public static class ImageDigest
{
    /// <summary>64 hex digits.</summary>
    public static string Of(IPropertyGraph graph, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var element = new ElementDigest();
        var digest = new GraphDigest();
        for (var node = 0; node < graph.Topology.NodeCount; node++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            digest.Add(element.OfNode(graph, node));
        }

        for (var relationship = 0; relationship < graph.Topology.RelationshipCount; relationship++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            digest.Add(element.OfRelationship(graph, relationship));
        }

        return digest.Hex();
    }
}
