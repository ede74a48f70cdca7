using System.Collections.Immutable;
using Graph.Cypher.Diagnostics;
using Graph.Mcp.Answers;
using Graph.Query.NamedQueries;

namespace Graph.Mcp.Tools;

/// <summary><c>run-query</c>: runs a named query, or lists them.</summary>
internal sealed class RunQueryTool(NamedQueryCatalog catalog) : GraphTool
{
    public override string Name => "run-query";

    public override (string Zh, string En) Title => ("具名查询", "Named queries");

    public override (string Zh, string En) Says =>
        ($"运行一个具名查询；不给名称则列出全部 {catalog.All.Length} 个及其参数。主题、机构等可用任一名称。", $"Runs a named query; without a name lists all {catalog.All.Length} with their parameters. Themes, agencies and the like are given by any of their names.");

    public override ImmutableArray<ToolParameter> Own =>
    [
        new("name", ParameterKind.Text, "查询名称；不给则列出全部", "the query; none to list them all") { Example = "policies-of-agency" },
        new("arguments", ParameterKind.Map, "查询的参数，按名称", "its arguments by name") { Example = """{"agency":"国家数据局"}""" },
    ];

    public override async Task<ToolAnswer> AnswerAsync(ToolArguments arguments, AskedGraph graph, CancellationToken cancellation)
    {
        if (arguments.TextOrNull("name") is not { } name)
        {
            return new ToolAnswer(NamedQueryListing.Table(catalog, chinese: arguments.Text(Language) == "zh"), []);
        }

        if (catalog.Find(name) is not { } query)
        {
            return ToolAnswer.Wrong(new ArgumentProblem("name", name, "a named query; call run-query without a name to list them", NearestName.Find(name, catalog.All.Select(q => q.Id)) is { } near ? [near] : []));
        }

        var values = arguments.Map("arguments").ToDictionary(p => p.Key, p => JsonArgument.Of(p.Value), StringComparer.Ordinal);
        var answer = await new NamedQueryRunner(graph.Reader, graph.Names).RunAsync(query, values, cancellation).ConfigureAwait(false);
        return new ToolAnswer(answer.Table, answer.Problems);
    }
}
