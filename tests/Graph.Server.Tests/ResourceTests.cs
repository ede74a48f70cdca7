using System.Text.Json;
using Graph.Query;
using Graph.Query.Coverage;
using Graph.Query.Facts;
using Graph.Query.Figures;
using Graph.Query.Linkages;
using Graph.Query.Names;
using Graph.Query.Paths;
using Graph.Query.Search;
using Graph.Query.Tables;
using Graph.Query.Trends;
using Graph.Server.Homes;
using Xunit;

namespace Graph.Server.Tests;

/// <summary>Every resource gives the rows that the query layer gives, with the keys of the command line's JSON.</summary>
public sealed class ResourceTests(KnownService known) : IClassFixture<KnownService>
{
    private static readonly Dictionary<string, Func<ServedGraph, CancellationToken, Task<ResultTable>>> Questions = new(StringComparer.Ordinal)
    {
        ["/v1/linkages?theme=data&theme=compute&theme=energy"] = async (g, c) => ResultTable.Of(LinkageRow.Of(await new LinkageReader(g.Reader).AnswerAsync(Three, c))),
        ["/v1/linkages?theme=数据&theme=算力"] = async (g, c) => ResultTable.Of(LinkageRow.Of(await new LinkageReader(g.Reader).AnswerAsync(new LinkageQuestion { Themes = ["data", "compute"] }, c))),
        ["/v1/linkages?theme=compute&theme=energy&until=2026-02&by=quarter&most=2"] =
            async (g, c) => ResultTable.Of(LinkageRow.Of(await new LinkageReader(g.Reader).AnswerAsync(new LinkageQuestion { Themes = ["compute", "energy"], By = Grain.Quarter, Period = new Period(null, new DateOnly(2026, 2, 28)), Limit = 2 }, c))),
        ["/v1/linkages?theme=compute&theme=energy&region=乙市&kind=requires&by=year"] =
            async (g, c) => ResultTable.Of(LinkageRow.Of(await new LinkageReader(g.Reader).AnswerAsync(new LinkageQuestion { Themes = ["compute", "energy"], Region = Id(g, "乙市"), Kind = "requires", By = Grain.Year }, c))),
        ["/v1/linkages?theme=data&theme=compute&agency=甲数据局&status=target&by=year&asOf=2026-04"] =
            async (g, c) => ResultTable.Of(LinkageRow.Of(await new LinkageReader(g.Reader).AnswerAsync(
                new LinkageQuestion { Themes = ["data", "compute"], Agency = Id(g, "甲数据局"), Status = "target", By = Grain.Year, Period = new Period(null, new DateOnly(2026, 4, 30)) }, c))),
        ["/v1/linkages/matrix?theme=data&theme=compute&theme=energy"] = async (g, c) => ResultTable.Of(await new LinkageReader(g.Reader).MatrixAsync(Three, c)),
        ["/v1/linkages/matrix"] = async (g, c) => ResultTable.Of(await new LinkageReader(g.Reader).MatrixAsync(new LinkageQuestion { Themes = [.. g.Names.OfKind("Theme").Select(t => t.Id)] }, c)),
        ["/v1/paths?from=甲数据局&to=electricity"] = async (g, c) => ResultTable.Of(await new PathFinder(g.Reader).FindAsync(new PathQuestion { From = Id(g, "甲数据局"), To = "electricity" }, c)),
        ["/v1/paths?from=丁公司&to=乙市&type=LOCATED_IN&type=COOPERATES_WITH&maxHops=3&paths=2"] =
            async (g, c) => ResultTable.Of(await new PathFinder(g.Reader).FindAsync(new PathQuestion { From = Id(g, "丁公司"), To = Id(g, "乙市"), Types = ["LOCATED_IN", "COOPERATES_WITH"], MaxHops = 3, Limit = 2 }, c)),
        ["/v1/entities/东算园区/neighbours"] = async (g, c) => ResultTable.Of(await new NeighbourReader(g.Reader).OfAsync(g.Names.Find("东算园区")[0], null, Period.All, 100, c)),
        ["/v1/entities/computing-power/neighbours?kind=Agency&most=10"] = async (g, c) => ResultTable.Of(await new NeighbourReader(g.Reader).OfAsync(g.Names.Find("computing-power")[0], "Agency", Period.All, 10, c)),
        ["/v1/entities/东算新办法/facts"] = async (g, c) => ResultTable.Of(await new FactReader(g.Reader).OfAsync(g.Names.Find("东算新办法")[0], Period.All, c)),
        ["/v1/entities/丁公司/facts?asOf=2026-02"] = async (g, c) => ResultTable.Of(await new FactReader(g.Reader).OfAsync(g.Names.Find("丁公司")[0], Period.All.AsOf(new DateOnly(2026, 2, 28)), c)),
        ["/v1/trends?name=biomanufacturing&name=甲数据局"] = async (g, c) => ResultTable.Of(await new TrendReader(g.Reader).OfAsync([g.Names.Find("biomanufacturing")[0], g.Names.Find("甲数据局")[0]], Period.All, Grain.Month, c)),
        ["/v1/figures?indicator=用电量&unit=MWh"] = async (g, c) => ResultTable.Of(await new FigureReader(g.Reader).SeriesAsync(g.Names.Containing("用电量", "Indicator"), Period.All, null, "MWh", 100, c)),
        ["/v1/figures?indicator=数据中心用电量&status=target"] = async (g, c) => ResultTable.Of(await new FigureReader(g.Reader).SeriesAsync(g.Names.Containing("数据中心用电量", "Indicator"), Period.All, "target", null, 100, c)),
        ["/v1/conflicts"] = async (g, c) => ResultTable.Of(await new FigureReader(g.Reader).ConflictsAsync(Period.All, 100, c)),
        ["/v1/coverage?rows=domain&columns=region&absent=true"] = async (g, c) => ResultTable.Of(await new CoverageReader(g.Reader).ReadAsync(CoverageAxis.Domain, CoverageAxis.Region, Period.All, 2, true, 100, c)),
        ["/v1/coverage?since=2026-05"] = async (g, c) => ResultTable.Of(await new CoverageReader(g.Reader).ReadAsync(CoverageAxis.Domain, CoverageAxis.Month, new Period(new DateOnly(2026, 5, 1), null), 2, false, 100, c)),
        ["/v1/search?text=东算"] = async (g, c) => ResultTable.Of(await new TextSearch(g.Reader).FindAsync("东算", Period.All, 100, c)),
        ["/v1/search?text=电力 算力"] = async (g, c) => ResultTable.Of(await new TextSearch(g.Reader).FindAsync("电力 算力", Period.All, 100, c)),
    };

