using System.Globalization;
using Graph.Extraction.Figures;
using Xunit;

namespace Graph.Extraction.Tests.Figures;

/// <summary>Case tables of numbers, units and refusals.</summary>
public sealed class FigureUnitTests
{
    private static readonly FigureAnnotator Annotator = new();

    [Theory]
    [InlineData("出口总额为40,977亿元。", "4097700000000", "CNY")]
    [InlineData("出口总额为40，977亿元。", "4097700000000", "CNY")]
    [InlineData("贷款余额为4 0977亿元。", "4097700000000", "CNY")]
    [InlineData("投资额为1.5万亿元。", "1500000000000", "CNY")]
    [InlineData("投资额为3百万美元。", "3000000", "USD")]
    [InlineData("投资额为人民币20亿元。", "2000000000", "CNY")]
    [InlineData("投资额为20亿人民币。", "2000000000", "CNY")]
    [InlineData("投资额为5亿林吉特。", "500000000", "MYR")]
    [InlineData("用电量为40977亿千瓦时。", "4097700000000", "kWh")]
    [InlineData("用电量为1.2亿度。", "120000000", "kWh")]
    [InlineData("储能容量为30GWh。", "30000000", "kWh")]
    [InlineData("装机容量为27.1亿千瓦。", "2710000000", "kW")]
    [InlineData("装机容量为660兆瓦。", "660000", "kW")]
    [InlineData("算力规模为2600PFlops。", "2.6", "EFLOPS")]
    [InlineData("算力规模为1.5万P。", "15", "EFLOPS")]
    [InlineData("算力规模达到百亿亿次。", "100", "EFLOPS")]
    [InlineData("存储总量为1680EB。", "1680", "EB")]
    [InlineData("在用机架为110万标准机架。", "1100000", "count:架")]
    [InlineData("登记企业一百二十家。", "120", "count:家")]
    [InlineData("登记企业百余家。", "100", "count:家")]
    [InlineData("报名人数近万名。", "10000", "count:名")]
    [InlineData("合计占比三成。", "30", "%")]
    [InlineData("合计占比三分之一。", "33.333333", "%")]
    [InlineData("合计占比百分之五。", "5", "%")]
    [InlineData("不良率为3‰。", "0.3", "%")]
    [InlineData("利率下调25个基点。", "-0.25", "pp")]
    [InlineData("航程为250公里。", "250", "km")]
    [InlineData("新增企业2—3家。", "2.5", "count:家")]
    [InlineData("奖励金额为100亿—120亿元。", "11000000000", "CNY")]
    [InlineData("比例为10%至15%。", "12.5", "%")]
    public void Annotator_OnQuantity_GivesBaseUnit(string text, string value, string unit)
    {
        var figure = Assert.Single(Annotator.Annotate(FigureCase.Document(text, new DateOnly(2026, 6, 11))).Figures);

        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), figure.Observation.Value);
        Assert.Equal(unit, figure.Observation.Unit);
    }

    [Theory]
    [InlineData("第12条自发布之日起施行。", "figure.ordinal")]
    [InlineData("见发改办环资〔2025〕1082号文件。", "figure.document-number")]
    [InlineData("部署H100芯片。", "figure.name")]
    [InlineData("为期3年的试点。", "figure.duration")]
    [InlineData("明确17项重点任务。", "figure.task-count")]
    [InlineData("打造100亿级产业集群。", "figure.class")]
    [InlineData("目前尚未达到80%。", "figure.negated")]
    [InlineData("如果电价上涨10%。", "figure.hypothetical")]
    [InlineData("能否达到80%？", "figure.question")]
    [InlineData("吸引数百家企业。", "figure.vague")]
    [InlineData("共有12345。", "figure.no-unit")]
    [InlineData("提供7×24小时服务。", "figure.name")]
    public void Annotator_OnNumberThatIsNoFigure_LeavesReasonInLedger(string text, string code)
    {
        var found = Annotator.Annotate(FigureCase.Document(text, new DateOnly(2026, 6, 11)));

        Assert.Empty(found.Figures);
        Assert.Contains(found.Ledger, e => e.Code == code);
    }
}
