namespace Graph.Extraction.Seeds;

/// <summary>Where in a candidate the text of a <see cref="NotAName"/> must stand.</summary>
public enum NotANameMatch
{
    /// <summary>It is the whole candidate.</summary>
    Exact,

    /// <summary>The candidate begins with it.</summary>
    Prefix,

    /// <summary>The candidate ends with it.</summary>
    Suffix,

    /// <summary>It stands anywhere in the candidate.</summary>
    Part,
}
