using System.Text;
using System.Text.Json;
using Graph.Cypher.Values;

namespace Graph.Image.Import;

/// <summary>
/// Reads the JSON lines of <c>apoc.export.json</c> into a graph: a line is a node (<c>{"type":"node","id":…,"labels":[…],"properties":{…}}</c>)
/// or a relationship (<c>{"type":"relationship","id":…,"label":…,"start":{"id":…},"end":{"id":…},"properties":{…}}</c>). Nodes stand
/// before the relationships that join them, as APOC writes them. Lines that cannot be read are left out and reported.
/// </summary>
public sealed class ApocJsonImporter
{
    private readonly PropertyGraphBuilder _builder;
    private readonly ImportIdTable _ids = new();

    /// <summary>Makes an importer into a builder.</summary>
    public ApocJsonImporter(PropertyGraphBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        _builder = builder;
    }

    /// <summary>What was read so far.</summary>
    public ImportReport Report { get; } = new();

    /// <summary>Reads a file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public void Read(string path, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        long line = 0;
        foreach (string text in File.ReadLines(path))
        {
            line++;
            if ((line & 0xFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            try
            {
                using JsonDocument document = JsonDocument.Parse(text);
                if (Take(document.RootElement) is { } problem)
                {
                    Report.Add(path, line, problem);
                }
            }
            catch (JsonException e)
            {
                Report.Add(path, line, $"the line is not JSON: {e.Message}");
            }
            catch (InvalidOperationException)
            {
                // What JsonElement throws for an escape that stands for half a character.
                Report.Add(path, line, "the line holds half a surrogate pair, which is no character");
            }
        }
    }

    // Gives what is wrong, or null.
    private string? Take(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("type", out JsonElement type))
        {
            return "the line has no type";
        }

        return type.ValueKind == JsonValueKind.String ? type.GetString() switch
        {
            "node" => Node(element),
            "relationship" => Relationship(element),
            var other => $"the type is {other}, expected node or relationship",
        }
        : $"the type is {type.GetRawText()}, expected node or relationship";
    }

    private string? Node(JsonElement element)
    {
        if (IdOf(element) is not { } id)
        {
            return "the node has no id";
        }

        if (!TryProperties(element, out List<KeyValuePair<string, CypherValue>> properties, out string? problem))
        {
            return problem;
        }

        if (!_ids.TryAdd(Encoding.UTF8.GetBytes(id), _builder.NodeCount))
        {
            return $"the id {id} is there already";
        }

        string[] labels = element.TryGetProperty("labels", out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(l => l.ValueKind == JsonValueKind.String).Select(l => l.GetString()!)]
            : [];
        _builder.AddNode(id, labels, properties);
        Report.Nodes++;
        return null;
    }

    private string? Relationship(JsonElement element)
    {
        string? label = element.TryGetProperty("label", out JsonElement name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
        if (string.IsNullOrEmpty(label))
        {
            return "the relationship has no label";
        }

        if (!TryEnd(element, "start", out int from, out string? problem) || !TryEnd(element, "end", out int to, out problem) || !TryProperties(element, out List<KeyValuePair<string, CypherValue>> properties, out problem))
        {
            return problem;
        }

        _builder.AddRelationship(IdOf(element), label, from, to, properties);
        Report.Relationships++;
        return null;
    }

    private bool TryEnd(JsonElement element, string end, out int node, out string? problem)
    {
        node = -1;
        problem = null;
        string? id = element.TryGetProperty(end, out JsonElement value) && value.ValueKind == JsonValueKind.Object ? IdOf(value) : null;
        if (id is not null)
        {
            node = _ids.Find(Encoding.UTF8.GetBytes(id));
        }

        problem = node >= 0 ? null : $"there is no node with the id {id ?? "(none)"} for {end}";
        return node >= 0;
    }

    private static string? IdOf(JsonElement element) => element.TryGetProperty("id", out JsonElement id)
        ? id.ValueKind switch
        {
            JsonValueKind.String => id.GetString(),
            JsonValueKind.Number => id.GetRawText(),
            _ => null,
        }
        : null;

    private static bool TryProperties(JsonElement element, out List<KeyValuePair<string, CypherValue>> properties, out string? problem)
    {
        properties = [];
        problem = null;
        if (!element.TryGetProperty("properties", out JsonElement map) || map.ValueKind != JsonValueKind.Object)
        {
            return true;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty property in map.EnumerateObject())
        {
            if (!seen.Add(property.Name))
            {
                problem = $"the property {property.Name} is there twice";
                return false;
            }

            if (!TryValue(property.Value, out CypherValue value))
            {
                problem = $"the property {property.Name} is an object or holds one, a list or null in its list, which cannot be a property";
                return false;
            }

            properties.Add(new(property.Name, value));
        }

        return true;
    }

    private static bool TryValue(JsonElement element, out CypherValue value)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                value = CypherValue.String(element.GetString());
                return true;
            case JsonValueKind.Number:
                value = element.TryGetInt64(out long integer) ? CypherValue.Integer(integer) : CypherValue.Float(element.GetDouble());
                return true;
            case JsonValueKind.True:
            case JsonValueKind.False:
                value = CypherValue.Boolean(element.GetBoolean());
                return true;
            case JsonValueKind.Null:
                value = CypherValue.Null;
                return true;
            case JsonValueKind.Array:
                var items = new List<CypherValue>();
                foreach (JsonElement item in element.EnumerateArray())
                {
                    if (!TryValue(item, out CypherValue one) || one.IsNull || one.IsList)
                    {
                        value = CypherValue.Null;
                        return false;
                    }

                    items.Add(one);
                }

                value = CypherValue.List(ListValue.Of(items));
                return true;
            default:
                value = CypherValue.Null;
                return false;
        }
    }
}
