using Graph.Cypher.Port;
using Graph.Cypher.Values;
using Xunit;

namespace Graph.Image.Tests;

/// <summary>Full-text search in Chinese pairs and English words.</summary>
public sealed class FullTextTests
{
    private static readonly string[] Texts = ["国家数据局发布算力基础设施意见", "Data centers and computing power", "算力与电力协同", "新能源汽车出口增长", "power grid"];

    private static readonly IFullTextIndex Index = Make();

    private static IFullTextIndex Make()
    {
        var builder = new PropertyGraphBuilder();
        foreach (string text in Texts)
        {
            builder.AddNode(text, ["Sentence"], [new("text", CypherValue.String(text))]);
        }

        builder.AddNode("other", ["Other"], [new("text", CypherValue.String("算力"))]);
        builder.AddFullTextIndex("sentences", ["Sentence"], ["text"]);
        return builder.Build().Indexes.FullTextIndexes[0];
    }

    [Theory]
    [InlineData("算力", "2,0")]
    [InlineData("算力基础设施", "0,2")]
    [InlineData("POWER", "4,1")]
    [InlineData("ｐｏｗｅｒ", "4,1")]
    [InlineData("\"computing power\"", "1")]
    [InlineData("\"算力基础\"", "0")]
    [InlineData("车", "3")]
    [InlineData("没有", "")]
    [InlineData("  ", "")]
    public void Search_ForWords_FindsTheNodesBestFirst(string query, string nodes) =>
        Assert.Equal(nodes, string.Join(',', Index.Search(query, 10).Select(h => h.Node)));

    [Fact]
    public void Search_WithALimit_GivesTheBest() => Assert.Equal([2], Index.Search("算力", 1).Select(h => h.Node));
}
