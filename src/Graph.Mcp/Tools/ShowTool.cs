using System.Collections.Immutable;
using Graph.Mcp.Answers;
using Graph.Query.Facts;
using Graph.Query.NamedQueries;
using Graph.Query.Names;

namespace Graph.Mcp.Tools;

/// <summary><c>show</c>: all that is known of a thing.</summary>
internal sealed class ShowTool : GraphTool
{
    public override string Name => "show";

    public override (string Zh, string En) Title => ("一个对象的全部事实", "What is known of a thing");

    public override (string Zh, string En) Says =>
        ("实体、主题、指标或简报的每一条关系，带日期、出处和原句。", "Every relationship of an entity, theme, indicator or briefing, with date, source and sentences.");

    public override ImmutableArray<ToolParameter> Own =>
    [
        new("name", ParameterKind.Text, "任一名称、编号或编号开头；章节、引文、数据用编号", "any name, an id or its beginning; a section, sentence, reference or figure by its id") { Required = true, Least = 1, Example = "国家数据局" },
        .. PeriodParameters,
    ];

    public override async Task<ToolAnswer> AnswerAsync(ToolArguments arguments, AskedGraph graph, CancellationToken cancellation)
    {
        var (name, period) = (arguments.Text("name"), arguments.Period());
        var reader = new FactReader(graph.Reader);
        var found = graph.Names.Find(name);
        var facts = new List<Fact>();
        foreach (var node in found)
        {
            facts.AddRange(await reader.OfAsync(node, period, cancellation).ConfigureAwait(false));
        }

        if (found.Count == 0)
        {
            facts.AddRange(await reader.OfIdAsync(name, period, cancellation).ConfigureAwait(false));
            if (facts.Count == 0)
            {
                NameResolution.Find(graph.Names, "name", name, [], out var problem);
                return ToolAnswer.Wrong(problem!);
            }
        }

        return ToolAnswer.Of(facts);
    }
}
