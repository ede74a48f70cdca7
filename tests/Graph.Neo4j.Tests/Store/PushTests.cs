using Graph.Connection;
using Graph.Cypher.Values;
using Graph.Generation;
using Graph.Model.Contract;
using Graph.Neo4j.Client;
using Graph.Neo4j.Schema;
using Graph.Neo4j.Store;
using Graph.Neo4j.Tests.Server;
using Graph.Storage;
using Graph.Storage.Images;
using Xunit;

namespace Graph.Neo4j.Tests.Store;

/// <summary>Pushing an embedded store to a server.</summary>
public sealed class PushTests(Neo4jServer server)
{
    private static readonly BriefingGenerator Small = StoreConformance.Small;

    [Fact]
    public async Task Samples_PushedRemovedCorrectedAndPushedAgain_EqualAndTheUsersOwnUntouched()
    {
        await using var connection = await server.CleanAsync();
        var corpus = Corpus.Load();
        await using var home = new EmbeddedHome { Options = corpus.Options };
        await home.ChangeAsync(s => corpus.Graphs.ForEach(g => s.Put(g)));
        var first = await PushAsync(connection, home);
        Assert.Equal(await home.HashAsync(), first.Hash);
        Assert.Equal(await home.HashAsync(), await new NeoStore(connection).HashAsync(default));

        // A person's own: a node, one under a label of ours, a tie to a node of ours, a tie between two of ours, a label on one.
        await Neo4jServer.RunAsync(connection, "CREATE (:Note {text: 'mine'}), (:Entity {name: 'also mine'})", GraphAccess.Write);
        await Neo4jServer.RunAsync(connection, "MATCH (t:Theme {id: 'compute'}), (u:Theme {id: 'energy'}) CREATE (:Note {text: 'tied'})-[:SAYS {n: 1}]->(t), (t)-[:LINKED_TO {note: 'mine'}]->(u) SET t:Starred", GraphAccess.Write);
        const string own = "MATCH (n) WHERE n:Note OR (n:Entity AND n.id IS NULL) OPTIONAL MATCH (n)-[r]-(t) RETURN properties(n) AS n, type(r) AS type, properties(r) AS r, t.id AS t ORDER BY n.text, n.name "
            + "UNION ALL MATCH (:Theme {id: 'compute'})-[r:LINKED_TO]->(t:Theme {id: 'energy'}) WHERE r.note = 'mine' RETURN {} AS n, type(r) AS type, properties(r) AS r, t.id AS t "
            + "UNION ALL MATCH (s:Starred) RETURN {} AS n, null AS type, null AS r, s.id AS t";
        var mine = Text(await Neo4jServer.RunAsync(connection, own));

        var revised = corpus.Graphs.Skip(5).Take(2).ToList();
        await home.ChangeAsync(s =>
        {
            corpus.Graphs.Take(3).ToList().ForEach(g => Assert.True(s.Remove(g.Briefing.Id)));
            foreach (var graph in revised)
            {
                // A correction: other bytes, and it no longer says the half of what it said.
                s.Put(graph with { Briefing = graph.Briefing with { Sha256 = new string('0', 64) }, Statements = [.. graph.Statements.Where((_, i) => i % 2 == 0)] });
            }
        });
        var second = await PushAsync(connection, home);
        Assert.True(second.Deleted > 0 && second.Updated > 0, second.ToString());
        Assert.True(second.Created + second.Updated < first.Created / 4, "a correction writes what differs");
        Assert.Equal(await home.HashAsync(), await new NeoStore(connection).HashAsync(default));
        Assert.Equal(mine, Text(await Neo4jServer.RunAsync(connection, own)));

        var third = await PushAsync(connection, home);
        Assert.True(third.WasEqual, third.ToString());
        Assert.True((await new NeoStore(connection).StateAsync(default))!.IsComplete);
    }

