using System.Collections.Immutable;
using Graph.Mcp.Answers;
using Graph.Query.Figures;
using Graph.Query.Names;

namespace Graph.Mcp.Tools;

/// <summary><c>figures</c>: the series of an indicator.</summary>
internal sealed class FiguresTool : GraphTool
{
    public override string Name => "figures";

    public override (string Zh, string En) Title => ("指标的数据", "Figures of an indicator");

    public override (string Zh, string En) Says =>
        ("一个指标的观测值：实际、预测、目标分开，目标有进度，每个有原句。名称取包含所给文字的全部指标。", "The observations of an indicator: actual, forecast and target apart, targets with their progress, each with its sentence. Takes every indicator whose name holds the text, where none has it exactly.");

    public override ImmutableArray<ToolParameter> Own =>
    [
        new("indicator", ParameterKind.Text, "指标名称或其中的文字", "an indicator's name or a part of it") { Required = true, Least = 1, Example = "用电量" },
        new("status", ParameterKind.Text, "只看这种性质", "only of this status") { OneOf = ["actual", "forecast", "target"] },
        new("unit", ParameterKind.Text, "换算为该单位；只作精确换算，不能换算的略去", "in this unit; only exact conversions, what does not convert is left out") { OneOf = [.. UnitConversion.Known] },
        .. PeriodParameters,
        Limit(200),
    ];

    public override async Task<ToolAnswer> AnswerAsync(ToolArguments arguments, AskedGraph graph, CancellationToken cancellation)
    {
        var indicators = graph.Names.Containing(arguments.Text("indicator"), "Indicator");
        if (indicators.Count == 0)
        {
            NameResolution.Find(graph.Names, "indicator", arguments.Text("indicator"), ["Indicator"], out var problem);
            return ToolAnswer.Wrong(problem!);
        }

        return ToolAnswer.Of(await new FigureReader(graph.Reader).SeriesAsync(indicators, arguments.Period(), arguments.TextOrNull("status"), arguments.TextOrNull("unit"), arguments.Integer("limit"), cancellation).ConfigureAwait(false));
    }
}
