using System.Collections.Immutable;
using Graph.Query.Tables;

namespace Graph.Query.Figures;

/// <summary>
/// One observation. Period end is exclusive. Progress, for a target: the latest actual of the same indicator, unit, comparison and subject ÷ the target, in %; null where there is none.
/// </summary>
public sealed record FigureRow(
    [property: Heading("指标", "indicator")] string Indicator,
    [property: Heading("性质", "status")] string Status,
    [property: Heading("口径", "change")] string Change,
    [property: Heading("数值", "value")] double? Value,
    [property: Heading("下限", "lower")] double? Lower,
    [property: Heading("上限", "upper")] double? Upper,
    [property: Heading("单位", "unit")] string Unit,
    [property: Heading("精度", "qualifier")] string Qualifier,
    [property: Heading("期始", "period start")] string? PeriodStart,
    [property: Heading("期末", "period end")] string? PeriodEnd,
    [property: Heading("原文", "as written")] string Text,
    [property: Heading("对象", "concerns")] ImmutableArray<string> Concerns,
    [property: Heading("进度%", "progress %")] double? Progress,
    [property: Heading("日期", "date")] string Date,
    [property: Heading("出处", "source")] string Source,
    [property: Heading("原句", "evidence")] ImmutableArray<string> Evidence,
    [property: Heading("编号", "id")] string Id);
