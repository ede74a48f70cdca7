using System.Buffers.Binary;
using System.Collections.Immutable;
using Graph.Cypher.Port;
using Graph.Cypher.Values;
using Graph.Storage.Documents;

namespace Graph.Storage.Projection;

/// <summary>
/// The digest of one node or relationship: the first 128 bits of SHA-256 over its canonical form (labels sorted, properties by name, ends by id). Equal exactly when the contents are, wherever the element
/// is held: as a projection, in an image, on a server. Not thread-safe.
/// </summary>
public sealed class ElementDigest
{
    private readonly CanonicalBytes bytes = new();

    /// <summary>Of a projected node.</summary>
    public UInt128 Of(GraphNode node)
    {
        bytes.Text("node").Text(node.Id).Texts([.. node.Labels.Order(StringComparer.Ordinal)]).Properties(node.Properties);
        return Take();
    }

    /// <summary>Of a projected relationship.</summary>
    public UInt128 Of(GraphRelationship relationship)
    {
        bytes.Text("relationship").Text(relationship.Type).Text(relationship.From).Text(relationship.To).Properties(relationship.Properties);
        return Take();
    }

    /// <summary>Of a node with values of the query language. A value that no property of the contract has (temporal values, points, lists of numbers) enters in the form of <see cref="PropertyValueCodec"/>.</summary>
    public UInt128 OfNode(string id, IReadOnlyCollection<string> labels, MapValue properties)
    {
        bytes.Text("node").Text(id).Texts([.. labels.Order(StringComparer.Ordinal)]);
        Properties(properties);
        return Take();
    }

    /// <summary>Of a relationship with values of the query language.</summary>
    public UInt128 OfRelationship(string type, string from, string to, MapValue properties)
    {
        bytes.Text("relationship").Text(type).Text(from).Text(to);
        Properties(properties);
        return Take();
    }

    /// <summary>Of a node of a graph whose element ids are the ids of its nodes.</summary>
    public UInt128 OfNode(IPropertyGraph graph, int node) => OfNode(graph.NodeElementId(node), graph.LabelsOf(node), graph.NodeProperties(node));

    /// <summary>Of a relationship of a graph whose element ids are the ids of its nodes.</summary>
    public UInt128 OfRelationship(IPropertyGraph graph, int relationship) => OfRelationship(
        graph.TypeOf(relationship), graph.NodeElementId(graph.StartOf(relationship)), graph.NodeElementId(graph.EndOf(relationship)), graph.RelationshipProperties(relationship));

    private void Properties(MapValue map)
    {
        bytes.Count(map.Count);
        foreach (var i in Enumerable.Range(0, map.Count).OrderBy(i => map.Keys[i], StringComparer.Ordinal))
        {
            bytes.Text(map.Keys[i]);
            Value(map.Values[i]);
        }
    }

    private void Value(CypherValue value)
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
            case ValueKind.List when IsTexts(value.AsList):
                bytes.Texts(Texts(value.AsList));
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

    private static bool IsTexts(ListValue list)
    {
        foreach (var item in list.Items)
        {
            if (!item.IsString)
                return false;
        }

        return true;
    }

    private static ImmutableArray<string> Texts(ListValue list)
    {
        var texts = ImmutableArray.CreateBuilder<string>(list.Count);
        foreach (var item in list.Items)
            texts.Add(item.AsString);
        return texts.MoveToImmutable();
    }

    // 128 of the 256 bits: as many as the ids of the graph have, at half the memory.
    private UInt128 Take() => BinaryPrimitives.ReadUInt128BigEndian(bytes.TakeSha256());
}
