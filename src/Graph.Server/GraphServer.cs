using System.IO.Compression;
using System.Net;
using Graph.Server.Answers;
using Graph.Server.Description;
using Graph.Server.Endpoints;
using Graph.Server.Homes;
using Graph.Server.Problems;
using Graph.Server.QueryApi;
using Graph.Server.Security;
using Graph.Server.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Graph.Server;

/// <summary>The service, put together: what stands in front of every request, in order, and what answers.</summary>
public static class GraphServer
{
    /// <summary>Makes a service over a graph; it does not listen yet. The home stays the caller's.</summary>
    /// <exception cref="ArgumentException">It would listen beyond this machine without a token.</exception>
    public static WebApplication Build(IGraphHome home, ServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(home);
        ArgumentNullException.ThrowIfNull(options);
        if (!options.IsLoopback && options.Token is null)
        {
            throw new ArgumentException($"found the address {options.Address} without a token; expected a token, or the loopback address", nameof(options));
        }

        // Nothing comes from files or variables but what OpenTelemetry reads: neither can open a port or a path.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "policygraph", ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Production });
        builder.Configuration.AddEnvironmentVariables();
        Listen(builder, options);
        Log(builder, options);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.ShutdownTimeout);
        builder.Services.AddRouting();
        builder.Services.ConfigureHttpJsonOptions(json => ServerJson.Apply(json.SerializerOptions));
        builder.Services.AddSingleton(home).AddSingleton(options).AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<AnswerCache>().AddSingleton<WorkSlots>().AddSingleton<Answering>().AddSingleton<QueryTransactions>().AddSingleton<ServerMetrics>();
        builder.Services.AddTrafficLimits(options);
        builder.Services.AddTelemetry();
        builder.Services.AddApiDescription();
        builder.Services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["application/json", "application/problem+json", "application/jsonl", "application/ld+json", "application/vnd.neo4j.query", "application/xml", "text/csv", "text/html", "text/plain"];
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        builder.Services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
        options.AddServices?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseMiddleware<RequestLog>();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseRouting();
        app.UseMiddleware<CallerGuard>();
        app.UseMiddleware<TokenGate>();
        app.UseMiddleware<BodyLimit>();
        app.UseRateLimiter();
        app.UseResponseCompression();
        app.Use((http, next) =>
        {
            http.Response.Headers.XContentTypeOptions = "nosniff";
            return next(http);
        });

        ServiceEndpoints.Map(app);
        BriefingEndpoints.Map(app, options);
        EntityEndpoints.Map(app);
        ThemeEndpoints.Map(app);
        QuestionEndpoints.Map(app);
        NamedQueryEndpoints.Map(app, options.Queries);
        GraphEndpoints.Map(app);
        QueryApiEndpoints.Map(app, options);
        app.MapApiDescription();
        options.MapEndpoints?.Invoke(app);
        return app;
    }

    /// <summary>Where a started service answers, with the port that it was given.</summary>
    public static Uri AddressOf(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    private static void Listen(WebApplicationBuilder builder, ServerOptions options) => builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = options.MaxBodyBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 << 10;
        kestrel.Limits.MaxRequestLineSize = 8 << 10;
        kestrel.Limits.MaxConcurrentConnections = 1024;
        kestrel.Limits.RequestHeadersTimeout = options.Patience;
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(75);
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: options.Patience);
        kestrel.Limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: options.Patience);
        kestrel.Listen(new IPEndPoint(options.Address, options.Port));
    });

    private static void Log(WebApplicationBuilder builder, ServerOptions options)
    {
        builder.Logging.AddFilter((category, level) => level >= (category?.StartsWith("Graph.", StringComparison.Ordinal) == true ? LogLevel.Information : LogLevel.Warning));
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (options.JsonLogs)
        {
            builder.Logging.AddJsonConsole(json =>
            {
                json.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
                json.UseUtcTimestamp = true;
                json.JsonWriterOptions = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
            });
        }
        else
        {
            builder.Logging.AddSimpleConsole(simple =>
            {
                simple.SingleLine = true;
                simple.TimestampFormat = "HH:mm:ss ";
                simple.UseUtcTimestamp = true;
            });
        }
    }
}
