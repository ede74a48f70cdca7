using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Exchange;

/// <summary>
/// Two files for <c>neo4j-admin database import full --nodes=FILE --relationships=FILE.relationships</c>, with typed headers.
/// Lists and labels are separated by <c>;</c>, which the format cannot quote: a <c>;</c> within a list item is written as the full-width ；. Texts with line breaks need <c>--multiline-fields=true</c>.
/// </summary>
public sealed class Neo4jCsvExporter : IGraphExporter
{
    /// <inheritdoc/>
    public string Format => "neo4j-csv";

    /// <inheritdoc/>
    public void Export(IPropertyGraph graph, IExportTarget target, CancellationToken cancellationToken = default)
    {
        var types = PropertyTypes.OfNodes(graph, cancellationToken).All;
        using (var rows = new CsvRows(target.OpenMain()))
        {
            rows.Field(":ID");
            Header(rows, types);
            rows.Field(":LABEL");
            rows.EndRow();
            for (var node = 0; node < graph.Topology.NodeCount; node++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                rows.Field(graph.NodeElementId(node));
                Values(rows, types, graph.NodeProperties(node));
                rows.Field(graph.LabelsOf(node) is { Count: > 0 } labels ? string.Join(';', labels) : null);
                rows.EndRow();
            }
        }

        types = PropertyTypes.OfRelationships(graph, cancellationToken).All;
        using (var rows = new CsvRows(target.OpenPart("relationships")))
        {
            rows.Field(":START_ID");
            Header(rows, types);
            rows.Field(":END_ID");
            rows.Field(":TYPE");
            rows.EndRow();
            for (var relationship = 0; relationship < graph.Topology.RelationshipCount; relationship++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                rows.Field(graph.NodeElementId(graph.StartOf(relationship)));
                Values(rows, types, graph.RelationshipProperties(relationship));
                rows.Field(graph.NodeElementId(graph.EndOf(relationship)));
                rows.Field(graph.TypeOf(relationship));
                rows.EndRow();
            }
        }
    }

    private static void Header(CsvRows rows, IReadOnlyList<(string Key, PropertyShape Shape)> types)
    {
        foreach (var (key, shape) in types)
        {
            var type = shape.Kind switch
            {
                ValueKind.Integer => "long",
                ValueKind.Float => "double",
                ValueKind.Boolean => "boolean",
                ValueKind.Date => "date",
                ValueKind.LocalTime => "localtime",
                ValueKind.Time => "time",
                ValueKind.LocalDateTime => "localdatetime",
                ValueKind.DateTime => "datetime",
                ValueKind.Duration => "duration",
                _ => "string",
            };
            rows.Field($"{key}:{type}{(shape.IsList ? "[]" : "")}");
        }
    }

    private static void Values(CsvRows rows, IReadOnlyList<(string Key, PropertyShape Shape)> types, MapValue properties)
    {
        foreach (var (key, _) in types)
        {
            if (!properties.TryGet(key, out var value) || value.IsNull)
                rows.Field(null);
            else if (value.IsList)
                rows.Field(string.Join(';', value.AsList.Items.ToArray().Select(i => PlainText.Of(i).Replace(';', '；'))));
            else
                rows.Field(PlainText.Of(value));
        }
    }
}
