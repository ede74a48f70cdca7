namespace Graph.Extraction.Seeds;

/// <summary>
/// A post that a person holds. <paramref name="Rank"/> orders informally (national, ministry, bureau, division, executive …; empty when
/// it says nothing). <paramref name="IsWeak"/>: the word also has other uses (代表, 负责人), so it needs a body before it and a name after it.
/// </summary>
public sealed record Post(string Title, PostScope Scope, string Rank, bool IsWeak);
