using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Graph.Cypher.Port;

namespace Graph.Exchange;

/// <summary>
/// JSON lines as <c>apoc.export.json.all</c> writes them and <c>apoc.import.json</c> reads them (APOC 5, "JSON_LINES"): all nodes, then all relationships, whose ends name id and labels.
/// Ids are element ids: for a graph of briefings the content ids, so that two exports can be compared line by line. Relationship ids count from 0.
/// </summary>
public sealed class ApocJsonLinesExporter : IGraphExporter
{
    private const int FlushAt = 1 << 16;

    /// <inheritdoc/>
    public string Format => "jsonl";

    /// <inheritdoc/>
    public void Export(IPropertyGraph graph, IExportTarget target, CancellationToken cancellationToken = default)
    {
        using var stream = target.OpenMain();
        var buffer = new ArrayBufferWriter<byte>(2 * FlushAt);
        using var json = new Utf8JsonWriter(buffer, JsonValues.Options);
        for (var node = 0; node < graph.Topology.NodeCount; node++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            json.WriteStartObject();
            json.WriteString("type"u8, "node"u8);
            End(json, graph, node);
            Properties(json, graph.NodeProperties(node));
            json.WriteEndObject();
            NewLine(json, buffer, stream);
        }

        for (var relationship = 0; relationship < graph.Topology.RelationshipCount; relationship++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            json.WriteStartObject();
            json.WriteString("type"u8, "relationship"u8);
            json.WriteString("id"u8, relationship.ToString(CultureInfo.InvariantCulture));
            json.WriteString("label"u8, graph.TypeOf(relationship));
            Properties(json, graph.RelationshipProperties(relationship));
            json.WriteStartObject("start"u8);
            End(json, graph, graph.StartOf(relationship));
            json.WriteEndObject();
            json.WriteStartObject("end"u8);
            End(json, graph, graph.EndOf(relationship));
            json.WriteEndObject();
            json.WriteEndObject();
            NewLine(json, buffer, stream);
        }

        stream.Write(buffer.WrittenSpan);
    }

    private static void End(Utf8JsonWriter json, IPropertyGraph graph, int node)
    {
        json.WriteString("id"u8, graph.NodeElementId(node));
        var labels = graph.LabelsOf(node);
        if (labels.Count == 0)
            return;
        json.WriteStartArray("labels"u8);
        foreach (var label in labels)
            json.WriteStringValue(label);
        json.WriteEndArray();
    }

    // APOC leaves the member out where there is no property.
    private static void Properties(Utf8JsonWriter json, Cypher.Values.MapValue properties)
    {
        if (properties.Count == 0)
            return;
        json.WriteStartObject("properties"u8);
        for (var i = 0; i < properties.Count; i++)
        {
            json.WritePropertyName(properties.Keys[i]);
            JsonValues.Write(json, properties.Values[i]);
        }

        json.WriteEndObject();
    }

    private static void NewLine(Utf8JsonWriter json, ArrayBufferWriter<byte> buffer, Stream stream)
    {
        json.Flush();
        json.Reset();
        buffer.Write("\n"u8);
        if (buffer.WrittenCount < FlushAt)
            return;
        stream.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
    }
}
