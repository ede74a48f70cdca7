using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Graph.Neo4j.Client;
using Graph.Query;
using Graph.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Graph.Server.Problems;

/// <summary>The isolation point: whatever goes wrong with a request becomes a problem document, and what nobody foresaw is logged and tells the caller nothing.</summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        RequestProblem problem;
        try
        {
            await next(http);
            if (http.Response.HasStarted || http.Response.StatusCode < 400 || http.Response.ContentLength > 0 || http.Response.ContentType is not null)
            {
                return;
            }

            problem = OfStatus(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has left; there is nobody to tell.
            return;
        }
#pragma warning disable CA1031 // The isolation point of a request.
        catch (Exception e)
#pragma warning restore CA1031
        {
            problem = Of(http, e);
            if (http.Response.HasStarted)
            {
                // The head is sent and cannot be taken back: breaking off is the only sign left that the body is not whole.
                LogBrokenOff(http.Request.Path, problem.Code, e);
                http.Abort();
                return;
            }
        }

        await WriteAsync(http, problem);
    }

    public static Task WriteAsync(HttpContext http, RequestProblem problem)
    {
        var allow = http.Response.Headers.Allow;
        http.Response.Clear();
        http.Response.Headers.Allow = allow;
        http.Response.StatusCode = problem.Status;
        http.Response.Headers.CacheControl = "no-store";
        if (problem.RetryAfterSeconds is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }

        if (http.Request.Path.StartsWithSegments("/db"))
        {
            // Clients of Neo4j's Query API read its own shape of errors at any status.
            return QueryApi.ReplyWriter.ErrorAsync(http, QueryApi.NeoError.Of(problem));
        }

        var document = new ProblemDocument
        {
            Type = "urn:policygraph:problem:" + problem.Code,
            Title = problem.Title,
            Status = problem.Status,
            Detail = problem.Detail,
            Instance = http.Request.Path.Value ?? "/",
            Found = problem.Found,
            Expected = problem.Expected,
            Action = problem.Do,
            Argument = problem.Argument,
            Suggestions = problem.Suggestions,
            TraceId = TraceId(http),
        };
        http.Response.ContentType = "application/problem+json";
        return JsonSerializer.SerializeAsync(http.Response.Body, document, Answers.ServerJson.Options, http.RequestAborted);
    }

    public static string TraceId(HttpContext http) => Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;

    private RequestProblem Of(HttpContext http, Exception thrown)
    {
        switch (thrown)
        {
            case RequestProblemException e:
                return e.Problem;
            case GraphReadException e:
                if (e.Failure.Kind == Connection.GraphFailureKind.Server)
                {
                    LogStore(e.Failure.Code, e.Failure.Message);
                }

                return Problems.Of(e.Failure);
            case GraphFailureException e:
                LogStore(e.Failure.Code, e.Failure.Message);
                return Problems.Of(e.Failure);
            case StoreException e:
                LogStore(e.Failure.Code, e.Failure.ToString());
                return Problems.Of(e.Failure);
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return Problems.TooLarge(http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? 0);
            case BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout }:
                return new(408, "too-slow", "The request came too slowly", "a body that came too slowly", "at least 240 bytes a second", "Send it again over a better line.");
            case BadHttpRequestException e:
                return new(e.StatusCode, "bad-request", "The request cannot be read", "a request that is not well-formed", "a request as HTTP has it", "Correct it.");
            case OperationCanceledException:
                return new(503, "stopping", "The service is stopping", "a service that is stopping", "a running one", "Send it again.") { RetryAfterSeconds = 5 };
            default:
                LogUnforeseen(http.Request.Method, http.Request.Path, TraceId(http), thrown);
                return new(500, "unforeseen", "Something unforeseen happened", "an error within the service", "an answer", "Report it with its trace id; the log says more.");
        }
    }

    private static RequestProblem OfStatus(HttpContext http) => http.Response.StatusCode switch
    {
        404 => new(404, "no-such-resource", "There is nothing here", "no resource of this path", "a path of the API", "See /openapi/v1.json or /docs for the paths."),
        405 => new(405, "method-not-allowed", "The method is not allowed here", "the method " + http.Request.Method, "one of " + http.Response.Headers.Allow, "Use another method; see /docs."),
        415 => new(415, "unsupported-media-type", "The type of the body is not taken", "the type " + (http.Request.ContentType ?? "that is missing"), "a type that /docs names for this resource", "Send another Content-Type."),
        var status => new(status, "status-" + status.ToString(CultureInfo.InvariantCulture), "The request was refused", "a request that cannot be served", "another request", "See /docs."),
    };

    [LoggerMessage(1, LogLevel.Error, "unforeseen error in {Method} {Path} (trace {Trace})")]
    private partial void LogUnforeseen(string method, PathString path, string trace, Exception error);

    [LoggerMessage(2, LogLevel.Warning, "{Path} broke off: {Code}")]
    private partial void LogBrokenOff(PathString path, string code, Exception error);

    [LoggerMessage(3, LogLevel.Warning, "store: {Code}: {Message}")]
    private partial void LogStore(string code, string message);
}
