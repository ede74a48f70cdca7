using System.Collections.Immutable;
using Graph.Query.Tables;

namespace Graph.Query.Facts;

/// <summary>
/// One line of what the graph knows of a thing: a relationship with its other end, and who says so. Date and source (the briefing's title) are null for what the shipped vocabulary says.
/// Detail: what the contract adds (title, stage, kind, score, count), readable.
/// </summary>
public sealed record Fact(
    [property: Heading("对象", "node")] string Node,
    [property: Heading("类别", "kind")] string Kind,
    [property: Heading("关系", "relation")] string Relation,
    [property: Heading("方向", "direction")] string Direction,
    [property: Heading("另一端", "other")] string Other,
    [property: Heading("另一端类别", "other kind")] string OtherKind,
    [property: Heading("日期", "date")] string? Date,
    [property: Heading("说明", "detail")] string? Detail,
    [property: Heading("出处", "source")] string? Source,
    [property: Heading("原句", "evidence")] ImmutableArray<string> Evidence,
    [property: Heading("另一端编号", "other id")] string? OtherId);
