using Graph.Connection;
using Graph.Neo4j.Bolt;
using Graph.Neo4j.Store;
using Graph.Neo4j.Tests.Server;
using Graph.Neo4j.Tests.Store;
using Graph.Storage;
using Neo4j.Driver;
using Xunit;

[assembly: AssemblyFixture(typeof(Neo4jServer))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Graph.Neo4j.Bolt.Conformance;

/// <summary>The suite of every home, over Bolt.</summary>
public sealed class BoltConformance(Neo4jServer server) : StoreConformance
{
    internal override async Task<IHome> MakeAsync(StoreOptions? options = null)
    {
        await using (await server.CleanAsync())
        {
        }

        return new ServerHome(Connect(null), Connect(NeoStore.MarkProperty)) { Options = options ?? new() };
    }

    private BoltConnection Connect(string? hidden)
    {
        var running = server.Require();
        var bolt = Environment.GetEnvironmentVariable("NEO4J_BOLT") is { Length: > 0 } given ? new Uri(given) : running.Bolt;
        Assert.SkipWhen(bolt is null, "NEO4J_BOLT is not set");
        return new BoltConnection(bolt!, AuthTokens.Basic(running.User, running.Password), "neo4j", hidden);
    }
}
