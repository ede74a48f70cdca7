using Graph.Cypher.Values;

namespace Graph.Cypher.Port;

/// <summary>Looks nodes of one label up by the value of one property. Safe for concurrent readers.</summary>
public interface IValueIndex
{
    /// <summary>The nodes whose value equals <paramref name="value"/> (the <c>=</c> of the language), ascending; empty for null.</summary>
    ReadOnlySpan<int> Seek(CypherValue value);

    /// <summary>
    /// The nodes whose value lies between the bounds, in the order of their values; a null bound is open. Only strings and numbers
    /// are looked up this way: false when the bounds are of another type or of two types, and then the caller must scan.
    /// </summary>
    bool TrySeekRange(CypherValue from, bool fromInclusive, CypherValue to, bool toInclusive, out ReadOnlySpan<int> nodes);

    /// <summary>The nodes whose string starts with <paramref name="prefix"/>, in the order of their values.</summary>
    ReadOnlySpan<int> SeekPrefix(string prefix);

    /// <summary>How many different values there are.</summary>
    int DistinctCount { get; }
}
