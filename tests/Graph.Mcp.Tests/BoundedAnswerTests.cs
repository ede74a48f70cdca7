using System.Text.Json.Nodes;
using Graph.Mcp.Answers;
using Graph.Query.Tables;
using Xunit;

namespace Graph.Mcp.Tests;

/// <summary>Answers stay within their tokens and can be gone on with.</summary>
public sealed class BoundedAnswerTests(KnownStore store)
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("算力离不开电力。", 8)]
    [InlineData("abcdefgh", 2)]
    [InlineData("{\"a\": 12}", 4)]
    public void Estimate_OfText_CountsChineseCharactersAndQuartersOfOthers(string text, int tokens) => Assert.Equal(tokens, TokenEstimate.Of(text));

    [Theory]
    [InlineData("linkages", """{"themes":["data","compute","energy"]}""")]
    [InlineData("get-schema", "{}")]
    [InlineData("coverage", """{"rows":"theme","columns":"month"}""")]
    [InlineData("run-query", "{}")]
    public async Task Answer_InSmallParts_GivesTheSameRowsAsInOne(string tool, string arguments)
    {
        var (whole, _) = await store.Stdio.AllRowsAsync(tool, arguments, 50_000);
        var (parts, count) = await store.Stdio.AllRowsAsync(tool, arguments, 1200);
        Assert.True(count > 2, $"{count} parts");
        Assert.True(JsonNode.DeepEquals(whole, parts));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(1000)]
    [InlineData(6000)]
    public async Task Answer_OfManyRows_StaysWithinItsTokens(int maxTokens)
    {
        foreach (var (tool, arguments) in new[] { ("linkages", """{"themes":["data","compute","energy"]}"""), ("coverage", """{"rows":"theme"}"""), ("run-query", "{}"), ("get-schema", "{}"), ("search", """{"text":"算力"}""") })
        {
            var asked = JsonNode.Parse(arguments)!;
            asked["maxTokens"] = maxTokens;
            var result = await store.Stdio.CallAsync(tool, asked.ToJsonString());
            Assert.False(result.IsError ?? false, result.Text());
            Assert.InRange(TokenEstimate.Of(result.Text()), 1, maxTokens);
            Assert.InRange(TokenEstimate.Of(result.Structured().ToJsonString(RowText.Json)), 1, maxTokens);
        }
    }

    [Fact]
    public void Answer_WithOneRowTooLong_IsShortenedAndSaysSo()
    {
        var table = new ResultTable([new("name", "名称", "name"), new("evidence", "原句", "evidence")], [["东算园区", Enumerable.Repeat(new string('算', 3000), 5).ToList()], ["乙市", new List<string> { new('电', 3000) }]]);
        var page = AnswerPage.Of(new ToolAnswer(table, []), AnswerCursor.Digest("q"), 0, 1000, chinese: true);
        Assert.True((bool)page.Structured["shortened"]!);
        Assert.Equal(1, (int)page.Structured["returned"]!);
        Assert.NotNull(page.Structured["nextCursor"]);
        Assert.Contains("东算园区", page.Text, StringComparison.Ordinal);
        Assert.InRange(TokenEstimate.Of(page.Text), 100, 1000);
        Assert.InRange(TokenEstimate.Of(page.Structured.ToJsonString(RowText.Json)), 100, 1000);
    }

    [Fact]
    public async Task Cursor_OfAnotherQuestion_IsRefused()
    {
        var first = (await store.Stdio.CallAsync("linkages", """{"themes":["data","compute"],"maxTokens":600}""")).Structured();
        var result = await store.Stdio.CallAsync("linkages", new JsonObject { ["themes"] = new JsonArray("data", "energy"), ["cursor"] = (string)first["nextCursor"]! }.ToJsonString());
        Assert.True(result.IsError);
        Assert.Contains("another question", result.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_InEnglish_HasEnglishHeadings()
    {
        var result = await store.Stdio.CallAsync("search", """{"text":"东算","lang":"en"}""");
        Assert.Contains("kind: Park", result.Text(), StringComparison.Ordinal);
    }
}
