using Graph.Query.NamedQueries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;

namespace Graph.Mcp;

/// <summary>Puts the MCP server on a transport: standard input and output, or a web host.</summary>
public static class GraphMcpHosting
{
    /// <summary>Adds the services of the MCP server to a web host; <see cref="MapGraphMcp"/> gives it an address. The source is the host's: it is neither made nor disposed here.</summary>
    public static IServiceCollection AddGraphMcp(this IServiceCollection services, IGraphSource source, NamedQueryCatalog queries)
    {
        services.AddSingleton(provider => new GraphMcpServer(source, queries, provider.GetRequiredService<ILogger<GraphMcpServer>>()));
        services.AddOptions<McpServerOptions>().Configure<GraphMcpServer>((options, server) => server.Configure(options));

        // Each request stands for itself, as cursors do: no session is held, and any instance can answer.
        services.AddMcpServer().WithHttpTransport(http => http.Stateless = true);
        return services;
    }

    /// <summary>Maps the server at an address (streamable HTTP). Authentication, Host and Origin checks and limits are the host's.</summary>
    public static IEndpointConventionBuilder MapGraphMcp(this IEndpointRouteBuilder endpoints, string pattern = "/mcp") => endpoints.MapMcp(pattern);

    /// <summary>Serves one client on standard input and output until the input ends or <paramref name="cancellation"/> comes. Nothing but the protocol goes to standard output.</summary>
    public static async Task RunStdioAsync(IGraphSource source, NamedQueryCatalog queries, ILoggerFactory logging, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(logging);
        var options = new McpServerOptions();
        var graph = new GraphMcpServer(source, queries, logging.CreateLogger<GraphMcpServer>());
        graph.Configure(options);
        await using var input = new PatientInput(Console.OpenStandardInput(), () => graph.IsBusy);
        await using var output = new BufferedStream(Console.OpenStandardOutput());
        await using var transport = new StreamServerTransport(input, output, options.ServerInfo!.Name, logging);
        await using var server = McpServer.Create(transport, options, logging);
        await server.RunAsync(cancellation).ConfigureAwait(false);
    }
}
