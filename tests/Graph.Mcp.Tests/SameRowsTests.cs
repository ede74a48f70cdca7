using System.Text.Json.Nodes;
using Graph.Query.Tables;
using Xunit;

namespace Graph.Mcp.Tests;

/// <summary>One question, three ways to ask it, one answer: the command line, MCP on both transports, and HTTP.</summary>
public sealed class SameRowsTests(KnownStore store)
{
    /// <summary>A command line; a tool with its arguments; an address of the HTTP API, or nothing where it has none.</summary>
    public static TheoryData<string, string, string, string?> Questions() => new()
    {
        { "linkages data compute energy", "linkages", """{"themes":["data","compute","energy"]}""", "v1/linkages?theme=data&theme=compute&theme=energy" },
        { "linkages compute energy --region 乙市 --kind requires --by year", "linkages", """{"themes":["compute","energy"],"region":"乙市","kind":"requires","by":"year"}""", "v1/linkages?theme=compute&theme=energy&region=乙市&kind=requires&by=year" },
        { "linkages compute energy --as-of 2026-02 --by quarter", "linkages", """{"themes":["compute","energy"],"asOf":"2026-02","by":"quarter"}""", "v1/linkages?theme=compute&theme=energy&asOf=2026-02&by=quarter" },
        { "linkages", "linkages", "{}", "v1/linkages/matrix" },
        { "paths 甲数据局 electricity", "paths", """{"from":"甲数据局","to":"electricity"}""", "v1/paths?from=甲数据局&to=electricity" },
        { "paths 丁公司 乙市 --types LOCATED_IN,COOPERATES_WITH", "paths", """{"from":"丁公司","to":"乙市","types":["LOCATED_IN","COOPERATES_WITH"]}""", "v1/paths?from=丁公司&to=乙市&type=LOCATED_IN&type=COOPERATES_WITH" },
        { "neighbours 东算园区 --limit 50", "neighbours", """{"name":"东算园区","limit":50}""", "v1/entities/东算园区/neighbours?limit=50" },
        { "trend biomanufacturing 东算园区 --by quarter", "trend", """{"names":["biomanufacturing","东算园区"],"by":"quarter"}""", "v1/trends?name=biomanufacturing&name=东算园区&by=quarter" },
        { "figures 用电量 --unit MWh", "figures", """{"indicator":"用电量","unit":"MWh"}""", "v1/figures?indicator=用电量&unit=MWh" },
        { "conflicts", "conflicts", "{}", "v1/conflicts" },
        { "coverage --rows domain --columns region --absent", "coverage", """{"columns":"region","absent":true}""", "v1/coverage?columns=region&absent=true" },
        { "coverage --since 2026-05 --limit 10000", "coverage", """{"since":"2026-05","limit":10000}""", "v1/coverage?since=2026-05" },
        { "search 东算", "search", """{"text":"东算"}""", "v1/search?text=东算" },
        { "show 东算新办法", "show", """{"name":"东算新办法"}""", "v1/entities/东算新办法/facts" },
        { "show 丁公司 --as-of 2026-02", "show", """{"name":"丁公司","asOf":"2026-02"}""", "v1/entities/丁公司/facts?asOf=2026-02" },
        { "run policies-of-agency -P agency=甲数据局", "run-query", """{"name":"policies-of-agency","arguments":{"agency":"甲数据局"}}""", "v1/queries/policies-of-agency/rows?agency=甲数据局" },
        { "run policy-life-cycle -P policy=东算办法", "run-query", """{"name":"policy-life-cycle","arguments":{"policy":"东算办法"}}""", "v1/queries/policy-life-cycle/rows?policy=东算办法" },
        { "query MATCH·(e:Entity)·RETURN·e.name·AS·name,·labels(e)·AS·labels,·1.0·AS·one,·e·ORDER·BY·name", "read-cypher", """{"query":"MATCH (e:Entity) RETURN e.name AS name, labels(e) AS labels, 1.0 AS one, e ORDER BY name"}""", null },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Question_AskedEveryWay_GivesTheSameRows(string command, string tool, string arguments, string? address)
    {
        var (code, output, error) = store.Run("", [.. command.Split(' ').Select(w => w.Replace('·', ' ')), "--format", "json"]);
        Assert.True(code == 0, error);
        var expected = JsonNode.Parse(output)!.AsArray();
        Assert.NotEmpty(expected);
        foreach (var client in new[] { store.Stdio, store.Http })
        {
            Same(expected, (await client.AllRowsAsync(tool, arguments, 20_000)).Rows);
        }

        if (address is null)
        {
            return;
        }

        using var http = new HttpClient();
        var rows = new JsonArray();
        for (string? next = ""; next is not null;)
        {
            var page = JsonNode.Parse(await http.GetStringAsync(new Uri(store.Address, address + (next.Length == 0 ? "" : $"{(address.Contains('?', StringComparison.Ordinal) ? "&" : "?")}cursor={next}")), TestContext.Current.CancellationToken))!;
            foreach (var row in page["items"]!.AsArray())
            {
                rows.Add(row!.DeepClone());
            }

            next = (string?)page["next"];
        }

        Same(expected, rows);
    }

    private static void Same(JsonArray expected, JsonArray actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            Assert.True(JsonNode.DeepEquals(expected[i], actual[i]), $"row {i}\n{expected[i]!.ToJsonString(RowText.Json)}\n{actual[i]!.ToJsonString(RowText.Json)}");
        }
    }
}
