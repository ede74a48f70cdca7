using System.Diagnostics;
using Graph.Cypher.Execution;
using Graph.Cypher.Values;
using Graph.Image;
using Xunit;

namespace Graph.Cypher.Tests.Execution;

/// <summary>Queries that would run away end by their limit, and soon.</summary>
public sealed class LimitTests
{
    // Generous, because tests share the machine; the engine looks at the clock for every batch of 1,024 rows.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private static readonly PropertyGraphImage Dense = MakeDense(60);

    private static PropertyGraphImage MakeDense(int nodes)
    {
        var builder = new PropertyGraphBuilder();
        for (int i = 0; i < nodes; i++)
        {
            builder.AddNode($"n{i}", ["N"], [new("i", CypherValue.Integer(i))]);
        }

        for (int i = 0; i < nodes; i++)
        {
            for (int j = 0; j < nodes; j++)
            {
                if (i != j)
                {
                    builder.AddRelationship(null, "R", i, j, []);
                }
            }
        }

        return builder.Build();
    }

    [Theory]
    [InlineData("MATCH (a), (b), (c), (d), (e), (f) RETURN count(*)")]
    [InlineData("MATCH (a), (b), (c), (d), (e), (f) WHERE a.i + b.i + c.i + d.i + e.i + f.i < 0 RETURN a")]
    [InlineData("MATCH (a)-[*1..30]->(b) RETURN count(*)")]
    [InlineData("MATCH (a {i: 1}) ((x)-[r]->(y) WHERE x.i >= 0)+ (b) RETURN count(*)")]
    [InlineData("MATCH p = SHORTEST 100000000 (a {i: 1})-->+(b {i: 2}) RETURN count(*)")]
    [InlineData("UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN sum(x * y)")]
    [InlineData("UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y WITH x WHERE x < 0 RETURN count(*)")]
    [InlineData("MATCH (a) WHERE EXISTS { MATCH (b), (c), (d), (e), (f), (g) WHERE b.i + c.i + d.i + e.i + f.i + g.i < 0 } RETURN a")]
    public void Query_BeyondItsTime_EndsWithTheTimeLimit(string text)
    {
        Stopwatch watch = Stopwatch.StartNew();
        QueryResult result = Queries.Engine.Execute(Dense, Queries.Engine.Prepare(text), limits: new QueryLimits { Timeout = TimeSpan.FromMilliseconds(200), MaxMemoryBytes = long.MaxValue }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(QueryLimit.Time, result.Error?.Limit);
        Assert.True(watch.Elapsed < TimeSpan.FromMilliseconds(200) + Grace, $"It took {watch.Elapsed}.");
        Assert.Equal(["60"], Queries.Rows("MATCH (n) RETURN count(*)", Dense));
    }

    [Fact]
    public void Pattern_OfVeryManyParts_IsPlannedSoon()
    {
        string text = $"MATCH (a)-[*2]-(b), {string.Join(", ", Enumerable.Repeat("()", 75))}, (a)-[:R*0..2]->(a) RETURN count(*)";
        Stopwatch watch = Stopwatch.StartNew();
        QueryResult result = Queries.Engine.Execute(Dense, Queries.Engine.Prepare(text), limits: new QueryLimits { Timeout = TimeSpan.FromMilliseconds(200) }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(QueryLimit.Time, result.Error?.Limit);
        Assert.True(watch.Elapsed < 2 * Grace, $"It took {watch.Elapsed}.");
    }

    // Work that no batch interrupts: long texts and lists, and planning.
    public static TheoryData<string> LongOperations => new(
        "WITH {text} AS t UNWIND range(1, 1000000) AS i RETURN sum(size(replace(t, 'x', 'y')))",
        "WITH {text} AS t UNWIND range(1, 1000000) AS i RETURN sum(size(split(t, 'x')))",
        "WITH {text} AS t UNWIND range(1, 1000000) AS i RETURN sum(size(split(t, '')))",
        "WITH {text} AS t UNWIND range(1, 1000000) AS i RETURN sum(size(toUpper(t + 'é')))",
        "WITH {text} AS t UNWIND range(1, 1000000) AS i RETURN sum(size(t || toString(i)))",
        "WITH {text} AS t UNWIND range(1, 1000000) AS i RETURN sum(CASE WHEN t =~ '.*(x|xx)+y(x?){8}z' THEN 1 ELSE 0 END)",
        "WITH {text} AS t RETURN all(i IN range(1, 1000000) WHERE size(normalize(t + i, 'NFKD')) > 0)",
        "RETURN size(reduce(l = [], i IN range(1, 1000000) | l + i))",
        "RETURN size(reduce(l = [], i IN range(1, 1000000) | [i] + l))",
        "UNWIND range(1, 1000000) AS i RETURN sum(size(range(1, 5000000)))",
        "WITH range(1, 2000000) AS l UNWIND range(1, 1000000) AS i RETURN sum(CASE WHEN -i IN l THEN 1 ELSE 0 END)",
        "MATCH {parts} RETURN count(*)");

    [Theory]
    [MemberData(nameof(LongOperations))]
    public void Query_OfLongOperations_EndsWithTheTimeLimit(string text)
    {
        text = text.Replace("{text}", "reduce(s = 'x', i IN range(1, 21) | s + s)", StringComparison.Ordinal)
            .Replace("{parts}", string.Join(", ", Enumerable.Range(0, 1500).Select(i => $"(a{i})-[:R]->(a{i * 7 % 1500})")), StringComparison.Ordinal);
        PreparedQuery query = Queries.Engine.Prepare(text);
        Stopwatch watch = Stopwatch.StartNew();
        QueryResult result = Queries.Engine.Execute(Dense, query, limits: new QueryLimits { Timeout = TimeSpan.FromMilliseconds(200) }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(QueryLimit.Time, result.Error?.Limit);
        Assert.True(watch.Elapsed < TimeSpan.FromMilliseconds(200) + Grace, $"It took {watch.Elapsed}.");
    }

    [Theory]
    [InlineData("RETURN reduce(s = 'x', i IN range(1, 40) | s + s) AS s", "NumberOutOfRange")]
    [InlineData("RETURN reduce(s = 'x', i IN range(1, 40) | s || s) AS s", "NumberOutOfRange")]
    [InlineData("RETURN reduce(s = 'xx', i IN range(1, 40) | replace(s, 'x', s)) AS s", "NumberOutOfRange")]
    [InlineData("RETURN size(reduce(s = [1], i IN range(1, 40) | s + s)) AS s", "NumberOutOfRange")]
    [InlineData("RETURN size(reduce(l = [], i IN range(1, 1000) | l + (reduce(s = 'x', i IN range(1, 20) | s + s) + i))) AS s", "MemoryLimit")]
    [InlineData("RETURN size([i IN range(1, 1000) | reduce(s = 'x', i IN range(1, 20) | s + s) + i]) AS s", "MemoryLimit")]
    [InlineData("UNWIND range(1, 1000) AS i RETURN collect(reduce(s = 'x', i IN range(1, 20) | s + s) + i) AS s", "MemoryLimit")]
    [InlineData("UNWIND range(1, 1000) AS i RETURN reduce(s = 'x', i IN range(1, 20) | s + s) + i AS s", "MemoryLimit")]
    [InlineData("RETURN size(COLLECT { UNWIND range(1, 1000) AS i RETURN reduce(s = 'x', i IN range(1, 20) | s + s) + i }) AS s", "MemoryLimit")]
    public void Query_OfGrowingValues_EndsByTheMemoryOrTheLongestValue(string text, string code)
    {
        QueryResult result = Queries.Engine.Execute(Dense, Queries.Engine.Prepare(text), limits: new QueryLimits { MaxMemoryBytes = 64 << 20, Timeout = TimeSpan.FromSeconds(60) }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(code, result.Error?.Code);
    }

    [Fact]
    public void Query_BeyondItsRows_KeepsTheRowsAndEndsWithTheRowLimit()
    {
        QueryResult result = Queries.Engine.Execute(Dense, Queries.Engine.Prepare("MATCH (a), (b) RETURN a.i"), limits: new QueryLimits { MaxRows = 100 }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(QueryLimit.Rows, result.Error?.Limit);
        Assert.Equal(100, result.Rows.Count);
    }

    [Theory]
    [InlineData("MATCH (a), (b), (c), (d) RETURN collect(a.i)")]
    [InlineData("MATCH (a), (b), (c), (d) RETURN a.i AS x ORDER BY x")]
    [InlineData("MATCH (a), (b), (c), (d) RETURN DISTINCT a.i, b.i, c.i, d.i")]
    [InlineData("MATCH (a), (b), (c), (d) RETURN a.i, b.i, c.i, d.i, count(*)")]
    [InlineData("MATCH (a), (b), (c), (d) RETURN a, b, c")]
    public void Query_BeyondItsMemory_EndsWithTheMemoryLimit(string text)
    {
        QueryResult result = Queries.Engine.Execute(Dense, Queries.Engine.Prepare(text), limits: new QueryLimits { MaxMemoryBytes = 4 << 20, MaxRows = long.MaxValue }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(QueryLimit.Memory, result.Error?.Limit);
    }

    [Theory]
    [InlineData("UNWIND range(1, 1000000000) AS x RETURN x", QueryLimit.Rows)]
    [InlineData("MATCH (a), (b), (c), (d), (e), (f) RETURN a.i, f.i", QueryLimit.Rows)]
    [InlineData("RETURN size(range(1, 1000000000)) AS n", null)]
    [InlineData("MATCH (a {i: 1})-[*]->(b) RETURN b.i", QueryLimit.Hops)]
    [InlineData("MATCH (a {i: 1}) ((x)-[r]->(y) WHERE x.i >= 0)+ (b) RETURN b.i", QueryLimit.Hops)]
    [InlineData("MATCH (a {i: 1})-[*5..30]->(b) RETURN b.i", QueryLimit.Hops)]
    [InlineData("MATCH (a), (b), (c), (d) WHERE (toString(a.i) + 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' + toString(b.i * c.i * d.i)) =~ '.*(a+)+(a+)+c' RETURN count(*)", QueryLimit.Time)]
    [InlineData("RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab' =~ '(a+)+\\\\1c' AS m", null)]
    public void Query_ThatWouldRunAway_EndsWithAMessageAndAUsableEngine(string text, QueryLimit? limit)
    {
        Stopwatch watch = Stopwatch.StartNew();
        var limits = new QueryLimits { Timeout = TimeSpan.FromSeconds(1), MaxRows = 1000, MaxHops = 12, MaxMemoryBytes = 256 << 20 };
        QueryResult result = Queries.Engine.Execute(Dense, Queries.Engine.Prepare(text), limits: limits, cancellation: TestContext.Current.CancellationToken);
        Assert.NotNull(result.Error);
        Assert.True(limit is null || result.Error.Limit == limit, result.Error.ToString());
        Assert.EndsWith(".", result.Error.Message, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1) + Grace, $"It took {watch.Elapsed}.");
        Assert.Equal(["60"], Queries.Rows("MATCH (n) RETURN count(*)", Dense));
    }

    [Fact]
    public void Text_TooLongOrTooDeep_IsADiagnostic()
    {
        foreach (string text in (string[])
            ["RETURN " + new string('(', 200_000) + "1" + new string(')', 200_000), "RETURN " + string.Concat(Enumerable.Repeat("[", 100_000)), "RETURN '" + new string('x', 20_000_000) + "'", "RETURN " + string.Concat(Enumerable.Repeat("NOT ", 100_000)) + "true"])
        {
            PreparedQuery query = Queries.Engine.Prepare(text);
            Assert.False(query.IsValid);
            Assert.NotEmpty(query.Diagnostics);
        }

        Assert.Equal(["60"], Queries.Rows("MATCH (n) RETURN count(*)", Dense));
    }

    [Fact]
    public void Query_Cancelled_StopsSoon()
    {
        using var source = new CancellationTokenSource(100);
        Stopwatch watch = Stopwatch.StartNew();
        Assert.ThrowsAny<OperationCanceledException>(() => Queries.Engine.Execute(Dense, Queries.Engine.Prepare("MATCH (a), (b), (c), (d), (e), (f) RETURN count(*)"), cancellation: source.Token));
        Assert.True(watch.Elapsed < TimeSpan.FromMilliseconds(100) + Grace, $"It took {watch.Elapsed}.");
    }

    [Fact]
    public void Query_WithLimit_ReadsNoMoreThanItNeeds()
    {
        QueryResult result = Queries.Engine.Execute(Dense, Queries.Engine.Prepare("MATCH (a), (b), (c), (d), (e), (f) RETURN a.i LIMIT 3"), limits: new QueryLimits { Timeout = TimeSpan.FromSeconds(5) }, cancellation: TestContext.Current.CancellationToken);
        Assert.Null(result.Error);
        Assert.Equal(3, result.Rows.Count);
    }

    [Fact]
    public void Parameter_NotGiven_IsAnError()
    {
        QueryResult result = Queries.Run("RETURN $nope AS x");
        Assert.Equal(CypherErrorCategory.ParameterMissing, result.Error?.Category);
    }

    [Theory]
    [InlineData("RETURN 1 / 0", "DivisionByZero")]
    [InlineData("RETURN 9223372036854775807 + 1", "IntegerOverflow")]
    [InlineData("MATCH (n) RETURN n SKIP -1 + 0", "NegativeIntegerArgument")]
    public void Query_ThatFails_GivesTheErrorAndNoException(string text, string code) => Assert.Equal(code, Queries.Run(text).Error?.Code);
}
