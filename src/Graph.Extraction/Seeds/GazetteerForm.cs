namespace Graph.Extraction.Seeds;

/// <summary>
/// One written form of an entry. <paramref name="IsWeak"/>: it counts only beside a strong form in the same document, or in a context
/// that types it.
/// </summary>
public sealed record GazetteerForm(string Text, GazetteerEntry Entry, bool IsWeak);
