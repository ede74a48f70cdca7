namespace Graph.Cypher.Syntax.Ast;

// Clauses: one closed family of small records that is read together.

/// <summary>A clause of a query.</summary>
public abstract record Clause : SyntaxNode;

/// <summary><c>[OPTIONAL] MATCH … [USING …] [WHERE …]</c>.</summary>
public sealed record MatchClause(bool Optional, SyntaxList<PatternPart> Patterns, SyntaxList<PlannerHint> Hints, Expression? Where) : Clause;

/// <summary>Kinds of planner hint.</summary>
public enum PlannerHintKind
{
    /// <summary><c>USING [TEXT|RANGE|POINT] INDEX [SEEK] n:Label(key, …)</c></summary>
    Index,

    /// <summary><c>USING SCAN n:Label</c></summary>
    Scan,

    /// <summary><c>USING JOIN ON n, m</c></summary>
    Join,
}

/// <summary>A hint to the planner; it never changes the result. <paramref name="Label"/> is null for joins, <paramref name="Keys"/> empty but for indexes.</summary>
public sealed record PlannerHint(PlannerHintKind Kind, SyntaxList<VariableReference> Variables, string? Label, SyntaxList<Identifier> Keys) : SyntaxNode;

/// <summary><c>WITH … [WHERE …]</c>.</summary>
public sealed record WithClause(Projection Projection, Expression? Where) : Clause;

/// <summary><c>RETURN …</c>.</summary>
public sealed record ReturnClause(Projection Projection) : Clause;

/// <summary><c>FINISH</c>: run the query and return no rows.</summary>
public sealed record FinishClause : Clause;

/// <summary>The body shared by <c>WITH</c> and <c>RETURN</c>.</summary>
/// <param name="Distinct">Whether duplicates are dropped.</param>
/// <param name="IncludeExisting">Whether a <c>*</c> was written; it stands before the items.</param>
/// <param name="Items">The written items; may be empty only with <paramref name="IncludeExisting"/>.</param>
/// <param name="OrderBy">Sort keys in order; empty when there is no <c>ORDER BY</c>.</param>
/// <param name="Skip"><c>SKIP</c> / <c>OFFSET</c>, or null.</param>
/// <param name="Limit"><c>LIMIT</c>, or null.</param>
public sealed record Projection(
    bool Distinct,
    bool IncludeExisting,
    SyntaxList<ProjectionItem> Items,
    SyntaxList<SortItem> OrderBy,
    Expression? Skip,
    Expression? Limit) : SyntaxNode;

/// <summary><c>expression [AS alias]</c>.</summary>
public sealed record ProjectionItem(Expression Value, Identifier? Alias) : SyntaxNode
{
    /// <summary>The column's name when there is no alias: the expression's source text, for a map projection its variable. Not part of equality.</summary>
    public string Text { get; init; } = "";

    /// <summary>The column's name: the alias, or the source text.</summary>
    public string ColumnName => Alias?.Name ?? Text;

    /// <inheritdoc/>
    public bool Equals(ProjectionItem? other) => base.Equals(other) && Value.Equals(other.Value) && Equals(Alias, other.Alias);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Value, Alias);
}

/// <summary>One key of <c>ORDER BY</c>.</summary>
public sealed record SortItem(Expression Value, bool Descending) : SyntaxNode;

/// <summary><c>UNWIND list AS x</c>.</summary>
public sealed record UnwindClause(Expression List, Identifier Variable) : Clause;

/// <summary><c>[OPTIONAL] CALL ns.name(args) [YIELD …]</c>.</summary>
/// <param name="Optional">Whether a call that gives no row keeps the incoming row.</param>
/// <param name="Name">Qualified name, parts joined by dots.</param>
/// <param name="Arguments">Null when no parentheses were written: arguments are then taken from parameters of the same names.</param>
/// <param name="Yield">Null when there is no <c>YIELD</c>.</param>
public sealed record CallProcedureClause(bool Optional, string Name, SyntaxList<Expression>? Arguments, YieldClause? Yield) : Clause
{
    /// <summary>Where the name stands. Not part of equality.</summary>
    public SourceSpan NameSpan { get; init; }

    /// <inheritdoc/>
    public bool Equals(CallProcedureClause? other) =>
        base.Equals(other) && Optional == other.Optional && Name == other.Name && Equals(Arguments, other.Arguments) && Equals(Yield, other.Yield);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Optional, Name, Arguments, Yield);
}

/// <summary><c>YIELD * | a AS b, …  [ORDER BY … SKIP … LIMIT …] [WHERE …]</c>. Sorting and paging occur only under <c>SHOW</c>.</summary>
public sealed record YieldClause(
    bool All,
    SyntaxList<YieldItem> Items,
    SyntaxList<SortItem> OrderBy,
    Expression? Skip,
    Expression? Limit,
    Expression? Where) : SyntaxNode;

