namespace Graph.Cypher.Port;

/// <summary>The look-up structures of a graph. Safe for concurrent readers.</summary>
public interface IGraphIndexes
{
    /// <summary>The index on a label and a property key; null when there is none.</summary>
    IValueIndex? ValueIndex(int label, int key);

    /// <summary>The label and key pairs that have an index, for SHOW INDEXES.</summary>
    IReadOnlyList<(string Label, string Key)> ValueIndexes { get; }

    /// <summary>The full-text indexes, by name.</summary>
    IReadOnlyList<IFullTextIndex> FullTextIndexes { get; }
}
