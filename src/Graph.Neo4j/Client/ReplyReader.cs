using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Graph.Cypher;
using Graph.Cypher.Values;

namespace Graph.Neo4j.Client;

/// <summary>
/// Reads an answer as it arrives, row by row: memory holds the rows asked for and one buffer as large as the largest row. Throws <see cref="FormatException"/> or <see cref="JsonException"/> for what
/// is not an answer of the Query API, <see cref="IOException"/> or <see cref="HttpRequestException"/> where the stream breaks.
/// </summary>
internal sealed class ReplyReader(Stream stream, string? hiddenProperty, long maxRows)
{
    private const int FirstBuffer = 1 << 16;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = TypedJsonReader.MaxJsonDepth };

    private readonly Reply reply = new();
    private readonly TypedJsonReader values = new(new NeoEntities(), hiddenProperty);
    private Place place = Place.Start;

    private enum Place
    {
        Start,
        Top,
        Data,
        Rows,
        Done,
    }

    public async Task<Reply> ReadAsync(CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            var state = new JsonReaderState(Options);
            var held = 0;
            var ended = false;
            while (place != Place.Done)
            {
                if (!ended)
                {
                    if (held == buffer.Length)
                    {
                        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
                        buffer.AsSpan(0, held).CopyTo(larger);
                        ArrayPool<byte>.Shared.Return(buffer);
                        buffer = larger;
                    }

                    var read = await stream.ReadAsync(buffer.AsMemory(held), cancellation).ConfigureAwait(false);
                    ended = read == 0;
                    held += read;
                }

                var taken = Advance(buffer.AsSpan(0, held), ended, ref state);
                if (ended && place != Place.Done)
                {
                    throw new FormatException(held == 0 && place == Place.Start ? "found an empty answer" : "found an answer that breaks off");
                }

                buffer.AsSpan(taken, held - taken).CopyTo(buffer);
                held -= taken;
            }

            return reply;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Takes whole units (a member, a row) for as long as the buffer holds them; gives how many bytes that were.
    private int Advance(ReadOnlySpan<byte> data, bool ended, ref JsonReaderState state)
    {
        var json = new Utf8JsonReader(data, ended, state);
        while (place != Place.Done)
        {
            var before = json;
            if (!Step(ref json, data))
            {
                json = before;
                break;
            }
        }

        state = json.CurrentState;
        return (int)json.BytesConsumed;
    }

    private bool Step(ref Utf8JsonReader json, ReadOnlySpan<byte> data)
    {
        if (!json.Read())
        {
            return false;
        }

        switch (place)
        {
            case Place.Start:
                place = json.TokenType == JsonTokenType.StartObject ? Place.Top : throw new FormatException($"found {json.TokenType}; expected a JSON object");
                return true;
            case Place.Top or Place.Data when json.TokenType == JsonTokenType.EndObject:
                place = place == Place.Data ? Place.Top : Place.Done;
                return true;
            case Place.Rows when json.TokenType == JsonTokenType.EndArray:
                place = Place.Data;
                return true;
            case Place.Rows:
                if (!Whole(ref json, data, out var row))
                {
                    return false;
                }

                Row(row);
                return true;
            case Place.Top when json.ValueTextEquals("data"u8):
                if (!json.Read())
                {
                    return false;
                }

                place = json.TokenType == JsonTokenType.StartObject ? Place.Data : Place.Top;
                return true;
            case Place.Data when json.ValueTextEquals("values"u8):
                if (!json.Read())
                {
                    return false;
                }

                place = json.TokenType == JsonTokenType.StartArray ? Place.Rows : Place.Data;
                return true;
            default:
                var name = json.GetString()!;
                if (!json.Read() || !Whole(ref json, data, out var member))
                {
                    return false;
                }

                Member(name, member);
                return true;
        }
    }

    // The bytes of the value whose first token the reader stands on; false when the buffer ends within it.
    private static bool Whole(ref Utf8JsonReader json, ReadOnlySpan<byte> data, out ReadOnlySpan<byte> value)
    {
        var start = (int)json.TokenStartIndex;
        var isWhole = json.TrySkip();
        value = isWhole ? data[start..(int)json.BytesConsumed] : default;
        return isWhole;
    }

    private void Row(ReadOnlySpan<byte> bytes)
    {
        if (reply.Rows.Count >= maxRows)
        {
            reply.WasCut = true;
            place = Place.Done;
            return;
        }

        var json = new Utf8JsonReader(bytes, Options);
        json.Read();
        reply.Rows.Add(values.ReadRow(ref json));
    }

    private void Member(string name, ReadOnlySpan<byte> bytes)
    {
        if (name is not ("fields" or "errors" or "bookmarks" or "transaction" or "queryPlan" or "profiledQueryPlan"))
        {
            return;
        }

        var reader = new Utf8JsonReader(bytes, Options);
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        switch (name)
        {
            case "fields":
                reply.Columns = [.. root.EnumerateArray().Select(e => e.GetString() ?? "")];
                break;
            case "errors" when root.ValueKind == JsonValueKind.Array:
                reply.Errors.AddRange(root.EnumerateArray().Select(e => (Text(e, "code") ?? "", Text(e, "message") ?? "")));
                break;
            case "bookmarks" when root.ValueKind == JsonValueKind.Array:
                reply.Bookmarks = [.. root.EnumerateArray().Select(e => e.GetString() ?? "")];
                break;
            case "transaction" when root.ValueKind == JsonValueKind.Object:
                reply.Transaction = Text(root, "id");
                break;
            case "queryPlan" or "profiledQueryPlan" when root.ValueKind == JsonValueKind.Object:
                reply.Plan = Plan(root);
                break;
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static PlanDescription Plan(JsonElement step)
    {
        var arguments = step.TryGetProperty("arguments", out var a) && a.ValueKind == JsonValueKind.Object ? a : default;
        return new PlanDescription(
            (Text(step, "operatorType") ?? "").Split('@')[0],
            Argument("Details") ?? "",
            double.TryParse(Argument("EstimatedRows"), NumberStyles.Float, CultureInfo.InvariantCulture, out var estimated) ? estimated : 0,
            long.TryParse(Argument("Rows"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var rows) ? rows : null,
            long.TryParse(Argument("DbHits"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var hits) ? hits : null,
            step.TryGetProperty("children", out var children) && children.ValueKind == JsonValueKind.Array ? [.. children.EnumerateArray().Select(Plan)] : []);

        string? Argument(string name) => arguments.ValueKind == JsonValueKind.Object && arguments.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.Object => Text(value, "_value"),
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            }
            : null;
    }
}
