using Graph.Query.Tables;

namespace Graph.Query.Linkages;

/// <summary>One cell of the matrix of themes; see <see cref="Association"/> for the measures.</summary>
public sealed record LinkageStrength(
    [property: Heading("主题甲", "a")] string A,
    [property: Heading("主题乙", "b")] string B,
    [property: Heading("同节", "together")] int Together,
    [property: Heading("甲", "sections of a")] int SectionsA,
    [property: Heading("乙", "sections of b")] int SectionsB,
    [property: Heading("总节数", "sections")] int Sections,
    [property: Heading("随机期望", "expected")] double Expected,
    [property: Heading("提升度", "lift")] double? Lift,
    [property: Heading("下限", "lift, low")] double? LiftLow,
    [property: Heading("上限", "lift, high")] double? LiftHigh,
    [property: Heading("对数似然", "log-likelihood")] double LogLikelihood,
    [property: Heading("显著性", "significance")] string Significance,
    [property: Heading("明说", "stated")] int Stated,
    [property: Heading("首次同节", "first")] string? First,
    [property: Heading("最近同节", "last")] string? Last);
