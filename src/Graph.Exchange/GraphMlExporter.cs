using System.Globalization;
using System.Xml;
using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Exchange;

/// <summary>
/// GraphML as <c>apoc.export.graphml.all</c> with <c>useTypes</c> writes it: labels and types both as attribute and as data, lists as JSON with <c>attr.list</c>, temporal and mixed values as text.
/// Where a key is used by nodes and by relationships, that of the relationships has the id <c>edge.KEY</c>: GraphML asks for ids that occur once, and importers go by <c>attr.name</c>.
/// </summary>
public sealed class GraphMlExporter : IGraphExporter
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    /// <inheritdoc/>
    public string Format => "graphml";

    /// <inheritdoc/>
    public void Export(IPropertyGraph graph, IExportTarget target, CancellationToken cancellationToken = default)
    {
        var nodeTypes = PropertyTypes.OfNodes(graph, cancellationToken).All;
        var edgeTypes = PropertyTypes.OfRelationships(graph, cancellationToken).All;
        var taken = nodeTypes.Select(t => t.Key).Append("labels").ToHashSet(StringComparer.Ordinal);
        string EdgeKey(string key) => taken.Contains(key) ? "edge." + key : key;
        using var stream = target.OpenMain();
        using var xml = XmlWriter.Create(stream, XmlText.Settings);
        xml.WriteStartDocument();
        xml.WriteStartElement("graphml", Namespace);
        xml.WriteAttributeString("xmlns", "xsi", null, "http://www.w3.org/2001/XMLSchema-instance");
        xml.WriteAttributeString("xsi", "schemaLocation", null, $"{Namespace} http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd");
        Key(xml, "labels", "labels", "node", new PropertyShape(ValueKind.String, false));
        foreach (var (key, shape) in nodeTypes)
            Key(xml, key, key, "node", shape);
        Key(xml, EdgeKey("label"), "label", "edge", new PropertyShape(ValueKind.String, false));
        foreach (var (key, shape) in edgeTypes)
            Key(xml, EdgeKey(key), key, "edge", shape);
        xml.WriteStartElement("graph", Namespace);
        xml.WriteAttributeString("id", "G");
        xml.WriteAttributeString("edgedefault", "directed");
        for (var node = 0; node < graph.Topology.NodeCount; node++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var labels = string.Concat(graph.LabelsOf(node).Select(l => ":" + l));
            xml.WriteStartElement("node", Namespace);
            xml.WriteAttributeString("id", XmlText.Of(graph.NodeElementId(node)));
            xml.WriteAttributeString("labels", XmlText.Of(labels));
            Data(xml, "labels", labels);
            Properties(xml, graph.NodeProperties(node), key => key);
            xml.WriteEndElement();
        }

        for (var relationship = 0; relationship < graph.Topology.RelationshipCount; relationship++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            xml.WriteStartElement("edge", Namespace);
            xml.WriteAttributeString("id", "e" + relationship.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("source", XmlText.Of(graph.NodeElementId(graph.StartOf(relationship))));
            xml.WriteAttributeString("target", XmlText.Of(graph.NodeElementId(graph.EndOf(relationship))));
            xml.WriteAttributeString("label", XmlText.Of(graph.TypeOf(relationship)));
            Data(xml, EdgeKey("label"), graph.TypeOf(relationship));
            Properties(xml, graph.RelationshipProperties(relationship), EdgeKey);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private static void Key(XmlWriter xml, string id, string name, string of, PropertyShape shape)
    {
        xml.WriteStartElement("key", Namespace);
        xml.WriteAttributeString("id", XmlText.Of(id));
        xml.WriteAttributeString("for", of);
        xml.WriteAttributeString("attr.name", XmlText.Of(name));
        var type = shape.Kind switch
        {
            ValueKind.Integer => "long",
            ValueKind.Float => "double",
            ValueKind.Boolean => "boolean",
            _ => "string",
        };
        xml.WriteAttributeString("attr.type", shape.IsList ? "string" : type);
        if (shape.IsList)
            xml.WriteAttributeString("attr.list", type);
        xml.WriteEndElement();
    }

    private static void Properties(XmlWriter xml, MapValue properties, Func<string, string> keyId)
    {
        for (var i = 0; i < properties.Count; i++)
            Data(xml, keyId(properties.Keys[i]), properties.Values[i].IsList ? JsonValues.Text(properties.Values[i]) : PlainText.Of(properties.Values[i]));
    }

    private static void Data(XmlWriter xml, string key, string value)
    {
        xml.WriteStartElement("data", Namespace);
        xml.WriteAttributeString("key", XmlText.Of(key));
        xml.WriteString(XmlText.Of(value));
        xml.WriteEndElement();
    }
}
