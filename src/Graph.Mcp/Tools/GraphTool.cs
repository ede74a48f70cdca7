using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Graph.Mcp.Answers;
using Graph.Query.NamedQueries;
using Graph.Query.Names;
using ModelContextProtocol.Protocol;

namespace Graph.Mcp.Tools;

/// <summary>One tool: what it is called, what it takes, and how it answers. All tools read; none writes.</summary>
internal abstract class GraphTool
{
    /// <summary>The parameter by which answers are bounded.</summary>
    public const string MaxTokens = "maxTokens";

    /// <summary>The parameter by which an answer goes on.</summary>
    public const string Cursor = "cursor";

    /// <summary>The parameter for the language of the readable text.</summary>
    public const string Language = "lang";

    /// <summary>Tokens of an answer unless said.</summary>
    public const int DefaultTokens = 6000;

    /// <summary>The parameters for a span of time.</summary>
    protected static readonly ImmutableArray<ToolParameter> PeriodParameters =
    [
        new("since", ParameterKind.Day, "起始日、月或年（含）", "first day, month or year, inclusive") { Example = "2026-01" },
        new("until", ParameterKind.Day, "截止日、月或年（含）", "last day, month or year, inclusive") { Example = "2026-06-11" },
        new("asOf", ParameterKind.Day, "截至该日已有的说法", "the graph as it was said by that day") { Example = "2026-05-31" },
    ];

    private static readonly ImmutableArray<ToolParameter> Common =
    [
        new(MaxTokens, ParameterKind.Integer, "答复的词元上限（估算，汉字一字一个；文本与结构化内容各自不超过）", "most tokens of the answer, estimated (a Chinese character is one); holds for the text and for the structured content each") { Default = DefaultTokens, Least = 500, Most = 50_000 },
        new(Cursor, ParameterKind.Text, "上一次答复的 nextCursor；其余参数不变", "nextCursor of the answer before; all other arguments as before"),
        new(Language, ParameterKind.Text, "可读文本的语言", "language of the readable text") { Default = "zh", OneOf = ["zh", "en"] },
    ];

    private Tool? tool;

    /// <summary>Its name in calls.</summary>
    public abstract string Name { get; }

    /// <summary>Its title, in Chinese and English.</summary>
    public abstract (string Zh, string En) Title { get; }

    /// <summary>What it answers, in Chinese and English.</summary>
    public abstract (string Zh, string En) Says { get; }

    /// <summary>Its parameters, without those that all tools have.</summary>
    public abstract ImmutableArray<ToolParameter> Own { get; }

    /// <summary>All its parameters.</summary>
    public ImmutableArray<ToolParameter> Parameters => [.. Own, .. Common];

    /// <summary>The tool as clients see it.</summary>
    public Tool Describe() => tool ??= new Tool
    {
        Name = Name,
        Title = $"{Title.Zh} / {Title.En}",
        Description = $"{Says.Zh}\n{Says.En}",
        InputSchema = JsonSerializer.SerializeToElement(new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(Parameters.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)p.Schema()))),
            ["required"] = new JsonArray([.. Parameters.Where(p => p.Required).Select(p => (JsonNode)p.Name)]),
            ["additionalProperties"] = false,
        }),
        OutputSchema = AnswerSchema.Element,
        Annotations = new ToolAnnotations { Title = $"{Title.Zh} / {Title.En}", ReadOnlyHint = true, IdempotentHint = true, DestructiveHint = false, OpenWorldHint = false },
    };

    /// <summary>Answers a call whose arguments fit.</summary>
    /// <exception cref="Query.GraphReadException">The graph could not be read.</exception>
    public abstract Task<ToolAnswer> AnswerAsync(ToolArguments arguments, AskedGraph graph, CancellationToken cancellation);

    /// <summary>The parameter for most rows.</summary>
    protected static ToolParameter Limit(int value) => new("limit", ParameterKind.Integer, "最多几行", "most rows") { Default = value, Least = 1, Most = 10_000 };

    /// <summary>The nodes of names; what is not found is added to <paramref name="problems"/>.</summary>
    protected static ImmutableArray<NamedNode> Find(AskedGraph graph, string argument, IEnumerable<string> names, ImmutableArray<string> kinds, List<ArgumentProblem> problems)
    {
        var found = ImmutableArray.CreateBuilder<NamedNode>();
        foreach (var name in names)
        {
            if (NameResolution.Find(graph.Names, argument, name, kinds, out var problem) is { } node)
            {
                found.Add(node);
            }
            else
            {
                problems.Add(problem!);
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The node of a name, or null with a problem added; null without one for no name.</summary>
    protected static NamedNode? Find(AskedGraph graph, string argument, string? name, ImmutableArray<string> kinds, List<ArgumentProblem> problems) =>
        name is null ? null : Find(graph, argument, [name], kinds, problems) is [var node, ..] ? node : null;
}
