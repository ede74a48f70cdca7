using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Exchange;

/// <summary>
/// JSON-LD 1.1: every node with its labels as types, its properties and a plain link for each relationship; every relationship that has properties once more as an <c>rdf:Statement</c>,
/// since a triple has no room for briefing, evidence and confidence. What schema.org, SKOS and PROV have a word for is said in it: types and names of entities and documents, the tree of
/// themes, and from which sentences (<c>prov:wasDerivedFrom</c>) and briefing (<c>prov:hadPrimarySource</c>) a statement comes. The other names of the contract stand under <c>urn:policygraph:schema#</c>, nodes under <c>urn:policygraph:node:</c>.
/// </summary>
public sealed class JsonLdExporter : IGraphExporter
{
    private const int FlushAt = 1 << 16;

    private static readonly (string Prefix, string Iri)[] Prefixes =
    [
        ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"), ("schema", "https://schema.org/"), ("skos", "http://www.w3.org/2004/02/skos/core#"), ("prov", "http://www.w3.org/ns/prov#"), ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ];

    private static readonly (string Term, string Iri, string? Datatype)[] Terms =
    [
        ("name", "schema:name", null), ("aliases", "schema:alternateName", null), ("text", "schema:text", null), ("url", "schema:url", null), ("date", "schema:datePublished", "xsd:date"), ("heading", "schema:headline", null),
    ];

    /// <summary>What a label is called elsewhere; written beside the label.</summary>
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["Agency"] = "schema:GovernmentOrganization", ["Company"] = "schema:Corporation", ["Organization"] = "schema:Organization", ["Person"] = "schema:Person", ["Place"] = "schema:Place", ["Event"] = "schema:Event",
        ["Policy"] = "schema:Legislation", ["Figure"] = "schema:Observation", ["Briefing"] = "schema:Report", ["Reference"] = "schema:CreativeWork", ["Theme"] = "skos:Concept", ["Sentence"] = "prov:Entity",
    };

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
        foreach (var (prefix, iri) in Prefixes)
        {
            json.WriteString(prefix, iri);
        }

        foreach (var (term, iri, datatype) in Terms)
        {
            json.WriteStartObject(term);
            json.WriteString("@id"u8, iri);
            if (datatype is not null)
            {
                json.WriteString("@type"u8, datatype);
            }

            json.WriteEndObject();
        }

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
        {
            json.WriteStringValue(label);
        }

        foreach (var label in graph.LabelsOf(node))
        {
            if (Types.TryGetValue(label, out var elsewhere))
            {
                json.WriteStringValue(elsewhere);
            }
        }

        json.WriteEndArray();
        Properties(json, graph.NodeProperties(node));
        if (graph.LabelsOf(node).Contains("Theme"))
        {
            Labels(json, graph, node);
        }

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

    /// <summary>A theme's names as SKOS wants them, with their languages.</summary>
    private static void Labels(Utf8JsonWriter json, IPropertyGraph graph, int node)
    {
        json.WriteStartArray("skos:prefLabel"u8);
        foreach (var (property, language) in ((string, string)[])[("name", "zh"), ("nameEn", "en")])
        {
            if (graph.NodeProperty(node, property) is { IsNull: false } value)
            {
                json.WriteStartObject();
                json.WritePropertyName("@value"u8);
                JsonValues.Write(json, value);
                json.WriteString("@language"u8, language);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        for (var type = 0; type < graph.RelationshipTypes.Count; type++)
        {
            if (graph.RelationshipTypes[type] == "BROADER" && graph.Topology.Degree(node, type, outgoing: true) > 0)
            {
                json.WriteStartArray("skos:broader"u8);
                foreach (var end in graph.Topology.Adjacent(node, type, outgoing: true).Nodes)
                {
                    json.WriteStartObject();
                    json.WriteString("@id"u8, Iri(graph, end));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }
        }
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
        Sources(json, properties);
        json.WriteEndObject();
    }

    /// <summary>The sentences and the briefing that say it, as links.</summary>
    private static void Sources(Utf8JsonWriter json, MapValue properties)
    {
        for (var i = 0; i < properties.Count; i++)
        {
            if (properties.Keys[i] == "evidence" && properties.Values[i].IsList)
            {
                json.WriteStartArray("prov:wasDerivedFrom"u8);
                var sentences = properties.Values[i].AsList;
                for (var at = 0; at < sentences.Count; at++)
                {
                    json.WriteStartObject();
                    json.WriteString("@id"u8, Iri(sentences[at].AsString));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }
            else if (properties.Keys[i] == "briefing" && properties.Values[i].IsString)
            {
                Link(json, "prov:hadPrimarySource", Iri(properties.Values[i].AsString));
            }
        }
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

    private static string Iri(IPropertyGraph graph, int node) => Iri(graph.NodeElementId(node));

    private static string Iri(string id) => "urn:policygraph:node:" + Uri.EscapeDataString(id);

    private static void Drain(Utf8JsonWriter json, ArrayBufferWriter<byte> buffer, Stream stream)
    {
        json.Flush();
        if (buffer.WrittenCount < FlushAt)
            return;
        stream.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
    }
}
