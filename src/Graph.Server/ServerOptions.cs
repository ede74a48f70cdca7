using System.Collections.Immutable;
using System.Net;
using Graph.Cypher.Execution;
using Graph.Query.NamedQueries;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Server;

/// <summary>How the service answers. Immutable.</summary>
public sealed record ServerOptions
{
    /// <summary>The address it listens on; loopback unless said. Any other needs <see cref="Token"/>.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 for one that is free.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>The token that writing needs, and reading too beyond the loopback address; null: there is none, and nothing can be written.</summary>
    public string? Token { get; init; }

    /// <summary>Reading needs the token on the loopback address too, as behind a proxy.</summary>
    public bool TokenForReading { get; init; }

    /// <summary>Names by which the service is called besides <c>localhost</c>, <c>127.0.0.1</c>, <c>[::1]</c> and its own address; a request to another name is refused.</summary>
    public ImmutableArray<string> Hosts { get; init; } = [];

    /// <summary>Origins of pages of others that may call it, as <c>https://host[:port]</c>; other pages than its own are refused.</summary>
    public ImmutableArray<string> Origins { get; init; } = [];

    /// <summary>The named queries.</summary>
    public NamedQueryCatalog Queries { get; init; } = NamedQueryCatalog.Shipped;

    /// <summary>What one query may use: by default 30 seconds, 200,000 rows, 512 MiB, 20 hops.</summary>
    public QueryLimits QueryLimits { get; init; } = DefaultQueryLimits;

    /// <summary>How long a whole answer may take, with waiting for its turn: 30 seconds by default.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Requests that are worked on at once; the next <see cref="QueuedRequests"/> wait, others are told to come again (503).</summary>
    public int ConcurrentRequests { get; init; } = 64;

    /// <summary>Requests that wait for their turn.</summary>
    public int QueuedRequests { get; init; } = 256;

    /// <summary>Requests that one caller (by address) may make in a second on average; twice as many at once. 0: no limit.</summary>
    public int RequestsPerSecond { get; init; } = 500;

    /// <summary>Largest document that is taken in, in bytes.</summary>
    public long MaxDocumentBytes { get; init; } = 8 << 20;

    /// <summary>Largest body of any other request, in bytes.</summary>
    public long MaxBodyBytes { get; init; } = 1 << 20;

    /// <summary>How long a caller may take over the head of a request, and before the rate of its body is measured.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long requests may go on after the service was told to stop.</summary>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Logs as JSON lines in place of text; either goes to standard error.</summary>
    public bool JsonLogs { get; init; }

    /// <summary>No lines about requests that went well.</summary>
    public bool Quiet { get; init; }

    /// <summary>Services that stand beside the API, such as those of an MCP server.</summary>
    public Action<IServiceCollection>? AddServices { get; init; }

    /// <summary>Endpoints that stand beside the API under the same limits and checks, such as <c>/mcp</c>.</summary>
    public Action<IEndpointRouteBuilder>? MapEndpoints { get; init; }

    /// <summary>The default of <see cref="QueryLimits"/>.</summary>
    public static QueryLimits DefaultQueryLimits { get; } = new() { Timeout = TimeSpan.FromSeconds(30), MaxRows = 200_000, MaxMemoryBytes = 512L << 20, MaxHops = 20 };

    /// <summary>True when only this machine can reach it.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(Address);
}
