using System.Text;
using Graph.Query.Coverage;
using Graph.Query.Facts;
using Graph.Query.Figures;
using Graph.Query.Linkages;
using Graph.Query.Paths;
using Graph.Query.Search;
using Graph.Query.Tables;
using Graph.Query.Trends;
using Xunit;

namespace Graph.Query.Tests;

/// <summary>Every answer on the corpus whose answers are known by construction, row for row; the same on every engine.</summary>
public sealed class AnswerTests
{
    [Fact]
    public async Task Answers_OnTheKnownCorpus_AreExactlyThese() =>
        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "answers.txt")), await AllAsync(await TestGraphs.Known));

    /// <summary>All answers as text: a head line for each question, then a line for each row.</summary>
    internal static async Task<string> AllAsync(TestGraph graph)
    {
        var text = new StringBuilder();
        var cancel = TestContext.Current.CancellationToken;
        var (data, compute, energy) = ("data", "compute", "energy");
        var linkages = new LinkageReader(graph.Reader);
        var three = new LinkageQuestion { Themes = [data, compute, energy] };
        Add("linkages data compute energy", LinkageRow.Of(await linkages.AnswerAsync(three, cancel)));
        Add("linkages compute energy until 2026-02, by quarter", LinkageRow.Of(await linkages.AnswerAsync(new LinkageQuestion { Themes = [compute, energy], By = Grain.Quarter, Period = new Period(null, new DateOnly(2026, 2, 28)) }, cancel)));
        Add("linkages compute energy in 乙市, requires", LinkageRow.Of(await linkages.AnswerAsync(new LinkageQuestion { Themes = [compute, energy], Region = Id("乙市"), Kind = "requires", By = Grain.Year }, cancel)));
        Add("linkages data compute with 甲数据局, targets", LinkageRow.Of(await linkages.AnswerAsync(new LinkageQuestion { Themes = [data, compute], Agency = Id("甲数据局"), Status = "target", By = Grain.Year }, cancel)));
        Add("matrix", await linkages.MatrixAsync(three, cancel));
        Add("paths 甲数据局 electricity", await new PathFinder(graph.Reader).FindAsync(new PathQuestion { From = Id("甲数据局"), To = "electricity" }, cancel));
        Add("paths 丁公司 乙市 LOCATED_IN COOPERATES_WITH", await new PathFinder(graph.Reader).FindAsync(new PathQuestion { From = Id("丁公司"), To = Id("乙市"), Types = ["LOCATED_IN", "COOPERATES_WITH"] }, cancel));
        Add("neighbours 东算园区", await new NeighbourReader(graph.Reader).OfAsync(graph.Names.Find("东算园区")[0], null, Period.All, 10, cancel));
        Add("neighbours compute Agency", await new NeighbourReader(graph.Reader).OfAsync(graph.Names.Find(compute)[0], "Agency", Period.All, 10, cancel));
        Add("trend biomanufacturing", await new TrendReader(graph.Reader).OfAsync([graph.Names.Find("biomanufacturing")[0]], Period.All, Grain.Month, cancel));
        Add("trend 东算园区 by quarter", await new TrendReader(graph.Reader).OfAsync([graph.Names.Find("东算园区")[0]], Period.All, Grain.Quarter, cancel));
        Add("figures 用电量 in MWh", await new FigureReader(graph.Reader).SeriesAsync(graph.Names.Containing("用电量", "Indicator"), Period.All, null, "MWh", 100, cancel));
        Add("conflicts", await new FigureReader(graph.Reader).ConflictsAsync(Period.All, 100, cancel));
        Add("coverage domain region, absent", await new CoverageReader(graph.Reader).ReadAsync(CoverageAxis.Domain, CoverageAxis.Region, Period.All, 2, true, 100, cancel));
        Add("coverage domain month from 2026-05", await new CoverageReader(graph.Reader).ReadAsync(CoverageAxis.Domain, CoverageAxis.Month, new Period(new DateOnly(2026, 5, 1), null), 2, false, 100, cancel));
        Add("search 东算", await new TextSearch(graph.Reader).FindAsync("东算", Period.All, 20, cancel));
        Add("search 电力 算力", await new TextSearch(graph.Reader).FindAsync("电力 算力", Period.All, 20, cancel));
        Add("show 东算新办法", await new FactReader(graph.Reader).OfAsync(graph.Names.Find("东算新办法")[0], Period.All, cancel));
        Add("show 丁公司 as of 2026-02", await new FactReader(graph.Reader).OfAsync(graph.Names.Find("丁公司")[0], Period.All.AsOf(new DateOnly(2026, 2, 28)), cancel));
        return text.ToString();

        string Id(string name) => graph.Names.Find(name)[0].Id;

        void Add<T>(string head, IEnumerable<T> rows)
        {
            text.Append("# ").Append(head).Append('\n');
            foreach (var row in ResultTable.Of(rows).Rows)
            {
                text.Append(string.Join(" | ", row.Select(NamedQueryTests.Text))).Append('\n');
            }

            text.Append('\n');
        }
    }
}
