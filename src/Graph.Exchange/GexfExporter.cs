using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Exchange;

/// <summary>
/// GEXF 1.3, dynamic: a node or relationship that has a <c>date</c> (a day) begins on it, so that Gephi's timeline shows the graph grow; one without is there from the beginning.
/// Labels and relationship types are attributes too, for partitions. Lists are <c>liststring</c>.
/// </summary>
public sealed partial class GexfExporter : IGraphExporter
{
    private const string Namespace = "http://gexf.net/1.3";

    /// <inheritdoc/>
    public string Format => "gexf";

    /// <inheritdoc/>
    public void Export(IPropertyGraph graph, IExportTarget target, CancellationToken cancellationToken = default)
    {
        var nodeTypes = PropertyTypes.OfNodes(graph, cancellationToken).All;
        var edgeTypes = PropertyTypes.OfRelationships(graph, cancellationToken).All;
        using var stream = target.OpenMain();
        using var xml = XmlWriter.Create(stream, XmlText.Settings);
        xml.WriteStartDocument();
        xml.WriteStartElement("gexf", Namespace);
        xml.WriteAttributeString("version", "1.3");
        xml.WriteStartElement("graph", Namespace);
        xml.WriteAttributeString("defaultedgetype", "directed");
        xml.WriteAttributeString("mode", "dynamic");
        xml.WriteAttributeString("timeformat", "date");
        xml.WriteAttributeString("timerepresentation", "interval");
        Attributes(xml, "node", "labels", nodeTypes);
        Attributes(xml, "edge", "type", edgeTypes);
        xml.WriteStartElement("nodes", Namespace);
        var numbers = Numbers(nodeTypes);
        for (var node = 0; node < graph.Topology.NodeCount; node++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            xml.WriteStartElement("node", Namespace);
            xml.WriteAttributeString("id", XmlText.Of(graph.NodeElementId(node)));
            xml.WriteAttributeString("label", XmlText.Of(Caption.Of(graph, node)));
            Begin(xml, graph.NodeProperty(node, "date"));
            Values(xml, string.Join(' ', graph.LabelsOf(node)), graph.NodeProperties(node), numbers);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("edges", Namespace);
        numbers = Numbers(edgeTypes);
        for (var relationship = 0; relationship < graph.Topology.RelationshipCount; relationship++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            xml.WriteStartElement("edge", Namespace);
            xml.WriteAttributeString("id", relationship.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("source", XmlText.Of(graph.NodeElementId(graph.StartOf(relationship))));
            xml.WriteAttributeString("target", XmlText.Of(graph.NodeElementId(graph.EndOf(relationship))));
            xml.WriteAttributeString("label", XmlText.Of(graph.TypeOf(relationship)));
            Begin(xml, graph.RelationshipProperty(relationship, "date"));
            Values(xml, graph.TypeOf(relationship), graph.RelationshipProperties(relationship), numbers);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private static void Attributes(XmlWriter xml, string of, string first, IReadOnlyList<(string Key, PropertyShape Shape)> types)
    {
        xml.WriteStartElement("attributes", Namespace);
        xml.WriteAttributeString("class", of);
        xml.WriteAttributeString("mode", "static");
        Attribute(xml, "0", first, "string");
        for (var i = 0; i < types.Count; i++)
        {
            Attribute(xml, (i + 1).ToString(CultureInfo.InvariantCulture), types[i].Key, types[i].Shape switch
            {
                { IsList: true } => "liststring",
                { Kind: ValueKind.Integer } => "long",
                { Kind: ValueKind.Float } => "double",
                { Kind: ValueKind.Boolean } => "boolean",
                _ => "string",
            });
        }

        xml.WriteEndElement();
    }

    private static void Attribute(XmlWriter xml, string id, string title, string type)
    {
        xml.WriteStartElement("attribute", Namespace);
        xml.WriteAttributeString("id", id);
        xml.WriteAttributeString("title", XmlText.Of(title));
        xml.WriteAttributeString("type", type);
        xml.WriteEndElement();
    }

    private static Dictionary<string, string> Numbers(IReadOnlyList<(string Key, PropertyShape Shape)> types) =>
        types.Select((t, i) => (t.Key, Number: (i + 1).ToString(CultureInfo.InvariantCulture))).ToDictionary(t => t.Key, t => t.Number, StringComparer.Ordinal);

    private static void Begin(XmlWriter xml, CypherValue date)
    {
        var text = PlainText.Of(date);
        if (Day().IsMatch(text))
            xml.WriteAttributeString("start", text);
    }

    private static void Values(XmlWriter xml, string first, MapValue properties, Dictionary<string, string> numbers)
    {
        xml.WriteStartElement("attvalues", Namespace);
        Value(xml, "0", first);
        for (var i = 0; i < properties.Count; i++)
            Value(xml, numbers[properties.Keys[i]], properties.Values[i].IsList ? JsonValues.Text(properties.Values[i]) : PlainText.Of(properties.Values[i]));
        xml.WriteEndElement();
    }

    private static void Value(XmlWriter xml, string of, string value)
    {
        xml.WriteStartElement("attvalue", Namespace);
        xml.WriteAttributeString("for", of);
        xml.WriteAttributeString("value", XmlText.Of(value));
        xml.WriteEndElement();
    }

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", RegexOptions.NonBacktracking)]
    private static partial Regex Day();
}
