using Graph.Query.Tables;

namespace Graph.Query.Coverage;

/// <summary>How many sections speak of both. Expected: what independence would give. A cell of zero is an answer: the corpus does not speak of it.</summary>
public sealed record CoverageCell(
    [property: Heading("行", "row")] string Row,
    [property: Heading("列", "column")] string Column,
    [property: Heading("章节", "sections")] int Sections,
    [property: Heading("行合计", "sections of the row")] int RowSections,
    [property: Heading("列合计", "sections of the column")] int ColumnSections,
    [property: Heading("随机期望", "expected")] double Expected);
