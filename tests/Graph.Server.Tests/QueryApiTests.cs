using System.Net;
using System.Text;
using System.Text.Json;
using Graph.Connection;
using Graph.Cypher.Execution;
using Graph.Cypher.Values;
using Graph.Neo4j.Client;
using Graph.Neo4j.Store;
using Graph.Storage;
using Xunit;

namespace Graph.Server.Tests;

/// <summary>Cypher in the shape of Neo4j's Query API: through this program's own client of Neo4j, and as it stands on the wire.</summary>
public sealed class QueryApiTests(KnownService known) : IClassFixture<KnownService>
{
    [Fact]
    public async Task Client_OfNeo4j_FindsAServerThatItCanUse()
    {
        await using var client = Connect();
        var (server, failure) = await client.DiscoverAsync(TestContext.Current.CancellationToken);
        Assert.Null(failure);
        Assert.True(server!.HasQueryApi);
        Assert.True(Version.Parse(server.Version) >= new Version(5, 25));
    }

    [Theory]
    [InlineData("RETURN 1 AS a, 2.5 AS b, 'x' AS c, true AS d, null AS e, [1, [2]] AS f, {k: 1} AS g, 9007199254740993 AS h")]
    [InlineData("RETURN date('2026-06-11') AS a, datetime('2026-06-11T08:00:00+08:00') AS b, duration('P1DT2H') AS c, localtime('08:00') AS d, point({x: 1.5, y: 2}) AS e, 0.0/0.0 AS f")]
    [InlineData("MATCH (a:Agency)-[r:ISSUED]->(p:Policy) RETURN a, r, p ORDER BY p.id")]
    [InlineData("MATCH p = (:Briefing)-[:HAS_SECTION]->(:Section)-[:HAS_SENTENCE]->(:Sentence) RETURN p ORDER BY elementId(nodes(p)[2]) LIMIT 5")]
    [InlineData("MATCH (s:Sentence) RETURN s.id AS id, s.text AS text, s.start AS start ORDER BY id")]
    [InlineData("UNWIND range(1, 5000) AS x RETURN x, x * 2 AS y")]
    [InlineData("MATCH (n:Nothing) RETURN n")]
    public async Task Query_ThroughTheClientOfNeo4j_GivesTheRowsOfTheEngine(string text)
    {
        await using var client = Connect();
        var graph = await known.Service.GraphAsync();
        var query = new GraphQuery(text);
        var (expected, found) = (await graph.Connection.RunAsync(query, TestContext.Current.CancellationToken), await client.RunAsync(query, TestContext.Current.CancellationToken));
        Assert.Null(found.Failure);
        Assert.Equal(expected.Columns, found.Columns);
        Assert.Equal(expected.Rows.Select(Row), found.Rows.Select(Row));
    }

    [Fact]
    public async Task Parameters_OfEveryType_ArriveAsTheyWereSent()
    {
        await using var client = Connect();
        var given = new Dictionary<string, CypherValue>(StringComparer.Ordinal)
        {
            ["i"] = CypherValue.Integer(long.MaxValue), ["f"] = CypherValue.Float(double.NaN), ["s"] = CypherValue.String("国家数据局"), ["l"] = CypherValue.ListOf(CypherValue.Integer(1), CypherValue.Null),
            ["m"] = CypherValue.Map(MapValue.Of(("k", CypherValue.True))), ["d"] = TypedJson.Read(JsonDocument.Parse("{\"$type\":\"Date\",\"_value\":\"2026-06-11\"}").RootElement),
        };
        var rows = await client.RunAsync(new GraphQuery("RETURN $i AS i, $f AS f, $s AS s, $l AS l, $m AS m, $d AS d", given), TestContext.Current.CancellationToken);
        Assert.Null(rows.Failure);
        Assert.Equal(Row([.. given.Values]), Row(rows.Rows.Single()));
    }

    [Theory]
    [InlineData("MATCH (n RETURN n", "Neo.ClientError.Statement.SyntaxError", GraphFailureKind.Query)]
    [InlineData("CREATE (n) RETURN n", "Neo.ClientError.Statement.AccessMode", GraphFailureKind.Query)]
    [InlineData("RETURN 1/0 AS x", "Neo.ClientError.Statement.ArithmeticError", GraphFailureKind.Execution)]
    [InlineData("RETURN $missing AS x", "Neo.ClientError.Statement.ParameterMissing", GraphFailureKind.Query)]
    [InlineData("CALL no.such.thing()", "Neo.ClientError.Procedure.ProcedureNotFound", GraphFailureKind.Query)]
    [InlineData("UNWIND [1, 0] AS x RETURN 1/x AS y", "Neo.ClientError.Statement.ArithmeticError", GraphFailureKind.Execution)]
    public async Task Error_OfAQuery_HasNeo4jsCode(string text, string code, GraphFailureKind kind)
    {
        await using var client = Connect();
        var rows = await client.RunAsync(new GraphQuery(text), TestContext.Current.CancellationToken);
        Assert.Equal((code, kind), (rows.Failure!.Code, rows.Failure.Kind));
    }

    [Fact]
    public async Task Query_OverItsTime_IsStoppedWithNeo4jsCode()
    {
        using var response = await PostAsync("{\"statement\":\"UNWIND range(1, 1000000000) AS x WITH x WHERE x % 7 = 8 RETURN count(x)\",\"maxExecutionTime\":1}");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("Neo.ClientError.Transaction.TransactionTimedOut", await CodeAsync(response));
    }

