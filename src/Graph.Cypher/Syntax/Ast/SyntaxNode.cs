namespace Graph.Cypher.Syntax.Ast;

/// <summary>
/// A node of the syntax tree. Immutable. Two nodes are equal when they are of the same kind and their children are equal; where they
/// stand in the text (<see cref="Span"/>) does not count, so that a tree equals the tree parsed from its own canonical text.
/// </summary>
public abstract record SyntaxNode
{
    /// <summary>The part of the query text that the node was read from; the default for nodes that were built, not read.</summary>
    public SourceSpan Span { get; init; }

    /// <summary>Equality of kind; derived records add their members.</summary>
    public virtual bool Equals(SyntaxNode? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();

    /// <summary>The canonical Cypher text of the node, as <see cref="CypherPrinter"/> writes it.</summary>
    public string ToCypher() => CypherPrinter.Print(this);

    /// <inheritdoc cref="ToCypher"/>
    public sealed override string ToString() => ToCypher();
}
