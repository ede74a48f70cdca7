namespace Graph.Extraction.Figures.Periods;

/// <summary>A time as written, resolved against the document's date. Half-open; both ends are null where the text names no calendar time (目前, a fiscal quarter).</summary>
internal sealed record PeriodMention(int Start, int End, DateOnly? From, DateOnly? To, PeriodKind Kind)
{
    /// <summary>The time as written.</summary>
    public string Text { get; init; } = "";

    /// <summary>截至: everything up to that day.</summary>
    public bool AsOf { get; init; }

    /// <summary>到2027年: a time by which something is wanted.</summary>
    public bool By { get; init; }

    /// <summary>去年, 上年: named as the year before.</summary>
    public bool IsLastYear { get; init; }

    /// <summary>上月, 上季度: named as the time before.</summary>
    public bool IsBefore { get; init; }

    /// <summary>True where the year is written or said (今年, 去年), false where it was inferred.</summary>
    public bool OwnYear { get; init; }
}

/// <summary>The sort of time.</summary>
internal enum PeriodKind
{
    /// <summary>One day.</summary>
    Day,

    /// <summary>One month.</summary>
    Month,

    /// <summary>One quarter, or months that do not start in January.</summary>
    Quarter,

    /// <summary>One year.</summary>
    Year,

    /// <summary>From January: 1—N月, 上半年, 前三季度, 今年以来.</summary>
    Cumulative,

    /// <summary>Several years, “十五五”.</summary>
    Years,

    /// <summary>目前, 近日, a fiscal year: no calendar time.</summary>
    None,

    /// <summary>上年同期: last year's part that matches the period before.</summary>
    SameLastYear,
}
