using Graph.Connection;
using Graph.Neo4j.Client;
using Xunit;

namespace Graph.Neo4j.Tests.Server;

/// <summary>
/// The one server of a test run, found in this order: <c>NEO4J_URI</c> (with <c>NEO4J_USERNAME</c>, <c>NEO4J_PASSWORD</c>; its database is emptied!); a local distribution (<c>NEO4J_HOME</c>, or
/// <c>../shared/neo4j</c>, with Java); Docker. Else every test that asks for it is skipped and says why.
/// </summary>
public sealed class Neo4jServer : IAsyncLifetime
{
    internal const string Password = "a-password-for-tests";

    private RunningServer? server;
    private ContainerServer? container;
    private string reason = "";
    private string? folder;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("NEO4J_URI") is { Length: > 0 } given)
        {
            server = new RunningServer(new Uri(given), null, Environment.GetEnvironmentVariable("NEO4J_USERNAME") ?? "neo4j", Environment.GetEnvironmentVariable("NEO4J_PASSWORD") ?? "", null, null);
            return;
        }

        var (local, none) = LocalDistribution.Find();
        if (local is not null)
        {
            folder = Directory.CreateTempSubdirectory("policygraph-neo4j-").FullName;
            var (http, bolt) = LocalDistribution.FreePorts();
            (server, none) = await local.StartAsync(folder, http, bolt, Password, fresh: true);
        }

        if (server is null)
        {
            (container, server, var noDocker) = await ContainerServer.StartAsync(Password);
            reason = $"no Neo4j: NEO4J_URI is not set; {none}; {noDocker}";
        }

        if (server is null)
        {
            await Console.Error.WriteLineAsync("Tests on a server are skipped: " + reason);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (server is { Local: { } local, Folder: { } running })
        {
            await local.StopAsync(running);
        }

        if (container is not null)
        {
            await container.DisposeAsync();
        }

        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The server; skips the test where there is none.</summary>
    internal RunningServer Require()
    {
        Assert.SkipWhen(server is null, reason);
        return server!;
    }

    /// <summary>The server, started by this run and so free to be killed; skips the test otherwise.</summary>
    internal RunningServer RequireOwn()
    {
        var own = Require();
        Assert.SkipWhen(own.Local is null, "needs a server that this run started from a local distribution");
        return own;
    }

    /// <summary>The address as the program takes it.</summary>
    internal NeoAddress Address()
    {
        var running = Require();
        Assert.True(NeoAddress.TryParse($"{running.Http.Scheme}://{Uri.EscapeDataString(running.User)}@{running.Http.Authority}/", out var address, out var problem), problem);
        return address;
    }

    /// <summary>A client of the server.</summary>
    internal NeoConnection Connect(NeoOptions? options = null) => new(Address(), (options ?? new NeoOptions()) with { Credential = NeoCredential.Basic(Require().User, Require().Password) });

    /// <summary>A client of the server, whose database has neither content nor schema.</summary>
    internal async Task<NeoConnection> CleanAsync()
    {
        var connection = Connect();
        foreach (var statement in (string[])["MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 20000 ROWS", "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 20000 ROWS"])
        {
            await RunAsync(connection, statement, GraphAccess.Write);
        }

        foreach (var row in (await RunAsync(connection, "SHOW CONSTRAINTS YIELD name")).Rows)
        {
            await RunAsync(connection, $"DROP CONSTRAINT `{row[0].AsString}`", GraphAccess.Write);
        }

        foreach (var row in (await RunAsync(connection, "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name")).Rows)
        {
            await RunAsync(connection, $"DROP INDEX `{row[0].AsString}`", GraphAccess.Write);
        }

        return connection;
    }

    /// <summary>Runs what must succeed.</summary>
    internal static async Task<GraphRows> RunAsync(IGraphConnection connection, string text, GraphAccess access = GraphAccess.Read)
    {
        var rows = await connection.RunAsync(new GraphQuery(text) { Access = access }, TestContext.Current.CancellationToken);
        Assert.True(rows.Failure is null, $"{text}: {rows.Failure}");
        return rows;
    }
}
