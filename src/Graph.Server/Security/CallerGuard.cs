using System.Net;
using Graph.Server.Problems;
using Microsoft.AspNetCore.Http;

namespace Graph.Server.Security;

/// <summary>
/// Refuses what a foreign web page could make a browser send: a request to a name that is not the service's own (DNS rebinding), and one whose Origin is another page's.
/// </summary>
internal sealed class CallerGuard
{
    private readonly RequestDelegate next;
    private readonly HashSet<string> hosts;
    private readonly HashSet<string> origins;

    public CallerGuard(RequestDelegate next, ServerOptions options)
    {
        this.next = next;
        hosts = new HashSet<string>(["localhost", "127.0.0.1", "[::1]", .. options.Hosts], StringComparer.OrdinalIgnoreCase);
        if (!options.Address.Equals(IPAddress.Any) && !options.Address.Equals(IPAddress.IPv6Any))
        {
            hosts.Add(options.Address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{options.Address}]" : options.Address.ToString());
        }

        origins = new HashSet<string>(options.Origins, StringComparer.OrdinalIgnoreCase);
    }

    public Task InvokeAsync(HttpContext http)
    {
        var host = http.Request.Host;
        if (!hosts.Contains(host.Host))
        {
            throw new RequestProblemException(new RequestProblem(421, "foreign-host", "The service has another name", Short(host.Value ?? "no Host"), "a name of this service", "Call it by localhost, or start it with --host NAME.") { Argument = "Host" });
        }

        foreach (var origin in http.Request.Headers.Origin)
        {
            if (origin is not null && !origins.Contains(origin) && !string.Equals(origin, $"{http.Request.Scheme}://{host.Value}", StringComparison.OrdinalIgnoreCase))
            {
                throw new RequestProblemException(new RequestProblem(403, "foreign-origin", "Pages of others may not call this service", Short(origin), "no Origin, or the service's own", "Start it with --origin ORIGIN to let that page in.") { Argument = "Origin" });
            }
        }

        return next(http);
    }

    private static string Short(string text) => text.Length <= 100 ? text : text[..100] + "…";
}
