using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Graph.Connection;
using Graph.Cypher.Diagnostics;
using Graph.Mcp.Answers;
using Graph.Mcp.Prompts;
using Graph.Mcp.Resources;
using Graph.Mcp.Tools;
using Graph.Query;
using Graph.Query.NamedQueries;
using Graph.Query.Tables;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Graph.Mcp;

/// <summary>The graph as an MCP server: tools, resources, prompts, over whichever transport the host chooses. Nothing is written, and the server keeps no state between requests.</summary>
public sealed partial class GraphMcpServer
{
    private const int MostCompletions = 100;

    private const string Instructions =
        """
        中文政策简报的知识图谱：每条事实都有原句与出处。先用 search 找名称；linkages 看主题如何联结（数据、算力、能源等），paths、neighbours、show 看对象之间的关系，figures、trend、coverage、conflicts 看数据、变化、空白与矛盾，evidence 取原句，run-query 用现成的查询，其余用 get-schema 和 read-cypher。引用时写出原句、简报与日期。答复有 nextCursor 时，用同样的参数加 cursor 续取。
        A knowledge graph of Chinese policy briefings; every fact has its sentence and source. Find names with search; linkages tells how themes are tied, paths, neighbours and show how things are, figures, trend, coverage and conflicts give numbers, development, gaps and contradictions, evidence gives sentences, run-query has ready-made queries, get-schema and read-cypher the rest. Quote sentence, briefing and date. Where an answer has nextCursor, the same arguments with cursor go on.
        """;

    private readonly IGraphSource source;
    private readonly ILogger logger;
    private readonly ImmutableArray<GraphTool> tools;
    private readonly GraphResources resources;
    private int pending;

    /// <summary>A server over a graph.</summary>
    /// <param name="source">The graph.</param>
    /// <param name="queries">The named queries.</param>
    /// <param name="logger">Hears of what fails for no fault of the caller's.</param>
    public GraphMcpServer(IGraphSource source, NamedQueryCatalog queries, ILogger<GraphMcpServer> logger)
    {
        (this.source, this.logger) = (source, logger);
        tools =
        [
            new GetSchemaTool(), new ReadCypherTool(), new SearchTool(), new ShowTool(), new LinkagesTool(), new PathsTool(), new NeighboursTool(), new FiguresTool(), new TrendTool(), new ConflictsTool(), new CoverageTool(),
            new EvidenceTool(), new RunQueryTool(queries),
        ];
        resources = new GraphResources(queries);
    }

    /// <summary>True while a request is being answered.</summary>
    internal bool IsBusy => Volatile.Read(ref pending) > 0;

    /// <summary>Sets up what a session offers.</summary>
    public void Configure(McpServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.ServerInfo = new Implementation { Name = "policygraph", Title = "政策简报图谱 / policygraph", Version = typeof(GraphMcpServer).Assembly.GetName().Version?.ToString(3) ?? "0" };
        options.ServerInstructions = Instructions;
        options.Capabilities = new ServerCapabilities { Tools = new ToolsCapability(), Resources = new ResourcesCapability(), Prompts = new PromptsCapability(), Completions = new CompletionsCapability() };
        options.Handlers.ListToolsHandler = (_, _) => ValueTask.FromResult(new ListToolsResult { Tools = [.. tools.Select(t => t.Describe())] });
        options.Handlers.CallToolHandler = async (request, cancellation) => await CountedAsync(() => CallAsync(request.Params, cancellation)).ConfigureAwait(false);
        options.Handlers.ListResourcesHandler = async (request, cancellation) => await ReadAsync((graph, stop) => resources.ListAsync(request.Params?.Cursor, graph, stop), cancellation).ConfigureAwait(false);
        options.Handlers.ListResourceTemplatesHandler = (_, _) => ValueTask.FromResult(new ListResourceTemplatesResult { ResourceTemplates = GraphResources.Templates });
        options.Handlers.ReadResourceHandler = async (request, cancellation) =>
            await ReadAsync((graph, stop) => resources.ReadAsync(request.Params?.Uri ?? "", graph, stop), cancellation).ConfigureAwait(false)
                ?? throw new McpProtocolException("found no resource at that address; resources/list and resources/templates/list name them all", McpErrorCode.ResourceNotFound);
        options.Handlers.ListPromptsHandler = (_, _) => ValueTask.FromResult(GraphPrompts.List());
        options.Handlers.GetPromptHandler = (request, _) => ValueTask.FromResult(GraphPrompts.Get(request.Params?.Name ?? "", request.Params?.Arguments ?? Enumerable.Empty<KeyValuePair<string, JsonElement>>()));
        options.Handlers.CompleteHandler = async (request, cancellation) => await CompleteAsync(request.Params, cancellation).ConfigureAwait(false);
    }

