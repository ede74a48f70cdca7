using System.Collections.Immutable;
using System.Text.Json;
using Graph.Cypher.Diagnostics;
using Graph.Cypher.Values;
using Graph.Query.NamedQueries;
using Graph.Server.Answers;
using Graph.Server.Problems;
using Graph.Server.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace Graph.Server.Endpoints;

/// <summary>A parameter of a named query. Default and example are JSON; a default of null with required false means nothing.</summary>
public sealed record QueryParameterAnswer(string Name, string Type, bool Required, JsonElement? Default, JsonElement? Example, string Zh, string En);

/// <summary>A column of a named query.</summary>
public sealed record QueryColumnAnswer(string Name, string Type, string Zh, string En);

/// <summary>A named query, whole.</summary>
public sealed record NamedQueryAnswerDocument(string Name, string Topic, string Zh, string En, IReadOnlyList<QueryParameterAnswer> Parameters, IReadOnlyList<QueryColumnAnswer> Columns, string Cypher);

/// <summary>The named queries: listed, shown, run.</summary>
internal static class NamedQueryEndpoints
{
    private const string Tag = "queries";

    public static void Map(IEndpointRouteBuilder routes, NamedQueryCatalog catalog)
    {
        var name = new ParameterSpec("name", ParameterKind.Text, "The name of a query.") { InPath = true, Required = true, Example = "policies-of-agency" };
        routes.MapGet("/v1/queries", (HttpContext http, Answering answers) => answers.RowsAsync(http, asked =>
                Task.FromResult(AnswerRows.Of(NamedQueryListing.Table(catalog, asked.Arguments.Text("lang") == "zh")))))
            .Says("listQueries", Tag, "The named queries", "The rows of the command `queries`.").Produces<Page<Dictionary<string, object?>>>(200, "application/json", "application/jsonl", "text/csv").Produces(304)
            .Takes([new ParameterSpec("lang", ParameterKind.Choice, "The language of the parameters' descriptions.") { Choices = ["zh", "en"], Default = "zh" }, .. CommonParameters.Paging]);
        routes.MapGet("/v1/queries/{name}", (HttpContext http, Answering answers) => answers.OneAsync(http, asked => Task.FromResult(Document(Find(catalog, asked)))))
            .Says("getQuery", Tag, "One named query", "What it takes, what it gives, its Cypher.").Gives<NamedQueryAnswerDocument>().Takes(name);
        routes.MapGet("/v1/queries/{name}/rows", (HttpContext http, Answering answers) => answers.RowsAsync(http, async asked =>
            {
                var query = Find(catalog, asked);
                var given = http.Request.Query.Where(q => !Reserved.Contains(q.Key)).ToDictionary(q => q.Key, q => ValueOf(q.Value), StringComparer.Ordinal);
                return AnswerRows.Of(await RunAsync(asked, query, given));
            }))
            .WithMetadata(HeavyWork.Mark)
            .Says("runQuery", Tag, "Runs a named query", "Each parameter of the query is a parameter here, its value as JSON or as plain text, repeated for a list; themes, agencies and the like are given by any of their names. The rows of the command `run`. Parameters called limit, cursor or format page the answer; give the query its own by POST.")
            .Produces<Page<Dictionary<string, object?>>>(200, "application/json", "application/jsonl", "text/csv").Produces(304).Produces<ProblemDocument>(410, "application/problem+json")
            .TakesAny([name, .. CommonParameters.Paging]);
        routes.MapPost("/v1/queries/{name}/rows", (HttpContext http, Answering answers) => PostAsync(http, answers, catalog))
            .WithMetadata(HeavyWork.Mark)
            .Says("runQueryWithArguments", Tag, "Runs a named query with arguments of JSON", "The body is an object of the query's parameters. The same rows as by GET.").Accepts<Dictionary<string, object?>>("application/json")
            .Produces<Page<Dictionary<string, object?>>>(200, "application/json", "application/jsonl", "text/csv").Produces<ProblemDocument>(413, "application/problem+json")
            .Takes([name, CommonParameters.Paging.First() with { Most = CommonParameters.MostRows, Default = "10000" }, CommonParameters.Paging.Last()]);
    }

    private static ImmutableArray<string> Reserved { get; } = ["cursor", "format", "limit"];

    private static async Task PostAsync(HttpContext http, Answering answers, NamedQueryCatalog catalog)
    {
        Dictionary<string, CypherValue> given;
        try
        {
            using var json = await JsonDocument.ParseAsync(http.Request.Body, new JsonDocumentOptions { MaxDepth = 32 }, http.RequestAborted);
            given = json.RootElement.ValueKind == JsonValueKind.Object
                ? json.RootElement.EnumerateObject().GroupBy(p => p.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => JsonArgument.Of(g.Last().Value), StringComparer.Ordinal)
                : throw new RequestProblemException(Problems.Problems.Invalid("body", "JSON of another kind", "an object of the query's parameters"));
        }
        catch (JsonException e)
        {
            throw new RequestProblemException(Malformed(e));
        }

        await answers.UncachedRowsAsync(http, async asked => AnswerRows.Of(await RunAsync(asked, Find(catalog, asked), given)));
    }

    /// <summary>A body that is no JSON.</summary>
    public static RequestProblem Malformed(JsonException e) => new(
        400, "malformed-json", "The body is not JSON", $"JSON that breaks off or is wrong at line {(e.LineNumber ?? 0) + 1}, byte {e.BytePositionInLine ?? 0}", "well-formed JSON, nested at most 32 deep", "Correct the body.") { Argument = "body" };

    private static NamedQuery Find(NamedQueryCatalog catalog, Asked asked)
    {
        var name = asked.Arguments.Required("name");
        return catalog.Find(name) ?? throw new RequestProblemException(
            new RequestProblem(404, "unknown-query", "There is no such query", name, "the name of a named query", "GET /v1/queries lists them all.") { Argument = "name", Suggestions = NearestName.Find(name, catalog.All.Select(q => q.Id)) is { } near ? [near] : [] });
    }

    private static async Task<Query.Tables.ResultTable> RunAsync(Asked asked, NamedQuery query, Dictionary<string, CypherValue> given)
    {
        var answer = await new NamedQueryRunner(asked.Graph.Reader, asked.Graph.Names).RunAsync(query, given, asked.Cancellation);
        return answer.Problems is [var first, ..] ? throw new RequestProblemException(Problems.Problems.Of(first)) : answer.Table!;
    }

    private static CypherValue ValueOf(StringValues values) =>
        values.Count == 1 ? Single(values[0] ?? "") : CypherValue.List(ListValue.Of(values.Select(v => Single(v ?? "")).ToArray()));

    private static CypherValue Single(string text) => JsonArgument.Parse(text) ?? CypherValue.String(text);

    private static NamedQueryAnswerDocument Document(NamedQuery query) => new(
        query.Id, query.Topic, query.Zh, query.En,
        [.. query.Parameters.Select(p => new QueryParameterAnswer(p.Name, p.Type.ToString(), p.Default is null, Json(p.Default ?? CypherValue.Null), Json(p.Example), p.Zh, p.En))],
        [.. query.Columns.Select(c => new QueryColumnAnswer(c.Name, c.Type.ToString(), c.Zh, c.En))],
        query.Text);

    private static JsonElement? Json(CypherValue value)
    {
        if (value.IsNull)
        {
            return null;
        }

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            ValueJson.WritePlain(writer, value);
        }

        using var document = JsonDocument.Parse(buffer.ToArray());
        return document.RootElement.Clone();
    }
}
