using System.Collections.Immutable;
using Graph.Mcp.Answers;
using Graph.Query.Figures;

namespace Graph.Mcp.Tools;

/// <summary><c>conflicts</c>: figures that disagree or were revised.</summary>
internal sealed class ConflictsTool : GraphTool
{
    public override string Name => "conflicts";

    public override (string Zh, string En) Title => ("相互矛盾或被修订的数据", "Figures that disagree or were revised");

    public override (string Zh, string En) Says =>
        ("同一指标、时期、口径、对象而数值不合的数据，成对给出，两边原句都在。", "Pairs of figures of one indicator, period, comparison and subject whose values do not agree, with both sentences.");

    public override ImmutableArray<ToolParameter> Own => [.. PeriodParameters, Limit(100)];

    public override async Task<ToolAnswer> AnswerAsync(ToolArguments arguments, AskedGraph graph, CancellationToken cancellation) =>
        ToolAnswer.Of(await new FigureReader(graph.Reader).ConflictsAsync(arguments.Period(), arguments.Integer("limit"), cancellation).ConfigureAwait(false));
}
