using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Graph.Server.Tests;

/// <summary>Bad input of every kind: a problem document that says what is wrong, nothing of the machine in it, and a service that goes on.</summary>
public sealed class ProblemTests(KnownService known) : IClassFixture<KnownService>
{
    [Theory]
    [InlineData("/v1/nothing", 404, "no-such-resource", "no resource", "/docs")]
    [InlineData("/v1/linkages", 400, "invalid-argument", "nothing", "theme")]
    [InlineData("/v1/linkages?theme=data", 400, "invalid-argument", "one theme, data", "two different themes")]
    [InlineData("/v1/linkages?theme=data&theme=数据", 400, "invalid-argument", "one theme", "two different themes")]
    [InlineData("/v1/linkages?theme=data&theme=数据原素", 404, "unknown-name", "数据原素", "数据要素")]
    [InlineData("/v1/linkages?theme=data&theme=compute&region=乙市区", 404, "unknown-name", "乙市区", "乙市")]
    [InlineData("/v1/linkages?theme=data&theme=compute&kind=enable", 400, "invalid-argument", "enable", "enables")]
    [InlineData("/v1/linkages?theme=data&theme=compute&most=1000000", 400, "invalid-argument", "1000000", "1 to 1000")]
    [InlineData("/v1/linkages?theme=data&theme=compute&since=May", 400, "invalid-argument", "May", "YYYY-MM-DD")]
    [InlineData("/v1/entities/甲数居局", 404, "unknown-name", "甲数居局", "甲数据局")]
    [InlineData("/v1/entities/甲数居局/facts", 404, "unknown-name", "甲数居局", "甲数据局")]
    [InlineData("/v1/entities/甲数据局/neighbours?kind=agency", 400, "invalid-argument", "agency", "Agency")]
    [InlineData("/v1/paths?from=甲数据局&to=电力&maxHops=99", 400, "invalid-argument", "99", "1 to 8")]
    [InlineData("/v1/paths?from=甲数据局", 400, "invalid-argument", "nothing", "electricity")]
    [InlineData("/v1/figures?indicator=数据中心用电童", 404, "unknown-name", "数据中心用电童", "数据中心用电量")]
    [InlineData("/v1/figures?indicator=用电量&unit=kwh", 400, "invalid-argument", "kwh", "kWh")]
    [InlineData("/v1/briefings?limit=0", 400, "invalid-argument", "0", "1 to 1000")]
    [InlineData("/v1/briefings?limit=99999999999999999999", 400, "invalid-argument", "99999999999999999999", "1 to 1000")]
    [InlineData("/v1/briefings?limt=3", 400, "invalid-argument", "does not have", "limit")]
    [InlineData("/v1/briefings?limit=3&limit=4", 400, "invalid-argument", "2 values", "one")]
    [InlineData("/v1/briefings?cursor=abc", 400, "invalid-argument", "abc", "next")]
    [InlineData("/v1/briefings/第9期", 404, "unknown-name", "第9期", "第")]
    [InlineData("/v1/queries/policy-of-agency", 404, "unknown-query", "policy-of-agency", "policies-of-agency")]
    [InlineData("/v1/queries/policies-of-agency/rows", 400, "invalid-argument", "nothing", "agency")]
    [InlineData("/v1/queries/policies-of-agency/rows?agency=甲数居局", 404, "unknown-name", "甲数居局", "甲数据局")]
    [InlineData("/v1/queries/policies-of-agency/rows?agency=甲数据局&colour=red", 400, "invalid-argument", "an argument", "agency")]
    [InlineData("/v1/search?text=", 400, "invalid-argument", "empty", "text")]
    [InlineData("/v1/export/docx", 400, "invalid-argument", "docx", "graphml")]
    [InlineData("/v1/export/..%2f..%2fetc%2fpasswd", 400, "invalid-argument", "passwd", "graphml")]
    public async Task Request_ThatCannotBeAnswered_IsAProblemDocument(string path, int status, string code, string found, string hint)
    {
        using var response = await known.Service.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var problem = await ProblemAsync(response, status, code);
        Assert.Contains(found, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains(hint, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_WithATextOfEightThousandCharacters_IsRefusedAndNotRepeated()
    {
        using var response = await known.Service.Client.GetAsync(new Uri("/v1/entities?name=" + new string('x', 7000), UriKind.Relative), TestContext.Current.CancellationToken);
        var problem = await ProblemAsync(response, 400, "invalid-argument");
        Assert.True(problem.GetRawText().Length < 2000);
    }

    [Theory]
    [InlineData("{\"agency\":", 400, "malformed-json")]
    [InlineData("[1,2]", 400, "invalid-argument")]
    [InlineData("", 400, "malformed-json")]
    [InlineData("{\"agency\": {\"a\": {\"b\": 1}}}", 400, "invalid-argument")]
    public async Task Body_ThatIsNoObject_IsAProblemDocument(string body, int status, string code)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await known.Service.Client.PostAsync(new Uri("/v1/queries/policies-of-agency/rows", UriKind.Relative), content, TestContext.Current.CancellationToken);
        await ProblemAsync(response, status, code);
    }

    [Fact]
    public async Task Body_NestedThousandsDeep_IsAProblemDocument()
    {
        using var content = new StringContent("{\"agency\":" + new string('[', 100_000) + new string(']', 100_000) + "}", Encoding.UTF8, "application/json");
        using var response = await known.Service.Client.PostAsync(new Uri("/v1/queries/policies-of-agency/rows", UriKind.Relative), content, TestContext.Current.CancellationToken);
        await ProblemAsync(response, 400, "malformed-json");
    }

    [Theory]
    [InlineData("/v1/queries/policies-of-agency/rows", "application/json")]
    [InlineData("/v1/briefings?name=a.md", "text/markdown")]
    public async Task Body_OfTenMegabytes_IsRefused(string path, string type)
    {
        using var content = new ByteArrayContent(new byte[10_000_000]);
        content.Headers.ContentType = new(type);
        using var response = await known.Service.Writer.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        await ProblemAsync(response, 413, "body-too-large");
        await GoesOnAsync();
    }

    [Fact]
    public async Task Body_OfAWrongType_IsRefused()
    {
        using var content = new StringContent("<a/>", Encoding.UTF8, "application/xml");
        using var response = await known.Service.Client.PostAsync(new Uri("/v1/queries/policies-of-agency/rows", UriKind.Relative), content, TestContext.Current.CancellationToken);
        await ProblemAsync(response, 415, "unsupported-media-type");
    }

    [Fact]
    public async Task Method_ThatAResourceLacks_IsRefusedWithThoseThatItHas()
    {
        using var response = await known.Service.Client.PutAsync(new Uri("/v1/graph", UriKind.Relative), null, TestContext.Current.CancellationToken);
        await ProblemAsync(response, 405, "method-not-allowed");
        Assert.Contains("GET", response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("NONSENSE\r\n\r\n", "400")]
    [InlineData("GET /v1/graph HTTP/1.1\r\n\r\n", "400")]
    [InlineData("GET /v1/graph HTTP/9.9\r\nHost: localhost\r\n\r\n", "505")]
    public async Task Bytes_ThatAreNoRequest_AreAnsweredAndTheServiceGoesOn(string bytes, string status)
    {
        Assert.StartsWith($"HTTP/1.1 {status} ", await SendAsync(bytes), StringComparison.Ordinal);
        await GoesOnAsync();
    }

    internal static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, int status, string code)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal("urn:policygraph:problem:" + code, problem.GetProperty("type").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.All((string[])["title", "detail", "instance", "found", "expected", "do", "traceId"], name => Assert.NotEmpty(problem.GetProperty(name).GetString()!));

        // Nothing of the machine: no path of its own, no type, no stack, no token.
        Assert.All((string[])["/tmp", "/home", "/root", "   at ", "System.", "Graph.Server", RunningService.Token], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        return problem;
    }

    private async Task GoesOnAsync() => Assert.Equal(HttpStatusCode.OK, (await known.Service.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);

    private async Task<string> SendAsync(string text)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, known.Service.Address.Port, TestContext.Current.CancellationToken);
        await tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(tcp.GetStream());
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
