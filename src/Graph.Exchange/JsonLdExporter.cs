using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Exchange;

/// <summary>
/// JSON-LD 1.1: every node with its labels as types, its properties and a plain link for each relationship; every relationship that has properties once more as an <c>rdf:Statement</c>,
/// since a triple has no room for briefing, evidence and confidence. Names of the contract stand under <c>urn:policygraph:schema#</c>, nodes under <c>urn:policygraph:node:</c>.
/// </summary>
public sealed class JsonLdExporter : IGraphExporter
{
    private const int FlushAt = 1 << 16;

    /// <inheritdoc/>
    public string Format => "jsonld";

    /// <inheritdoc/>
    public void Export(IPropertyGraph graph, IExportTarget target, CancellationToken cancellationToken = default)
    {
        using var stream = target.OpenMain();
        var buffer = new ArrayBufferWriter<byte>(2 * FlushAt);
        using var json = new Utf8JsonWriter(buffer, JsonValues.Options);
        json.WriteStartObject();
        json.WriteStartObject("@context"u8);
        json.WriteString("@vocab"u8, "urn:policygraph:schema#"u8);
        json.WriteString("rdf"u8, "http://www.w3.org/1999/02/22-rdf-syntax-ns#"u8);
        json.WriteEndObject();
        json.WriteStartArray("@graph"u8);
        for (var node = 0; node < graph.Topology.NodeCount; node++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Node(json, graph, node);
            Drain(json, buffer, stream);
        }

        for (var relationship = 0; relationship < graph.Topology.RelationshipCount; relationship++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Statement(json, graph, relationship);
            Drain(json, buffer, stream);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        stream.Write(buffer.WrittenSpan);
        stream.WriteByte((byte)'\n');
    }

    private static void Node(Utf8JsonWriter json, IPropertyGraph graph, int node)
    {
        json.WriteStartObject();
        json.WriteString("@id"u8, Iri(graph, node));
        json.WriteStartArray("@type"u8);
        foreach (var label in graph.LabelsOf(node))
            json.WriteStringValue(label);
        json.WriteEndArray();
        Properties(json, graph.NodeProperties(node));
        for (var type = 0; type < graph.RelationshipTypes.Count; type++)
        {
            if (graph.Topology.Degree(node, type, outgoing: true) == 0)
                continue;
            json.WriteStartArray(graph.RelationshipTypes[type]);
            var last = -1;
            foreach (var end in graph.Topology.Adjacent(node, type, outgoing: true).Nodes)
            {
                // Parallel relationships are one triple; each has its own statement below.
                if (end == last)
                    continue;
                last = end;
                json.WriteStartObject();
                json.WriteString("@id"u8, Iri(graph, end));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Statement(Utf8JsonWriter json, IPropertyGraph graph, int relationship)
    {
        var properties = graph.RelationshipProperties(relationship);
        if (properties.Count == 0)
            return;
        json.WriteStartObject();
        json.WriteString("@id"u8, "_:r" + relationship.ToString(CultureInfo.InvariantCulture));
        json.WriteString("@type"u8, "rdf:Statement"u8);
        Link(json, "rdf:subject", Iri(graph, graph.StartOf(relationship)));
        Link(json, "rdf:predicate", "urn:policygraph:schema#" + Uri.EscapeDataString(graph.TypeOf(relationship)));
        Link(json, "rdf:object", Iri(graph, graph.EndOf(relationship)));
        Properties(json, properties);
        json.WriteEndObject();
    }

    private static void Link(Utf8JsonWriter json, string name, string iri)
    {
        json.WriteStartObject(name);
        json.WriteString("@id"u8, iri);
        json.WriteEndObject();
    }

    // A list keeps its order; JSON-LD takes a plain array for a set.
    private static void Properties(Utf8JsonWriter json, MapValue properties)
    {
        for (var i = 0; i < properties.Count; i++)
        {
            json.WritePropertyName(properties.Keys[i]);
            if (properties.Values[i].IsList)
            {
                json.WriteStartObject();
                json.WritePropertyName("@list"u8);
                JsonValues.Write(json, properties.Values[i]);
                json.WriteEndObject();
            }
            else
            {
                JsonValues.Write(json, properties.Values[i]);
            }
        }
    }

    private static string Iri(IPropertyGraph graph, int node) => "urn:policygraph:node:" + Uri.EscapeDataString(graph.NodeElementId(node));

    private static void Drain(Utf8JsonWriter json, ArrayBufferWriter<byte> buffer, Stream stream)
    {
        json.Flush();
        if (buffer.WrittenCount < FlushAt)
            return;
        stream.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
    }
}
