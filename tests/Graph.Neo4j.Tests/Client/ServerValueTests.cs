using CsCheck;
using Graph.Connection;
using Graph.Cypher.Execution;
using Graph.Cypher.Spatial;
using Graph.Cypher.Values;
using Graph.Neo4j.Client;
using Graph.Neo4j.Tests.Server;
using Xunit;

namespace Graph.Neo4j.Tests.Client;

/// <summary>Values to a real server and back, its errors, its transactions.</summary>
public sealed class ServerValueTests(Neo4jServer server)
{
    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("9223372036854775807")]
    [InlineData("-0.0")]
    [InlineData("1.0E300")]
    [InlineData("0.1")]
    [InlineData("0.0 / 0.0")]
    [InlineData("1.0 / 0.0")]
    [InlineData("-1.0 / 0.0")]
    [InlineData("'数据 “引” \\u0000 \\n 😀'")]
    [InlineData("[1, [2.5, null], 'x', {a: {b: []}}]")]
    [InlineData("{}")]
    [InlineData("date('-0044-03-15')")]
    [InlineData("date('+12345-01-02')")]
    [InlineData("localtime('21:40:32.000000001')")]
    [InlineData("time('21:40:32+08:00')")]
    [InlineData("time('21:40:32Z')")]
    [InlineData("localdatetime('2024-02-29T23:59:59.999999999')")]
    [InlineData("datetime('2024-01-01T21:40:32.123456789-01:00')")]
    [InlineData("datetime('2024-01-01T00:00:00Z')")]
    [InlineData("datetime({year: 2024, month: 7, timezone: 'Europe/Berlin'})")]
    [InlineData("datetime({year: 1900, timezone: 'Asia/Shanghai'})")]
    [InlineData("duration('P1Y2M3W4DT5H6M7.000000008S')")]
    [InlineData("duration({months: -14, days: 3, seconds: -1, nanoseconds: 500000000})")]
    [InlineData("duration({seconds: 0})")]
    [InlineData("point({x: 1.5, y: -2})")]
    [InlineData("point({x: 1, y: 2, z: 3e-10})")]
    [InlineData("point({longitude: 116.4, latitude: 39.9})")]
    [InlineData("point({longitude: 116.4, latitude: 39.9, height: 50})")]
    public async Task Value_ToTheServerAndBack_IsTheSame(string expression)
    {
        await using var connection = server.Connect();
        var given = (await Neo4jServer.RunAsync(connection, $"RETURN {expression} AS v")).Rows[0][0];
        var query = new GraphQuery("RETURN $v AS v, $v = " + expression + " AS same", Parameters(("v", given)));
        var back = await connection.RunAsync(query, default);
        Assert.Null(back.Failure);
        Assert.Equal(given, back.Rows[0][0]);
        Assert.Equal(given.ToString(), back.Rows[0][0].ToString());
        Assert.Equal(given.Kind, back.Rows[0][0].Kind);
    }

    [Fact]
    public async Task Values_Random_ComeBackTheSame()
    {
        await using var connection = server.Connect();
        var scalar = Gen.OneOf(
            Gen.Long.Select(CypherValue.Integer), Gen.Double.Select(CypherValue.Float), Gen.Bool.Select(CypherValue.Boolean), Gen.Const(CypherValue.Null),
            Gen.String[Gen.OneOf(Gen.Char['\u0001', '\u007f'], Gen.Char['一', '龥'])].Select(CypherValue.String),
            Gen.Select(Gen.Double[-180, 180], Gen.Double[-90, 90]).Select(p => CypherValue.Point(new PointValue(CoordinateSystem.Wgs84, p.Item1, p.Item2))));
        var value = Gen.OneOf(scalar, scalar.Array[0, 4].Select(a => CypherValue.ListOf(a)), scalar.Array[0, 3].Select(a => CypherValue.Map(MapValue.Of([.. a.Select((v, i) => ($"键{i}", v))]))));
        await value.Array[100].SampleAsync(
            async all =>
            {
                var rows = await connection.RunAsync(new GraphQuery("UNWIND $all AS v RETURN v", Parameters(("all", CypherValue.ListOf(all)))), default);
                Assert.Null(rows.Failure);
                Assert.Equal(all, rows.Rows.Select(r => r[0]));
            },
            iter: 20,
            threads: 1);
    }

    [Fact]
    public async Task Entities_OfAnAnswer_HaveLabelsPropertiesAndOneIdentity()
    {
        await using var connection = await server.CleanAsync();
        await Neo4jServer.RunAsync(connection, "CREATE (:A:B {n: 1, d: date('2026-06-11')})-[:R {k: [1, 2]}]->(:C {name: '丙'})<-[:S]-(:D)", GraphAccess.Write);
        var rows = await Neo4jServer.RunAsync(connection, "MATCH p = (a:A)-[r:R]->(c:C)<-[:S]-(d) RETURN p, a, r, c, nodes(p) AS ns, r AS again");
        var row = rows.Rows[0];
        var path = row[0].AsPath;
        Assert.Equal((2, 3), (path.Length, path.NodeIds.Length));
        var source = row[1].Domain.Source;
        Assert.Equal(["A", "B"], source.LabelsOf(row[1].EntityId));
        Assert.Equal(1, source.NodeProperty(row[1].EntityId, "n").AsInteger);
        Assert.Equal("2026-06-11", source.NodeProperty(row[1].EntityId, "d").AsDate.ToString());
        Assert.True(source.NodeProperty(row[1].EntityId, "none").IsNull);
        Assert.Equal("R", source.TypeOf(row[2].EntityId));
        Assert.Equal((row[1].EntityId, row[3].EntityId), (source.StartOf(row[2].EntityId), source.EndOf(row[2].EntityId)));
        Assert.Equal(row[1], row[4].AsList[0]);
        Assert.Equal(row[2], row[5]);
        Assert.Equal(path.NodeIds[2], row[4].AsList[2].EntityId);
        Assert.NotEqual(source.NodeElementId(0), source.NodeElementId(1));
    }

    [Fact]
    public async Task Relationship_WithoutItsEnds_KnowsTheirElementIds()
    {
        await using var connection = await server.CleanAsync();
        await Neo4jServer.RunAsync(connection, "CREATE (:A)-[:R]->(:B)", GraphAccess.Write);
        var rows = await Neo4jServer.RunAsync(connection, "MATCH (a)-[r:R]->(b) RETURN r, elementId(a) AS a, elementId(b) AS b");
        var source = rows.Rows[0][0].Domain.Source;
        Assert.Equal(rows.Rows[0][1].AsString, source.NodeElementId(source.StartOf(0)));
        Assert.Equal(rows.Rows[0][2].AsString, source.NodeElementId(source.EndOf(0)));
        Assert.Empty(source.LabelsOf(source.EndOf(0)));
    }

    [Theory]
    [InlineData("RETRN 1", GraphFailureKind.Query, "SyntaxError")]
    [InlineData("RETURN $missing", GraphFailureKind.Query, "ParameterMissing")]
    [InlineData("RETURN 1 / 0", GraphFailureKind.Execution, "ArithmeticError")]
    [InlineData("CREATE (n) RETURN n", GraphFailureKind.Query, "AccessMode")]
    public async Task Query_ThatFails_SaysWhoseFaultItIs(string text, GraphFailureKind kind, string code)
    {
        await using var connection = server.Connect();
        var failure = (await connection.RunAsync(new GraphQuery(text), default)).Failure;
        Assert.Equal(kind, failure?.Kind);
        Assert.Contains(code, failure!.Code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_OutOfTime_IsStoppedOnTheServerToo()
    {
        await using var connection = server.Connect();
        var slow = new GraphQuery("UNWIND range(1, 10000000000) AS x RETURN count(x * 7)");
        var rows = await connection.RunAsync(slow with { Limits = new QueryLimits { Timeout = TimeSpan.FromMilliseconds(500) } }, default);
        Assert.Equal(NeoFailures.TimeLimit, rows.Failure?.Code);
        await NoneRunsAsync(connection);
        using var cancel = new CancellationTokenSource(500);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connection.RunAsync(slow, cancel.Token));
        await NoneRunsAsync(connection);
    }

    [Fact]
    public async Task Rows_MoreThanAskedFor_AreCutAndSaidSo()
    {
        await using var connection = server.Connect();
        var rows = await connection.RunAsync(new GraphQuery("UNWIND range(1, 5000000) AS x RETURN x, 'a long enough text for the rows to fill buffers'") { Limits = new QueryLimits { MaxRows = 1000 } }, default);
        Assert.Equal((1000, NeoFailures.RowLimit), (rows.Rows.Count, rows.Failure?.Code));
        await NoneRunsAsync(connection);
    }

    [Fact]
    public async Task Row_LargerThanTheBuffer_IsRead()
    {
        await using var connection = server.Connect();
        var rows = await Neo4jServer.RunAsync(connection, "RETURN [x IN range(1, 100000) | toString(x)] AS l, 1 AS one");
        Assert.Equal((100_000, 1), (rows.Rows[0][0].AsList.Count, rows.Rows[0][1].AsInteger));
    }

    [Fact]
    public async Task Plan_OfExplainAndProfile_IsGiven()
    {
        await using var connection = server.Connect();
        var explained = await Neo4jServer.RunAsync(connection, "EXPLAIN MATCH (n:Entity {id: 'x'}) RETURN n.name");
        Assert.Equal("ProduceResults", explained.Plan?.Operator);
        Assert.Null(explained.Plan!.Rows);
        var profiled = await Neo4jServer.RunAsync(connection, "PROFILE UNWIND [1, 2] AS x RETURN x");
        Assert.Equal(2, profiled.Plan?.Rows);
        Assert.NotEmpty(profiled.Plan!.Children);
    }

    [Fact]
    public async Task Transaction_CommittedOrNot_IsAllOrNothing()
    {
        await using var connection = await server.CleanAsync();
        await using (var kept = await connection.BeginAsync(GraphAccess.Write, default))
        {
            Assert.Null((await kept.RunAsync(new GraphQuery("CREATE (:T {n: 1})"), default)).Failure);
            Assert.Equal(1, (await kept.RunAsync(new GraphQuery("MATCH (t:T) RETURN count(t)"), default)).Rows[0][0].AsInteger);
            Assert.Equal(0, (await Neo4jServer.RunAsync(connection, "MATCH (t:T) RETURN count(t)")).Rows[0][0].AsInteger);
            Assert.Null(await kept.CommitAsync(default));
            await Assert.ThrowsAsync<InvalidOperationException>(() => kept.RunAsync(new GraphQuery("RETURN 1"), default));
        }

        await using (var dropped = await connection.BeginAsync(GraphAccess.Write, default))
        {
            await dropped.RunAsync(new GraphQuery("CREATE (:T {n: 2})"), default);
        }

        await using (var failed = await connection.BeginAsync(GraphAccess.Write, default))
        {
            await failed.RunAsync(new GraphQuery("CREATE (:T {n: 3})"), default);
            Assert.NotNull((await failed.RunAsync(new GraphQuery("RETURN 1 / 0"), default)).Failure);
            await Assert.ThrowsAsync<InvalidOperationException>(() => failed.CommitAsync(default));
        }

        Assert.Equal([1L], (await Neo4jServer.RunAsync(connection, "MATCH (t:T) RETURN t.n")).Rows.Select(r => r[0].AsInteger));
    }

    [Fact]
    public async Task WrongPasswordAndMissingDatabase_AreSaidClearly()
    {
        Assert.SkipWhen(server.Require().Password.Length == 0, "the server asks for no password");
        await using var wrong = new NeoConnection(server.Address(), new NeoOptions { Credential = NeoCredential.Basic("neo4j", "hunter2") });
        var refused = (await wrong.RunAsync(new GraphQuery("RETURN 1"), default)).Failure;
        Assert.Equal("Neo.ClientError.Security.Unauthorized", refused?.Code);
        Assert.Contains("POLICYGRAPH_NEO4J_PASSWORD", refused!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refused.Message, StringComparison.Ordinal);

        Assert.True(NeoAddress.TryParse(server.Address().Server + "nowhere", out var address, out _));
        await using var lost = new NeoConnection(address, new NeoOptions { Credential = NeoCredential.Basic("neo4j", Neo4jServer.Password) });
        var missing = (await lost.RunAsync(new GraphQuery("RETURN 1"), default)).Failure;
        Assert.Contains("no database nowhere", missing!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discovery_OfARealServer_NamesItsVersion()
    {
        await using var connection = server.Connect();
        var (found, failure) = await connection.DiscoverAsync(default);
        Assert.Null(failure);
        Assert.True(found!.HasQueryApi);
        Assert.StartsWith("5.", found.Version, StringComparison.Ordinal);
    }

    private static Dictionary<string, CypherValue> Parameters(params (string Name, CypherValue Value)[] values) => values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);

    // A stopped transaction is gone when its rollback is: soon, but not at once.
    private static async Task NoneRunsAsync(NeoConnection connection)
    {
        for (var i = 0; ; i++)
        {
            // The list itself fails when one of what it lists ends meanwhile.
            var running = await connection.RunAsync(
                new GraphQuery("SHOW TRANSACTIONS YIELD currentQuery, metaData, status WHERE currentQuery STARTS WITH 'UNWIND range(1' RETURN status, currentQuery"), TestContext.Current.CancellationToken);
            if (running.Failure is null && running.Rows.Count == 0)
            {
                return;
            }

            Assert.True(i < 50, running.Failure is { } failure ? failure.ToString() : $"still there: {running.Rows[0][0]} {running.Rows[0][1]}");
            await Task.Delay(100);
        }
    }
}
