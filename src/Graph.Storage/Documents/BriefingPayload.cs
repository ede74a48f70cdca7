using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Graph.Model;

namespace Graph.Storage.Documents;

/// <summary>
/// A briefing as text that another database can keep in a property and give back unchanged. <paramref name="Digest"/>: the digest of all it says, 64 hex digits, as <see cref="StoreSnapshot.Digests"/>
/// gives it; <paramref name="Content"/> and <paramref name="Source"/>: what it says and its source text, each packed and in Base64.
/// </summary>
public sealed record BriefingPayload(string Digest, string Content, string Source)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new ValueConverter(), new SpanConverter(), new PropertiesConverter() },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Packs a briefing. The same briefing gives the same text.</summary>
    public static BriefingPayload Of(BriefingGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return new BriefingPayload(
            Convert.ToHexStringLower(BriefingDigest.Of(graph)),
            Convert.ToBase64String(PackedText.Pack(JsonSerializer.Serialize(graph with { SourceText = "" }, Options))),
            Convert.ToBase64String(PackedText.Pack(graph.SourceText)));
    }

    /// <summary>The briefing again.</summary>
    /// <exception cref="StoreException">The text is not what <see cref="Of"/> gave: it was changed or damaged.</exception>
    public BriefingGraph Unpack(string where)
    {
        try
        {
            var graph = (JsonSerializer.Deserialize<BriefingGraph>(PackedText.Unpack(Convert.FromBase64String(Content)), Options) ?? throw new JsonException("null")) with
            {
                SourceText = PackedText.Unpack(Convert.FromBase64String(Source)),
            };
            var digest = Convert.ToHexStringLower(BriefingDigest.Of(graph));
            return digest == Digest ? graph : throw new DamagedRowException($"a briefing with the digest {digest}", Digest);
        }
        catch (Exception e) when (e is JsonException or FormatException or DamagedRowException or NotSupportedException or ArgumentException or InvalidOperationException)
        {
            throw new StoreException(new StoreFailure("store.damaged", $"{where}: {e.Message}", "a briefing as it was stored", "Ingest its document again, or push from a store that holds it."), e);
        }
    }

    // A real always has a point or an exponent, so that it is told from an integer.
    private sealed class ValueConverter : JsonConverter<PropertyValue>
    {
        public override PropertyValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.String:
                    return new PropertyValue.Text(reader.GetString()!);
                case JsonTokenType.True or JsonTokenType.False:
                    return new PropertyValue.Flag(reader.GetBoolean());
                case JsonTokenType.Number when reader.ValueSpan.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0:
                    return new PropertyValue.Real(reader.GetDouble());
                case JsonTokenType.Number:
                    return new PropertyValue.Integer(reader.GetInt64());
                case JsonTokenType.StartArray:
                    var items = ImmutableArray.CreateBuilder<string>();
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                        items.Add(reader.GetString() ?? throw new JsonException("null in a list"));
                    return new PropertyValue.TextList(items.ToImmutable());
                default:
                    throw new JsonException($"found {reader.TokenType}; expected a property");
            }
        }

        public override void Write(Utf8JsonWriter writer, PropertyValue value, JsonSerializerOptions options)
        {
            switch (value)
            {
                case PropertyValue.Text t:
                    writer.WriteStringValue(t.Value);
                    break;
                case PropertyValue.Integer i:
                    writer.WriteNumberValue(i.Value);
                    break;
                case PropertyValue.Real r:
                    writer.WriteRawValue(RowJson.RealText(r.Value));
                    break;
                case PropertyValue.Flag f:
                    writer.WriteBooleanValue(f.Value);
                    break;
                case PropertyValue.TextList l:
                    writer.WriteStartArray();
                    foreach (var item in l.Values)
                        writer.WriteStringValue(item);
                    writer.WriteEndArray();
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(value), value, "not a PropertyValue");
            }
        }
    }

    // Ordinal order of names, as everywhere in the store.
    private sealed class PropertiesConverter : JsonConverter<ImmutableSortedDictionary<string, PropertyValue>>
    {
        public override ImmutableSortedDictionary<string, PropertyValue> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            RowJson.NoProperties.AddRange(JsonSerializer.Deserialize<Dictionary<string, PropertyValue>>(ref reader, options)!);

        public override void Write(Utf8JsonWriter writer, ImmutableSortedDictionary<string, PropertyValue> value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (name, item) in value.OrderBy(p => p.Key, StringComparer.Ordinal))
            {
                writer.WritePropertyName(name);
                JsonSerializer.Serialize(writer, item, options);
            }

            writer.WriteEndObject();
        }
    }

    private sealed class SpanConverter : JsonConverter<TextSpan>
    {
        public override TextSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            reader.Read();
            var start = reader.GetInt32();
            reader.Read();
            var end = reader.GetInt32();
            reader.Read();
            return reader.TokenType == JsonTokenType.EndArray ? new TextSpan(start, end) : throw new JsonException("found more than two numbers; expected a span");
        }

        public override void Write(Utf8JsonWriter writer, TextSpan value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(value.Start);
            writer.WriteNumberValue(value.End);
            writer.WriteEndArray();
        }
    }
}
