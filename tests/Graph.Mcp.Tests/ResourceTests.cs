using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using Xunit;

namespace Graph.Mcp.Tests;

/// <summary>Resources, prompts and completions through a client of the official SDK.</summary>
public sealed class ResourceTests(KnownStore store)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("stdio")]
    [InlineData("http")]
    public async Task Resources_AllListed_CanBeRead(string transport)
    {
        var client = store.Client(transport);
        var listed = await client.ListResourcesAsync(cancellationToken: Cancel);
        Assert.Equal(3 + Query.NamedQueries.NamedQueryCatalog.Shipped.All.Length + 8, listed.Count);
        foreach (var resource in listed)
        {
            var content = Assert.IsType<TextResourceContents>(Assert.Single((await client.ReadResourceAsync(resource.Uri, cancellationToken: Cancel)).Contents));
            Assert.Equal(resource.MimeType, content.MimeType);
            Assert.NotEmpty(content.Text);
            if (content.MimeType == "application/json")
            {
                Assert.NotEmpty(JsonNode.Parse(content.Text)!.AsArray());
            }
        }
    }

    [Fact]
    public async Task Resource_OfABriefing_HoldsItsSentencesWithIds()
    {
        var first = (await store.Stdio.ListResourcesAsync(cancellationToken: Cancel)).Last(r => r.Uri.StartsWith("policygraph://briefing/", StringComparison.Ordinal));
        var text = ((TextResourceContents)(await store.Stdio.ReadResourceAsync(first.Uri, cancellationToken: Cancel)).Contents[0]).Text;
        Assert.Contains("## 数据与算力", text, StringComparison.Ordinal);
        Assert.Contains("- 甲数据局说，数据离不开算力。 `t-", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Templates_Listed_CoverQueriesAndBriefings()
    {
        var templates = await store.Stdio.ListResourceTemplatesAsync(cancellationToken: Cancel);
        Assert.Equal(["policygraph://briefing/{id}", "policygraph://query/{name}"], templates.Select(t => t.UriTemplate).Order(StringComparer.Ordinal));
        var read = await store.Stdio.ReadResourceAsync("policygraph://query/{name}", new Dictionary<string, object?> { ["name"] = "theme-links" }, cancellationToken: Cancel);
        Assert.Contains("// @id theme-links", ((TextResourceContents)read.Contents[0]).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("policygraph://nothing")]
    [InlineData("policygraph://query/none")]
    [InlineData("policygraph://briefing/../../etc/passwd")]
    [InlineData("file:///etc/passwd")]
    public async Task Resource_Unknown_IsAProtocolErrorAndNothingIsOpened(string uri)
    {
        foreach (var client in new[] { store.Stdio, store.Http })
        {
            var error = await Assert.ThrowsAsync<McpProtocolException>(async () => await client.ReadResourceAsync(uri, cancellationToken: Cancel));
            Assert.Contains("no resource", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("stdio")]
    [InlineData("http")]
    public async Task Prompts_ForBothUsers_NameToolsThatExist(string transport)
    {
        var client = store.Client(transport);
        var prompts = await client.ListPromptsAsync(cancellationToken: Cancel);
        Assert.Equal(["industry-matching-brief", "theme-linkage-study"], prompts.Select(p => p.Name).Order(StringComparer.Ordinal));
        foreach (var (name, arguments) in new[] { ("theme-linkage-study", new Dictionary<string, object?> { ["themes"] = "data,compute" }), ("industry-matching-brief", new Dictionary<string, object?> { ["region"] = "乙市" }) })
        {
            foreach (var lang in (string[])["zh", "en"])
            {
                arguments["lang"] = lang;
                var text = ((TextContentBlock)(await client.GetPromptAsync(name, arguments, cancellationToken: Cancel)).Messages[0].Content).Text;
                Assert.Contains((string)arguments.First().Value!, text, StringComparison.Ordinal);
                Assert.Contains("linkages", text, StringComparison.Ordinal);
                Assert.Contains("nextCursor", text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Prompt_NamesOfQueries_AreShipped()
    {
        var text = ((TextContentBlock)(await store.Stdio.GetPromptAsync("industry-matching-brief", new Dictionary<string, object?> { ["region"] = "乙市" }, cancellationToken: Cancel)).Messages[0].Content).Text;
        foreach (var query in (string[])["policies-of-region", "parks-by-region", "park-companies", "companies-by-theme", "cooperation", "investments", "targets-and-actuals"])
        {
            Assert.Contains(query, text, StringComparison.Ordinal);
            Assert.NotNull(Query.NamedQueries.NamedQueryCatalog.Shipped.Find(query));
        }
    }

    [Fact]
    public async Task Prompt_WithoutWhatItNeeds_IsAProtocolError()
    {
        await Assert.ThrowsAsync<McpProtocolException>(async () => await store.Stdio.GetPromptAsync("theme-linkage-study", cancellationToken: Cancel));
        await Assert.ThrowsAsync<McpProtocolException>(async () => await store.Stdio.GetPromptAsync("none", cancellationToken: Cancel));
        await Assert.ThrowsAsync<McpProtocolException>(async () => await store.Stdio.GetPromptAsync("theme-linkage-study", new Dictionary<string, object?> { ["themes"] = new string('x', 10_000) }, cancellationToken: Cancel));
    }

    [Fact]
    public async Task Completion_OfAThemeAndAQuery_GivesWhatBeginsSo()
    {
        var themes = await store.Stdio.CompleteAsync(new PromptReference { Name = "theme-linkage-study" }, "themes", "data,comp", cancellationToken: Cancel);
        Assert.Equal(["data,compute", "data,computing-power"], themes.Completion.Values);
        var queries = await store.Stdio.CompleteAsync(new ResourceTemplateReference { Uri = "policygraph://query/{name}" }, "name", "policies-of", cancellationToken: Cancel);
        Assert.Equal(["policies-of-agency", "policies-of-region"], queries.Completion.Values);
    }
}
