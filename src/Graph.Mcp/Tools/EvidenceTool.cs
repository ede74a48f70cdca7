using System.Collections.Immutable;
using Graph.Mcp.Answers;
using Graph.Query.Evidence;
using Graph.Query.NamedQueries;

namespace Graph.Mcp.Tools;

/// <summary><c>evidence</c>: sentences, by what they name or by id.</summary>
internal sealed class EvidenceTool : GraphTool
{
    public override string Name => "evidence";

    public override (string Zh, string En) Title => ("原句", "Sentences");

    public override (string Zh, string En) Says =>
        ("同时说到所给各对象的原句（主题含下位主题），或按编号取原句；带日期、简报、章节、在原文中的位置。最近的在前。", "The sentences that speak of every one of the things named (a theme with all that is narrower), or sentences by id; with date, briefing, section and place in the source text. The latest first.");

    public override ImmutableArray<ToolParameter> Own =>
    [
        new("names", ParameterKind.Texts, "实体、主题、指标或简报；或原句编号（t-…）", "entities, themes, indicators or briefings; or ids of sentences (t-…)") { Required = true, Least = 1, Most = 50, Example = """["compute","electricity"]""" },
        .. PeriodParameters,
        Limit(50),
    ];

    public override async Task<ToolAnswer> AnswerAsync(ToolArguments arguments, AskedGraph graph, CancellationToken cancellation)
    {
        var (names, limit) = (arguments.Texts("names"), arguments.Integer("limit"));
        var reader = new EvidenceReader(graph.Reader);
        if (names.All(n => n.StartsWith("t-", StringComparison.Ordinal)))
        {
            return ToolAnswer.Of((await reader.SentencesAsync(names, arguments.Period(), cancellation).ConfigureAwait(false)).Take(limit));
        }

        var problems = new List<ArgumentProblem>();
        var nodes = Find(graph, "names", names, [], problems);
        return problems.Count > 0 ? ToolAnswer.Wrong(problems) : ToolAnswer.Of(await reader.OfAsync(nodes, arguments.Period(), limit, cancellation).ConfigureAwait(false));
    }
}
