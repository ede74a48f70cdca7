namespace Graph.Model.Contract;

/// <summary>A theme of the vocabulary. <paramref name="Broader"/>: the id of the theme above it, null for a root.</summary>
public sealed record ThemeContract(string Id, string Name, string NameEn, string? Broader);
