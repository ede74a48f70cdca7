namespace Graph.Image.FullText;

/// <summary>What a full-text index covers.</summary>
internal sealed record FullTextDefinition(string Name, IReadOnlyList<string> Labels, IReadOnlyList<string> Keys);
