using System.Text.Json.Nodes;
using ModelContextProtocol;
using Xunit;

namespace Graph.Mcp.Tests;

/// <summary>What callers should not send leaves the server up.</summary>
public sealed class BadInputTests(KnownStore store)
{
    private const string Hello = """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""";
    private const string Ready = """{"jsonrpc":"2.0","method":"notifications/initialized"}""";

    [Fact]
    public async Task Tool_Unknown_IsAProtocolErrorWithANearName()
    {
        foreach (var client in new[] { store.Stdio, store.Http })
        {
            var error = await Assert.ThrowsAsync<McpProtocolException>(async () => await client.CallAsync("linkage", "{}"));
            Assert.Contains("did you mean linkages", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Stdio_MalformedLines_AnswersTheNextOne()
    {
        string[] lines =
        [
            Hello, Ready, "{", "not json at all", "[]", "null", "42", "\"text\"", """{"jsonrpc":"2.0"}""", """{"jsonrpc":"1.0","id":7,"method":"tools/list"}""", """{"jsonrpc":"2.0","id":8,"method":"no/such"}""",
            """{"jsonrpc":"2.0","id":9,"method":"tools/call","params":{"name":"show","arguments":"text"}}""", """{"jsonrpc":"2.0","id":10,"method":"tools/call","params":[1,2]}""", "\u0000\u0001\uFFFD", new string('{', 5000), new string('x', 2_000_000),
            """{"jsonrpc":"2.0","id":99,"method":"tools/call","params":{"name":"search","arguments":{"text":"东算"}}}""",
        ];
        var (code, output, error) = store.Run(string.Join('\n', lines) + "\n", "mcp");
        Assert.Equal(0, code);
        var replies = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!.AsObject()).ToList();
        Assert.All(replies, r => Assert.Equal("2.0", (string)r["jsonrpc"]!));
        var last = replies.Single(r => r["id"] is JsonValue id && id.GetValueKind() == System.Text.Json.JsonValueKind.Number && (int)id == 99);
        Assert.Contains("东算园区", last.ToJsonString(Query.Tables.RowText.Json), StringComparison.Ordinal);
        Assert.DoesNotContain("东算园区", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Stdio_InputThatEnds_EndsTheProgram()
    {
        var (code, output, error) = store.Run("", "mcp");
        Assert.Equal(0, code);
        Assert.Empty(output);
        Assert.Contains("MCP", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_Huge_AreRefusedBriefly()
    {
        // Below the web host's own limit for bodies, so that it is the tool that refuses.
        var huge = new string('x', 900_000);
        foreach (var client in new[] { store.Stdio, store.Http })
        {
            foreach (var (tool, arguments) in new[]
            {
                ("show", new JsonObject { ["name"] = huge }), ("search", new JsonObject { ["text"] = huge }), ("read-cypher", new JsonObject { ["query"] = huge }), ("evidence", new JsonObject { ["names"] = new JsonArray([.. Enumerable.Range(0, 5000).Select(i => (JsonNode)$"n{i}")]) }),
                ("show", new JsonObject { [new string('k', 100_000)] = 1 }),
            })
            {
                var result = await client.CallAsync(tool, arguments.ToJsonString());
                Assert.True(result.IsError);
                Assert.InRange(result.Text().Length, 1, 2000);
            }
        }
    }

    [Fact]
    public async Task Call_Cancelled_LeavesTheServerUp()
    {
        foreach (var client in new[] { store.Stdio, store.Http })
        {
            using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await client.CallAsync("read-cypher", """{"query":"UNWIND range(1,100000) AS a UNWIND range(1,100000) AS b RETURN sum(a*b%7)"}""", cancel.Token));
            Assert.False((await client.CallAsync("search", """{"text":"东算"}""")).IsError ?? false);
        }
    }

    [Fact]
    public async Task Query_ThatRunsTooLong_IsAToolErrorThatNamesTheLimit()
    {
        var result = await store.Stdio.CallAsync("read-cypher", """{"query":"UNWIND range(1,100000) AS a UNWIND range(1,100000) AS b RETURN sum(a*b%7)","timeout":1}""");
        Assert.True(result.IsError);
        Assert.Contains("TimeLimit", result.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_OfManyRows_GivesTheFirstAndSaysSo()
    {
        var result = await store.Stdio.CallAsync("read-cypher", """{"query":"UNWIND range(1,1000000) AS a RETURN a","limit":5}""");
        Assert.False(result.IsError ?? false, result.Text());
        Assert.Equal(5, (int)result.Structured()["total"]!);
        Assert.NotEmpty(result.Structured()["notices"]!.AsArray());
    }

    [Fact]
    public async Task Http_BodyThatIsNoMessage_IsRefusedAndTheNextAnswered()
    {
        using var http = new HttpClient();
        foreach (var body in (string[])["{", "[]", "x", "{\"jsonrpc\":\"2.0\"}"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(store.Address, "mcp")) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
            request.Headers.Accept.ParseAdd("application/json, text/event-stream");
            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.InRange((int)response.StatusCode, 400, 499);
            Assert.DoesNotContain("   at ", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.False((await store.Http.CallAsync("search", """{"text":"东算"}""")).IsError ?? false);
    }
}
