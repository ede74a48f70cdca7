using System.Collections.Immutable;
using Graph.Query.Evidence;
using Graph.Query.NamedQueries;
using Graph.Query.Tables;

namespace Graph.Mcp.Answers;

/// <summary>What a tool found: its rows, or what is wrong with the arguments. Exactly one of the two is set.</summary>
internal sealed record ToolAnswer(ResultTable? Table, ImmutableArray<ArgumentProblem> Problems)
{
    /// <summary>Sentences that the rows rest on, where the rows do not carry them themselves.</summary>
    public ImmutableArray<EvidenceRow> Sentences { get; init; } = [];

    /// <summary>Remarks of the engine and of the tool, ready to be shown.</summary>
    public ImmutableArray<string> Notices { get; init; } = [];

    /// <summary>An answer of rows.</summary>
    public static ToolAnswer Of<T>(IEnumerable<T> rows) => new(ResultTable.Of(rows), []);

    /// <summary>What is wrong.</summary>
    public static ToolAnswer Wrong(params IEnumerable<ArgumentProblem> problems) => new(null, [.. problems]);
}
