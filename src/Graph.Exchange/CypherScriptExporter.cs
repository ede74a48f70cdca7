using System.Globalization;
using System.Text;
using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Exchange;

/// <summary>
/// A script for <c>cypher-shell -f</c> that makes the graph in an empty database: nodes and relationships in batches under a temporary label and key, as <c>apoc.export.cypher</c> does, which the end of the script takes away again.
/// </summary>
public sealed class CypherScriptExporter : IGraphExporter
{
    private const int Batch = 500;
    private const string Mark = "`UNIQUE IMPORT LABEL`";
    private const string Key = "`UNIQUE IMPORT ID`";

    /// <inheritdoc/>
    public string Format => "cypher";

    /// <inheritdoc/>
    public void Export(IPropertyGraph graph, IExportTarget target, CancellationToken cancellationToken = default)
    {
        using var writer = new StreamWriter(target.OpenMain(), new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        writer.Write($"CREATE CONSTRAINT UNIQUE_IMPORT_NAME FOR (node:{Mark}) REQUIRE (node.{Key}) IS UNIQUE;\n");
        writer.Write("CALL db.awaitIndexes(300);\n");
        Batches(writer, graph.Topology.NodeCount, node => string.Concat(graph.LabelsOf(node).Select(l => ":" + Name(l))), Node,
            labels => $"CREATE (n:{Mark}{{{Key}: row._id}}) SET n += row.properties{(labels.Length == 0 ? "" : $" SET n{labels}")};", cancellationToken);
        Batches(writer, graph.Topology.RelationshipCount, graph.TypeOf, Relationship,
            type => $"MATCH (start:{Mark}{{{Key}: row.start}}) MATCH (end:{Mark}{{{Key}: row.end}}) CREATE (start)-[r:{Name(type)}]->(end) SET r += row.properties;", cancellationToken);
        for (var done = 0; done < graph.Topology.NodeCount; done += 20_000)
            writer.Write($"MATCH (n:{Mark}) WITH n LIMIT 20000 REMOVE n:{Mark} REMOVE n.{Key};\n");
        writer.Write("DROP CONSTRAINT UNIQUE_IMPORT_NAME;\n");

        string Node(int node) => $"{{_id: {Literal(CypherValue.String(graph.NodeElementId(node)))}, properties: {Map(graph.NodeProperties(node))}}}";

        string Relationship(int r) =>
            $"{{start: {Literal(CypherValue.String(graph.NodeElementId(graph.StartOf(r))))}, end: {Literal(CypherValue.String(graph.NodeElementId(graph.EndOf(r))))}, properties: {Map(graph.RelationshipProperties(r))}}}";
    }

    // One statement for each run of neighbours of one group, at most Batch long.
    private static void Batches(StreamWriter writer, int count, Func<int, string> groupOf, Func<int, string> row, Func<string, string> clauses, CancellationToken cancellationToken)
    {
        for (var i = 0; i < count;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var group = groupOf(i);
            writer.Write("UNWIND [");
            for (var first = i; i < count && i - first < Batch && groupOf(i) == group; i++)
            {
                if (i > first)
                    writer.Write(", ");
                writer.Write(row(i));
            }

            writer.Write("] AS row ");
            writer.Write(clauses(group));
            writer.Write('\n');
        }
    }

    private static string Map(MapValue properties)
    {
        var text = new StringBuilder("{");
        for (var i = 0; i < properties.Count; i++)
            text.Append(i == 0 ? "" : ", ").Append(Name(properties.Keys[i])).Append(": ").Append(Literal(properties.Values[i]));
        return text.Append('}').ToString();
    }

    private static string Name(string name) => "`" + name.Replace("`", "``", StringComparison.Ordinal) + "`";

    private static string Literal(CypherValue value) => value.Kind switch
    {
        ValueKind.String => Quoted(value.AsString),
        ValueKind.Integer or ValueKind.Boolean => PlainText.Of(value),
        ValueKind.Float when double.IsFinite(value.AsFloat) => JsonValues.FloatText(value.AsFloat),
        ValueKind.Float => double.IsNaN(value.AsFloat) ? "(0.0/0.0)" : value.AsFloat > 0 ? "(1.0/0.0)" : "(-1.0/0.0)",
        ValueKind.List => "[" + string.Join(", ", value.AsList.Items.ToArray().Select(Literal)) + "]",
        ValueKind.Date => $"date({Quoted(PlainText.Of(value))})",
        ValueKind.LocalTime => $"localtime({Quoted(PlainText.Of(value))})",
        ValueKind.Time => $"time({Quoted(PlainText.Of(value))})",
        ValueKind.LocalDateTime => $"localdatetime({Quoted(PlainText.Of(value))})",
        ValueKind.DateTime => $"datetime({Quoted(PlainText.Of(value))})",
        ValueKind.Duration => $"duration({Quoted(PlainText.Of(value))})",
        ValueKind.Null => "null",
        _ => value.ToString(),
    };

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('\'');
        foreach (var c in text)
        {
            _ = c switch
            {
                '\\' => quoted.Append("\\\\"),
                '\'' => quoted.Append("\\'"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ when char.IsControl(c) => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('\'').ToString();
    }
}
