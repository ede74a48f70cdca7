using Graph.Cypher.Values;

namespace Graph.Cypher.Port;

/// <summary>
/// All values of one property key over the nodes, or over the relationships. A column may also be an <see cref="IIntegerColumn"/>,
/// <see cref="IFloatColumn"/> or <see cref="ITextColumn"/>; then the engine reads its spans instead. Safe for concurrent readers.
/// </summary>
public interface IPropertyColumn
{
    /// <summary>The value of an element, or null where it has none.</summary>
    CypherValue Value(int id);

    /// <summary>How many elements have a value.</summary>
    int Count { get; }
}

/// <summary>A column in which every value is an integer.</summary>
public interface IIntegerColumn : IPropertyColumn
{
    /// <summary>The element that <see cref="Integers"/> begins with; elements outside the span have no value.</summary>
    int First { get; }

    /// <summary>The values from <see cref="First"/> on; meaningless where <see cref="Presence"/> has no bit.</summary>
    ReadOnlySpan<long> Integers { get; }

    /// <summary>A bit for each element of the span that has a value; empty when all have one.</summary>
    ReadOnlySpan<ulong> Presence { get; }
}

/// <summary>A column in which every value is a float.</summary>
public interface IFloatColumn : IPropertyColumn
{
    /// <summary>The element that <see cref="Floats"/> begins with; elements outside the span have no value.</summary>
    int First { get; }

    /// <summary>The values from <see cref="First"/> on; meaningless where <see cref="Presence"/> has no bit.</summary>
    ReadOnlySpan<double> Floats { get; }

    /// <summary>A bit for each element of the span that has a value; empty when all have one.</summary>
    ReadOnlySpan<ulong> Presence { get; }
}

/// <summary>A column in which every value is a string, kept as numbers into a dictionary that is sorted by code point: codes compare as their texts do.</summary>
public interface ITextColumn : IPropertyColumn
{
    /// <summary>The element that <see cref="Codes"/> begins with; elements outside the span have no value.</summary>
    int First { get; }

    /// <summary>The code of each element from <see cref="First"/> on; −1 for none.</summary>
    ReadOnlySpan<int> Codes { get; }

    /// <summary>How many different texts there are; codes are 0..DistinctCount−1.</summary>
    int DistinctCount { get; }

    /// <summary>The text of a code.</summary>
    string Text(int code);

    /// <summary>The code of a text; when the column does not hold it, the complement (~) of the code it would stand before.</summary>
    int FindCode(string text);
}