    /// <summary>Answers a call. What is wrong with it, or with the graph, is a tool error that says so.</summary>
    internal async Task<CallToolResult> CallAsync(CallToolRequestParams? call, CancellationToken cancellation)
    {
        if (tools.FirstOrDefault(t => t.Name == call?.Name) is not { } tool)
        {
            var near = NearestName.Find(call?.Name ?? "", tools.Select(t => t.Name));
            throw new McpProtocolException($"found no tool of that name{(near is null ? "" : $"; did you mean {near}")}; expected one of {string.Join(", ", tools.Select(t => t.Name))}", McpErrorCode.InvalidParams);
        }

        var arguments = new ToolArguments(tool.Parameters, call?.Arguments ?? Enumerable.Empty<KeyValuePair<string, JsonElement>>());
        if (arguments.Problems.Count > 0)
        {
            return Wrong(arguments.Problems);
        }

        var question = Digest(tool, call!);
        var cursor = arguments.TextOrNull(GraphTool.Cursor) is { } written ? AnswerCursor.Read(written) : null;
        if (arguments.TextOrNull(GraphTool.Cursor) is not null && cursor?.Question != question)
        {
            return Wrong([new ArgumentProblem(GraphTool.Cursor, cursor is null ? "a text that is no cursor" : "the cursor of another question", "nextCursor of the answer before, with the same tool and arguments", [])]);
        }

        try
        {
            var answer = await source.ReadAsync((graph, stop) => tool.AnswerAsync(arguments, graph, stop), cancellation).ConfigureAwait(false);
            if (answer.Table is not { } table)
            {
                return Wrong(answer.Problems);
            }

            var offset = cursor?.Offset ?? 0;
            if (cursor is not null && (offset > table.Rows.Count || AnswerPage.Digest([.. table.Columns.Select(c => c.Key)], table.Rows[offset - 1]) != cursor.Last))
            {
                return Wrong([new ArgumentProblem(GraphTool.Cursor, "a place in an answer that has changed since", "no cursor: the graph has changed, ask from the beginning", [])]);
            }

            var page = AnswerPage.Of(answer, question, offset, arguments.Integer(GraphTool.MaxTokens), arguments.Text(GraphTool.Language) == "zh");
            return new CallToolResult { Content = [new TextContentBlock { Text = page.Text }], StructuredContent = JsonSerializer.SerializeToElement(page.Structured, RowText.Json) };
        }
        catch (GraphReadException e) when (e.Failure.Kind != GraphFailureKind.Server)
        {
            return Error(e.Failure.Kind == GraphFailureKind.Query ? e.Failure.Message : $"{e.Failure.Code}: {e.Failure.Message}", new JsonObject { ["code"] = e.Failure.Code, ["message"] = e.Failure.Message });
        }
        catch (GraphReadException e)
        {
            Failed(logger, tool.Name, e);
            return Error("图谱的存储或服务器出错，已记入日志 / the store or server failed; the log tells more", new JsonObject { ["code"] = e.Failure.Code, ["message"] = "the store or server failed" });
        }
        catch (Exception e) when (e is not OperationCanceledException and not McpException)
        {
            // The isolation point: one call that fails neither ends the session nor tells its caller of the machine.
            Failed(logger, tool.Name, e);
            return Error("内部错误，已记入日志 / an internal error; the server's log tells more", new JsonObject { ["code"] = "internal", ["message"] = "an internal error" });
        }
    }

    private static CallToolResult Wrong(IEnumerable<ArgumentProblem> problems)
    {
        var list = problems.ToList();
        return Error(
            string.Join("\n", list.Select(p => p.ToString())),
            new JsonObject
            {
                ["code"] = "arguments",
                ["problems"] = new JsonArray([.. list.Select(p => (JsonNode)new JsonObject { ["argument"] = p.Argument, ["found"] = p.Found, ["expected"] = p.Expected, ["near"] = new JsonArray([.. p.Near.Select(n => (JsonNode)n)]) })]),
            });
    }

    private static CallToolResult Error(string text, JsonObject error) =>
        new() { IsError = true, Content = [new TextContentBlock { Text = text }], StructuredContent = JsonSerializer.SerializeToElement(new JsonObject { ["error"] = error }, RowText.Json) };

    // The question without what only says how much of the answer is wanted.
    private static string Digest(GraphTool tool, CallToolRequestParams call)
    {
        var given = (call.Arguments ?? Enumerable.Empty<KeyValuePair<string, JsonElement>>())
            .Where(a => a.Key is not (GraphTool.Cursor or GraphTool.MaxTokens or GraphTool.Language) && a.Value.ValueKind != JsonValueKind.Null).OrderBy(a => a.Key, StringComparer.Ordinal);
        return AnswerCursor.Digest(tool.Name + "\n" + string.Join("\n", given.Select(a => $"{a.Key}={a.Value.GetRawText()}")));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Tool} failed")]
    private static partial void Failed(ILogger logger, string tool, Exception exception);

    private async Task<T> CountedAsync<T>(Func<Task<T>> work)
    {
        Interlocked.Increment(ref pending);
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref pending);
        }
    }

    // Reads outside tools: a graph that fails is a protocol error with its reason, never with the machine's.
    private async Task<T> ReadAsync<T>(Func<AskedGraph, CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            return await CountedAsync(() => source.ReadAsync(read, cancellation)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException and not McpException)
        {
            Failed(logger, "a resource", e);
            throw new McpProtocolException("the graph could not be read; the server's log tells more", McpErrorCode.InternalError);
        }
    }

    private async Task<CompleteResult> CompleteAsync(CompleteRequestParams? asked, CancellationToken cancellation)
    {
        var written = asked?.Argument.Value ?? "";
        var found = await ReadAsync(
            (graph, _) => Task.FromResult((asked?.Ref switch
            {
                ResourceTemplateReference template => resources.Complete(template.Uri ?? "", written, graph),
                PromptReference when asked.Argument.Name == "region" => graph.Names.OfKind("Place").Select(p => p.Name).Where(n => n.StartsWith(written, StringComparison.Ordinal)),
                PromptReference when asked.Argument.Name == "themes" => Themes(graph, written),
                _ => [],
            }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList()), cancellation).ConfigureAwait(false);
        return new CompleteResult { Completion = new Completion { Values = [.. found.Take(MostCompletions)], Total = found.Count, HasMore = found.Count > MostCompletions } };

        static IEnumerable<string> Themes(AskedGraph graph, string written)
        {
            var comma = written.LastIndexOf(',') + 1;
            return graph.Names.OfKind("Theme").Select(t => t.Id).Where(t => t.StartsWith(written[comma..].Trim(), StringComparison.Ordinal)).Select(t => written[..comma] + t);
        }
    }
}
