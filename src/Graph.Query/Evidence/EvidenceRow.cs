using Graph.Query.Tables;

namespace Graph.Query.Evidence;

/// <summary>A sentence that stands for something in the graph, with where it was read. Start and end are half-open, in UTF-16 units of the stored source text.</summary>
public sealed record EvidenceRow(
    [property: Heading("原句", "sentence")] string Text,
    [property: Heading("日期", "date")] string Date,
    [property: Heading("出处", "source")] string Source,
    [property: Heading("章节", "section")] string Section,
    [property: Heading("起", "start")] int Start,
    [property: Heading("止", "end")] int End,
    [property: Heading("文件", "file")] string? File,
    [property: Heading("编号", "id")] string Id);
