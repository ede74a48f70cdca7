using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Graph.Model;

namespace Graph.Storage.Documents;

/// <summary>The small JSON texts that stand in columns: lists of texts, lists of positions, properties. A real always has a point or an exponent, so that it is told from an integer.</summary>
internal static class RowJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Null for an empty list when <paramref name="emptyAsNull"/>.</summary>
    public static string? Texts(ImmutableArray<string> values, bool emptyAsNull = true)
    {
        if (values.IsDefaultOrEmpty)
            return emptyAsNull ? null : "[]";
        return Write(w =>
        {
            w.WriteStartArray();
            foreach (var value in values)
                w.WriteStringValue(value);
            w.WriteEndArray();
        });
    }

    public static ImmutableArray<string> Texts(string? json)
    {
        if (json is null)
            return [];
        return Read(json, (ref Utf8JsonReader r) => TextItems(ref r));
    }

    public static string? Positions(ImmutableArray<int> values) =>
        values.IsDefaultOrEmpty ? null : "[" + string.Join(',', values.Select(v => v.ToString(CultureInfo.InvariantCulture))) + "]";

    public static ImmutableArray<int> Positions(string? json)
    {
        if (json is null)
            return [];
        return Read(json, (ref Utf8JsonReader r) =>
        {
            Expect(r.TokenType, JsonTokenType.StartArray);
            var items = ImmutableArray.CreateBuilder<int>();
            while (r.Read() && r.TokenType != JsonTokenType.EndArray)
            {
                Expect(r.TokenType, JsonTokenType.Number);
                items.Add(r.GetInt32());
            }

            return items.ToImmutable();
        });
    }

    public static string? Properties(ImmutableSortedDictionary<string, PropertyValue> properties) => properties.IsEmpty ? null : Write(w =>
    {
        w.WriteStartObject();
        foreach (var (name, value) in properties)
        {
            w.WritePropertyName(name);
            switch (value)
            {
                case PropertyValue.Text t:
                    w.WriteStringValue(t.Value);
                    break;
                case PropertyValue.Integer i:
                    w.WriteNumberValue(i.Value);
                    break;
                case PropertyValue.Real r:
                    w.WriteRawValue(RealText(r.Value));
                    break;
                case PropertyValue.Flag f:
                    w.WriteBooleanValue(f.Value);
                    break;
                case PropertyValue.TextList l:
                    w.WriteStartArray();
                    foreach (var item in l.Values)
                        w.WriteStringValue(item);
                    w.WriteEndArray();
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(properties), value, "not a PropertyValue");
            }
        }

        w.WriteEndObject();
    });

    public static ImmutableSortedDictionary<string, PropertyValue> Properties(string? json)
    {
        if (json is null)
            return NoProperties;
        return Read(json, (ref Utf8JsonReader r) =>
        {
            Expect(r.TokenType, JsonTokenType.StartObject);
            var properties = NoProperties.ToBuilder();
            while (r.Read() && r.TokenType != JsonTokenType.EndObject)
            {
                var name = r.GetString()!;
                r.Read();
                properties[name] = r.TokenType switch
                {
                    JsonTokenType.String => new PropertyValue.Text(r.GetString()!),
                    JsonTokenType.True => new PropertyValue.Flag(true),
                    JsonTokenType.False => new PropertyValue.Flag(false),
                    JsonTokenType.Number when r.ValueSpan.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0 => new PropertyValue.Real(r.GetDouble()),
                    JsonTokenType.Number => new PropertyValue.Integer(r.GetInt64()),
                    JsonTokenType.StartArray => new PropertyValue.TextList(TextItems(ref r)),
                    var other => throw new DamagedRowException($"{other} for the property {name}", "a text, number, flag or list"),
                };
            }

            return properties.ToImmutable();
        });
    }

    public static ImmutableSortedDictionary<string, PropertyValue> NoProperties { get; } = ImmutableSortedDictionary.Create<string, PropertyValue>(StringComparer.Ordinal);

    public static string Ledger(ImmutableArray<LedgerEntry> ledger) => Write(w =>
    {
        w.WriteStartArray();
        foreach (var entry in ledger)
        {
            w.WriteNumberValue(entry.Span.Start);
            w.WriteNumberValue(entry.Span.End);
            w.WriteStringValue(entry.Code);
            w.WriteStringValue(entry.Reason);
        }

        w.WriteEndArray();
    });

    public static ImmutableArray<LedgerEntry> Ledger(string json) => Read(json, (ref Utf8JsonReader r) =>
    {
        Expect(r.TokenType, JsonTokenType.StartArray);
        var ledger = ImmutableArray.CreateBuilder<LedgerEntry>();
        while (r.Read() && r.TokenType != JsonTokenType.EndArray)
        {
            var start = r.GetInt32();
            r.Read();
            var end = r.GetInt32();
            r.Read();
            var code = r.GetString()!;
            r.Read();
            ledger.Add(new LedgerEntry(new TextSpan(start, end), code, r.GetString()!));
        }

        return ledger.ToImmutable();
    });

    private delegate T Reading<T>(ref Utf8JsonReader reader);

    private static T Read<T>(string json, Reading<T> reading)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
            reader.Read();
            return reading(ref reader);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or ArgumentOutOfRangeException)
        {
            throw new DamagedRowException($"'{(json.Length > 80 ? json[..80] : json)}' ({e.Message})", "JSON as this program writes it");
        }
    }

    private static ImmutableArray<string> TextItems(ref Utf8JsonReader r)
    {
        Expect(r.TokenType, JsonTokenType.StartArray);
        var items = ImmutableArray.CreateBuilder<string>();
        while (r.Read() && r.TokenType != JsonTokenType.EndArray)
        {
            Expect(r.TokenType, JsonTokenType.String);
            items.Add(r.GetString()!);
        }

        return items.ToImmutable();
    }

    private static void Expect(JsonTokenType found, JsonTokenType expected)
    {
        if (found != expected)
            throw new DamagedRowException(found.ToString(), expected.ToString());
    }

    internal static string RealText(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny('.', 'E') >= 0 ? text : text + ".0";
    }

    private static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var writer = new Utf8JsonWriter(buffer, Options))
            write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
