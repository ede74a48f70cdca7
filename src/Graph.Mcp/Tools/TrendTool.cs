using System.Collections.Immutable;
using Graph.Mcp.Answers;
using Graph.Query;
using Graph.Query.Evidence;
using Graph.Query.NamedQueries;
using Graph.Query.Names;
using Graph.Query.Trends;

namespace Graph.Mcp.Tools;

/// <summary><c>trend</c>: how often things are spoken of over time.</summary>
internal sealed class TrendTool : GraphTool
{
    private const int Latest = 2;

    public override string Name => "trend";

    public override (string Zh, string En) Title => ("随时间的变化", "Over time");

    public override (string Zh, string En) Says =>
        ("实体、主题或指标按期被说到的章节数、占比、爆发、首见与末见；附最早与最近的原句。", "In how many sections of each period an entity, theme or indicator is spoken of, its share, bursts, first and last sight; with the earliest and latest sentences.");

    public override ImmutableArray<ToolParameter> Own =>
    [
        new("names", ParameterKind.Texts, "实体、主题或指标", "entities, themes or indicators") { Required = true, Least = 1, Most = 20, Example = """["ai","国家数据局"]""" },
        new("by", ParameterKind.Text, "按月、季或年", "by month, quarter or year") { Default = "month", OneOf = ["month", "quarter", "year"] },
        .. PeriodParameters,
    ];

    public override async Task<ToolAnswer> AnswerAsync(ToolArguments arguments, AskedGraph graph, CancellationToken cancellation)
    {
        var problems = new List<ArgumentProblem>();
        var nodes = Find(graph, "names", arguments.Texts("names"), [.. NameResolution.Things, "Indicator"], problems);
        if (problems.Count > 0)
        {
            return ToolAnswer.Wrong(problems);
        }

        var period = arguments.Period();
        var rows = await new TrendReader(graph.Reader).OfAsync(nodes, period, Enum.Parse<Grain>(arguments.Text("by"), ignoreCase: true), cancellation).ConfigureAwait(false);
        var evidence = new EvidenceReader(graph.Reader);
        var sentences = new List<EvidenceRow>();
        foreach (var node in nodes)
        {
            if (rows.FirstOrDefault(r => r.Name == node.Name) is { } seen && Period.Parse(seen.First, last: false) is { } first)
            {
                sentences.AddRange(await evidence.OfAsync([node], new Period(first, first), 1, cancellation).ConfigureAwait(false));
                sentences.AddRange(await evidence.OfAsync([node], period, Latest, cancellation).ConfigureAwait(false));
            }
        }

        return ToolAnswer.Of(rows) with { Sentences = [.. sentences.DistinctBy(s => s.Id)] };
    }
}
