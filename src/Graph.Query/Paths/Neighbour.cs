using System.Collections.Immutable;
using Graph.Query.Tables;

namespace Graph.Query.Paths;

/// <summary>What stands around a node. Ties: stated relations, the incoming ones with an arrow. Score: the signed log-likelihood of being named together (see <see cref="Linkages.Association"/>), so that what is named everywhere ranks low.</summary>
public sealed record Neighbour(
    [property: Heading("名称", "name")] string Name,
    [property: Heading("类别", "kind")] string Kind,
    [property: Heading("直接关系", "ties")] ImmutableArray<string> Ties,
    [property: Heading("同节", "together")] int Together,
    [property: Heading("它的章节", "its sections")] int Sections,
    [property: Heading("关联度", "score")] double Score,
    [property: Heading("首见", "first")] string? First,
    [property: Heading("末见", "last")] string? Last,
    [property: Heading("原句", "evidence")] ImmutableArray<string> Evidence,
    [property: Heading("编号", "id")] string Id)
{
    /// <summary>The ids of the sentences, for who wants their sources too; no column.</summary>
    public ImmutableArray<string> EvidenceIds { get; init; } = [];
}
