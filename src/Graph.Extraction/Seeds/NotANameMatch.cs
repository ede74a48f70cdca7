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

    /// <summary>
    /// A stretch of text in which no name begins or ends, though the letters of one stand there: 发展中国家 is not 中国, 中卫星 not 中卫.
    /// It is looked up in the text like a name and yields nothing.
    /// </summary>
    Trap,
}
