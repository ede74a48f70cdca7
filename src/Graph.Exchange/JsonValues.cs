using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Graph.Cypher.Values;

namespace Graph.Exchange;

/// <summary>Property values as JSON: a float always with a point or exponent, so that it comes back a float; temporal values and points as their text.</summary>
internal static class JsonValues
{
    /// <summary>Chinese stays as it is.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static void Write(Utf8JsonWriter json, CypherValue value)
    {
        switch (value.Kind)
        {
            case ValueKind.Null:
                json.WriteNullValue();
                break;
            case ValueKind.String:
                json.WriteStringValue(value.AsString);
                break;
            case ValueKind.Integer:
                json.WriteNumberValue(value.AsInteger);
                break;
            case ValueKind.Float when double.IsFinite(value.AsFloat):
                json.WriteRawValue(FloatText(value.AsFloat), skipInputValidation: true);
                break;
            case ValueKind.Float:
                json.WriteStringValue(NonFinite(value.AsFloat));
                break;
            case ValueKind.Boolean:
                json.WriteBooleanValue(value.AsBoolean);
                break;
            case ValueKind.List:
                json.WriteStartArray();
                foreach (var item in value.AsList.Items)
                    Write(json, item);
                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(PlainText.Of(value));
                break;
        }
    }

    /// <summary>A value as a JSON text.</summary>
    public static string Text(CypherValue value)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer, Options))
            Write(json, value);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>A finite float in as few digits as bring it back, always with a point or exponent.</summary>
    public static string FloatText(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny('.', 'E') >= 0 ? text : text + ".0";
    }

    /// <summary>As Java writes it: NaN, Infinity, -Infinity.</summary>
    public static string NonFinite(double value) => double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
}
