namespace Graph.Extraction.Figures.Numbers;

/// <summary>
/// A number as written. <paramref name="Base"/> is what the digits say, <paramref name="Multiplier"/> what 百 千 万 亿 after them say (1 when none is written);
/// the value is their product. <paramref name="More"/>: 余 or 多 stands in it (30余, 1.1万多). <paramref name="Written"/>: in Chinese numerals.
/// </summary>
internal readonly record struct NumberToken(int Start, int End, decimal Base, decimal Multiplier, bool HasMultiplier, bool More, NumberScript Written)
{
    /// <summary>The number itself.</summary>
    public decimal Value => Base * Multiplier;
}

/// <summary>How a number is written.</summary>
internal enum NumberScript
{
    /// <summary>40,977 · 1.5万.</summary>
    Arabic,

    /// <summary>一百二十 · 两.</summary>
    Chinese,

    /// <summary>百 千 万 亿 alone (百余家).</summary>
    MultiplierOnly,

    /// <summary>数十, 几百, 若干: no value.</summary>
    Vague,
}
