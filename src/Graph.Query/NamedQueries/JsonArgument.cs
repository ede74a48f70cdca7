using System.Globalization;
using System.Text.Json;
using Graph.Cypher.Values;

namespace Graph.Query.NamedQueries;

/// <summary>JSON values as values of the engine: the way in for parameters from the command line, the service and its tools.</summary>
public static class JsonArgument
{
    private const int MaxDepth = 32;

    /// <summary>Reads JSON text; null for a text that is none or is nested deeper than 32.</summary>
    public static CypherValue? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return Of(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The value of a JSON element; whole numbers that fit into 64 bits are integers.</summary>
    public static CypherValue Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => CypherValue.String(json.GetString()),
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? CypherValue.Integer(whole) : CypherValue.Float(double.Parse(json.GetRawText(), CultureInfo.InvariantCulture)),
        JsonValueKind.True => CypherValue.True,
        JsonValueKind.False => CypherValue.False,
        JsonValueKind.Array => CypherValue.List(ListValue.Of(json.EnumerateArray().Select(Of).ToArray())),
        JsonValueKind.Object => CypherValue.Map(MapValue.Of(json.EnumerateObject().Select(p => (p.Name, Of(p.Value))).ToArray())),
        _ => CypherValue.Null,
    };
}
