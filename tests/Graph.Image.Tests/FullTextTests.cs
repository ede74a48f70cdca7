using CsCheck;
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
    [InlineData("算力 AND 电力", "2")]
    [InlineData("算力 && power", "")]
    [InlineData("+算力 电力", "2,0")]
    [InlineData("算力 OR power", "4,1,2,0")]
    [InlineData("算力 NOT 电力", "0")]
    [InlineData("算力 -电力", "0")]
    [InlineData("NOT 算力", "")]
    [InlineData("power AND (grid OR centers)", "4,1")]
    [InlineData("power AND NOT (grid OR centers)", "")]
    [InlineData("comput*", "1")]
    [InlineData("?ower", "1,4")]
    [InlineData("*id", "4")]
    [InlineData("数据*意见", "0")]
    [InlineData("意见*数据", "")]
    [InlineData("powr~", "4,1")]
    [InlineData("powr~0", "")]
    [InlineData("grid^5 data", "4,1")]
    [InlineData("text:grid", "4")]
    [InlineData("other:grid", "")]
    [InlineData("text:(grid OR 出口)", "4,3")]
    [InlineData("\"data power\"", "")]
    [InlineData("\"centers power\"~2", "1")]
    [InlineData("\"comput\"", "")]
    [InlineData("*:*", "0,1,2,3,4")]
    [InlineData("power\\*", "4,1")]
    [InlineData("power )", "4,1")]
    [InlineData("(grid AND \"", "4")]
    [InlineData("5G-A + grid -", "4")]
    [InlineData("AND OR NOT", "")]
    public void Search_ForWords_FindsTheNodesBestFirst(string query, string nodes) =>
        Assert.Equal(nodes, string.Join(',', Index.Search(query, 10).Select(h => h.Node)));

    [Fact]
    public void Search_ForOneWord_ScoresAsBm25()
    {
        // N = 5, n = 2; terms in the documents: 14, 5, 6, 8, 2.
        double idf = Math.Log(1 + ((5 - 2 + 0.5) / (2 + 0.5)));
        double Weight(int length) => 1 / (1 + (1.2 * (1 - 0.75 + (0.75 * length / 7.0))));
        Assert.Equal([idf * Weight(2), idf * Weight(5)], Index.Search("power", 10).Select(h => h.Score), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Search_ForAnyText_NeverThrows() =>
        Gen.Char["算力ab \"()*?~^:+-!&|\\ANDORT1"].Array[0, 40].Sample(text => Index.Search(new string(text), 10).Count <= 10, iter: 20_000, threads: 1);

    [Fact]
    public void Search_WithALimit_GivesTheBest() => Assert.Equal([2], Index.Search("算力", 1).Select(h => h.Node));
}
