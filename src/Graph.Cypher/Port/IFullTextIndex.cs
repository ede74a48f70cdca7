namespace Graph.Cypher.Port;

/// <summary>A node found by text and how well it fits; scores compare only within one answer, larger is better.</summary>
public readonly record struct FullTextHit(int Node, double Score);

/// <summary>A full-text index over some labels and text properties. Safe for concurrent readers.</summary>
public interface IFullTextIndex
{
    /// <summary>Its name, unique in the graph.</summary>
    string Name { get; }

    /// <summary>The labels it covers.</summary>
    IReadOnlyList<string> Labels { get; }

    /// <summary>The property keys it covers.</summary>
    IReadOnlyList<string> PropertyKeys { get; }

    /// <summary>
    /// The nodes that fit the query text, best first, equal scores by node. Words are joined by OR; a quoted phrase must occur as
    /// written; an index may know more of Lucene's classic query syntax (AND, NOT, wildcards …). Any text is allowed. At most <paramref name="limit"/> of them, 0 or more. A text without a word finds nothing.
    /// </summary>
    IReadOnlyList<FullTextHit> Search(string text, int limit);
}
