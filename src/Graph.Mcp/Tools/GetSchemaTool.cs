using System.Collections.Immutable;
using Graph.Mcp.Answers;
using Graph.Query.Schema;

namespace Graph.Mcp.Tools;

/// <summary><c>get-schema</c>: labels, relationship types, properties and counts.</summary>
internal sealed class GetSchemaTool : GraphTool
{
    public override string Name => "get-schema";

    public override (string Zh, string En) Title => ("图谱结构", "The graph's schema");

    public override (string Zh, string En) Says =>
        ("节点标签与关系类型：含义、数量、属性及其取值、两端。写 Cypher 前先看。每条陈述带 briefing、date、evidence[]（Sentence 的 id）。", "Labels and relationship types: meaning, count, properties with their values, ends. Read it before writing Cypher. Every statement has briefing, date and evidence[] (ids of Sentence).");

    public override ImmutableArray<ToolParameter> Own => [];

    public override async Task<ToolAnswer> AnswerAsync(ToolArguments arguments, AskedGraph graph, CancellationToken cancellation) =>
        ToolAnswer.Of(await new SchemaReader(graph.Reader).ReadAsync(cancellation).ConfigureAwait(false));
}
