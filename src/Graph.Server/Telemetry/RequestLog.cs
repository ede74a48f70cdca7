using System.Diagnostics;
using Graph.Server.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Graph.Server.Telemetry;

/// <summary>Counts each request and writes a line about it: method, path, status and time. Neither parameters nor headers are written, so that no token is.</summary>
internal sealed partial class RequestLog(RequestDelegate next, ServerMetrics metrics, ServerOptions options, ILogger<RequestLog> log)
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"];

    public async Task InvokeAsync(HttpContext http)
    {
        var started = Stopwatch.GetTimestamp();
        metrics.Begin();
        try
        {
            await next(http);
        }
        finally
        {
            var took = Stopwatch.GetElapsedTime(started);
            var status = http.RequestAborted.IsCancellationRequested ? 499 : http.Response.StatusCode;
            var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none";
            metrics.End(Methods.Contains(http.Request.Method) ? http.Request.Method : "OTHER", route, status, took);
            if (status >= 500)
            {
                LogFailed(http.Request.Method, http.Request.Path, status, took.TotalMilliseconds, ProblemMiddleware.TraceId(http));
            }
            else if (!options.Quiet && !route.StartsWith("/health", StringComparison.Ordinal))
            {
                LogRequest(http.Request.Method, http.Request.Path, status, took.TotalMilliseconds, ProblemMiddleware.TraceId(http));
            }
        }
    }

    [LoggerMessage(10, LogLevel.Information, "{Method} {Path} {Status} {Ms:0.0} ms (trace {Trace})")]
    private partial void LogRequest(string method, PathString path, int status, double ms, string trace);

    [LoggerMessage(11, LogLevel.Warning, "{Method} {Path} {Status} {Ms:0.0} ms (trace {Trace})")]
    private partial void LogFailed(string method, PathString path, int status, double ms, string trace);
}
