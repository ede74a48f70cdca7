using System.Diagnostics;
using Graph.Cypher.Execution;
using Graph.Extraction;
using Graph.Extraction.Seeds;
using Graph.Generation;
using Graph.Mcp;
using Graph.Query.NamedQueries;
using Graph.Server;
using Graph.Server.Homes;
using Graph.Storage;
using Microsoft.AspNetCore.Builder;
using ModelContextProtocol.Client;
using Xunit;

[assembly: AssemblyFixture(typeof(Graph.Mcp.Tests.KnownStore))]

namespace Graph.Mcp.Tests;

/// <summary>A store with the corpus whose answers are known, the program serving it on standard input and output, and a web host serving it over HTTP; each with a client of the official SDK.</summary>
public sealed class KnownStore : IAsyncLifetime
{
    private BriefingFileHome? home;
    private WebApplication? app;

    /// <summary>A folder of its own.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("policygraph-mcp-").FullName;

    /// <summary>The store.</summary>
    public string Path => System.IO.Path.Combine(Folder, "known.db");

    /// <summary>What the program wrote to standard error.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>The client of the process.</summary>
    public McpClient Stdio { get; private set; } = null!;

    /// <summary>The client of the web host.</summary>
    public McpClient Http { get; private set; } = null!;

    /// <summary>Where the web host answers.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The program as it was built.</summary>
    public static string Program => System.IO.Path.Combine(AppContext.BaseDirectory, "policygraph.dll");

    private static StoreOptions Options { get; } = new() { Seeds = ExtractionKnowledge.Load(SeedFolder.At(System.IO.Path.Combine(AppContext.BaseDirectory, "seed"))).SeedFacts() };

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        using (var store = BriefingStore.Open(Path, StoreAccess.Write, Options))
        {
            foreach (var briefing in KnownCorpus.Briefings)
            {
                store.Put(briefing);
            }
        }

        home = new BriefingFileHome(Path, Options, () => throw new InvalidOperationException("nothing is ingested here"), Graph.Query.GraphReader.AnswerLimits, make: false);
        app = GraphServer.Build(home, new ServerOptions
        {
            Port = 0,
            Quiet = true,
            RequestsPerSecond = 0,
            AddServices = services => services.AddGraphMcp(new Source(home), NamedQueryCatalog.Shipped),
            MapEndpoints = endpoints => endpoints.MapGraphMcp(),
        });
        await app.StartAsync();
        Address = GraphServer.AddressOf(app);
        Http = await McpClient.CreateAsync(new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(Address, "mcp") }));
        Stdio = await McpClient.CreateAsync(new StdioClientTransport(new StdioClientTransportOptions
        {
            Name = "policygraph",
            Command = "dotnet",
            Arguments = [Program, "mcp", "--store", Path],
            StandardErrorLines = line => { lock (Errors) { Errors.Add(line); } },
        }));
    }

    /// <summary>The client of a transport.</summary>
    public McpClient Client(string transport) => transport == "stdio" ? Stdio : Http;

    /// <summary>Runs the program; its standard output.</summary>
    public (int Code, string Out, string Error) Run(string input, params string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet") { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in (string[])[Program, .. arguments, "--store", Path])
        {
            info.ArgumentList.Add(argument);
        }

        using var process = Process.Start(info)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return (process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // What failed to start is not there to be stopped.
        await (Stdio?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (Http?.DisposeAsync() ?? ValueTask.CompletedTask);
        await app!.StopAsync();
        await app.DisposeAsync();
        await home!.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private sealed class Source(IGraphHome home) : IGraphSource
    {
        public Task<T> ReadAsync<T>(Func<AskedGraph, CancellationToken, Task<T>> read, CancellationToken cancellation) =>
            home.ReadAsync((graph, stop) => read(new AskedGraph(graph.Reader, graph.Names), stop), cancellation);
    }
}
