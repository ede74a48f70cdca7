namespace Graph.Query.Coverage;

/// <summary>What coverage is counted by.</summary>
public enum CoverageAxis
{
    /// <summary>The roots of the theme vocabulary, each with all that is narrower.</summary>
    Domain,

    /// <summary>Single themes.</summary>
    Theme,

    /// <summary>Places named.</summary>
    Region,

    /// <summary>Agencies named.</summary>
    Agency,

    /// <summary>Months of the briefings.</summary>
    Month,
}
