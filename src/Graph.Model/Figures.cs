namespace Graph.Model;

/// <summary>How a figure relates to another time.</summary>
public enum FigureChange
{
    /// <summary>An amount, a share, a rate; also a gap between two rates, in <c>pp</c>.</summary>
    Level,

    /// <summary>A month, quarter or year against the same of the year before.</summary>
    Yoy,

    /// <summary>Cumulative (1—N月) against the same months of the year before.</summary>
    YtdYoy,

    /// <summary>Against the previous month or quarter.</summary>
    Mom,

    /// <summary>Average a year (年均).</summary>
    Cagr,
}

/// <summary>How exact a figure is said to be.</summary>
public enum FigureQualifier
{
    /// <summary>As written.</summary>
    Exact,

    /// <summary>近 接近 约 左右.</summary>
    About,

    /// <summary>超 逾 突破 至少 以上 余 多.</summary>
    Over,

    /// <summary>不超过 低于 以内 上限.</summary>
    Under,
}

/// <summary>Whether a figure happened, is expected, or is wanted.</summary>
public enum FigureStatus
{
    /// <summary>It happened.</summary>
    Actual,

    /// <summary>预计 预测 指引.</summary>
    Forecast,

    /// <summary>力争 目标 要求 规划 拟.</summary>
    Target,
}

/// <summary>Contract spellings of the figure enumerations.</summary>
public static class FigureTerms
{
    /// <summary><c>level yoy ytd-yoy mom cagr</c>.</summary>
    public static string ContractName(this FigureChange change) => change switch
    {
        FigureChange.Level => "level",
        FigureChange.Yoy => "yoy",
        FigureChange.YtdYoy => "ytd-yoy",
        FigureChange.Mom => "mom",
        FigureChange.Cagr => "cagr",
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "not a FigureChange"),
    };

    /// <summary><c>exact about over under</c>.</summary>
    public static string ContractName(this FigureQualifier qualifier) => qualifier.ToString().ToLowerInvariant();

    /// <summary><c>actual forecast target</c>.</summary>
    public static string ContractName(this FigureStatus status) => status.ToString().ToLowerInvariant();
}

/// <summary>One typed observation, apart from where it stands. Value equality.</summary>
public sealed record Observation
{
    /// <summary>In the base unit that <see cref="Unit"/> names (175 亿美元 is 17500000000 USD); a fall is negative; the middle of a range; null for a pure bound without a value.</summary>
    public required decimal? Value { get; init; }

    /// <summary>Lower end of a range or a lower bound (超 50 → 50); null where there is none.</summary>
    public decimal? Lower { get; init; }

    /// <summary>Upper end of a range or an upper bound; null where there is none.</summary>
    public decimal? Upper { get; init; }

    /// <summary><c>%</c> <c>pp</c>, ISO currency, <c>kWh kW t EFLOPS TB EB km h PUE</c>, <c>count:家</c> …</summary>
    public required string Unit { get; init; }

    /// <summary>Level or which comparison.</summary>
    public FigureChange Change { get; init; }

    /// <summary>Exactness.</summary>
    public FigureQualifier Qualifier { get; init; }

    /// <summary>Happened, expected or wanted.</summary>
    public FigureStatus Status { get; init; }

    /// <summary>First day of the period, or null.</summary>
    public DateOnly? PeriodStart { get; init; }

    /// <summary>Day after the last day of the period (half-open), or null.</summary>
    public DateOnly? PeriodEnd { get; init; }

    /// <summary>The period as written, or null.</summary>
    public string? PeriodText { get; init; }

    /// <summary>What is measured: the indicator's name, e.g. 集成电路出口额; never empty.</summary>
    public required string Indicator { get; init; }

    /// <summary>One line that holds every field in a fixed order; the content of a figure's id.</summary>
    public string Canonical() => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{Number(Value)}|{Number(Lower)}|{Number(Upper)}|{Unit}|{Change.ContractName()}|{Qualifier.ContractName()}|{Status.ContractName()}|{PeriodStart:yyyy-MM-dd}|{PeriodEnd:yyyy-MM-dd}|{Indicator}");

    private static string Number(decimal? value) =>
        value is { } v ? (v / 1.0000000000000000000000000000m).ToString(System.Globalization.CultureInfo.InvariantCulture) : "-";
}