    [Fact]
    public async Task Hash_ReadThroughTheApi_IsThatOfTheStore()
    {
        await using var client = Connect();
        using var store = BriefingStore.Open(known.Service.Store, StoreAccess.Read, RunningService.StoreOptions);
        Assert.Equal(store.ContentHash(TestContext.Current.CancellationToken), await new NeoStore(client).HashAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Transaction_OfSeveralQueries_ReadsOneGraph()
    {
        await using var service = await RunningService.KnownAsync();
        Assert.True(NeoAddress.TryParse(service.Address.ToString(), out var address, out _));
        await using var client = new NeoConnection(address, new NeoOptions());
        await using var transaction = await client.BeginAsync(GraphAccess.Read, TestContext.Current.CancellationToken);
        var count = new GraphQuery("MATCH (b:Briefing) RETURN count(b) AS n");
        Assert.Equal(8, (await transaction.RunAsync(count, TestContext.Current.CancellationToken)).Rows[0][0].AsInteger);
        using var removed = await service.Writer.DeleteAsync(new Uri("/v1/briefings/第1期", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(7, (await client.RunAsync(count, TestContext.Current.CancellationToken)).Rows[0][0].AsInteger);
        Assert.Equal(8, (await transaction.RunAsync(count, TestContext.Current.CancellationToken)).Rows[0][0].AsInteger);
        Assert.Null(await transaction.CommitAsync(TestContext.Current.CancellationToken));
        using var ended = await PostAsync("{}", "/db/neo4j/query/v2/tx/" + new string('0', 24));
        Assert.Equal("Neo.ClientError.Transaction.TransactionNotFound", await CodeAsync(ended));
    }

    [Fact]
    public async Task Plain_Reply_HasTheShapeOfTheDocumentation()
    {
        using var response = await PostAsync("{\"statement\":\"MATCH (p:Park {name: $name})<-[r:COOPERATES_WITH]-(c) RETURN p, r.status AS status, 1.0 AS one ORDER BY status LIMIT 1\",\"parameters\":{\"name\":\"东算园区\"},\"includeCounters\":true}");
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var reply = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal("[\"p\",\"status\",\"one\"]", reply.GetProperty("data").GetProperty("fields").GetRawText());
        var row = reply.GetProperty("data").GetProperty("values")[0];
        Assert.Equal("东算园区", row[0].GetProperty("properties").GetProperty("name").GetString());
        Assert.Equal(["Entity", "Park"], row[0].GetProperty("labels").EnumerateArray().Select(l => l.GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal(("operating", "1.0"), (row[1].GetString(), row[2].GetRawText()));
        Assert.False(reply.GetProperty("counters").GetProperty("containsUpdates").GetBoolean());
        Assert.Single(reply.GetProperty("bookmarks").EnumerateArray());
    }

    [Fact]
    public async Task Lines_Reply_IsAnEventALine()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/db/neo4j/query/v2") { Content = new StringContent("{\"statement\":\"UNWIND range(1, 3) AS x RETURN x\"}", Encoding.UTF8, "application/json") };
        request.Headers.Accept.ParseAdd("application/jsonl");
        using var response = await known.Service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var lines = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["{\"$event\":\"Header\",\"_body\":{\"fields\":[\"x\"]}}", "{\"$event\":\"Record\",\"_body\":[1]}", "{\"$event\":\"Record\",\"_body\":[2]}", "{\"$event\":\"Record\",\"_body\":[3]}"], lines[..4]);
        Assert.StartsWith("{\"$event\":\"Summary\"", lines[4], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/db/other/query/v2", "{\"statement\":\"RETURN 1\"}", 404, "Neo.ClientError.Database.DatabaseNotFound")]
    [InlineData("/db/neo4j/query/v2", "{\"statement\":", 400, "Neo.ClientError.Request.InvalidFormat")]
    [InlineData("/db/neo4j/query/v2", "{}", 400, "Neo.ClientError.Request.InvalidFormat")]
    [InlineData("/db/neo4j/query/v2", "{\"statement\":\"RETURN 1\",\"statment\":1}", 400, "Neo.ClientError.Request.InvalidFormat")]
    [InlineData("/db/neo4j/query/v2", "{\"statement\":\"RETURN 1\",\"maxExecutionTime\":-1}", 400, "Neo.ClientError.Request.InvalidFormat")]
    public async Task Request_ThatCannotBeAnswered_HasNeo4jsShape(string path, string body, int status, string code)
    {
        using var response = await PostAsync(body, path);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(code, await CodeAsync(response));
    }

    [Fact]
    public async Task Rows_OfALongAnswer_ComeBeforeTheQueryHasEnded()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/db/neo4j/query/v2") { Content = new StringContent("{\"statement\":\"UNWIND range(1, 190000) AS x RETURN x, 'abcdefghijklmnopqrstuvwxyz' AS y\"}", Encoding.UTF8, "application/json") };
        using var response = await known.Service.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var reply = await JsonDocument.ParseAsync(body, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(190_000, reply.RootElement.GetProperty("data").GetProperty("values").GetArrayLength());
        Assert.True(response.Headers.TransferEncodingChunked);
    }

    private static string Row(CypherValue[] row)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var value in row)
            {
                ValueJson.WriteTyped(json, value);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("errors")[0].GetProperty("code").GetString();

    private NeoConnection Connect()
    {
        Assert.True(NeoAddress.TryParse(known.Service.Address.ToString(), out var address, out var problem), problem);
        return new NeoConnection(address, new NeoOptions());
    }

    private async Task<HttpResponseMessage> PostAsync(string body, string path = "/db/neo4j/query/v2")
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await known.Service.Client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }
}