    [Fact]
    public async Task NodeThatIsNoLongerSaid_WithATieOfTheUsers_IsWithdrawnAndComesBack()
    {
        await using var connection = await server.CleanAsync();
        await using var home = new EmbeddedHome();
        var graph = Small.Make(3);
        await home.ChangeAsync(s => s.Put(graph));
        await PushAsync(connection, home);
        var id = graph.Sections[0].Id;
        await Neo4jServer.RunAsync(connection, $"MATCH (s:Section {{id: '{id}'}}) CREATE (:Note {{text: 'why?'}})-[:ASKS]->(s)", GraphAccess.Write);
        await home.ChangeAsync(s => s.Remove(graph.Briefing.Id));
        var report = await PushAsync(connection, home);
        Assert.Equal(1, report.Withdrawn);
        Assert.Equal(await home.HashAsync(), await new NeoStore(connection).HashAsync(default));
        Assert.Equal(["PolicyGraphWithdrawn"], Strings((await Neo4jServer.RunAsync(connection, "MATCH (:Note)-[:ASKS]->(s) RETURN labels(s)")).Rows[0][0]));

        await home.ChangeAsync(s => s.Put(graph));
        await PushAsync(connection, home);
        Assert.Equal(await home.HashAsync(), await new NeoStore(connection).HashAsync(default));
        Assert.Equal(id, (await Neo4jServer.RunAsync(connection, "MATCH (:Note)-[:ASKS]->(s:Section) RETURN s.id")).Rows[0][0].AsString);

        await home.ChangeAsync(s => s.Remove(graph.Briefing.Id));
        await PushAsync(connection, home);
        await Neo4jServer.RunAsync(connection, "MATCH (n:Note) DETACH DELETE n", GraphAccess.Write);
        await PushAsync(connection, home);
        Assert.Equal(0, (await Neo4jServer.RunAsync(connection, "MATCH (n:PolicyGraphWithdrawn) RETURN count(n)")).Rows[0][0].AsInteger);
    }

    [Fact]
    public async Task ElementsThatTheUserDeleted_ComeBackWithTheNextPush()
    {
        await using var connection = await server.CleanAsync();
        await using var home = new EmbeddedHome();
        await home.ChangeAsync(s => s.Put(Small.Make(4)));
        await PushAsync(connection, home);
        await Neo4jServer.RunAsync(connection, "MATCH (s:Section) WITH s LIMIT 1 DETACH DELETE s", GraphAccess.Write);
        await Neo4jServer.RunAsync(connection, "MATCH ()-[r:MENTIONS]->() WITH r LIMIT 1 DELETE r", GraphAccess.Write);
        Assert.NotEqual(await home.HashAsync(), await new NeoStore(connection).HashAsync(default));
        await PushAsync(connection, home);
        Assert.Equal(await home.HashAsync(), await new NeoStore(connection).HashAsync(default));
    }

