using System.Globalization;
using System.Text.Json;
using Graph.Cypher.Spatial;
using Graph.Cypher.Temporal;
using Graph.Cypher.Values;

namespace Graph.Neo4j.Client;

/// <summary>
/// Reads values of the Query API's typed JSON (<c>application/vnd.neo4j.query</c>, version 1.0): <c>{"$type": "Integer", "_value": "42"}</c>. Throws <see cref="FormatException"/> or
/// <see cref="JsonException"/> for what is none. Not thread-safe.
/// </summary>
internal sealed class TypedJsonReader(NeoEntities entities, string? hiddenProperty)
{
    /// <summary>As deep as values may be nested, twice, and a little for the answer around them.</summary>
    public const int MaxJsonDepth = (2 * ValueLimits.MaxDepth) + 20;

    /// <summary>The value whose first token the reader stands on; afterwards it stands on its last.</summary>
    public CypherValue Read(ref Utf8JsonReader json)
    {
        Expect(ref json, JsonTokenType.StartObject);
        var type = TypeOf(json);
        var value = CypherValue.Null;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var isValue = json.ValueTextEquals("_value"u8);
            json.Read();
            if (isValue)
            {
                value = Value(ref json, type);
            }
            else
            {
                json.Skip();
            }
        }

        return value;
    }

    /// <summary>An array of values, from its opening bracket on.</summary>
    public CypherValue[] ReadRow(ref Utf8JsonReader json)
    {
        Expect(ref json, JsonTokenType.StartArray);
        var row = new List<CypherValue>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            row.Add(Read(ref json));
        }

        return [.. row];
    }

    // The type may stand behind the value: a copy of the reader looks ahead.
    private static string TypeOf(Utf8JsonReader ahead)
    {
        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            var isType = ahead.ValueTextEquals("$type"u8);
            ahead.Read();
            if (isType)
            {
                return ahead.GetString() ?? throw new FormatException("found null for $type; expected the name of a type");
            }

            ahead.Skip();
        }

        throw new FormatException("found a value without $type; expected typed JSON (application/vnd.neo4j.query)");
    }

    private CypherValue Value(ref Utf8JsonReader json, string type)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            return CypherValue.Null;
        }

        switch (type)
        {
            case "Boolean":
                return CypherValue.Boolean(json.GetBoolean());
            case "Integer":
                return CypherValue.Integer(long.Parse(Text(ref json), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
            case "Float":
                return CypherValue.Float(Float(Text(ref json)));
            case "String" or "Base64":
                return CypherValue.String(Text(ref json));
            case "List":
                return CypherValue.List(ListValue.Adopt(ReadRow(ref json)));
            case "Map":
                return CypherValue.Map(Map(ref json, null));
            case "Node":
                return Node(ref json);
            case "Relationship":
                return Relationship(ref json);
            case "Path":
                return CypherValue.Path(Path(ReadRow(ref json)));
            case "Point":
                return CypherValue.Point(Point(Text(ref json)));
            case "Date":
                return CypherValue.Date(TemporalParser.ParseDate(Text(ref json)));
            case "LocalTime":
                return CypherValue.LocalTime(TemporalParser.ParseLocalTime(Text(ref json)));
            case "Time":
                return CypherValue.Time(TemporalParser.ParseTime(Text(ref json), ZoneRules.Utc, _ => 0));
            case "LocalDateTime":
                return CypherValue.LocalDateTime(TemporalParser.ParseLocalDateTime(Text(ref json)));
            case "OffsetDateTime" or "ZonedDateTime":
                return CypherValue.DateTime(TemporalParser.ParseDateTime(Text(ref json), ZoneRules.Utc));
            case "Duration":
                return CypherValue.Duration(DurationParser.Parse(Text(ref json)));
            default:
                throw new FormatException($"found a value of type {type}; expected one of the types of typed JSON 1.0");
        }
    }

    private MapValue Map(ref Utf8JsonReader json, string? hidden)
    {
        Expect(ref json, JsonTokenType.StartObject);
        var map = new MapBuilder();
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var key = json.GetString()!;
            json.Read();
            var value = Read(ref json);
            if (key != hidden)
            {
                map.Set(key, value);
            }
        }

        return map.Build();
    }

    private CypherValue Node(ref Utf8JsonReader json)
    {
        string? id = null;
        string[] labels = [];
        var properties = MapValue.Empty;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var name = json.GetString();
            json.Read();
            switch (name)
            {
                case "_element_id":
                    id = Text(ref json);
                    break;
                case "_labels":
                    labels = Texts(ref json);
                    break;
                case "_properties":
                    properties = Map(ref json, hiddenProperty);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        return entities.AddNode(id ?? throw Lacks("node", "_element_id"), labels, properties);
    }

    private CypherValue Relationship(ref Utf8JsonReader json)
    {
        string? id = null, start = null, end = null, type = null;
        var properties = MapValue.Empty;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var name = json.GetString();
            json.Read();
            switch (name)
            {
                case "_element_id":
                    id = Text(ref json);
                    break;
                case "_start_node_element_id":
                    start = Text(ref json);
                    break;
                case "_end_node_element_id":
                    end = Text(ref json);
                    break;
                case "_type":
                    type = Text(ref json);
                    break;
                case "_properties":
                    properties = Map(ref json, hiddenProperty);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        return entities.AddRelationship(id ?? throw Lacks("relationship", "_element_id"), type ?? throw Lacks("relationship", "_type"), start ?? throw Lacks("relationship", "_start_node_element_id"), end ?? throw Lacks("relationship", "_end_node_element_id"), properties);
    }

    private PathValue Path(CypherValue[] parts)
    {
        if (parts.Length % 2 == 0 || parts.Where((p, i) => p.Kind != (i % 2 == 0 ? ValueKind.Node : ValueKind.Relationship)).Any())
        {
            throw new FormatException($"found a path of {parts.Length} parts; expected node, relationship, node …");
        }

        int[] nodes = [.. parts.Where((_, i) => i % 2 == 0).Select(p => p.EntityId)];
        int[] relationships = [.. parts.Where((_, i) => i % 2 == 1).Select(p => p.EntityId)];
        return new PathValue(entities.Domain, nodes, relationships);
    }

    // SRID=4979;POINT Z (1.5 2.0 3.0)
    private static PointValue Point(string text)
    {
        var semicolon = text.IndexOf(';', StringComparison.Ordinal);
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (text.StartsWith("SRID=", StringComparison.Ordinal) && semicolon > 5 && open > semicolon && text[^1] == ')'
            && int.TryParse(text.AsSpan(5, semicolon - 5), NumberStyles.None, CultureInfo.InvariantCulture, out var srid)
            && CoordinateSystem.All.FirstOrDefault(s => s.Srid == srid) is { } system
            && text[(open + 1)..^1].Split(' ') is var numbers && numbers.Length == system.Dimensions)
        {
            return new PointValue(system, Float(numbers[0]), Float(numbers[1]), numbers.Length == 3 ? Float(numbers[2]) : 0);
        }

        throw new FormatException($"found the point '{text}'; expected SRID=n;POINT [Z] (x y [z])");
    }

    private static double Float(string text) => text switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    private static string[] Texts(ref Utf8JsonReader json)
    {
        Expect(ref json, JsonTokenType.StartArray);
        var texts = new List<string>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            texts.Add(Text(ref json));
        }

        return [.. texts];
    }

    private static string Text(ref Utf8JsonReader json)
    {
        Expect(ref json, JsonTokenType.String);
        return json.GetString()!;
    }

    private static void Expect(ref Utf8JsonReader json, JsonTokenType expected)
    {
        if (json.TokenType != expected)
        {
            throw new FormatException($"found {json.TokenType}; expected {expected}");
        }
    }

    private static FormatException Lacks(string what, string member) => new($"found a {what} without {member}");
}
