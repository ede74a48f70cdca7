namespace Graph.Extraction.Figures.Numbers;

/// <summary>What sort of thing a unit measures; the kinds of <c>seed/figures/units.csv</c>.</summary>
internal enum UnitKind
{
    /// <summary>Per cent.</summary>
    Ratio,

    /// <summary>成: tenths.</summary>
    Tenths,

    /// <summary>Percentage points.</summary>
    Points,

    /// <summary>倍.</summary>
    Times,

    /// <summary>A currency.</summary>
    Money,

    /// <summary>Electric energy.</summary>
    Energy,

    /// <summary>Electric power.</summary>
    Power,

    /// <summary>Mass.</summary>
    Mass,

    /// <summary>Computing power.</summary>
    Computing,

    /// <summary>Amount or rate of data.</summary>
    Data,

    /// <summary>Length.</summary>
    Length,

    /// <summary>Area.</summary>
    Area,

    /// <summary>Volume.</summary>
    Volume,

    /// <summary>A technical duration (h, ms).</summary>
    Time,

    /// <summary>Other physical quantities.</summary>
    Physical,

    /// <summary>Counted things, with their classifier.</summary>
    Count,

    /// <summary>PUE and the like: a ratio named by its indicator.</summary>
    Named,
}

/// <summary>A unit as written, what it stands for, and the factor to the base unit.</summary>
internal sealed record UnitEntry(string Surface, string Unit, decimal Factor, UnitKind Kind);
