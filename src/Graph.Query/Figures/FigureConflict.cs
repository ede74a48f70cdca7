using System.Collections.Immutable;
using Graph.Query.Tables;

namespace Graph.Query.Figures;

/// <summary>Two figures that cannot both hold: <c>revised</c> in a later issue, or <c>disagree</c> on one day. Difference: of the second against the first, in %. Evidence: the two sentences.</summary>
public sealed record FigureConflict(
    [property: Heading("指标", "indicator")] string Indicator,
    [property: Heading("种类", "what")] string What,
    [property: Heading("性质", "status")] string Status,
    [property: Heading("口径", "change")] string Change,
    [property: Heading("单位", "unit")] string Unit,
    [property: Heading("期始", "period start")] string PeriodStart,
    [property: Heading("期末", "period end")] string PeriodEnd,
    [property: Heading("前值", "first value")] double FirstValue,
    [property: Heading("前文", "first text")] string FirstText,
    [property: Heading("前日期", "first date")] string FirstDate,
    [property: Heading("前出处", "first source")] string FirstSource,
    [property: Heading("后值", "second value")] double SecondValue,
    [property: Heading("后文", "second text")] string SecondText,
    [property: Heading("后日期", "second date")] string SecondDate,
    [property: Heading("后出处", "second source")] string SecondSource,
    [property: Heading("差异%", "difference %")] double Difference,
    [property: Heading("原句", "evidence")] ImmutableArray<string> Evidence);
