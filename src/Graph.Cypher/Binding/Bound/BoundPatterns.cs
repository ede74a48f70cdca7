using Graph.Cypher.Syntax;
using Graph.Cypher.Syntax.Ast;

namespace Graph.Cypher.Binding.Bound;

/// <summary>
/// One path of a pattern, in normal form: node, step, node, step, …, node. Elements without a variable have an anonymous symbol; nodes that
/// stand unwritten beside quantified paths are filled in.
/// </summary>
/// <param name="Path">The path variable, or null.</param>
/// <param name="Selector">Which matching paths are kept; null keeps all.</param>
/// <param name="Nodes">Nodes; one more than steps, at least one.</param>
/// <param name="Steps">Steps between the nodes: <see cref="BoundRelationship"/> or <see cref="BoundQuantifiedPath"/>.</param>
/// <param name="Predicates">Conditions from inside the pattern that concern several elements (the WHERE of bracketed paths); they hold in the path's scope.</param>
public sealed record BoundPath(Symbol? Path, BoundSelector? Selector, IReadOnlyList<BoundNode> Nodes, IReadOnlyList<BoundStep> Steps, IReadOnlyList<BoundExpression> Predicates)
{
    /// <summary>Where it stands in the query.</summary>
    public SourceSpan Span { get; init; }
}

/// <summary>A path selector. <paramref name="Count"/> is null where the kind takes none or it is 1.</summary>
public sealed record BoundSelector(PathSelectorKind Kind, BoundExpression? Count);

/// <summary>A node of a pattern.</summary>
/// <param name="Symbol">Its symbol; two occurrences of one variable have the same symbol and denote the same node.</param>
/// <param name="IsNew">True at the first occurrence within the clause when the variable was not bound before it.</param>
/// <param name="Labels">Condition on labels, or null.</param>
/// <param name="Properties">Property conditions <c>key = value</c>; empty for none.</param>
/// <param name="PropertiesParameter">A map parameter instead of <paramref name="Properties"/>; only in CREATE.</param>
/// <param name="Where">Inline predicate, or null.</param>
public sealed record BoundNode(Symbol Symbol, bool IsNew, BoundLabels? Labels, IReadOnlyList<BoundMapEntry> Properties, BoundExpression? PropertiesParameter, BoundExpression? Where)
{
    /// <summary>Where it stands in the query.</summary>
    public SourceSpan Span { get; init; }
}

/// <summary>What connects two neighbouring nodes of a path.</summary>
public abstract record BoundStep
{
    /// <summary>Where it stands in the query.</summary>
    public SourceSpan Span { get; init; }
}

/// <summary>A relationship, or a variable-length one.</summary>
/// <param name="Symbol">A relationship, or with <paramref name="Length"/> a list of relationships.</param>
/// <param name="IsNew">True at the first occurrence when not bound before the clause. A bound list of relationships must match in order.</param>
/// <param name="Direction">Relative to the order of the path's nodes.</param>
/// <param name="Types">Condition on the type, or null.</param>
/// <param name="Length">Bounds of a variable-length relationship; null for exactly one.</param>
/// <param name="Properties">Property conditions, for each relationship.</param>
/// <param name="PropertiesParameter">A map parameter instead; only in CREATE.</param>
/// <param name="Where">Inline predicate on the relationship; never with <paramref name="Length"/>.</param>
public sealed record BoundRelationship(
    Symbol Symbol,
    bool IsNew,
    PatternDirection Direction,
    BoundLabels? Types,
    BoundLength? Length,
    IReadOnlyList<BoundMapEntry> Properties,
    BoundExpression? PropertiesParameter,
    BoundExpression? Where) : BoundStep;

/// <summary>Number of relationships, both inclusive; a null <paramref name="Max"/> is unbounded. Min may exceed Max, and then nothing matches.</summary>
public sealed record BoundLength(long Min, long? Max);

/// <summary>
/// A path pattern repeated <paramref name="Min"/> to <paramref name="Max"/> times. In each repetition the inner symbols are fresh; the
/// last inner node of one repetition is the first of the next; the first is the node before the step and the last the node behind it.
/// A quantified relationship <c>-[r]->{1,3}</c> is kept as such a path of two anonymous nodes.
/// </summary>
/// <param name="Inner">The repeated path; no selector, no path variable.</param>
/// <param name="Where">Condition for each repetition, or null; may also refer to symbols bound before the clause.</param>
/// <param name="Min">Fewest repetitions, inclusive, at least 0.</param>
/// <param name="Max">Most repetitions, inclusive; null is unbounded.</param>
/// <param name="Groups">For each named inner symbol, the list that it is outside, one element for each repetition.</param>
public sealed record BoundQuantifiedPath(BoundPath Inner, BoundExpression? Where, long Min, long? Max, IReadOnlyList<BoundGroup> Groups) : BoundStep;

/// <summary>An inner symbol and the list symbol that collects it.</summary>
public sealed record BoundGroup(Symbol Inner, Symbol Outer);
