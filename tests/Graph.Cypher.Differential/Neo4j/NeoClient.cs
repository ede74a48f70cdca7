using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Graph.Cypher.Differential.Generation;

namespace Graph.Cypher.Differential.Neo4j;

/// <summary>Asks a Neo4j through its HTTP Query API and writes what it answers as <see cref="DifferentialValue"/> writes values.</summary>
public sealed class NeoClient : IDisposable
{
    private readonly HttpClient _http;

    /// <summary>A client of the server at an address.</summary>
    public NeoClient(Uri address)
    {
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/vnd.neo4j.query"));
    }

    /// <summary>Makes a graph the only one in the database.</summary>
    public void Load(GeneratedGraph graph)
    {
        Ask("MATCH (n) DETACH DELETE n");
        if (graph.ToCypher() is { } create)
        {
            Ask(create);
        }
    }

    /// <summary>What it gives for a query.</summary>
    public Outcome Run(GeneratedQuery query)
    {
        using JsonDocument answer = Send(query.Text);
        if (answer.RootElement.TryGetProperty("errors", out JsonElement errors))
        {
            return Outcome.Failed($"{errors[0].GetProperty("code").GetString()}: {errors[0].GetProperty("message").GetString()}");
        }

        JsonElement data = answer.RootElement.GetProperty("data");
        string[][] strict = Rows(data, new DifferentialValue(query.AnyListOrder, false));
        string[][] loose = Rows(data, new DifferentialValue(query.AnyListOrder, true));
        return new Outcome([.. data.GetProperty("fields").EnumerateArray().Select(f => f.GetString()!)], [.. strict.Select(r => string.Join(" | ", r))], [.. loose.Select(r => string.Join(" | ", r))], null);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private void Ask(string statement)
    {
        using JsonDocument answer = Send(statement);
        if (answer.RootElement.TryGetProperty("errors", out JsonElement errors))
        {
            throw new InvalidOperationException($"{statement}: {errors}");
        }
    }

    private JsonDocument Send(string statement)
    {
        using var content = new StringContent(new JsonObject { ["statement"] = statement }.ToJsonString(), Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/db/neo4j/query/v2") { Content = content };
        using HttpResponseMessage response = _http.Send(request);
        using Stream stream = response.Content.ReadAsStream();
        return JsonDocument.Parse(stream, new JsonDocumentOptions { MaxDepth = 256 });
    }

    private static string[][] Rows(JsonElement data, DifferentialValue writer) =>
        [.. data.GetProperty("values").EnumerateArray().Select(row => row.EnumerateArray().Select(v => Text(v, writer)).ToArray())];

    private static string Text(JsonElement typed, DifferentialValue writer)
    {
        JsonElement value = typed.GetProperty("_value");
        string type = typed.GetProperty("$type").GetString()!;
        switch (type)
        {
            case "Null":
                return "null";
            case "Boolean":
                return value.GetBoolean() ? "true" : "false";
            case "Integer":
                return writer.LooseNumbers ? writer.Float(long.Parse(value.GetString()!, CultureInfo.InvariantCulture)) : value.GetString()!;
            case "Float":
                return writer.Float(double.Parse(value.GetString()!, CultureInfo.InvariantCulture));
            case "String":
                return DifferentialValue.Quote(value.GetString()!);
            case "List":
                return writer.List(value.EnumerateArray().Select(v => Text(v, writer)));
            case "Map":
                return DifferentialValue.Map(value.EnumerateObject().Select(p => (p.Name, Text(p.Value, writer))));
            case "Node":
                return $"({Id(value)})";
            case "Relationship":
                return $"[{Id(value)}]";
            case "Path":
                return $"<{string.Join('-', value.EnumerateArray().Select(v => Text(v, writer)))}>";
            default:
                return $"{(type is "OffsetDateTime" or "ZonedDateTime" ? "DateTime" : type)} {value.GetString()}";
        }

        string Id(JsonElement entity) => Text(entity.GetProperty("_properties").GetProperty("id"), writer);
    }
}
