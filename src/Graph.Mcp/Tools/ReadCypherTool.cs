using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Graph.Connection;
using Graph.Cypher.Execution;
using Graph.Cypher.Values;
using Graph.Mcp.Answers;
using Graph.Query;
using Graph.Query.Evidence;
using Graph.Query.NamedQueries;
using Graph.Query.Tables;

namespace Graph.Mcp.Tools;

/// <summary><c>read-cypher</c>: Cypher that reads.</summary>
internal sealed partial class ReadCypherTool : GraphTool
{
    private const int LongestQuery = 20_000;
    private const int Sentences = 10;

    public override string Name => "read-cypher";

    public override (string Zh, string En) Title => ("只读 Cypher", "Cypher that reads");

    public override (string Zh, string En) Says =>
        ("运行只读的 Cypher 查询；值用 params 传入。结果里出现的句子编号（t-…）会附上原句与出处：返回 r.evidence 即可得到依据。", "Runs a Cypher query that only reads; pass values in params. Ids of sentences (t-…) among the rows come with their texts and sources: return r.evidence to get them.");

    public override ImmutableArray<ToolParameter> Own =>
    [
        new("query", ParameterKind.Text, "Cypher 查询", "the Cypher query") { Required = true, Least = 1, Most = LongestQuery, Example = "MATCH (a:Agency)-[r:ISSUED]->(p:Policy) RETURN a.name, p.name, r.evidence LIMIT 10" },
        new("params", ParameterKind.Map, "参数，按名称", "parameters by name") { Example = """{"name":"国家数据局"}""" },
        new("timeout", ParameterKind.Integer, "秒", "seconds") { Default = 30, Least = 1, Most = 60 },
        Limit(1000),
    ];

    public override async Task<ToolAnswer> AnswerAsync(ToolArguments arguments, AskedGraph graph, CancellationToken cancellation)
    {
        var limit = arguments.Integer("limit");
        var values = arguments.Map("params").ToDictionary(p => p.Key, p => JsonArgument.Of(p.Value), StringComparer.Ordinal);
        var limits = GraphReader.AnswerLimits with { Timeout = TimeSpan.FromSeconds(arguments.Integer("timeout")), MaxRows = limit, MaxMemoryBytes = QueryLimits.Default.MaxMemoryBytes };
        var answer = await graph.Reader.Connection.RunAsync(new GraphQuery(arguments.Text("query"), values) { Limits = limits }, cancellation).ConfigureAwait(false);

        // Rows until the row limit are an answer; every other failure is none.
        var cut = answer.Failure is { Kind: GraphFailureKind.Limit } && answer.Rows.Count >= limit;
        if (answer.Failure is { } failure && !cut)
        {
            throw new GraphReadException(failure);
        }

        var rows = answer.Rows.Select(r => r.Select(Json).Cast<object?>().ToArray()).ToList();
        var ids = rows.SelectMany(r => r).SelectMany(c => SentenceId().Matches(((JsonElement)c!).GetRawText()).Select(m => m.Value.Trim('"'))).Distinct(StringComparer.Ordinal).Take(Sentences).ToList();
        ImmutableArray<string> notices = [.. answer.Notices, .. cut ? new[] { $"只取了前 {limit} 行 / only the first {limit} rows were read" } : [], .. answer.Plan is { } plan ? new[] { plan.ToTable() } : []];
        return new ToolAnswer(new ResultTable([.. answer.Columns.Select(c => new TableColumn(c, c, c))], rows), [])
        {
            Notices = notices,
            Sentences = await new EvidenceReader(graph.Reader).SentencesAsync(ids, Period.All, cancellation).ConfigureAwait(false),
        };
    }

    // As the command line prints values to programs.
    private static JsonElement Json(CypherValue value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = RowText.Json.Encoder }))
        {
            ValueJson.WritePlain(writer, value);
        }

        using var document = JsonDocument.Parse(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), new JsonDocumentOptions { MaxDepth = 1000 });
        return document.RootElement.Clone();
    }

    [GeneratedRegex("\"t-[0-9a-f]{32}\"", RegexOptions.NonBacktracking)]
    private static partial Regex SentenceId();
}
