namespace Graph.Extraction.Seeds;

/// <summary>How much a surname alone says that a name begins.</summary>
public enum SurnameClass
{
    /// <summary>Among the hundred or so most frequent.</summary>
    Common,

    /// <summary>Less frequent, hardly ever another word's first character.</summary>
    Uncommon,

    /// <summary>A frequent word or character otherwise (和, 能, 向, 时): needs a post before or after it.</summary>
    Ambiguous,

    /// <summary>Two characters: 欧阳, 司马.</summary>
    Compound,
}
