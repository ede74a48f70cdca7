using System.Collections.Immutable;
using Graph.Mcp.Answers;
using Graph.Query.Evidence;
using Graph.Query.NamedQueries;
using Graph.Query.Names;
using Graph.Query.Paths;

namespace Graph.Mcp.Tools;

/// <summary><c>neighbours</c>: what stands around a thing.</summary>
internal sealed class NeighboursTool : GraphTool
{
    // A row has the sentences; where they were read stands beside the rows.
    private const int Sentences = 40;

    public override string Name => "neighbours";

    public override (string Zh, string En) Title => ("周边", "Neighbours");

    public override (string Zh, string En) Says =>
        ("与一个实体或主题有明说关系的对象在前，其后是比随机更常同节出现的，都有原句。", "What has stated ties to an entity or theme, then what is named beside it more than chance would have it, with sentences.");

    public override ImmutableArray<ToolParameter> Own =>
    [
        new("name", ParameterKind.Text, "实体或主题", "an entity or theme") { Required = true, Least = 1, Example = "国家数据局" },
        new("kind", ParameterKind.Text, "只看这一类", "only of this kind") { OneOf = NameResolution.Things },
        .. PeriodParameters,
        Limit(20),
    ];

    public override async Task<ToolAnswer> AnswerAsync(ToolArguments arguments, AskedGraph graph, CancellationToken cancellation)
    {
        var problems = new List<ArgumentProblem>();
        if (Find(graph, "name", arguments.Text("name"), NameResolution.Things, problems) is not { } node)
        {
            return ToolAnswer.Wrong(problems);
        }

        var rows = await new NeighbourReader(graph.Reader).OfAsync(node, arguments.TextOrNull("kind"), arguments.Period(), arguments.Integer("limit"), cancellation).ConfigureAwait(false);
        var ids = rows.SelectMany(r => r.EvidenceIds).Distinct(StringComparer.Ordinal).Take(Sentences);
        return ToolAnswer.Of(rows) with { Sentences = await new EvidenceReader(graph.Reader).SentencesAsync(ids, Query.Period.All, cancellation).ConfigureAwait(false) };
    }
}
