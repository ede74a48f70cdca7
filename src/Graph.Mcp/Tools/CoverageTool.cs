using System.Collections.Immutable;
using Graph.Mcp.Answers;
using Graph.Query.Coverage;
using Graph.Query.Evidence;

namespace Graph.Mcp.Tools;

/// <summary><c>coverage</c>: what the corpus does and does not speak of.</summary>
internal sealed class CoverageTool : GraphTool
{
    private const int Samples = 3;

    private static readonly ImmutableArray<string> Axes = ["domain", "theme", "region", "agency", "month"];

    public override string Name => "coverage";

    public override (string Zh, string En) Title => ("覆盖与空白", "Coverage and gaps");

    public override (string Zh, string En) Says =>
        ("语料按主题、地区、机构、月份说到了什么、没说到什么；零也是答案。附说到最多的主题、地区或机构的原句。", "What the corpus does and does not speak of, by theme, region, agency and month; zero is an answer. With sentences of what is spoken of most.");

    public override ImmutableArray<ToolParameter> Own =>
    [
        new("rows", ParameterKind.Text, "行", "rows") { Default = "domain", OneOf = Axes },
        new("columns", ParameterKind.Text, "列", "columns") { Default = "month", OneOf = Axes },
        new("least", ParameterKind.Integer, "只计至少有几节的地区与机构", "only regions and agencies with so many sections") { Default = 2, Least = 0, Most = 1_000_000 },
        new("absent", ParameterKind.Flag, "只看没说到的，最意外的在前", "only what is not spoken of, the most surprising first") { Default = false },
        .. PeriodParameters,
        Limit(1000),
    ];

    public override async Task<ToolAnswer> AnswerAsync(ToolArguments arguments, AskedGraph graph, CancellationToken cancellation)
    {
        var (rows, columns) = (Axis(arguments.Text("rows")), Axis(arguments.Text("columns")));
        var period = arguments.Period();
        var cells = await new CoverageReader(graph.Reader).ReadAsync(rows, columns, period, arguments.Integer("least"), arguments.Flag("absent"), arguments.Integer("limit"), cancellation).ConfigureAwait(false);
        var sentences = new List<EvidenceRow>();
        if (Kind(rows) is { } kind)
        {
            foreach (var name in cells.Where(c => c.RowSections > 0).OrderByDescending(c => c.RowSections).Select(c => c.Row).Distinct(StringComparer.Ordinal).Take(Samples))
            {
                if (graph.Names.Find(name, [kind]) is [var node, ..])
                {
                    sentences.AddRange(await new EvidenceReader(graph.Reader).OfAsync([node], period, 1, cancellation).ConfigureAwait(false));
                }
            }
        }

        return ToolAnswer.Of(cells) with { Sentences = [.. sentences.DistinctBy(s => s.Id)] };
    }

    private static CoverageAxis Axis(string text) => Enum.Parse<CoverageAxis>(text, ignoreCase: true);

    private static string? Kind(CoverageAxis axis) => axis switch
    {
        CoverageAxis.Domain or CoverageAxis.Theme => "Theme",
        CoverageAxis.Region => "Place",
        CoverageAxis.Agency => "Agency",
        _ => null,
    };
}
