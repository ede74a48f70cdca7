using System.Collections.Immutable;
using Graph.Query.Tables;

namespace Graph.Query.Paths;

/// <summary>One step of a path. Path counts from 1, the most informative first; cost as in <see cref="PathFinder"/>. Direction is <c>out</c> where the relationship runs along the path.</summary>
public sealed record PathHop(
    [property: Heading("路径", "path")] int Path,
    [property: Heading("代价", "cost")] double Cost,
    [property: Heading("步", "hop")] int Hop,
    [property: Heading("从", "from")] string From,
    [property: Heading("从类别", "from kind")] string FromKind,
    [property: Heading("关系", "relation")] string Relation,
    [property: Heading("方向", "direction")] string Direction,
    [property: Heading("到", "to")] string To,
    [property: Heading("到类别", "to kind")] string ToKind,
    [property: Heading("日期", "date")] string? Date,
    [property: Heading("出处", "source")] string? Source,
    [property: Heading("原句", "evidence")] ImmutableArray<string> Evidence);
