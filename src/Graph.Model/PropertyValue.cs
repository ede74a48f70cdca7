using System.Collections.Immutable;

namespace Graph.Model;

/// <summary>A property of a statement or node: text, integer, real, flag or a list of texts. A closed union with value equality.</summary>
public abstract record PropertyValue
{
    private PropertyValue()
    {
    }

    /// <summary>A text.</summary>
    public sealed record Text(string Value) : PropertyValue;

    /// <summary>A whole number.</summary>
    public sealed record Integer(long Value) : PropertyValue;

    /// <summary>A finite double.</summary>
    public sealed record Real(double Value) : PropertyValue;

    /// <summary>True or false.</summary>
    public sealed record Flag(bool Value) : PropertyValue;

    /// <summary>Texts in a defined order.</summary>
    public sealed record TextList(ImmutableArray<string> Values) : PropertyValue
    {
        /// <inheritdoc/>
        public bool Equals(TextList? other) => other is not null && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

        /// <inheritdoc/>
        public override int GetHashCode() => Values.Aggregate(17, (h, v) => HashCode.Combine(h, v));
    }

    /// <summary>A text as a property.</summary>
    public static implicit operator PropertyValue(string value) => new Text(value);

    /// <summary>A whole number as a property.</summary>
    public static implicit operator PropertyValue(long value) => new Integer(value);

    /// <summary>A flag as a property.</summary>
    public static implicit operator PropertyValue(bool value) => new Flag(value);
}
