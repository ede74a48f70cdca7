using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Graph.Cypher.Values;

namespace Graph.Neo4j.Client;

/// <summary>
/// The body of a request: statement, parameters, access mode, bookmarks. Parameters go as plain JSON, half the size, where that says everything, and as typed JSON where it does not (temporal values,
/// points, NaN).
/// </summary>
internal static class RequestBody
{
    public const string Plain = "application/json";
    public const string Typed = "application/vnd.neo4j.query";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true, MaxDepth = TypedJsonReader.MaxJsonDepth };

    public static (ArrayBufferWriter<byte> Bytes, string ContentType) Of(string? statement, IReadOnlyDictionary<string, CypherValue> parameters, string? accessMode, IReadOnlyList<string> bookmarks)
    {
        var typed = parameters.Values.Any(v => !IsPlain(v));
        var bytes = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(bytes, Options);
        json.WriteStartObject();
        if (statement is not null)
        {
            json.WriteString("statement"u8, statement);
            if (parameters.Count > 0)
            {
                json.WriteStartObject("parameters"u8);
                foreach (var (name, value) in parameters)
                {
                    json.WritePropertyName(name);
                    if (typed)
                    {
                        ValueJson.WriteTyped(json, value);
                    }
                    else
                    {
                        ValueJson.WritePlain(json, value);
                    }
                }

                json.WriteEndObject();
            }
        }

        if (accessMode is not null)
        {
            json.WriteString("accessMode"u8, accessMode);
        }

        if (bookmarks.Count > 0)
        {
            json.WriteStartArray("bookmarks"u8);
            foreach (var bookmark in bookmarks)
            {
                json.WriteStringValue(bookmark);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.Flush();
        return (bytes, typed ? Typed : Plain);
    }

    private static bool IsPlain(CypherValue value)
    {
        switch (value.Kind)
        {
            case ValueKind.Null or ValueKind.Boolean or ValueKind.Integer or ValueKind.String:
                return true;
            case ValueKind.Float:
                return double.IsFinite(value.AsFloat);
            case ValueKind.List:
                foreach (var item in value.AsList.Items)
                {
                    if (!IsPlain(item))
                    {
                        return false;
                    }
                }

                return true;
            case ValueKind.Map:
                foreach (var item in value.AsMap.Values)
                {
                    if (!IsPlain(item))
                    {
                        return false;
                    }
                }

                return true;
            default:
                return false;
        }
    }
}