    public static TheoryData<string> Paths => [.. Questions.Keys];

    private static LinkageQuestion Three => new() { Themes = ["data", "compute", "energy"] };

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Resource_OnTheKnownCorpus_GivesTheRowsOfTheQueryLayer(string path)
    {
        var table = await Questions[path](await known.Service.GraphAsync(), TestContext.Current.CancellationToken);
        Assert.NotEmpty(table.Rows);
        var keys = table.Columns.Select(c => c.Key).ToList();
        Assert.Equal(table.Rows.Select(r => JsonSerializer.Serialize(RowText.Object(keys, r), RowText.Json)), await known.Service.ItemsAsync(path));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Resource_AsLinesAndCsv_GivesTheSameRows(string path)
    {
        var items = await known.Service.ItemsAsync(path);
        var form = path.Contains('?', StringComparison.Ordinal) ? "&format=" : "?format=";
        Assert.Equal(items, (await TextAsync(path + form + "jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var table = await Questions[path](await known.Service.GraphAsync(), TestContext.Current.CancellationToken);
        Assert.Equal(string.Concat(table.Rows.Select(r => r.Select(RowText.Of)).Prepend(table.Columns.Select(c => c.Key)).Select(r => RowText.CsvLine(r) + "\n")), await TextAsync(path + form + "csv"));
    }

    [Fact]
    public async Task Briefings_Listed_AreAllOfThemByDate()
    {
        var list = await known.Service.JsonAsync("/v1/briefings");
        Assert.Equal(8, list.GetProperty("total").GetInt32());
        Assert.Equal(["第1期", "第2期", "第3期", "第4期", "第5期", "第6期", "第7期", "第8期"], list.GetProperty("items").EnumerateArray().Select(b => b.GetProperty("title").GetString()!));
        Assert.Equal(["第5期"], (await known.Service.JsonAsync("/v1/briefings?since=2026-03&until=2026-03")).GetProperty("items").EnumerateArray().Select(b => b.GetProperty("title").GetString()!));
    }

    [Fact]
    public async Task Briefing_ByTitleDateAndId_IsOneAndTheSame()
    {
        var byTitle = (await known.Service.JsonAsync("/v1/briefings/第5期")).GetRawText();
        Assert.Equal(byTitle, (await known.Service.JsonAsync("/v1/briefings/2026-03-10")).GetRawText());
        var id = JsonDocument.Parse(byTitle).RootElement.GetProperty("id").GetString();
        Assert.Equal(byTitle, (await known.Service.JsonAsync("/v1/briefings/" + id)).GetRawText());
    }

    [Fact]
    public async Task Evidence_OfABriefing_IsItsSentencesWithWhatTheySupport()
    {
        var items = (await known.Service.JsonAsync("/v1/briefings/第2期/evidence")).GetProperty("items").EnumerateArray().ToList();
        var sentence = items.Single(i => i.GetProperty("text").GetString() == "东算园区的算力离不开电力。");
        Assert.Equal("算力与电力", sentence.GetProperty("section").GetString());
        Assert.Equal(["ABOUT 电力", "ABOUT 算力基础设施", "MENTIONS 东算园区"], sentence.GetProperty("supports").EnumerateArray().Select(s => s.GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal(sentence.GetProperty("text").GetString()!.Length, sentence.GetProperty("end").GetInt32() - sentence.GetProperty("start").GetInt32());
    }

    [Fact]
    public async Task Entities_ByPartOfAName_AreThoseThatHoldIt() =>
        Assert.Equal(["东算园区", "东算办法", "东算新办法"], (await known.Service.JsonAsync("/v1/entities?name=东算")).GetProperty("items").EnumerateArray().Select(e => e.GetProperty("name").GetString()!));

    [Fact]
    public async Task Themes_Listed_CountTheirSectionsWithNarrowerOnes()
    {
        var themes = (await known.Service.JsonAsync("/v1/themes")).GetProperty("items").EnumerateArray().ToDictionary(t => t.GetProperty("id").GetString()!);
        Assert.Equal((4, 7, 4), (Sections("data"), Sections("compute"), Sections("energy")));
        Assert.Equal("compute", themes["ai"].GetProperty("broader").GetString());
        Assert.Equal(themes["compute"].GetRawText(), (await known.Service.JsonAsync("/v1/themes/算力")).GetRawText());

        int Sections(string id) => themes[id].GetProperty("sections").GetInt32();
    }

    [Fact]
    public async Task Schema_OfTheKnownCorpus_CountsWhatIsThere()
    {
        var schema = await known.Service.JsonAsync("/v1/schema");
        Assert.Equal(18, schema.GetProperty("labels").EnumerateArray().Single(l => l.GetProperty("label").GetString() == "Section").GetProperty("count").GetInt32());
        Assert.Contains("CREATE CONSTRAINT", schema.GetProperty("cypher").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Graph_Hash_IsThatOfTheStore()
    {
        using var store = Graph.Storage.BriefingStore.Open(known.Service.Store, Graph.Storage.StoreAccess.Read, RunningService.StoreOptions);
        Assert.Equal(store.ContentHash(TestContext.Current.CancellationToken), (await known.Service.JsonAsync("/v1/graph")).GetProperty("hash").GetString());
    }

    [Fact]
    public async Task Health_AndMetrics_Answer()
    {
        Assert.Equal("ok", (await known.Service.JsonAsync("/health/live")).GetProperty("status").GetString());
        Assert.Equal("ok", (await known.Service.JsonAsync("/health/ready")).GetProperty("status").GetString());
        var metrics = await TextAsync("/metrics");
        Assert.Contains("policygraph_request_duration_seconds_count{method=\"GET\",route=\"/health/live\",status=\"200\"} ", metrics, StringComparison.Ordinal);
        Assert.All(metrics.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches("^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\\{.*\\})? [0-9.eE+-]+)$", line));
    }

    private static string Id(ServedGraph graph, string name) => graph.Names.Find(name)[0].Id;

    private async Task<string> TextAsync(string path) => await known.Service.Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
}
