using System.Collections.Immutable;
using System.Globalization;
using Graph.Query.Tables;
using Graph.Storage;

namespace Graph.Server.Endpoints;

/// <summary>A briefing as lists show it; the row of the command <c>list</c>.</summary>
public sealed record BriefingRow(
    [property: Heading("日期", "date")] string Date,
    [property: Heading("标题", "title")] string Title,
    [property: Heading("系列", "series")] string? Series,
    [property: Heading("节", "sections")] int Sections,
    [property: Heading("实体", "entities")] int Entities,
    [property: Heading("数据", "figures")] int Figures,
    [property: Heading("陈述", "statements")] int Statements,
    [property: Heading("文件", "file")] string File,
    [property: Heading("编号", "id")] string Id)
{
    /// <summary>The row of a stored briefing.</summary>
    public static BriefingRow Of(StoredBriefing held)
    {
        ArgumentNullException.ThrowIfNull(held);
        return new BriefingRow(
            held.Briefing.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), held.Briefing.Title, held.Briefing.Series, held.Sections, held.Entities, held.Figures, held.Statements, held.Briefing.Uri, held.Briefing.Id);
    }
}

/// <summary>A sentence of a briefing: what evidence points at. Start and end are half-open, in UTF-16 units of the stored source text.</summary>
public sealed record EvidenceRow(
    [property: Heading("节", "section")] string Section,
    [property: Heading("序", "ordinal")] int Ordinal,
    [property: Heading("起", "start")] int Start,
    [property: Heading("止", "end")] int End,
    [property: Heading("原句", "text")] string Text,
    [property: Heading("支持", "supports")] ImmutableArray<string> Supports,
    [property: Heading("编号", "id")] string Id);

/// <summary>What became of a document that was sent. Outcome: <c>added</c>, <c>unchanged</c>, <c>corrected</c>, <c>reread</c>, or <c>dry-run</c>.</summary>
public sealed record IngestAnswer(string Name, string Outcome, string Id, string Date, string Title, int Sections, int Entities, int Figures, int Relations, int References);

/// <summary>What became of a briefing that was taken back.</summary>
public sealed record RemovalAnswer(string Id, string Title, bool Removed);