/// <summary><c>column [AS variable]</c>.</summary>
public sealed record YieldItem(Identifier Column, Identifier? Alias) : SyntaxNode
{
    /// <summary>The variable that the column is bound to.</summary>
    public Identifier Variable => Alias ?? Column;
}

/// <summary><c>[OPTIONAL] CALL [(x, y)] { query } [IN TRANSACTIONS …]</c>.</summary>
/// <param name="Optional">Whether a subquery that gives no row keeps the incoming row.</param>
/// <param name="Scope">The scope clause; null when none was written, and then imports come from a leading <c>WITH</c>.</param>
/// <param name="Query">The inner query.</param>
/// <param name="InTransactions">True when <c>IN … TRANSACTIONS</c> was written; it is read but not run.</param>
public sealed record CallSubqueryClause(bool Optional, SubqueryScope? Scope, Query Query, bool InTransactions) : Clause;

/// <summary><c>(*)</c>, <c>()</c> or <c>(x, y)</c> after <c>CALL</c>.</summary>
public sealed record SubqueryScope(bool All, SyntaxList<VariableReference> Variables) : SyntaxNode;

/// <summary>Kinds of <c>SHOW</c>.</summary>
public enum ShowKind
{
    /// <summary><c>SHOW [ALL|BUILT IN|USER DEFINED] FUNCTIONS</c></summary>
    Functions,

    /// <summary><c>SHOW PROCEDURES</c></summary>
    Procedures,

    /// <summary><c>SHOW [ALL|RANGE|FULLTEXT|TEXT|POINT|LOOKUP|VECTOR] INDEXES</c></summary>
    Indexes,

    /// <summary><c>SHOW [ALL|…] CONSTRAINTS</c></summary>
    Constraints,
}

/// <summary>
/// <c>SHOW … [YIELD …] [WHERE …]</c>; a following <c>RETURN</c> is a clause of its own.
/// <paramref name="Filter"/> is the words before the noun in upper case (<c>FULLTEXT</c>, <c>BUILT IN</c>), or null;
/// <paramref name="Where"/> is set only without <c>YIELD</c>.
/// </summary>
public sealed record ShowClause(ShowKind Kind, string? Filter, YieldClause? Yield, Expression? Where) : Clause;

/// <summary><c>CREATE pattern, …</c>.</summary>
public sealed record CreateClause(SyntaxList<PatternPart> Patterns) : Clause;

/// <summary><c>MERGE pattern [ON CREATE SET …] [ON MATCH SET …]</c>.</summary>
public sealed record MergeClause(PatternPart Pattern, SyntaxList<MergeAction> Actions) : Clause;

/// <summary>What to set after a merge created (<paramref name="OnCreate"/>) or found its pattern.</summary>
public sealed record MergeAction(bool OnCreate, SyntaxList<SetItem> Items) : SyntaxNode;

/// <summary><c>SET …</c>.</summary>
public sealed record SetClause(SyntaxList<SetItem> Items) : Clause;

/// <summary>One item of <c>SET</c>.</summary>
public abstract record SetItem : SyntaxNode;

/// <summary><c>e.key = value</c>, where <paramref name="Target"/> is a <see cref="PropertyAccess"/> or a <see cref="SubscriptExpression"/>.</summary>
public sealed record SetProperty(Expression Target, Expression Value) : SetItem;

/// <summary><c>v = map</c>, or <c>v += map</c> when <paramref name="Merge"/>.</summary>
public sealed record SetProperties(VariableReference Variable, bool Merge, Expression Value) : SetItem;

/// <summary><c>v:A:B</c> or <c>v IS A</c>.</summary>
public sealed record SetLabels(VariableReference Variable, LabelExpression Labels) : SetItem;

/// <summary><c>REMOVE …</c>.</summary>
public sealed record RemoveClause(SyntaxList<RemoveItem> Items) : Clause;

/// <summary>One item of <c>REMOVE</c>.</summary>
public abstract record RemoveItem : SyntaxNode;

/// <summary><c>e.key</c></summary>
public sealed record RemoveProperty(Expression Target) : RemoveItem;

/// <summary><c>v:A:B</c></summary>
public sealed record RemoveLabels(VariableReference Variable, LabelExpression Labels) : RemoveItem;

/// <summary><c>[DETACH] DELETE e, …</c>.</summary>
public sealed record DeleteClause(bool Detach, SyntaxList<Expression> Targets) : Clause;

/// <summary><c>FOREACH (x IN list | updating clauses)</c>.</summary>
public sealed record ForeachClause(Identifier Variable, Expression List, SyntaxList<Clause> Body) : Clause;
