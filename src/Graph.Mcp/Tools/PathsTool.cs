using System.Collections.Immutable;
using Graph.Mcp.Answers;
using Graph.Query.NamedQueries;
using Graph.Query.Names;
using Graph.Query.Paths;

namespace Graph.Mcp.Tools;

/// <summary><c>paths</c>: the most informative paths between two things.</summary>
internal sealed class PathsTool : GraphTool
{
    public override string Name => "paths";

    public override (string Zh, string En) Title => ("两者之间的路径", "Paths between two things");

    public override (string Zh, string En) Says =>
        ("两个实体或主题之间信息量最大的路径，避开枢纽；每一步有出处和原句。", "The most informative paths between two entities or themes, not through hubs; each hop with its source and sentence.");

    public override ImmutableArray<ToolParameter> Own =>
    [
        new("from", ParameterKind.Text, "起点", "where they begin") { Required = true, Least = 1, Example = "国家数据局" },
        new("to", ParameterKind.Text, "终点", "where they end") { Required = true, Least = 1, Example = "electricity" },
        new("maxHops", ParameterKind.Integer, "最多几步", "most relationships of a path") { Default = 4, Least = 1, Most = 8 },
        new("types", ParameterKind.Texts, "只走这些关系", "only over relationships of these types") { OneOf = PathQuestion.AllTypes, Most = 17 },
        .. PeriodParameters,
        new("limit", ParameterKind.Integer, "最多几条路径", "most paths") { Default = 3, Least = 1, Most = 20 },
    ];

    public override async Task<ToolAnswer> AnswerAsync(ToolArguments arguments, AskedGraph graph, CancellationToken cancellation)
    {
        var problems = new List<ArgumentProblem>();
        var from = Find(graph, "from", arguments.Text("from"), NameResolution.Things, problems);
        var to = Find(graph, "to", arguments.Text("to"), NameResolution.Things, problems);
        if (from is null || to is null)
        {
            return ToolAnswer.Wrong(problems);
        }

        var question = new PathQuestion { From = from.Id, To = to.Id, MaxHops = arguments.Integer("maxHops"), Period = arguments.Period(), Limit = arguments.Integer("limit") };
        if (arguments.Texts("types") is { IsEmpty: false } types)
        {
            question = question with { Types = types };
        }

        var hops = await new PathFinder(graph.Reader).FindAsync(question, cancellation).ConfigureAwait(false);
        return ToolAnswer.Of(hops) with { Notices = hops.IsEmpty ? [$"{question.MaxHops} 步之内 {from.Name} 与 {to.Name} 不相连 / not connected within {question.MaxHops} hops"] : [] };
    }
}
