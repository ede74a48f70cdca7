using Graph.Cypher.Diagnostics;
using Graph.Cypher.Execution;
using Graph.Cypher.Syntax;
using Xunit;

namespace Graph.Cypher.Tests.Execution;

/// <summary>Errors of execution say where in the query they arose, in the form of diagnostics.</summary>
public sealed class ErrorPositionTests
{
    [Theory]
    [InlineData("RETURN 1 / 0", "1 / 0")]
    [InlineData("RETURN 1 + (2 % 0) + 3", "2 % 0")]
    [InlineData("UNWIND [1, 0] AS x RETURN 10 / x AS y", "10 / x")]
    [InlineData("RETURN 9223372036854775807 + 1", "9223372036854775807 + 1")]
    [InlineData("UNWIND ['a', 1] AS x RETURN toUpper('b') + abs(x)", "abs(x)")]
    [InlineData("WITH [1, 2] AS l RETURN l['a']", "l['a']")]
    [InlineData("MATCH (n {name: 'Ann'}) WITH n.age AS x RETURN x.y", "x.y")]
    [InlineData("MATCH (n {name: 'Ann'}) WITH n.age AS x RETURN [y IN x | y]", "[y IN x | y]")]
    [InlineData("MATCH (n {name: 'Ann'}) WITH n.age AS x RETURN any(y IN x WHERE y > 1)", "any(y IN x WHERE y > 1)")]
    [InlineData("MATCH (n {name: 'Ann'}) WITH n.age AS x RETURN reduce(a = 0, y IN x | a + y)", "reduce(a = 0, y IN x | a + y)")]
    [InlineData("MATCH (n {name: 'Ann'}) WITH n.age AS x WITH x WHERE x RETURN x", "x")]
    [InlineData("MATCH (n {name: 'Ann'}) WITH n.age AS x RETURN NOT x", "x")]
    [InlineData("MATCH (n {name: 'Ann'}) WITH n.age AS x RETURN x AND true", "x")]
    [InlineData("UNWIND ['a', 1] AS x RETURN -x", "-x")]
    [InlineData("MATCH (n {name: 'Ann'}) WITH n.age AS x RETURN x:P", "x:P")]
    [InlineData("UNWIND ['a', 1] AS x RETURN sum(x)", "x")]
    [InlineData("MATCH (n:P) RETURN n.age AS a, percentileCont(n.age, 2.0)", "n.age")]
    [InlineData("MATCH (n:P) RETURN n, avg(n.name)", "n.name")]
    [InlineData("MATCH (n) RETURN n SKIP -1 + 0", "-1 + 0")]
    [InlineData("MATCH (n) RETURN n LIMIT toInteger('-2')", "toInteger('-2')")]
    [InlineData("RETURN range(1, 2, 0)", "range(1, 2, 0)")]
    [InlineData("RETURN date('2020-13-01')", "date('2020-13-01')")]
    [InlineData("MATCH (n:P) WHERE n.age / 0 > 1 RETURN n", "n.age / 0")]
    [InlineData("MATCH (n:P) WHERE EXISTS { (n)-->(m) WHERE m.age % 0 = 1 } RETURN n", "m.age % 0")]
    [InlineData("MATCH (n:P) RETURN n ORDER BY n.age / 0", "n.age / 0")]
    [InlineData("RETURN 'a' =~ '('", "'a' =~ '('")]
    [InlineData("RETURN 1 + $nope", "$nope")]
    public void Error_OfAnExpression_PointsAtTheInnermostThatFailed(string query, string expected)
    {
        foreach (CypherEngine engine in (CypherEngine[])[Queries.Engine, Queries.Unoptimized])
        {
            QueryError error = Queries.Run(query, engine: engine).Error ?? throw new InvalidOperationException("It did not fail.");
            Assert.Equal(expected, error.Span?.Of(query));
        }
    }

    [Fact]
    public void Render_AnErrorOfTheSecondLine_ShowsTheLineWithACaretLine()
    {
        const string query = "UNWIND ['新质', 1] AS x\nRETURN '生产力' + abs(x) AS y";
        QueryError error = Queries.Run(query).Error!;
        Assert.Equal(
            "InvalidArgumentValue at line 2, column 16: " + error.Message + "\n  RETURN '生产力' + abs(x) AS y\n" + new string(' ', 20) + "^^^^^^",
            DiagnosticRenderer.Render(error, query));
    }

    [Fact]
    public void Error_OfALimit_HasNoPlaceInTheText()
    {
        const string query = "MATCH (a), (b), (c) RETURN a";
        QueryError error = Queries.Engine.Execute(SampleGraph.Image, Queries.Engine.Prepare(query), limits: new QueryLimits { MaxRows = 5 }, cancellation: TestContext.Current.CancellationToken).Error!;
        Assert.Null(error.Span);
        Assert.DoesNotContain('\n', DiagnosticRenderer.Render(error, query));
    }

    [Theory]
    [InlineData("MATCH (n:P) RETURN n.name", "")]
    [InlineData("MATCH (n:p) RETURN n.name", "UnknownLabel p: Did you mean P?")]
    [InlineData("MATCH (n:P {nmae: 'x'})-[r:K]->(m:Q|Nowhere) RETURN r.w, m.agee", "UnknownPropertyKey nmae: Did you mean name?; UnknownLabel Nowhere: ; UnknownPropertyKey agee: Did you mean age?")]
    [InlineData("MATCH (n)-[:KNOWS]->(m) RETURN n", "UnknownRelationshipType KNOWS: ")]
    [InlineData("MATCH (n)-[:k]->(m) WHERE m:!Nope RETURN n", "UnknownRelationshipType k: Did you mean K?")]
    [InlineData("MATCH (n) WHERE EXISTS { (n)-->(m:R) } RETURN [(n)-->(x:S) | x.tag], n {.nam}", "UnknownLabel R: ; UnknownLabel S: ; UnknownPropertyKey tag: Did you mean tags?; UnknownPropertyKey nam: Did you mean name?")]
    [InlineData("MATCH (n) WHERE n:K OR n:J RETURN n", "UnknownLabel J: ")]
    [InlineData("WITH {zz: 1} AS m RETURN m.zz, date().year", "")]
    public void Notices_OfNamesThatTheGraphLacks_NameTheNearest(string query, string expected)
    {
        PreparedQuery prepared = Queries.Engine.Prepare(query);
        Assert.True(prepared.IsValid);
        Assert.Equal(expected, string.Join("; ", prepared.NoticesFor(SampleGraph.Image).Select(n => $"{n.Code} {n.Span.Of(query)}: {n.Suggestion}")));
        Assert.Null(Queries.Run(query).Error);
    }
}
