using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Graph.Server.Tests;

/// <summary>Who is let in, and how much of them at once.</summary>
public sealed class AccessTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("Bearer wrong-token-0123456789")]
    [InlineData("Bearer " + RunningService.Token + "x")]
    [InlineData("Bearer ")]
    [InlineData("Basic !!!")]
    [InlineData("Digest x")]
    public async Task Writing_WithoutTheToken_IsRefused(string? header)
    {
        await using var service = await RunningService.KnownAsync();
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/v1/briefings/第1期");
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", header);
        }

        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        await ProblemTests.ProblemAsync(response, 401, "unauthorized");
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Equal(8, (await service.JsonAsync("/v1/briefings")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Writing_WhereTheServiceHasNoToken_IsOff()
    {
        await using var service = await RunningService.KnownAsync(o => o with { Token = null });
        using var response = await service.Writer.DeleteAsync(new Uri("/v1/briefings/第1期", UriKind.Relative), TestContext.Current.CancellationToken);
        await ProblemTests.ProblemAsync(response, 403, "writing-off");
    }

    [Fact]
    public async Task Reading_WhereItNeedsTheToken_IsRefusedWithoutAndAllowedWith()
    {
        await using var service = await RunningService.KnownAsync(o => o with { TokenForReading = true });
        foreach (var path in (string[])["/v1/briefings", "/metrics", "/openapi/v1.json", "/"])
        {
            using var refused = await service.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            await ProblemTests.ProblemAsync(refused, 401, "unauthorized");
            using var allowed = await service.Writer.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        }

        Assert.Equal("ok", (await service.JsonAsync("/health/ready")).GetProperty("status").GetString());
        using var basic = new HttpRequestMessage(HttpMethod.Get, "/v1/briefings");
        basic.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("neo4j:" + RunningService.Token)));
        Assert.Equal(HttpStatusCode.OK, (await service.Client.SendAsync(basic, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public void Listening_BeyondTheMachineWithoutAToken_IsAProgrammersError() =>
        Assert.Throws<ArgumentException>(() => GraphServer.Build(new Homes.ImportedGraphHome("none", ServerOptions.DefaultQueryLimits), new ServerOptions { Address = IPAddress.Any }));

    [Theory]
    [InlineData("evil.example", 421)]
    [InlineData("evil.example:80", 421)]
    [InlineData("127.0.0.1.nip.io", 421)]
    [InlineData("localhost", 200)]
    [InlineData("127.0.0.1:1", 200)]
    [InlineData("[::1]", 200)]
    [InlineData("graph.example", 200)]
    public async Task Host_OtherThanTheServicesOwn_IsRefused(string host, int status)
    {
        await using var service = await RunningService.KnownAsync(o => o with { Hosts = ["graph.example"] });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/graph");
        request.Headers.Host = host;
        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
        if (status != 200)
        {
            await ProblemTests.ProblemAsync(response, status, "foreign-host");
        }
    }

    [Theory]
    [InlineData("http://evil.example", 403)]
    [InlineData("null", 403)]
    [InlineData("http://localhost:1", 403)]
    [InlineData("https://page.example", 200)]
    public async Task Origin_OfAnotherPage_IsRefused(string origin, int status)
    {
        await using var service = await RunningService.KnownAsync(o => o with { Origins = ["https://page.example"] });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/graph");
        request.Headers.Add("Origin", origin);
        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
        using var own = new HttpRequestMessage(HttpMethod.Get, "/v1/graph");
        own.Headers.Add("Origin", service.Address.GetLeftPart(UriPartial.Authority));
        Assert.Equal(HttpStatusCode.OK, (await service.Client.SendAsync(own, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Caller_WhoAsksTooFast_IsToldWhenToComeAgain()
    {
        await using var service = await RunningService.KnownAsync(o => o with { RequestsPerSecond = 5 });
        var responses = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => service.Client.GetAsync(new Uri("/v1/graph", UriKind.Relative), TestContext.Current.CancellationToken)));
        Assert.InRange(responses.Count(r => r.StatusCode == HttpStatusCode.OK), 10, 30);
        var refused = responses.First(r => r.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 5);
        await ProblemTests.ProblemAsync(refused, 429, "too-many-requests");
        Assert.Equal("ok", (await service.JsonAsync("/health/live")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Requests_BeyondWhatCanBeWorkedOn_AreToldToComeAgain()
    {
        await using var service = await RunningService.KnownAsync(o => o with { ConcurrentRequests = 1, QueuedRequests = 1, QueryLimits = o.QueryLimits with { Timeout = TimeSpan.FromSeconds(2) } });
        const string slow = "{\"statement\":\"UNWIND range(1, 100000000) AS x WITH x WHERE x % 7 = 8 RETURN count(x)\"}";
        var responses = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            using var content = new StringContent(slow, Encoding.UTF8, "application/json");
            return await service.Client.PostAsync(new Uri("/db/neo4j/query/v2", UriKind.Relative), content, TestContext.Current.CancellationToken);
        }));
        var busy = responses.Where(r => r.StatusCode == HttpStatusCode.ServiceUnavailable).ToList();
        Assert.Equal(4, busy.Count);
        Assert.Equal(1, busy[0].Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        Assert.Contains("Neo.TransientError", await busy[0].Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Caller_WhoSendsSlowly_IsCutOffAndOthersAreServed()
    {
        await using var service = await RunningService.KnownAsync(o => o with { Patience = TimeSpan.FromSeconds(1.5) });
        var head = DribbleAsync(service, "GET /v1/graph HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", 'x');
        var body = DribbleAsync(service, $"POST /v1/briefings?name=a.md HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {RunningService.Token}\r\nContent-Type: text/markdown\r\nContent-Length: 100000\r\n\r\n", 'x');
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(8, (await service.JsonAsync("/v1/briefings")).GetProperty("total").GetInt32());
        }

        Assert.InRange(await head, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(8));
        Assert.InRange(await body, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(8));
        Assert.Equal("ok", (await service.JsonAsync("/health/ready")).GetProperty("status").GetString());
    }

    // Sends a byte every 100 ms; gives how long the service bore it.
    private static async Task<TimeSpan> DribbleAsync(RunningService service, string start, char with)
    {
        using var tcp = new TcpClient { NoDelay = true };
        await tcp.ConnectAsync(IPAddress.Loopback, service.Address.Port, TestContext.Current.CancellationToken);
        var stream = tcp.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(start), TestContext.Current.CancellationToken);
        var clock = Stopwatch.StartNew();
        var ended = stream.ReadAtLeastAsync(new byte[4096], 4096, throwOnEndOfStream: false, TestContext.Current.CancellationToken).AsTask();
        while (clock.Elapsed < TimeSpan.FromSeconds(10) && !ended.IsCompleted)
        {
            try
            {
                await stream.WriteAsync(new[] { (byte)with }, TestContext.Current.CancellationToken);
            }
            catch (IOException)
            {
                break;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        try
        {
            await ended;
        }
        catch (IOException)
        {
            // Cut off by a reset.
        }

        return clock.Elapsed;
    }
}
