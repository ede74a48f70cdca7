using System.Globalization;
using Graph.Cypher.Functions;
using Graph.Cypher.Values;

namespace Graph.Cypher.Differential;

/// <summary>Writes values so that equal texts mean equal results: nodes and relationships by their property <c>id</c>, floats to twelve digits.</summary>
/// <param name="AnyListOrder">Whether the order of list elements does not count, because nothing defines it.</param>
/// <param name="LooseNumbers">Whether 1 and 1.0 are written alike, because they are equivalent and nothing says which is kept.</param>
public sealed record DifferentialValue(bool AnyListOrder, bool LooseNumbers)
{
    /// <summary>A row as text.</summary>
    public string Row(IEnumerable<CypherValue> row) => string.Join(" | ", row.Select(Text));

    /// <summary>A value as text.</summary>
    public string Text(CypherValue value) => value.Kind switch
    {
        ValueKind.Integer => LooseNumbers ? Float(value.AsInteger) : value.AsInteger.ToString(CultureInfo.InvariantCulture),
        ValueKind.Float => Float(value.AsFloat),
        ValueKind.String => Quote(value.AsString),
        ValueKind.Node => $"({Text(Access.Property(value, "id"))})",
        ValueKind.Relationship => $"[{Text(Access.Property(value, "id"))}]",
        ValueKind.Path => Path(value.AsPath),
        ValueKind.List => List(value.AsList.Items.ToArray().Select(Text)),
        ValueKind.Map => Map(value.AsMap.Keys.Select(k => (k, Text(value.AsMap[k])))),
        ValueKind.Null => "null",
        ValueKind.Boolean => value.AsBoolean ? "true" : "false",
        _ => $"{value.Kind} {ValueText.ToDisplay(value)}",
    };

    internal static string Quote(string text) => $"'{text}'";

    internal string Float(double value) => value == 0 ? (LooseNumbers ? "0" : "0.0") : LooseNumbers && double.IsInteger(value) && Math.Abs(value) < 1e15
        ? value.ToString("F0", CultureInfo.InvariantCulture)
        : $"{value.ToString("G12", CultureInfo.InvariantCulture)}f";

    internal string List(IEnumerable<string> items) => $"[{string.Join(", ", AnyListOrder ? items.Order(StringComparer.Ordinal) : items)}]";

    internal static string Map(IEnumerable<(string Key, string Value)> entries) => $"{{{string.Join(", ", entries.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key}: {e.Value}"))}}}";

    private string Path(PathValue path)
    {
        string text = Text(CypherValue.Node(path.Domain, path.NodeIds[0]));
        for (int i = 0; i < path.Length; i++)
        {
            text += $"-{Text(CypherValue.Relationship(path.Domain, path.RelationshipIds[i]))}-{Text(CypherValue.Node(path.Domain, path.NodeIds[i + 1]))}";
        }

        return $"<{text}>";
    }
}
