using System.Text.RegularExpressions;
using Graph.Cypher.Execution;
using Graph.Server.Endpoints;
using Graph.Server.Homes;
using Graph.Server.Problems;
using Graph.Server.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Graph.Server.QueryApi;

/// <summary>The body of a query, for the description.</summary>
public sealed record QueryRequest(string Statement, IReadOnlyDictionary<string, object?>? Parameters, string? AccessMode, double? MaxExecutionTime, bool? IncludeCounters, IReadOnlyList<string>? Bookmarks);

/// <summary>The data of an answer, for the description.</summary>
public sealed record QueryData(IReadOnlyList<string> Fields, IReadOnlyList<IReadOnlyList<object?>> Values);

/// <summary>An error, for the description.</summary>
public sealed record QueryErrorAnswer(string Code, string Message);

/// <summary>The answer to a query, for the description.</summary>
public sealed record QueryReply(QueryData? Data, IReadOnlyList<string>? Bookmarks, string? QueryType, IReadOnlyList<QueryErrorAnswer>? Errors);

/// <summary>Cypher in the shape of Neo4j's Query API, so that its clients work here. Only reading; each request, and each transaction, sees one graph.</summary>
internal static partial class QueryApiEndpoints
{
    private static readonly string[] Databases = ["neo4j", "policygraph"];

    public static void Map(IEndpointRouteBuilder routes, ServerOptions options)
    {
        routes.MapPost("/db/{db}/query/v2", (HttpContext http, string db, IGraphHome home) => AnswerAsync(http, db, options, _ => home.ReadAsync((graph, _) => Task.FromResult(graph), http.RequestAborted), _ => null))
            .WithName("runCypher").WithTags("cypher").WithSummary("Runs read-only Cypher")
            .WithDescription("The Query API of Neo4j: plain JSON, typed JSON (application/vnd.neo4j.query) or events (application/jsonl) by the header Accept. Databases: neo4j, policygraph. Errors have Neo4j's shape and codes.")
            .Accepts<QueryRequest>("application/json", "application/vnd.neo4j.query").Produces<QueryReply>(202, "application/json", "application/vnd.neo4j.query", "application/jsonl").Produces<QueryReply>(400, "application/json").Produces<QueryReply>(404, "application/json")
            .Takes(new ParameterSpec("db", ParameterKind.Text, "The database: neo4j or policygraph, which are the same.") { InPath = true, Required = true, Example = "neo4j" });
        var transactions = routes.MapGroup("/db/{db}/query/v2/tx").ExcludeFromDescription();
        transactions.MapPost("/", (HttpContext http, string db, IGraphHome home, QueryTransactions open) => BeginAsync(http, db, options, home, open));
        transactions.MapPost("/{id}", (HttpContext http, string db, string id, QueryTransactions open) => ContinueAsync(http, db, options, open.Continue(id), stays: true));
        transactions.MapPost("/{id}/commit", (HttpContext http, string db, string id, QueryTransactions open) => ContinueAsync(http, db, options, open.End(id), stays: false));
        transactions.MapDelete("/{id}", (HttpContext http, string id, QueryTransactions open) => open.End(id) is null ? ReplyWriter.ErrorAsync(http, NotFound(id)) : Task.CompletedTask);
        routes.MapMethods("/db/{db}/query/v2/{**rest}", ["GET", "PUT", "PATCH"], (HttpContext http) => ReplyWriter.ErrorAsync(http, new NeoError("Neo.ClientError.Request.NotFound", "Queries are sent by POST."))).ExcludeFromDescription();
    }

    private static async Task BeginAsync(HttpContext http, string db, ServerOptions options, IGraphHome home, QueryTransactions open)
    {
        if (open.Begin(await home.CurrentAsync(http.RequestAborted)) is not { } transaction)
        {
            await ReplyWriter.ErrorAsync(http, new NeoError("Neo.TransientError.Transaction.MaximumTransactionLimitReached", $"More than {QueryTransactions.Most} transactions are open; commit or roll back some."));
            return;
        }

        await ContinueAsync(http, db, options, transaction, stays: true);
    }

    private static Task ContinueAsync(HttpContext http, string db, ServerOptions options, QueryTransaction? transaction, bool stays) => transaction is null
        ? ReplyWriter.ErrorAsync(http, NotFound(http.Request.RouteValues["id"] as string ?? ""))
        : AnswerAsync(http, db, options, _ => Task.FromResult(transaction.Graph), _ => stays ? transaction : null);

    private static async Task AnswerAsync(HttpContext http, string db, ServerOptions options, Func<QueryBody, Task<ServedGraph>> graphOf, Func<QueryBody, QueryTransaction?> open)
    {
        if (!Databases.Contains(db, StringComparer.OrdinalIgnoreCase))
        {
            await ReplyWriter.ErrorAsync(http, new NeoError("Neo.ClientError.Database.DatabaseNotFound", $"Database {(db.Length > 60 ? db[..60] : db)} not found; there is {string.Join(" and ", Databases)}, which are the same."));
            return;
        }

        if (ReplyForm.Of(http) is not { } form)
        {
            await ReplyWriter.ErrorAsync(http, new NeoError("Neo.ClientError.Request.InvalidFormat", "found no form that is known in the header Accept; expected application/json, application/vnd.neo4j.query or application/jsonl"));
            return;
        }

        var (body, bad) = await QueryBody.ReadAsync(http);
        if (body is null)
        {
            await ReplyWriter.ErrorAsync(http, bad!);
            return;
        }

        var transaction = open(body);
        if (body.Statement is null && transaction is null && !http.Request.Path.Value!.EndsWith("/commit", StringComparison.Ordinal))
        {
            await ReplyWriter.ErrorAsync(http, new NeoError("Neo.ClientError.Request.InvalidFormat", "found no statement; expected {\"statement\": \"…\"}"));
            return;
        }

        var graph = await graphOf(body);
        if (body.Statement is null || SetsMetaData().IsMatch(body.Statement))
        {
            // What drivers note about a transaction has no reader here.
            await ReplyWriter.WriteAsync(http, form, null, body, transaction, graph.Version);
            return;
        }

        var limits = Limits(options.QueryLimits, body);
        var (feed, error) = await RowFeed.StartAsync(graph, body.Statement, body.Parameters, limits, http.RequestAborted);
        if (feed is null)
        {
            await ReplyWriter.ErrorAsync(http, error!);
            return;
        }

        await ReplyWriter.WriteAsync(http, form, feed, body, transaction, graph.Version);
    }

    private static QueryLimits Limits(QueryLimits own, QueryBody body) => body.Timeout is { } asked && asked < own.Timeout ? own with { Timeout = asked } : own;

    private static NeoError NotFound(string id) => new("Neo.ClientError.Transaction.TransactionNotFound", $"The transaction {(id.Length > 60 ? id[..60] : id)} is not open; it was ended, or no request came for a minute.");

    [GeneratedRegex(@"^\s*CALL\s+tx\.setMetaData\s*\(", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SetsMetaData();
}
