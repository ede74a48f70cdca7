using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Graph.Cypher.Execution;
using Graph.Extraction;
using Graph.Extraction.Seeds;
using Graph.Generation;
using Graph.Model;
using Graph.Query;
using Graph.Server.Homes;
using Graph.Storage;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Graph.Server.Tests;

/// <summary>The service on Kestrel, on a free port, over a store of its own.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    public const string Token = "test-token-0123456789";

    private static readonly Lazy<ExtractionKnowledge> LoadedKnowledge = new(() => ExtractionKnowledge.Load(SeedFolder.At(Path.Combine(Root(), "seed"))));

    private readonly string folder;
    private readonly bool ownsFolder;

    private RunningService(string folder, bool ownsFolder, IGraphHome home, WebApplication app)
    {
        (this.folder, this.ownsFolder, Home, App) = (folder, ownsFolder, home, app);
        Address = GraphServer.AddressOf(app);
        Client = new HttpClient { BaseAddress = Address };
        Writer = new HttpClient { BaseAddress = Address };
        Writer.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public static ExtractionKnowledge Knowledge => LoadedKnowledge.Value;

    public IGraphHome Home { get; }

    public WebApplication App { get; }

    public Uri Address { get; }

    /// <summary>A client without a token.</summary>
    public HttpClient Client { get; }

    /// <summary>A client with the token.</summary>
    public HttpClient Writer { get; }

    public string Store => Path.Combine(folder, "store.db");

    public static StoreOptions StoreOptions { get; } = new() { Seeds = SeedFacts.Contract };

    /// <summary>Over the corpus whose answers are known by construction.</summary>
    public static Task<RunningService> KnownAsync(Func<ServerOptions, ServerOptions>? change = null) => StartAsync(KnownCorpus.Briefings, change);

    public static async Task<RunningService> StartAsync(IEnumerable<BriefingGraph> briefings, Func<ServerOptions, ServerOptions>? change = null)
    {
        var folder = Directory.CreateTempSubdirectory("policygraph-server-").FullName;
        Put(Path.Combine(folder, "store.db"), [.. briefings]);
        return await OverAsync(folder, ownsFolder: true, change);
    }

    /// <summary>Another service over the same store.</summary>
    public Task<RunningService> AgainAsync() => OverAsync(folder, ownsFolder: false, null);

    /// <summary>Writes to a store as another process would: past the service.</summary>
    public static void Put(string path, params IEnumerable<BriefingGraph> briefings)
    {
        using var store = BriefingStore.Open(path, StoreAccess.Write, StoreOptions);
        foreach (var briefing in briefings)
        {
            store.Put(briefing);
        }
    }

    /// <summary>The body of an answer that went well.</summary>
    public async Task<JsonElement> JsonAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>The items of all pages, each as its JSON text.</summary>
    public async Task<List<string>> ItemsAsync(string path)
    {
        var page = await JsonAsync(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "limit=1000");
        Assert.Equal(JsonValueKind.Null, page.GetProperty("next").ValueKind);
        return [.. page.GetProperty("items").EnumerateArray().Select(i => i.GetRawText())];
    }

    /// <summary>Questions asked past the service, of the same graph.</summary>
    public async Task<ServedGraph> GraphAsync() => await Home.CurrentAsync(TestContext.Current.CancellationToken);

    public static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Graph.sln")))
        {
            at = at.Parent ?? throw new InvalidOperationException("Graph.sln is not above the test");
        }

        return at.FullName;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Writer.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
        await Home.DisposeAsync();
        if (ownsFolder)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<RunningService> OverAsync(string folder, bool ownsFolder, Func<ServerOptions, ServerOptions>? change)
    {
        var options = new ServerOptions { Port = 0, Token = Token, RequestsPerSecond = 0, Quiet = true, ShutdownTimeout = TimeSpan.FromSeconds(5) };
        options = change?.Invoke(options) ?? options;
        var home = new BriefingFileHome(Path.Combine(folder, "store.db"), StoreOptions, () => new BriefingExtractor(Knowledge), options.QueryLimits, make: false);
        var app = GraphServer.Build(home, options);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningService(folder, ownsFolder, home, app);
    }
}
