using Graph.Cypher.Binding;
using Graph.Cypher.Diagnostics;
using Graph.Cypher.Syntax;
using Graph.Cypher.Tests.Binding;
using Xunit;

namespace Graph.Cypher.Tests.Syntax;

public sealed class ParserLimitTests
{
    /// <summary>Text that is repeated until the query is as long as may be; each would overflow the stack or take quadratic time without limits.</summary>
    public static TheoryData<string, string, string> Repeated => new()
    {
        { "RETURN ", "(", "" },
        { "RETURN ", "[", "" },
        { "RETURN ", "{a:", "" },
        { "RETURN ", "[x IN ", "" },
        { "RETURN ", "[x IN (] ", "" },
        { "", "RETURN [a IN x ", "" },
        { "RETURN ", "NOT ", "true" },
        { "RETURN ", "-", "1" },
        { "RETURN ", "- ", "x" },
        { "RETURN 1", " + 1", "" },
        { "RETURN 1", " ^ 1", "" },
        { "RETURN x", ".a", "" },
        { "RETURN x", "[0]", "" },
        { "RETURN x", ":A", "" },
        { "RETURN x", " IS NULL", "" },
        { "RETURN 1", " < 1", "" },
        { "RETURN true", " AND true", "" },
        { "RETURN ", "CASE WHEN ", "" },
        { "RETURN ", "EXISTS {", "" },
        { "RETURN ", "f(", "" },
        { "RETURN x IS :: ", "LIST<", "" },
        { "RETURN x IS :: INT", " LIST", "" },
        { "MATCH (n:", "!", "A)" },
        { "MATCH (n:", "(", "A)" },
        { "MATCH ", "(", "" },
        { "MATCH ()", "-->()", " RETURN 1" },
        { "MATCH ()", "(()-->())+", " RETURN 1" },
        { "MATCH (n)", ",(n)", " RETURN 1" },
        { "", "CALL {", "" },
        { "MATCH (n) ", "CALL (*) { RETURN 1 AS a } ", "" },
        { "", "FOREACH (x IN [] | ", "" },
        { "RETURN 1 AS a", " UNION RETURN 1 AS a", "" },
        { "RETURN [1", ",1", "]" },
        { "WITH 1 AS a ", "WITH *, 1 AS b ", "RETURN a" },
        { "", "'", "" },
        { "", "`", "" },
        { "", "/*", "" },
        { "RETURN '", "\\", "" },
        { "", "MATCH ", "" },
        { "", ")", "" },
        { "", "中", "" },
    };

    [Theory]
    [MemberData(nameof(Repeated))]
    public void Compile_TextThatRepeatsToTheLengthLimit_EndsWithATreeOrDiagnostics(string before, string part, string after)
    {
        int times = (ParserLimits.Default.MaxLength - before.Length - after.Length) / part.Length;
        string text = before + string.Concat(Enumerable.Repeat(part, times)) + after;
        BindResult? result = null;

        // A small stack, as threads have on some systems: an overflow would end the test process.
        var thread = new Thread(() => result = Binder.Bind(CypherParser.Parse(text), new KitCatalog()), 1 << 20);
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromSeconds(60)), "took longer than a minute");
        Assert.NotNull(result);
        Assert.Equal(result.Statement is null, result.Diagnostics.Count > 0);
    }

    [Fact]
    public void Parse_TextOverTheLengthLimit_IsRefusedUnread()
    {
        ParseResult result = CypherParser.Parse(new string('(', 11), new ParserLimits { MaxLength = 10 });
        Assert.Equal(DiagnosticCode.QueryTooLong, Assert.Single(result.Diagnostics).Code);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void Parse_BracketsAtTheNestingLimit_AreReadUpToIt(int depth, bool accepted)
    {
        // The expression itself is the first level.
        string text = "RETURN " + new string('(', depth - 1) + "1" + new string(')', depth - 1);
        ParseResult result = CypherParser.Parse(text);
        Assert.Equal(accepted, !result.HasErrors);
        if (!accepted)
        {
            Assert.Equal(DiagnosticCode.NestingTooDeep, Assert.Single(result.Diagnostics).Code);
        }
    }

    [Fact]
    public void Parse_LongChainOfOr_IsOneFlatNode()
    {
        string text = "MATCH (n) WHERE " + string.Join(" OR ", Enumerable.Range(0, 5000).Select(i => $"n.x = {i}")) + " RETURN n";
        Assert.Empty(CypherParser.Parse(text).Diagnostics);
    }
}
