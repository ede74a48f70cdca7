using Graph.Query.NamedQueries;
using Xunit;

namespace Graph.Query.Tests;

public sealed class NamedQueryFileTests
{
    private const string Good =
        """
        // @id issuers
        // @zh 谁印发
        // @en Who issues
        // @topic mine
        // @param least integer = 1 : 至少 | fewest
        // @param theme theme (e.g. "data") : 主题 | theme
        // @column name text : 名称 | name
        // @column n integer : 数 | number
        MATCH (a:Agency)-[:ISSUED]->(p)-[:TARGETS]->(:Theme {id: $theme}) WITH a.name AS name, count(p) AS n WHERE n >= $least RETURN name, n ORDER BY name
        """;

    [Fact]
    public void Parse_CompleteFile_GivesParametersAndColumns()
    {
        Assert.True(NamedQueryParser.TryParse("f", Good, out var query, out var problems), string.Join("\n", problems));
        Assert.Equal("issuers", query.Id);
        Assert.Equal("least integer 1 1 至少 fewest; theme theme  'data' 主题 theme", string.Join("; ", query.Parameters.Select(p => $"{p.Name} {p.Type} {p.Default} {p.Example} {p.Zh} {p.En}")));
        Assert.Equal("name text; n integer", string.Join("; ", query.Columns.Select(c => $"{c.Name} {c.Type}")));
    }

    [Theory]
    [InlineData("// @id issuers", "// @id Issuers!", "lower-case words")]
    [InlineData("// @zh 谁印发", "//", "no @zh")]
    [InlineData("// @param least integer = 1 : 至少 | fewest", "//", "$least in the text")]
    [InlineData("// @param least integer = 1", "// @param least whole = 1", "the type one of text, integer")]
    [InlineData("// @param least integer = 1", "// @param least integer = one", "a JSON value as the default")]
    [InlineData("(e.g. \"data\") ", "", "an example")]
    [InlineData("// @column n integer : 数 | number", "//", "columns name, n")]
    [InlineData("// @column n integer", "// @column n", "NAME TYPE : ZH | EN")]
    [InlineData("// @topic mine", "// @topics mine", "@id, @zh, @en")]
    [InlineData("WITH a.name", "WITH b.name", "Cypher that reads")]
    [InlineData("RETURN name, n ORDER BY name", "CREATE (:X) RETURN name, n", "Cypher that reads")]
    public void Parse_BrokenFile_SaysWhatIsWrong(string part, string instead, string expected)
    {
        Assert.False(NamedQueryParser.TryParse("mine.cypher", Good.Replace(part, instead, StringComparison.Ordinal), out _, out var problems));
        Assert.Contains(problems, p => p.ToString().Contains(expected, StringComparison.Ordinal));
        Assert.All(problems, p => Assert.Equal("mine.cypher", p.Source));
    }

    [Fact]
    public void Catalog_WithAFolder_AddsReplacesAndLeavesOutBadFiles()
    {
        var folder = Directory.CreateTempSubdirectory("policygraph-queries-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "a.cypher"), Good);
            File.WriteAllText(Path.Combine(folder.FullName, "b.cypher"), Good.Replace("@id issuers", "@id theme-links", StringComparison.Ordinal));
            File.WriteAllText(Path.Combine(folder.FullName, "c.cypher"), "RETURN 1");
            var catalog = NamedQueryCatalog.Shipped.With(folder.FullName);
            Assert.Equal(NamedQueryCatalog.Shipped.All.Length + 1, catalog.All.Length);
            Assert.Equal("mine", catalog.Find("theme-links")!.Topic);
            Assert.NotEmpty(catalog.Problems);
            Assert.All(catalog.Problems, p => Assert.EndsWith("c.cypher", p.Source, StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Shipped_Queries_AreAtLeastThirtyAndNamedAsTheirFiles()
    {
        Assert.True(NamedQueryCatalog.Shipped.All.Length >= 30);
        Assert.All(NamedQueryCatalog.Shipped.All, q => Assert.Equal(q.Id + ".cypher", q.Source));
    }
}
