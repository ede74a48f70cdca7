using System.Text;
using Graph.Neo4j.Client;
using Graph.Query;
using Graph.Server.Answers;
using Graph.Server.Homes;
using Graph.Server.Security;
using Graph.Server.Telemetry;
using Graph.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Graph.Server.Endpoints;

/// <summary>How the service is. Status: <c>ok</c> or <c>unavailable</c>.</summary>
public sealed record HealthAnswer(string Status);

/// <summary>The service itself: the page and discovery at the root, health, metrics.</summary>
internal static class ServiceEndpoints
{
    /// <summary>The version that clients of Neo4j are told: the first with the Query API is 5.25.</summary>
    private const string Neo4jVersion = "5.26.0";

    private static readonly string Page = ReadPage();

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (Delegate)RootAsync).ExcludeFromDescription();
        routes.MapGet("/health/live", (Delegate)((HttpContext http) => WriteAsync(http, 200, "ok"))).WithName("getLiveness").WithTags("service").WithSummary("The process answers").Produces<HealthAnswer>().WithMetadata(OpenAccess.Allowed);
        routes.MapGet("/health/ready", (HttpContext http, IGraphHome home) => ReadyAsync(http, home)).WithName("getReadiness").WithTags("service").WithSummary("The graph can be read").Produces<HealthAnswer>().Produces<HealthAnswer>(503).WithMetadata(OpenAccess.Allowed);
        routes.MapGet("/metrics", (HttpContext http, ServerMetrics metrics, IGraphHome home) => MetricsAsync(http, metrics, home)).WithName("getMetrics").WithTags("service").WithSummary("Numbers for Prometheus").Produces<string>(200, "text/plain");
    }

    private static Task RootAsync(HttpContext http)
    {
        if (http.Request.GetTypedHeaders().Accept.Any(a => a.MediaType == "text/html"))
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
            return http.Response.WriteAsync(Page, http.RequestAborted);
        }

        var self = $"{http.Request.Scheme}://{http.Request.Host}";
        return http.Response.WriteAsJsonAsync(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["query"] = self + "/db/{databaseName}/query/v2",
                ["neo4j_version"] = Neo4jVersion,
                ["neo4j_edition"] = "policygraph",
                ["policygraph"] = typeof(ServiceEndpoints).Assembly.GetName().Version?.ToString(3) ?? "",
                ["openapi"] = self + "/openapi/v1.json",
                ["docs"] = self + "/docs",
            },
            ServerJson.Options, "application/json; charset=utf-8", http.RequestAborted);
    }

    private static async Task ReadyAsync(HttpContext http, IGraphHome home)
    {
        try
        {
            await home.CurrentAsync(http.RequestAborted);
            await WriteAsync(http, 200, "ok");
        }
        catch (Exception e) when (e is StoreException or GraphReadException or GraphFailureException)
        {
            await WriteAsync(http, 503, "unavailable");
        }
    }

    private static async Task MetricsAsync(HttpContext http, ServerMetrics metrics, IGraphHome home)
    {
        var text = metrics.ToText(await home.CurrentAsync(http.RequestAborted));
        http.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
        await http.Response.WriteAsync(text, Encoding.UTF8, http.RequestAborted);
    }

    private static Task WriteAsync(HttpContext http, int status, string text)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsJsonAsync(new HealthAnswer(text), ServerJson.Options, "application/json; charset=utf-8", http.RequestAborted);
    }

    private static string ReadPage()
    {
        using var stream = typeof(ServiceEndpoints).Assembly.GetManifestResourceStream("start.html")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
