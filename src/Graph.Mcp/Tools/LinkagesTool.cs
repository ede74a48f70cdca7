using System.Collections.Immutable;
using Graph.Mcp.Answers;
using Graph.Query;
using Graph.Query.Evidence;
using Graph.Query.Linkages;
using Graph.Query.NamedQueries;
using Graph.Query.Names;

namespace Graph.Mcp.Tools;

/// <summary><c>linkages</c>: how themes are tied; without themes the matrix of all.</summary>
internal sealed class LinkagesTool : GraphTool
{
    private const int Strongest = 3;

    public override string Name => "linkages";

    public override (string Zh, string En) Title => ("主题之间的联结", "How themes are tied");

    public override (string Zh, string En) Says =>
        ("两个以上主题如何联结：与随机相比的强度、原文明说的关系、同节、纽带实体、数据、跨期链条，每条都有原句。不给主题则给出全部主题两两的强度。",
         "How two or more themes are tied: strength beside chance, links that texts state, shared sections, bridging entities, figures, chains across issues, each with its sentences. Without themes: the strength of every pair of the vocabulary.");

    public override ImmutableArray<ToolParameter> Own =>
    [
        new("themes", ParameterKind.Texts, "主题（名称或编号）；每个含其全部下位主题", "themes by name or id; each stands for all that is narrower too") { Most = LinkageReader.MaxThemes, Example = """["data","compute","energy"]""" },
        .. PeriodParameters,
        new("region", ParameterKind.Text, "只看提到该地（含所辖）的章节", "only sections that name this place or what lies in it") { Example = "上海市" },
        new("agency", ParameterKind.Text, "只看提到该机构（含下设）的章节", "only sections that name this body or a part of it") { Example = "国家数据局" },
        new("kind", ParameterKind.Text, "只看这一种明说的关系", "only stated links of this kind") { OneOf = ["enables", "requires", "constrains", "coordinates"] },
        new("status", ParameterKind.Text, "只看这种性质的数据，或处于这一阶段的关系", "only figures of this status, or ties of this stage") { OneOf = ["actual", "forecast", "target", "planned", "signed", "started", "operating"] },
        new("by", ParameterKind.Text, "变化按月、季或年", "development by month, quarter or year") { Default = "month", OneOf = ["month", "quarter", "year"] },
        new("limit", ParameterKind.Integer, "每对主题各类最多几条；计数不受限", "most lines of each kind of a pair; counts are of all") { Default = 20, Least = 1, Most = 10_000 },
        new("matrix", ParameterKind.Flag, "只给两两强度", "only the strength of each pair") { Default = false },
    ];

    public override async Task<ToolAnswer> AnswerAsync(ToolArguments arguments, AskedGraph graph, CancellationToken cancellation)
    {
        var problems = new List<ArgumentProblem>();
        var given = arguments.Texts("themes");
        var themes = Find(graph, "themes", given, ["Theme"], problems).Select(t => t.Id).Distinct(StringComparer.Ordinal).ToImmutableArray();
        var region = Find(graph, "region", arguments.TextOrNull("region"), ["Place"], problems);
        var agency = Find(graph, "agency", arguments.TextOrNull("agency"), NameResolution.Bodies, problems);
        if (problems.Count == 0 && given.Length > 0 && themes.Length < 2)
        {
            problems.Add(new ArgumentProblem("themes", string.Join(", ", given), "two different themes or more, or none for the matrix of all", []));
        }

        if (problems.Count > 0)
        {
            return ToolAnswer.Wrong(problems);
        }

        var question = new LinkageQuestion
        {
            Themes = given.Length == 0 ? [.. graph.Names.OfKind("Theme").Select(t => t.Id).Take(LinkageReader.MaxThemes)] : themes,
            Period = arguments.Period(),
            Region = region?.Id,
            Agency = agency?.Id,
            Kind = arguments.TextOrNull("kind"),
            Status = arguments.TextOrNull("status"),
            By = Enum.Parse<Grain>(arguments.Text("by"), ignoreCase: true),
            Limit = arguments.Integer("limit"),
        };
        if (question.Themes.Length < 2)
        {
            return ToolAnswer.Of<LinkageStrength>([]);
        }

        var reader = new LinkageReader(graph.Reader);
        if (given.Length > 0 && !arguments.Flag("matrix"))
        {
            return ToolAnswer.Of(LinkageRow.Of(await reader.AnswerAsync(question, cancellation).ConfigureAwait(false)));
        }

        var strengths = await reader.MatrixAsync(question, cancellation).ConfigureAwait(false);
        var sentences = new List<EvidenceRow>();
        foreach (var pair in strengths.Where(s => s.Together > 0).Take(Strongest))
        {
            if (graph.Names.Find(pair.A, ["Theme"]) is [var a, ..] && graph.Names.Find(pair.B, ["Theme"]) is [var b, ..])
            {
                sentences.AddRange(await new EvidenceReader(graph.Reader).OfAsync([a, b], question.Period, 1, cancellation).ConfigureAwait(false));
            }
        }

        return ToolAnswer.Of(strengths) with { Sentences = [.. sentences.DistinctBy(s => s.Id)] };
    }
}
