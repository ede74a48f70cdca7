namespace Graph.Cypher.Syntax;

/// <summary>Limits on untrusted query text. They bound the recursion of everything that walks the tree, so that no text can overflow the stack.</summary>
public sealed record ParserLimits
{
    /// <summary>The default limits.</summary>
    public static ParserLimits Default { get; } = new();

    /// <summary>Longest query in UTF-16 units, inclusive; 1 Mi by default.</summary>
    public int MaxLength { get; init; } = 1 << 20;

    /// <summary>Deepest nesting of brackets, prefix operators and subqueries, inclusive; 200 by default.</summary>
    public int MaxNesting { get; init; } = 200;

    /// <summary>
    /// Most left-associative operators (<c>+ * . []</c> and the like, beyond two in a row) within one outermost expression, because each
    /// makes the tree one level deeper; 1,000 by default. <c>AND</c>, <c>OR</c>, <c>XOR</c> and lists do not count.
    /// </summary>
    public int MaxOperatorChain { get; init; } = 1000;

    /// <summary>Most diagnostics that are kept; 20 by default.</summary>
    public int MaxDiagnostics { get; init; } = 20;
}
