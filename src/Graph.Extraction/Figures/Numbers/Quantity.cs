namespace Graph.Extraction.Figures.Numbers;

/// <summary>A number with its unit as it stands in a sentence, before anything is known of what it measures. Mutable while a sentence is read.</summary>
internal sealed class Quantity
{
    /// <summary>First unit of the number (of the sign or currency mark before it).</summary>
    public required int Start { get; set; }

    /// <summary>One past the unit.</summary>
    public required int End { get; set; }

    /// <summary>The number; for a range its upper number.</summary>
    public required NumberToken Number { get; set; }

    /// <summary>The lower number of a range, or null.</summary>
    public NumberToken? From { get; set; }

    /// <summary>The unit, or null while it is not known.</summary>
    public UnitEntry? Unit { get; set; }

    /// <summary>A minus sign stands before it.</summary>
    public bool Negative { get; set; }

    /// <summary>What one unit is counted for (千瓦 in 每千瓦330元, 千瓦时 in 元/千瓦时), or null.</summary>
    public string? Per { get; set; }

    /// <summary>Fixed value for 三分之一, 半数, 翻一番, or null.</summary>
    public decimal? Fixed { get; set; }

    /// <summary>The unit came from a later or an earlier quantity.</summary>
    public bool Borrowed { get; set; }

    /// <summary>翻番: the growth is in the word itself.</summary>
    public bool IsGrowth { get; set; }

    /// <summary>Why it is no figure, or null.</summary>
    public (string Code, string Reason)? Rejected { get; set; }

    /// <summary>Number × unit, in the base unit, without sign.</summary>
    public decimal Magnitude => Fixed ?? Number.Value * (Unit?.Factor ?? 1);

    /// <summary>The lower end of a range in the base unit, or null.</summary>
    public decimal? LowerMagnitude => From is { } f ? f.Value * (Unit?.Factor ?? 1) : null;
}
