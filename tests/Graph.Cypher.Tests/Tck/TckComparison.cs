using System.Text.RegularExpressions;
using Graph.Cypher.Values;

namespace Graph.Cypher.Tests.Tck;

/// <summary>
/// Compares values and tables, strict in type. With <paramref name="zeroSeconds"/> an expected temporal text may lack the zero seconds that
/// the actual one shows, as Neo4j writes them.
/// </summary>
internal sealed partial class TckComparison(bool zeroSeconds, bool anyListOrder)
{
    [GeneratedRegex(@"(^|T)([0-9]{2}:[0-9]{2})($|[^:0-9])", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TimeWithoutSeconds();

    /// <summary>What differs between a result and its table, header first; null when nothing does.</summary>
    public string? Difference(IReadOnlyList<IReadOnlyList<string>> table, QueryResult result, bool inOrder)
    {
        if (!table[0].SequenceEqual(result.Columns, StringComparer.Ordinal))
        {
            return $"columns {string.Join(", ", result.Columns)} instead of {string.Join(", ", table[0])}";
        }

        if (table.Count - 1 != result.Rows.Count)
        {
            return $"{result.Rows.Count} rows instead of {table.Count - 1}: {Text(result.Rows)}";
        }

        // Equality of what is compared is transitive, so that the first row that agrees can be taken.
        List<CypherValue[]> left = [.. result.Rows];
        foreach (IReadOnlyList<string> cells in table.Skip(1))
        {
            TckValue[] expected = [.. cells.Select(TckValueParser.Parse)];
            int at = inOrder ? (Agree(expected, left[0]) ? 0 : -1) : left.FindIndex(actual => Agree(expected, actual));
            if (at < 0)
            {
                return $"no row {string.Join(" | ", cells)} among {Text(left)}";
            }

            left.RemoveAt(at);
        }

        return null;
    }

    private static string Text(IEnumerable<CypherValue[]> rows) => string.Join(" ; ", rows.Take(20).Select(row => string.Join(" | ", row)));

    private bool Agree(TckValue[] expected, CypherValue[] actual) => expected.Length == actual.Length && expected.Zip(actual).All(pair => Agree(pair.First, pair.Second));

    private bool Agree(TckValue expected, CypherValue actual) => expected switch
    {
        TckValue.Null => actual.IsNull,
        TckValue.Boolean boolean => actual.IsBoolean && actual.AsBoolean == boolean.Value,
        TckValue.Integer integer => actual.IsInteger && actual.AsInteger == integer.Value,

        // 0.0 and -0.0 are equal, as in the kit's own runner.
        TckValue.Float number => actual.IsFloat && (actual.AsFloat == number.Value || (double.IsNaN(actual.AsFloat) && double.IsNaN(number.Value))),
        TckValue.Text text => AgreeText(text.Value, actual),
        TckValue.List list => actual.IsList && AgreeList(list.Items, actual.AsList),
        TckValue.Map map => actual.IsMap && AgreeMap(map, actual.AsMap),
        TckValue.Node node => actual.Kind == ValueKind.Node && AgreeNode(node, actual.Domain.Source, actual.EntityId),
        TckValue.Relationship relationship => actual.Kind == ValueKind.Relationship && AgreeRelationship(relationship, actual.Domain.Source, actual.EntityId),
        TckValue.Path path => actual.Kind == ValueKind.Path && AgreePath(path, actual.AsPath),
        _ => throw new InvalidOperationException($"{expected} is not compared."),
    };

    private bool AgreeText(string expected, CypherValue actual)
    {
        string? text = actual.Kind switch
        {
            ValueKind.String => actual.AsString,
            ValueKind.Date or ValueKind.LocalTime or ValueKind.Time or ValueKind.LocalDateTime or ValueKind.DateTime or ValueKind.Duration => ValueText.ToDisplay(actual),
            _ => null,
        };
        return text is not null && (text == expected || (zeroSeconds && text == TimeWithoutSeconds().Replace(expected, "$1$2:00$3")));
    }

    private bool AgreeList(IReadOnlyList<TckValue> expected, ListValue actual)
    {
        if (expected.Count != actual.Count)
        {
            return false;
        }

        List<CypherValue> left = [.. actual.Items];
        foreach (TckValue item in expected)
        {
            int at = anyListOrder ? left.FindIndex(other => Agree(item, other)) : Agree(item, left[0]) ? 0 : -1;
            if (at < 0)
            {
                return false;
            }

            left.RemoveAt(at);
        }

        return true;
    }

    private bool AgreeMap(TckValue.Map expected, MapValue actual) =>
        expected.Entries.Count == actual.Count && expected.Entries.All(entry => actual.ContainsKey(entry.Key) && Agree(entry.Value, actual[entry.Key]));

    private bool AgreeNode(TckValue.Node expected, IEntitySource source, int id)
    {
        IReadOnlyList<string> labels = source.LabelsOf(id);
        return labels.Count == expected.Labels.Count && labels.All(expected.Labels.Contains) && AgreeMap(expected.Properties, source.NodeProperties(id));
    }

    private bool AgreeRelationship(TckValue.Relationship expected, IEntitySource source, int id) =>
        source.TypeOf(id) == expected.Type && AgreeMap(expected.Properties, source.RelationshipProperties(id));

    private bool AgreePath(TckValue.Path expected, PathValue actual)
    {
        if (expected.Relationships.Count != actual.Length)
        {
            return false;
        }

        IEntitySource source = actual.Domain.Source;
        for (int i = 0; i <= actual.Length; i++)
        {
            if (!AgreeNode(expected.Nodes[i], source, actual.NodeIds[i]))
            {
                return false;
            }

            if (i == actual.Length)
            {
                break;
            }

            int relationship = actual.RelationshipIds[i];
            (int from, int to) = expected.Forward[i] ? (actual.NodeIds[i], actual.NodeIds[i + 1]) : (actual.NodeIds[i + 1], actual.NodeIds[i]);
            if (source.StartOf(relationship) != from || source.EndOf(relationship) != to || !AgreeRelationship(expected.Relationships[i], source, relationship))
            {
                return false;
            }
        }

        return true;
    }
}