    [Fact]
    public async Task NodeOfTheUsers_UnderAKeyOfOurs_IsRefusedAndNothingChanged()
    {
        await using var connection = await server.CleanAsync();
        await Neo4jServer.RunAsync(connection, "CREATE (:Theme {id: 'compute', name: 'mine'})", GraphAccess.Write);
        await using var home = new EmbeddedHome();
        await home.ChangeAsync(s => s.Put(Small.Make(5)));
        var failure = (await Assert.ThrowsAsync<GraphFailureException>(() => PushAsync(connection, home))).Failure;
        Assert.Equal("Push.Foreign", failure.Code);
        Assert.Contains("(:Theme {id: 'compute'})", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await Neo4jServer.RunAsync(connection, "MATCH (n) WHERE NOT n:PolicyGraphStore RETURN count(n)")).Rows[0][0].AsInteger);
    }

    [Fact]
    public async Task TwoWriters_TheSecondIsToldWhoWrites()
    {
        await using var connection = await server.CleanAsync();
        var store = new NeoStore(connection);
        await using (await store.BeginAsync(default))
        {
            var failure = (await Assert.ThrowsAsync<GraphFailureException>(() => store.BeginAsync(default))).Failure;
            Assert.Equal("Store.Busy", failure.Code);
            Assert.Contains(FormattableString.Invariant($"process {Environment.ProcessId} on {Environment.MachineName}"), failure.Message, StringComparison.Ordinal);
        }

        await using (await store.BeginAsync(default))
        {
            Assert.Equal(Environment.ProcessId, (await store.StateAsync(default))!.Writer!.Process);
        }

        Assert.Null((await store.StateAsync(default))!.Holder);
    }

    [Fact]
    public async Task WriterThatIsDead_OrOfAnotherMachineAndSilent_KeepsNobodyOut()
    {
        await using var connection = await server.CleanAsync();
        var dead = new NeoStore(connection, new NeoStoreOptions { Writer = new WriterName(Environment.MachineName, int.MaxValue, "never") });
        var abandoned = await dead.BeginAsync(default);
        await using (await new NeoStore(connection).BeginAsync(default))
        {
        }

        await abandoned.DisposeAsync();
        var lease = TimeSpan.FromSeconds(3);
        var elsewhere = new NeoStore(connection, new NeoStoreOptions { Lease = lease, Writer = new WriterName("elsewhere", 1, "never") });
        await elsewhere.BeginAsync(default);
        await Neo4jServer.RunAsync(connection, "MATCH (s:PolicyGraphStore) SET s.holder = 'silent'", GraphAccess.Write);
        Assert.Equal("Store.Busy", (await Assert.ThrowsAsync<GraphFailureException>(() => new NeoStore(connection).BeginAsync(default))).Failure.Code);
        await Task.Delay(lease + TimeSpan.FromSeconds(1));
        await using (await new NeoStore(connection).BeginAsync(default))
        {
        }
    }

    [Fact]
    public async Task WriterThatLostItsRight_WritesNothingMore()
    {
        await using var connection = await server.CleanAsync();
        var store = new NeoStore(connection);
        await using var home = new EmbeddedHome();
        await home.ChangeAsync(s => s.Put(Small.Make(6)));
        await using var writing = await store.BeginAsync(default);
        await Neo4jServer.RunAsync(connection, "MATCH (s:PolicyGraphStore) SET s.holder = 'another'", GraphAccess.Write);
        using var source = home.Open();
        var failure = (await Assert.ThrowsAsync<GraphFailureException>(() => writing.PushAsync(source, null, default))).Failure;
        Assert.Equal("Store.Lost", failure.Code);
        Assert.Equal(0, (await Neo4jServer.RunAsync(connection, "MATCH (n:Section) RETURN count(n)")).Rows[0][0].AsInteger);
    }

    [Fact]
    public async Task BooksOfANewerVersion_AreRefused()
    {
        await using var connection = await server.CleanAsync();
        await Neo4jServer.RunAsync(connection, "CREATE (:PolicyGraphStore {id: 'store', format: 99, schema: 99})", GraphAccess.Write);
        Assert.Equal("Store.Newer", (await Assert.ThrowsAsync<GraphFailureException>(() => new NeoStore(connection).BeginAsync(default))).Failure.Code);
    }

    [Fact]
    public async Task AnswersThatAreLost_AtEveryThirdWrite_NothingIsDoneTwiceOrLeftOut()
    {
        await using var connection = await server.CleanAsync();
        using var proxy = new LossyProxy(server.Require().Http, dropEvery: 3);
        Assert.True(NeoAddress.TryParse($"http://127.0.0.1:{proxy.Port}", out var address, out _));
        await using var lossy = new NeoConnection(address, new NeoOptions { Credential = NeoCredential.Basic(server.Require().User, server.Require().Password) });
        await using var home = new EmbeddedHome();
        await home.ChangeAsync(s => Enumerable.Range(0, 8).ToList().ForEach(i => s.Put(Small.Make(i))));
        var store = new NeoStore(lossy, new NeoStoreOptions { BatchRows = 40 });
        await using (var writing = await store.BeginAsync(default))
        {
            using var source = home.Open();
            await writing.PushAsync(source, null, default);
        }

        Assert.True(proxy.Dropped > 5, $"only {proxy.Dropped} answers were lost");
        Assert.Equal(await home.HashAsync(), await new NeoStore(connection).HashAsync(default));
        var twice = await Neo4jServer.RunAsync(connection, "MATCH (a)-[r]->(b) WITH a, b, type(r) AS t, r._policygraph AS m, count(*) AS n WHERE n > 1 RETURN count(*)");
        Assert.Equal(0, twice.Rows[0][0].AsInteger);
    }

    [Fact]
    public async Task Schema_AppliedTwice_IsThereOnceAndSearchesChinese()
    {
        await using var connection = await server.CleanAsync();
        var store = new NeoStore(connection);
        var migrations = SchemaScript.Migrations(GraphContract.Default);
        Assert.Equal(migrations.Length, await store.ApplySchemaAsync(default));
        Assert.Equal(0, await store.ApplySchemaAsync(default));
        await Neo4jServer.RunAsync(connection, "MATCH (s:PolicyGraphStore) SET s.schema = 0", GraphAccess.Write);
        Assert.Equal(migrations.Length, await store.ApplySchemaAsync(default));
        var made = await Neo4jServer.RunAsync(connection, "SHOW INDEXES YIELD name, type, state WHERE type <> 'LOOKUP' RETURN name, state");
        Assert.Equal(migrations.Sum(m => m.Statements.Length), made.Rows.Count);
        Assert.All(made.Rows, r => Assert.Equal("ONLINE", r[1].AsString));

        await using var home = new EmbeddedHome { Options = Corpus.Load().Options };
        await home.ChangeAsync(s => Corpus.Load().Graphs.ForEach(g => s.Put(g)));
        await PushAsync(connection, home);
        await Neo4jServer.RunAsync(connection, "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()");
        var found = await Neo4jServer.RunAsync(connection, "CALL db.index.fulltext.queryNodes('names', '\"国家数据局\"') YIELD node RETURN node.name");
        Assert.Contains("国家数据局", found.Rows.Select(r => r[0].AsString));
        Assert.NotEmpty((await Neo4jServer.RunAsync(connection, "CALL db.index.fulltext.queryNodes('sentences', '算力') YIELD node RETURN node.id LIMIT 5")).Rows);
    }

    [Fact]
    public void SchemaFiles_AreWhatTheContractMakes()
    {
        var folder = Path.Combine(LocalDistribution.RepositoryRoot()!, "schema", "neo4j");
        var migrations = SchemaScript.Migrations(GraphContract.Default);
        Assert.Equal(migrations.Select(m => m.FileName), Directory.GetFiles(folder, "*.cypher").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.All(migrations, m => Assert.Equal(m.Text, File.ReadAllText(Path.Combine(folder, m.FileName))));
    }

    [Fact]
    public async Task GraphReadBack_IsTheGraphThatWasPushed()
    {
        await using var connection = await server.CleanAsync();
        await using var home = new EmbeddedHome();
        await home.ChangeAsync(s => Enumerable.Range(0, 4).ToList().ForEach(i => s.Put(Small.Make(i))));
        await PushAsync(connection, home);
        Assert.Equal(await home.HashAsync(), ImageDigest.Of(await new NeoStore(connection).ReadGraphAsync(default)));
    }

    /// <summary>Where a query of the user's sees that it is on a server: each deviation, with its reason, and the proof that it still is one.</summary>
    [Theory]
    [InlineData("MATCH (s:Section) RETURN '_policygraph' IN keys(s) LIMIT 1", "true", "the mark that tells ours from the user's is a property; a client leaves it out of nodes, but keys() and properties() run on the server")]
    [InlineData("MATCH (n) WHERE n:PolicyGraphStore OR n:PolicyGraphBriefing RETURN count(n) > 0", "true", "the books stand in the same database; a query that names no label sees them")]
    [InlineData("MATCH (t:Theme {id: 'compute'}) RETURN elementId(t) = t.id", "false", "element ids are the server's own; the embedded store uses the content ids")]
    public async Task Deviation_FromTheEmbeddedStore_IsStillOne(string query, string answer, string reason)
    {
        await using var connection = await server.CleanAsync();
        await using var home = new EmbeddedHome();
        await home.ChangeAsync(s => s.Put(Small.Make(1)));
        await PushAsync(connection, home);
        var found = await Neo4jServer.RunAsync(connection, query);
        await using var embedded = home.Connect();
        var expected = await Neo4jServer.RunAsync(embedded, query);
        Assert.True(found.Rows[0][0].ToString() == answer && expected.Rows[0][0].ToString() != answer, $"no longer a deviation ({reason}): {found.Rows[0][0]} on the server, {expected.Rows[0][0]} embedded");
    }

    [Fact]
    public async Task Nodes_OfAClientThatHidesTheMark_HaveTheContractsPropertiesOnly()
    {
        await using var connection = await server.CleanAsync();
        await using var home = new EmbeddedHome();
        await home.ChangeAsync(s => s.Put(Small.Make(1)));
        await PushAsync(connection, home);
        await using var hiding = server.Connect(new NeoOptions { HiddenProperty = NeoStore.MarkProperty });
        var row = (await Neo4jServer.RunAsync(hiding, "MATCH (s:Section)-[r:MENTIONS]->(e) RETURN s, r, e LIMIT 1")).Rows[0];
        var source = row[0].Domain.Source;
        Assert.Equal(["date", "heading", "id", "ordinal"], source.NodeProperties(row[0].EntityId).Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(NeoStore.MarkProperty, source.RelationshipProperties(row[1].EntityId).Keys);
    }

    internal static async Task<PushReport> PushAsync(NeoConnection connection, EmbeddedHome home)
    {
        await using var writing = await new NeoStore(connection).BeginAsync(default);
        using var source = home.Open();
        return await writing.PushAsync(source, null, default);
    }

    private static string Text(GraphRows rows) => string.Join("\n", rows.Rows.Select(r => string.Join(" | ", r.Select(v => v.ToString()))));

    private static IEnumerable<string> Strings(CypherValue list) => list.AsList.Items.ToArray().Select(i => i.AsString);
}
