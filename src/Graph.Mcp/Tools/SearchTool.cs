using System.Collections.Immutable;
using Graph.Mcp.Answers;
using Graph.Query.Search;

namespace Graph.Mcp.Tools;

/// <summary><c>search</c>: full text in names and sentences.</summary>
internal sealed class SearchTool : GraphTool
{
    public override string Name => "search";

    public override (string Zh, string En) Title => ("全文检索", "Full-text search");

    public override (string Zh, string En) Says =>
        ("在名称和原句中检索，须含每个词；名称在前，原句带日期与出处。其他工具要用的名称先在这里找。", "Searches names and sentences for texts that hold every word; names first, sentences with date and source. Find here the names that the other tools take.");

    public override ImmutableArray<ToolParameter> Own =>
    [
        new("text", ParameterKind.Text, "检索词，空格分开", "words, separated by blanks") { Required = true, Least = 1, Most = TextSearch.MaxLength, Example = "算力 电力" },
        .. PeriodParameters,
        Limit(50),
    ];

    public override async Task<ToolAnswer> AnswerAsync(ToolArguments arguments, AskedGraph graph, CancellationToken cancellation) =>
        ToolAnswer.Of(await new TextSearch(graph.Reader).FindAsync(arguments.Text("text"), arguments.Period(), arguments.Integer("limit"), cancellation).ConfigureAwait(false));
}
