using Graph.Cypher.Port;
using Graph.Cypher.Values;
using Graph.Storage.Documents;
using Graph.Storage.Projection;

namespace Graph.Storage.Images;

/// <summary>The same hash as <see cref="GraphDigest"/> over a graph that is read back from its columns. A node's id is its element id. Values that no property of the contract has (temporal values, points, lists of numbers) enter in the form of <see cref="PropertyValueCodec"/>.</summary>
public static class ImageDigest
{
    /// <summary>64 hex digits.</summary>
    public static string Of(IPropertyGraph graph, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var digest = new GraphDigest();
        for (var node = 0; node < graph.Topology.NodeCount; node++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var map = graph.NodeProperties(node);
            digest.AddNode(graph.NodeElementId(node), graph.LabelsOf(node), bytes => Properties(bytes, map));
        }

        for (var relationship = 0; relationship < graph.Topology.RelationshipCount; relationship++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var map = graph.RelationshipProperties(relationship);
            digest.AddRelationship(
                graph.TypeOf(relationship), graph.NodeElementId(graph.StartOf(relationship)), graph.NodeElementId(graph.EndOf(relationship)), bytes => Properties(bytes, map));
        }

        return digest.Hex();
    }

    private static void Properties(CanonicalBytes bytes, MapValue map)
    {
        bytes.Count(map.Count);
        foreach (var i in Enumerable.Range(0, map.Count).OrderBy(i => map.Keys[i], StringComparer.Ordinal))
            Value(bytes.Text(map.Keys[i]), map.Values[i]);
    }

    private static void Value(CanonicalBytes bytes, CypherValue value)
    {
        switch (value.Kind)
        {
            case ValueKind.String:
                bytes.Text(value.AsString);
                break;
            case ValueKind.Integer:
                bytes.Integer(value.AsInteger);
                break;
            case ValueKind.Float:
                bytes.Real(value.AsFloat);
                break;
            case ValueKind.Boolean:
                bytes.Flag(value.AsBoolean);
                break;
            case ValueKind.List when value.AsList.Items.ToArray().All(i => i.IsString):
                bytes.Texts([.. value.AsList.Items.ToArray().Select(i => i.AsString)]);
                break;
            default:
                using (var stream = new MemoryStream())
                {
                    using var writer = new BinaryWriter(stream);
                    PropertyValueCodec.Write(writer, value);
                    writer.Flush();
                    bytes.Encoded(stream.GetBuffer().AsSpan(0, (int)stream.Length));
                }

                break;
        }
    }
}
