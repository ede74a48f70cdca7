using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Exchange;

/// <summary>Two tables for Gephi's spreadsheet import: nodes (<c>Id,Label,Labels</c>, properties) and, beside them, edges (<c>Source,Target,Type,Label,Weight</c>, properties). Lists are JSON. The weight is the <c>count</c> of a mention, else 1.</summary>
public sealed class GephiCsvExporter : IGraphExporter
{
    /// <inheritdoc/>
    public string Format => "csv";

    /// <inheritdoc/>
    public void Export(IPropertyGraph graph, IExportTarget target, CancellationToken cancellationToken = default)
    {
        // Gephi takes the column "id" in any case for its own: the property is the same text and is left out.
        var keys = PropertyTypes.OfNodes(graph, cancellationToken).All.Select(t => t.Key).Where(k => !k.Equals("id", StringComparison.OrdinalIgnoreCase)).ToList();
        using (var rows = new CsvRows(target.OpenMain()))
        {
            Row(rows, ["Id", "Label", "Labels", .. keys]);
            for (var node = 0; node < graph.Topology.NodeCount; node++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var properties = graph.NodeProperties(node);
                Row(rows, [graph.NodeElementId(node), Caption.Of(graph, node), string.Join(' ', graph.LabelsOf(node)), .. keys.Select(k => Cell(properties, k))]);
            }
        }

        keys = [.. PropertyTypes.OfRelationships(graph, cancellationToken).All.Select(t => t.Key)];
        using (var rows = new CsvRows(target.OpenPart("edges")))
        {
            Row(rows, ["Source", "Target", "Type", "Label", "Weight", .. keys]);
            for (var relationship = 0; relationship < graph.Topology.RelationshipCount; relationship++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var properties = graph.RelationshipProperties(relationship);
                var weight = properties.TryGet("count", out var count) && count.IsNumber ? PlainText.Of(count) : "1";
                Row(rows, [graph.NodeElementId(graph.StartOf(relationship)), graph.NodeElementId(graph.EndOf(relationship)), "Directed", graph.TypeOf(relationship), weight, .. keys.Select(k => Cell(properties, k))]);
            }
        }
    }

    private static string? Cell(MapValue properties, string key) =>
        !properties.TryGet(key, out var value) || value.IsNull ? null : value.IsList ? JsonValues.Text(value) : PlainText.Of(value);

    private static void Row(CsvRows rows, IEnumerable<string?> fields)
    {
        foreach (var field in fields)
            rows.Field(field);
        rows.EndRow();
    }
}
