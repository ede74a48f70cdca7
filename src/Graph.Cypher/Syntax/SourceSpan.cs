namespace Graph.Cypher.Syntax;

/// <summary>A half-open range [<see cref="Start"/>, <see cref="End"/>) of UTF-16 units in the query text. The default is the empty range at 0.</summary>
/// <param name="Start">First unit, 0-based.</param>
/// <param name="End">One past the last unit; never less than <paramref name="Start"/>.</param>
public readonly record struct SourceSpan(int Start, int End)
{
    /// <summary>Number of UTF-16 units.</summary>
    public int Length => End - Start;

    /// <summary>The smallest span that covers both.</summary>
    public static SourceSpan Cover(SourceSpan first, SourceSpan last) => new(Math.Min(first.Start, last.Start), Math.Max(first.End, last.End));

    /// <summary>The text under the span, clipped to the length of <paramref name="text"/>.</summary>
    public string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int start = Math.Min(Start, text.Length);
        return text[start..Math.Max(start, Math.Min(End, text.Length))];
    }

    /// <inheritdoc/>
    public override string ToString() => $"[{Start},{End})";
}
