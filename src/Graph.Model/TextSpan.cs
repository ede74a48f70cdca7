namespace Graph.Model;

/// <summary>A half-open range [<see cref="Start"/>, <see cref="End"/>) of UTF-16 units in one text. Which text (stored source or cleaned) is said by whoever holds the span.</summary>
public readonly record struct TextSpan : IComparable<TextSpan>
{
    /// <summary>Makes a span; throws <see cref="ArgumentOutOfRangeException"/> unless 0 ≤ start ≤ end.</summary>
    public TextSpan(int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        Start = start;
        End = end;
    }

    /// <summary>First unit, 0-based.</summary>
    public int Start { get; }

    /// <summary>One past the last unit.</summary>
    public int End { get; }

    /// <summary>Number of UTF-16 units.</summary>
    public int Length => End - Start;

    /// <summary>True when <paramref name="other"/> lies wholly within this span.</summary>
    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    /// <summary>True when the two share at least one unit.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>The same span moved by <paramref name="delta"/> units.</summary>
    public TextSpan Shift(int delta) => new(Start + delta, End + delta);

    /// <summary>The text that the span covers in <paramref name="text"/>.</summary>
    public string Of(string text) => text[Start..End];

    /// <summary>Orders by start, then the longer first.</summary>
    public int CompareTo(TextSpan other) => Start != other.Start ? Start.CompareTo(other.Start) : other.End.CompareTo(End);

    /// <inheritdoc/>
    public override string ToString() => $"[{Start},{End})";

    /// <summary>Comparison as in <see cref="CompareTo"/>.</summary>
    public static bool operator <(TextSpan left, TextSpan right) => left.CompareTo(right) < 0;

    /// <summary>Comparison as in <see cref="CompareTo"/>.</summary>
    public static bool operator >(TextSpan left, TextSpan right) => left.CompareTo(right) > 0;

    /// <summary>Comparison as in <see cref="CompareTo"/>.</summary>
    public static bool operator <=(TextSpan left, TextSpan right) => left.CompareTo(right) <= 0;

    /// <summary>Comparison as in <see cref="CompareTo"/>.</summary>
    public static bool operator >=(TextSpan left, TextSpan right) => left.CompareTo(right) >= 0;
}
