using Graph.Query.Tables;

namespace Graph.Query.Search;

/// <summary>What a search found. For a name, text is the other names; for a sentence, name is its section's heading.</summary>
public sealed record SearchHit(
    [property: Heading("类别", "kind")] string Kind,
    [property: Heading("名称", "name")] string Name,
    [property: Heading("文本", "text")] string Text,
    [property: Heading("日期", "date")] string? Date,
    [property: Heading("出处", "source")] string? Source,
    [property: Heading("得分", "score")] double Score,
    [property: Heading("编号", "id")] string Id);
