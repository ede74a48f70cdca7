using System.Text;
using Graph.Cypher.Binding;
using Graph.Cypher.Diagnostics;
using Graph.Cypher.Syntax;
using Graph.Cypher.Tests.Binding;
using Xunit;

namespace Graph.Cypher.Tests.Syntax;

/// <summary>
/// Holds the wording of the messages for common mistakes. diagnostics.golden.txt has blocks of a query (lines that begin with "> ") and the
/// rendering of its diagnostics; POLICYGRAPH_UPDATE_GOLDENS=1 writes the file anew from its queries.
/// </summary>
public sealed class DiagnosticGoldenTests
{
    [Fact]
    public void Render_CommonMistakes_MatchesTheGoldenFile()
    {
        string path = GoldenPath();
        string golden = File.ReadAllText(path).ReplaceLineEndings("\n");
        var actual = new StringBuilder();
        int count = 0;
        foreach (string block in golden.Split("\n> ", StringSplitOptions.None).Select((b, i) => i == 0 ? b.TrimStart('>', ' ') : b))
        {
            string query = block.Split('\n')[0].Replace("\\n", "\n", StringComparison.Ordinal);
            ParseResult parsed = CypherParser.Parse(query);
            BindResult bound = Binder.Bind(parsed, new KitCatalog("db.labels() :: (label :: STRING?)", "db.index.fulltext.queryNodes(indexName :: STRING?, queryString :: STRING?) :: (node :: NODE?, score :: FLOAT?)"));
            Assert.True(bound.Diagnostics.Count > 0, $"no mistake is found in {query}");
            actual.Append("> ").Append(query.Replace("\n", "\\n", StringComparison.Ordinal)).Append('\n').Append(DiagnosticRenderer.Render(bound.Diagnostics, query)).Append("\n\n");
            count++;
        }

        if (Environment.GetEnvironmentVariable("POLICYGRAPH_UPDATE_GOLDENS") == "1")
        {
            File.WriteAllText(path, actual.ToString());
        }

        Assert.Equal(golden, actual.ToString());
        Assert.True(count >= 20);
    }

    [Theory]
    [InlineData("MTACH", "MATCH")]
    [InlineData("retrun", "RETURN")]
    [InlineData("x", null)]
    [InlineData("completely", null)]
    public void Find_MisspeltWord_GivesTheNearestWithinAThirdOfItsLength(string word, string? expected) =>
        Assert.Equal(expected, NearestName.Find(word, ["MATCH", "RETURN", "WITH", "y"]));

    [Fact]
    public void Render_WideCharactersBeforeTheFault_PutsTheCaretUnderIt()
    {
        const string query = "RETURN '新质生产力' + x";
        string[] lines = DiagnosticRenderer.Render(Binder.Bind(CypherParser.Parse(query), new KitCatalog()).Diagnostics, query).Split('\n');
        Assert.Equal("  " + query, lines[1]);
        Assert.Equal(2 + query.IndexOf('x', StringComparison.Ordinal) + 5, lines[2].IndexOf('^', StringComparison.Ordinal));
    }

    private static string GoldenPath()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Graph.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "tests", "Graph.Cypher.Tests", "Syntax", "diagnostics.golden.txt");
    }
}
