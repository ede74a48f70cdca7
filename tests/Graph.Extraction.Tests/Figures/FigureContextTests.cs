using System.Globalization;
using Graph.Extraction.Figures;
using Graph.Model;
using Xunit;

namespace Graph.Extraction.Tests.Figures;

/// <summary>Status, comparison and unit where the words around the number's own clause settle them.</summary>
public sealed class FigureContextTests
{
    private static readonly FigureAnnotator Annotator = new();

    [Theory]
    [InlineData("公司目标是发射108颗以上，到2025年3月在轨90颗，缺口接近两成。", 2, FigureStatus.Actual)]
    [InlineData("公司目标是发射108颗以上，到2025年3月在轨90颗，缺口接近两成。", 0, FigureStatus.Target)]
    [InlineData("能源署2025年10月7日预测，美国用电量2025年为4.19万亿千瓦时，2024年实际为4.09万亿千瓦时。", 0, FigureStatus.Forecast)]
    [InlineData("能源署2025年10月7日预测，美国用电量2025年为4.19万亿千瓦时，2024年实际为4.09万亿千瓦时。", 1, FigureStatus.Actual)]
    [InlineData("基金计划出资2亿元，已经到账。", 0, FigureStatus.Actual)]
    [InlineData("全年计划完成投资1200亿元，已完成43%。", 0, FigureStatus.Target)]
    [InlineData("2026年规划新增机架不少于8万架。", 0, FigureStatus.Target)]
    [InlineData("数据年内归集率不低于95%。", 0, FigureStatus.Target)]
    [InlineData("出口同比增长8.3%，好于机构6.6%的一致预期。", 1, FigureStatus.Forecast)]
    public void Status_SettledByContext_IsThat(string text, int index, FigureStatus status) => Assert.Equal(status, Read(text)[index].Status);

    [Theory]
    [InlineData("指标：充电量；1月：4860万千瓦时；同比：增长52.3%；环比：下降6.7%。", 1, FigureChange.Yoy, "52.3")]
    [InlineData("指标：充电量；1月：4860万千瓦时；同比：增长52.3%；环比：下降6.7%。", 2, FigureChange.Mom, "-6.7")]
    [InlineData("2025年资本开支73.6亿元，较2024年的51.2亿元增长43.8%。", 2, FigureChange.Yoy, "43.8")]
    [InlineData("气电占比由2024年的42%降至2025年的40%。", 1, FigureChange.Level, "40")]
    [InlineData("平均PUE为1.21，比上年降低0.04。", 1, FigureChange.Level, "-0.04")]
    [InlineData("出口同比增长8.3%，好于机构6.6%的一致预期。", 1, FigureChange.Yoy, "6.6")]
    public void Change_SettledByContext_IsThat(string text, int index, FigureChange change, string value)
    {
        var figure = Read(text)[index];
        Assert.Equal(change, figure.Change);
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), figure.Value);
    }

    private static Observation[] Read(string text) => [.. Annotator.Annotate(FigureCase.Document(text, new DateOnly(2026, 5, 6))).Figures.Select(f => f.Observation)];
}
