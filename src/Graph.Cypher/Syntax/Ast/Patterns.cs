namespace Graph.Cypher.Syntax.Ast;

// Patterns: one closed family of small records that is read together.

/// <summary>One comma-separated part of a pattern: <c>p = SHORTEST 2 (a)-->+(b)</c>.</summary>
/// <param name="Variable">The path variable, or null.</param>
/// <param name="Selector">Which of the matching paths are kept; null keeps all.</param>
/// <param name="Path">The path pattern.</param>
public sealed record PatternPart(Identifier? Variable, PathSelector? Selector, PathPattern Path) : SyntaxNode;

/// <summary>Kinds of path selection.</summary>
public enum PathSelectorKind
{
    /// <summary><c>ALL</c> or <c>ALL PATHS</c>: every path.</summary>
    All,

    /// <summary><c>ANY k</c>: any k paths for each pair of ends.</summary>
    Any,

    /// <summary><c>SHORTEST k</c> (also <c>ANY SHORTEST</c>, which is k = 1): the k shortest for each pair of ends.</summary>
    Shortest,

    /// <summary><c>ALL SHORTEST</c>: all paths of the least length for each pair of ends.</summary>
    AllShortest,

    /// <summary><c>SHORTEST k GROUPS</c>: all paths of the k least lengths.</summary>
    ShortestGroups,

    /// <summary><c>shortestPath(…)</c>, the older form.</summary>
    ShortestPathFunction,

    /// <summary><c>allShortestPaths(…)</c>, the older form.</summary>
    AllShortestPathsFunction,
}

/// <summary>A path selector. <paramref name="Count"/> is k, an integer literal or a parameter, and null where the kind takes none or it was left out (meaning 1).</summary>
public sealed record PathSelector(PathSelectorKind Kind, Expression? Count) : SyntaxNode;

/// <summary>
/// A path pattern as a sequence of elements. Plain paths alternate node, relationship, node …; a <see cref="ParenthesizedPath"/> may stand
/// between or beside nodes, and juxtaposed nodes (<c>((a)-->(b)){2} ((c)-->(d))+</c>) denote the same node. Never empty.
/// </summary>
public sealed record PathPattern(SyntaxList<PathElement> Elements) : SyntaxNode;

/// <summary>An element of a path pattern.</summary>
public abstract record PathElement : SyntaxNode;

/// <summary><c>(n:Label {key: value} WHERE p)</c>. <paramref name="Properties"/> is a <see cref="MapLiteral"/> or a <see cref="ParameterReference"/>.</summary>
public sealed record NodePattern(Identifier? Variable, LabelExpression? Labels, Expression? Properties, Expression? Where) : PathElement;

/// <summary>Direction of a relationship pattern relative to reading order.</summary>
public enum PatternDirection
{
    /// <summary><c>--</c> or <c>&lt;--&gt;</c>: either way.</summary>
    Either,

    /// <summary><c>--&gt;</c></summary>
    Right,

    /// <summary><c>&lt;--</c></summary>
    Left,
}

/// <summary><c>-[r:TYPE *1..3 {key: value} WHERE p]-></c>, with a quantifier <c>{1,3}</c>, <c>+</c> or <c>*</c> after the arrow.</summary>
/// <param name="Direction">Direction; the double-headed arrow counts as either.</param>
/// <param name="DoubleHeaded">True for <c>&lt;--&gt;</c>, which reads like <c>--</c> but may not be created.</param>
/// <param name="Variable">The relationship variable, or null.</param>
/// <param name="Types">Type expression, or null for any.</param>
/// <param name="Length">The <c>*</c> of a variable-length relationship; null for exactly one.</param>
/// <param name="Properties">Map literal or parameter, or null.</param>
/// <param name="Where">Inline predicate, or null.</param>
/// <param name="Quantifier">Quantifier after the arrow, or null. Not together with <paramref name="Length"/>.</param>
public sealed record RelationshipPattern(
    PatternDirection Direction,
    bool DoubleHeaded,
    Identifier? Variable,
    LabelExpression? Types,
    LengthRange? Length,
    Expression? Properties,
    Expression? Where,
    PathQuantifier? Quantifier) : PathElement;

/// <summary><c>*min..max</c>, both inclusive; null means 1 for min and no bound for max.</summary>
public sealed record LengthRange(long? Min, long? Max) : SyntaxNode;

/// <summary><c>{min,max}</c>, both inclusive; <c>+</c> is {1,} and <c>*</c> is {0,}. A null max is no bound.</summary>
public sealed record PathQuantifier(long Min, long? Max) : SyntaxNode;

/// <summary><c>(p = (a)-[r]->(b) WHERE c){1,3}</c>: a quantified path pattern, or without quantifier a bracketed path with a predicate.</summary>
public sealed record ParenthesizedPath(Identifier? Variable, PathPattern Path, Expression? Where, PathQuantifier? Quantifier) : PathElement;
