using System.Globalization;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;

namespace Graph.Neo4j.Tests.Server;

/// <summary>A Neo4j in a container, where there is a Docker engine.</summary>
internal sealed class ContainerServer : IAsyncDisposable
{
    private const string Image = "neo4j:5.26-community";
    private const ushort HttpPort = 7474;
    private const ushort BoltPort = 7687;

    private readonly IContainer container;

    private ContainerServer(IContainer container) => this.container = container;

    /// <summary>Starts one; null with the reason where that cannot be.</summary>
    public static async Task<(ContainerServer? Container, RunningServer? Server, string Reason)> StartAsync(string password)
    {
        // Without an engine the library waits and tries; a look at its two usual places says so at once.
        if (Environment.GetEnvironmentVariable("DOCKER_HOST") is null && !File.Exists("/var/run/docker.sock"))
        {
            return (null, null, "no Docker engine (DOCKER_HOST, /var/run/docker.sock)");
        }

        try
        {
            var container = new ContainerBuilder(Image)
                .WithEnvironment("NEO4J_AUTH", "neo4j/" + password)
                .WithEnvironment("NEO4J_PLUGINS", "[\"apoc\"]")
                .WithPortBinding(HttpPort, assignRandomHostPort: true)
                .WithPortBinding(BoltPort, assignRandomHostPort: true)
                .WithWaitStrategy(Wait.ForUnixContainer().UntilHttpRequestIsSucceeded(r => r.ForPort(HttpPort)))
                .Build();
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
            await container.StartAsync(limit.Token);
            string Port(ushort port) => container.GetMappedPublicPort(port).ToString(CultureInfo.InvariantCulture);
            return (new ContainerServer(container), new RunningServer(new Uri($"http://{container.Hostname}:{Port(HttpPort)}/"), new Uri($"bolt://{container.Hostname}:{Port(BoltPort)}"), "neo4j", password, null, null), "");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The isolation point of whatever an engine that is there but does not work may throw.
            return (null, null, $"Docker: {e.Message}");
        }
    }

    public ValueTask DisposeAsync() => container.DisposeAsync();
}
