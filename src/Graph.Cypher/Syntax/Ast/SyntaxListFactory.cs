namespace Graph.Cypher.Syntax.Ast;

/// <summary>Makes <see cref="SyntaxList{T}"/> values; also what collection expressions call.</summary>
public static class SyntaxList
{
    /// <summary>A list of copies of <paramref name="items"/>, in order.</summary>
    public static SyntaxList<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());

    /// <summary>A list of <paramref name="items"/>, in order.</summary>
    public static SyntaxList<T> From<T>(IEnumerable<T> items) => new([.. items]);
}
