using Graph.Model;

namespace Graph.Extraction.Seeds;

/// <summary>
/// An ending by which names of an open class are known: 股份有限公司, 研究院, 峰会. <paramref name="IsWeak"/>: it often ends other words
/// too (中心, 集团, 平台), so the rest of the name must be known or quoted.
/// </summary>
public sealed record NameSuffix(EntityKind Kind, string Text, bool IsWeak);
