namespace Graph.Image.FullText;

/// <summary>Which documents have which terms, how often, and how long documents are.</summary>
internal sealed class FullTextPostings
{
    public Dictionary<string, List<(int Document, int Count)>> Terms { get; } = new(StringComparer.Ordinal);

    /// <summary>The node of a document.</summary>
    public List<int> Nodes { get; } = [];

    /// <summary>How many terms a document has.</summary>
    public List<int> Lengths { get; } = [];

    public double AverageLength { get; set; } = 1;
}
