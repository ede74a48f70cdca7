using System.Net;
using Graph.Extraction;
using Graph.Neo4j.Client;
using Graph.Server.Homes;
using Xunit;

namespace Graph.Server.Tests;

/// <summary>
/// A service over a Neo4j database gives the rows of one over a file. Another service stands for the database here, since it answers the same API; it takes no writes, so that ingest into Neo4j is tested
/// with the commands (Graph.Neo4j.Tests), which do the same work.
/// </summary>
public sealed class NeoHomeTests(KnownService known) : IClassFixture<KnownService>
{
    [Fact]
    public async Task Resources_OverADatabase_AreThoseOverAFile()
    {
        Assert.True(NeoAddress.TryParse(known.Service.Address.ToString(), out var address, out _));
        var options = new ServerOptions { Port = 0, Quiet = true, RequestsPerSecond = 0, Token = RunningService.Token };
        await using var home = new NeoHome(new NeoConnection(address, new NeoOptions()), RunningService.StoreOptions, () => new BriefingExtractor(RunningService.Knowledge), options.QueryLimits);
        await using var app = GraphServer.Build(home, options);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = GraphServer.AddressOf(app) };
        foreach (var path in (string[])
        [
            "/v1/linkages?theme=data&theme=compute&theme=energy&limit=1000", "/v1/linkages/matrix?limit=1000", "/v1/entities/东算园区/facts", "/v1/entities/东算园区/neighbours", "/v1/paths?from=甲数据局&to=electricity",
            "/v1/trends?name=biomanufacturing", "/v1/figures?indicator=用电量", "/v1/conflicts", "/v1/coverage", "/v1/search?text=东算", "/v1/themes?limit=1000", "/v1/queries/policies-of-agency/rows?agency=甲数据局", "/v1/schema",
        ])
        {
            var expected = await known.Service.JsonAsync(path);
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            var found = System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(expected.TryGetProperty("items", out var items) ? items.GetRawText() : expected.GetRawText(), found.TryGetProperty("items", out var same) ? same.GetRawText() : found.GetRawText());

            // The stand-in has no books of this program's, and so no version to tag answers by.
            Assert.Null(response.Headers.ETag);
        }

        // The order of nodes is another there; there are as many of them.
        var exports = await Task.WhenAll(new[] { known.Service.Client, client }.Select(c => c.GetStringAsync(new Uri("/v1/export/jsonl", UriKind.Relative), TestContext.Current.CancellationToken)));
        Assert.Equal(exports[0].AsSpan().Count('\n'), exports[1].AsSpan().Count('\n'));
        var page = System.Text.Json.JsonDocument.Parse(await client.GetStringAsync(new Uri("/v1/themes?limit=10", UriKind.Relative), TestContext.Current.CancellationToken)).RootElement;
        using var next = await client.GetAsync(new Uri("/v1/themes?limit=10&cursor=" + page.GetProperty("next").GetString(), UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Database_ThatIsGone_IsAProblemThatSaysNothingOfIt()
    {
        Assert.True(NeoAddress.TryParse("http://127.0.0.1:9", out var address, out _));
        var options = new ServerOptions { Port = 0, Quiet = true };
        await using var home = new NeoHome(new NeoConnection(address, new NeoOptions { Retry = RetryPolicy.None }), RunningService.StoreOptions, () => new BriefingExtractor(RunningService.Knowledge), options.QueryLimits);
        await using var app = GraphServer.Build(home, options);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = GraphServer.AddressOf(app) };
        using var refused = await client.GetAsync(new Uri("/v1/themes", UriKind.Relative), TestContext.Current.CancellationToken);
        var problem = await ProblemTests.ProblemAsync(refused, 503, "store-unavailable");
        Assert.DoesNotContain("127.0.0.1", problem.GetRawText(), StringComparison.Ordinal);
        using var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        using var live = await client.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        await app.StopAsync(TestContext.Current.CancellationToken);
    }
}
