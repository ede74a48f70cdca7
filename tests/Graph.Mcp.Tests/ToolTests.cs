using System.Text.Json.Nodes;
using Xunit;

namespace Graph.Mcp.Tests;

public sealed class ToolTests(KnownStore store)
{
    private static readonly string[] Expected =
        ["conflicts", "coverage", "evidence", "figures", "get-schema", "linkages", "neighbours", "paths", "read-cypher", "run-query", "search", "show", "trend"];

    [Theory]
    [InlineData("stdio")]
    [InlineData("http")]
    public async Task Tools_Listed_AreReadOnlyAndDescribed(string transport)
    {
        var tools = await store.Client(transport).ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(Expected, tools.Select(t => t.Name).Order(StringComparer.Ordinal));
        foreach (var tool in tools.Select(t => t.ProtocolTool))
        {
            Assert.True(tool.Annotations is { ReadOnlyHint: true, IdempotentHint: true, DestructiveHint: false, OpenWorldHint: false }, tool.Name);
            Assert.Contains(" / ", tool.Title, StringComparison.Ordinal);
            Assert.Contains(tool.Title!, c => c > '\u2E80');
            Assert.NotNull(tool.OutputSchema);
            var schema = JsonNode.Parse(tool.InputSchema.GetRawText())!;
            Assert.False((bool)schema["additionalProperties"]!);
            foreach (var (name, parameter) in schema["properties"]!.AsObject())
            {
                Assert.True(parameter!["type"] is not null && ((string)parameter["description"]!).Contains(" / ", StringComparison.Ordinal), $"{tool.Name}.{name}");
            }

            Assert.Equal(6000, (int)schema["properties"]!["maxTokens"]!["default"]!);
        }
    }

    public static TheoryData<string, string, string, string> Cases()
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var transport in (string[])["stdio", "http"])
        {
            data.Add(transport, "linkages", """{"themes":["data","算力","energy"]}""", "数据、算力与能源协同。");
            data.Add(transport, "linkages", """{}""", "数据");
            data.Add(transport, "linkages", """{"themes":["compute","energy"],"region":"乙市","kind":"requires","by":"year"}""", "东算园区的算力离不开电力。");
            data.Add(transport, "search", """{"text":"电力 算力"}""", "东算园区的算力离不开电力。");
            data.Add(transport, "show", """{"name":"东算新办法"}""", "甲数据局修订《东算办法》，形成《东算新办法》。");
            data.Add(transport, "paths", """{"from":"甲数据局","to":"electricity"}""", "东算园区");
            data.Add(transport, "neighbours", """{"name":"东算园区"}""", "丁公司计划与东算园区合作建设电站。");
            data.Add(transport, "figures", """{"indicator":"用电量","unit":"MWh"}""", "2025年数据中心用电量为100千瓦时。");
            data.Add(transport, "trend", """{"names":"biomanufacturing"}""", "己公司投产生物制造一号线。");
            data.Add(transport, "conflicts", """{}""", "经修订，2025年数据中心用电量为120千瓦时。");
            data.Add(transport, "coverage", """{"columns":"region","absent":true}""", "乙市");
            data.Add(transport, "coverage", """{}""", "2026-05");
            data.Add(transport, "evidence", """{"names":["compute","electricity"]}""", "电力支撑算力，丁公司与东算园区签约。");
            data.Add(transport, "run-query", """{"name":"policies-of-agency","arguments":{"agency":"甲数据局"}}""", "甲数据局印发《东算办法》，以数据带动算力。");
            data.Add(transport, "run-query", """{}""", "policies-of-agency");
            data.Add(transport, "get-schema", """{}""", "LINKED_TO");
            data.Add(transport, "read-cypher", """{"query":"MATCH (a:Agency)-[r:ISSUED]->(p:Policy) RETURN a.name AS agency, p.name AS policy, r.evidence AS evidence ORDER BY policy"}""", "甲数据局印发《东算办法》，以数据带动算力。");
            data.Add(transport, "read-cypher", """{"query":"MATCH (e:Entity {name: $name}) RETURN e","params":{"name":"东算园区"}}""", "Park");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Tool_OnTheKnownCorpus_AnswersWithSentences(string transport, string tool, string arguments, string says)
    {
        var result = await store.Client(transport).CallAsync(tool, arguments);
        Assert.False(result.IsError ?? false, result.Text());
        var answer = result.Structured();
        Assert.True((int)answer["total"]! > 0);
        Assert.Equal((int)answer["returned"]!, answer["rows"]!.AsArray().Count);
        Assert.Contains(says, result.Text(), StringComparison.Ordinal);
        Assert.Contains(says, answer.ToJsonString(Query.Tables.RowText.Json), StringComparison.Ordinal);
        if (tool is not ("run-query" or "get-schema" or "read-cypher" or "coverage"))
        {
            Assert.Contains("第", string.Concat(answer["rows"]!.AsArray().Concat(answer["sentences"]?.AsArray() ?? []).Select(r => (string?)r!["source"] ?? (string?)r["firstSource"])), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("show", """{"name":"东算园"}""", "东算园区")]
    [InlineData("linkages", """{"themes":["comput","energy"]}""", "算力")]
    [InlineData("linkages", """{"themes":["compute"]}""", "two different themes")]
    [InlineData("linkages", """{"theme":["compute","energy"]}""", "themes")]
    [InlineData("paths", """{"from":"甲数据","to":"electricity"}""", "甲数据局")]
    [InlineData("paths", """{"from":"甲数据局"}""", "to: found nothing")]
    [InlineData("paths", """{"from":"甲数据局","to":"electricity","maxHops":99}""", "1 to 8")]
    [InlineData("paths", """{"from":"甲数据局","to":"electricity","types":["TARGET"]}""", "TARGETS")]
    [InlineData("figures", """{"indicator":"耗电"}""", "indicator")]
    [InlineData("trend", """{"names":[]}""", "1 to 20 texts")]
    [InlineData("trend", """{"names":["ai"],"since":"昨天"}""", "YYYY-MM-DD")]
    [InlineData("coverage", """{"rows":"regions"}""", "region")]
    [InlineData("run-query", """{"name":"policies-of-agencies"}""", "policies-of-agency")]
    [InlineData("run-query", """{"name":"policies-of-agency","arguments":{"agencies":"x"}}""", "one of agency")]
    [InlineData("read-cypher", """{"query":"MATCH (n:Agncy) RETURN n.name AS"}""", "RETURN n.name AS")]
    [InlineData("read-cypher", """{"query":"CREATE (n:Agency) RETURN n"}""", "CREATE")]
    [InlineData("read-cypher", """{"query":"RETURN 1/0"}""", "zero")]
    [InlineData("search", """{"text":"算力","limit":0}""", "1 to 10000")]
    [InlineData("search", """{"text":"算力","cursor":"zzz"}""", "cursor")]
    public async Task Tool_WrongArguments_SaysWhatWasExpectedAndWhatIsNear(string tool, string arguments, string says)
    {
        foreach (var client in new[] { store.Stdio, store.Http })
        {
            var result = await client.CallAsync(tool, arguments);
            Assert.True(result.IsError);
            Assert.Contains(says, result.Text(), StringComparison.Ordinal);
            Assert.NotNull(result.Structured()["error"]!["code"]);
            Assert.DoesNotContain("   at ", result.Text(), StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", result.Text(), StringComparison.Ordinal);
        }
    }
}
