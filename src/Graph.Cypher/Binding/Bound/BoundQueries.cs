using Graph.Cypher.Functions.Aggregates;
using Graph.Cypher.Syntax;
using Graph.Cypher.Syntax.Ast;

namespace Graph.Cypher.Binding.Bound;

/// <summary>A statement after binding: everything that planning needs, without names.</summary>
/// <param name="Mode">Run, explain or profile.</param>
/// <param name="Query">The query.</param>
/// <param name="SymbolCount">Number of symbols; ids are 0 … count − 1.</param>
/// <param name="Parameters">Names of the parameters used, each once, in order of first use.</param>
/// <param name="FirstWrite">Where the first writing clause stands; null when the query only reads.</param>
public sealed record BoundStatement(StatementMode Mode, BoundQuery Query, int SymbolCount, IReadOnlyList<string> Parameters, SourceSpan? FirstWrite);

/// <summary>A result column.</summary>
public sealed record BoundColumn(string Name, Symbol Symbol);

/// <summary>A query. <paramref name="Columns"/> is empty when it returns nothing (writing, FINISH, unit subqueries, EXISTS without RETURN).</summary>
public abstract record BoundQuery(IReadOnlyList<BoundColumn> Columns);

/// <summary>A sequence of clauses.</summary>
public sealed record BoundSingleQuery(IReadOnlyList<BoundClause> Clauses, IReadOnlyList<BoundColumn> Columns) : BoundQuery(Columns);

/// <summary>A union. The branches' columns have the same names; <see cref="Branches"/> gives each branch's symbols in the order of the union's columns.</summary>
public sealed record BoundUnion(bool All, IReadOnlyList<BoundUnionBranch> Branches, IReadOnlyList<BoundColumn> Columns) : BoundQuery(Columns);

/// <summary>One branch of a union.</summary>
public sealed record BoundUnionBranch(BoundSingleQuery Query, IReadOnlyList<Symbol> Outputs);

/// <summary>A clause.</summary>
public abstract record BoundClause
{
    /// <summary>Where it stands in the query.</summary>
    public SourceSpan Span { get; init; }
}

/// <summary>MATCH.</summary>
/// <param name="Optional">OPTIONAL MATCH: a row without a match is kept once, with null in <paramref name="NewSymbols"/>.</param>
/// <param name="Paths">Paths; each relationship is matched at most once over all of them together.</param>
/// <param name="Where">Condition, part of the match, or null.</param>
/// <param name="NewSymbols">Symbols that the clause binds, anonymous ones included, by ascending id.</param>
/// <param name="Hints">Hints, for EXPLAIN only.</param>
public sealed record BoundMatch(bool Optional, IReadOnlyList<BoundPath> Paths, BoundExpression? Where, IReadOnlyList<Symbol> NewSymbols, IReadOnlyList<PlannerHint> Hints) : BoundClause;

/// <summary>
/// WITH or RETURN. Steps in this order: if <see cref="IsAggregating"/>, rows are grouped by <see cref="GroupingKeys"/> and the
/// <see cref="Aggregates"/> computed; then <see cref="Items"/>; then DISTINCT over the items; then ORDER BY, SKIP, LIMIT; then WHERE. Without aggregation
/// and DISTINCT the sort keys may also use symbols from before the projection, and so may WHERE.
/// </summary>
public sealed record BoundProjection : BoundClause
{
    /// <summary>True for RETURN.</summary>
    public required bool IsReturn { get; init; }

    /// <summary>DISTINCT.</summary>
    public required bool Distinct { get; init; }

    /// <summary>True when rows are grouped: there is an aggregate in the items or sort keys. With no keys there is exactly one group, even of no rows.</summary>
    public bool IsAggregating => Aggregates.Count > 0;

    /// <summary>Keys of the groups; empty when not aggregating. A key that is a plain variable keeps its symbol.</summary>
    public required IReadOnlyList<BoundItem> GroupingKeys { get; init; }

    /// <summary>Aggregates, each once however often it is written; arguments are evaluated on the incoming rows.</summary>
    public required IReadOnlyList<BoundAggregate> Aggregates { get; init; }

    /// <summary>The output columns in order. When aggregating, the expressions use only symbols of keys and aggregates. An item that passes a variable on has that variable's symbol.</summary>
    public required IReadOnlyList<BoundItem> Items { get; init; }

    /// <summary>Sort keys; when aggregating they use only symbols of keys, aggregates and items.</summary>
    public required IReadOnlyList<BoundSortKey> OrderBy { get; init; }

    /// <summary>SKIP, without variables; null for none.</summary>
    public required BoundExpression? Skip { get; init; }

    /// <summary>LIMIT, without variables; null for none.</summary>
    public required BoundExpression? Limit { get; init; }

    /// <summary>The WHERE behind WITH; null for none.</summary>
    public required BoundExpression? Where { get; init; }
}

/// <summary>A value and the symbol that holds it, with the column's name.</summary>
public sealed record BoundItem(Symbol Symbol, string Name, BoundExpression Value)
{
    /// <summary>True when the item passes a symbol on unchanged, so that nothing need be computed.</summary>
    public bool IsPassThrough => Value is BoundVariable variable && ReferenceEquals(variable.Symbol, Symbol);
}

/// <summary>An aggregate. For <c>count(*)</c> <paramref name="Function"/> is null and there are no arguments.</summary>
public sealed record BoundAggregate(Symbol Symbol, AggregateDefinition? Function, bool Distinct, IReadOnlyList<BoundExpression> Arguments);

/// <summary>A sort key.</summary>
public sealed record BoundSortKey(BoundExpression Value, bool Descending);

/// <summary>UNWIND: one row for each element; null gives none; a value that is no list counts as a list of one.</summary>
public sealed record BoundUnwind(BoundExpression List, Symbol Symbol) : BoundClause;

/// <summary>CALL of a procedure.</summary>
/// <param name="Optional">OPTIONAL CALL.</param>
/// <param name="Procedure">The procedure.</param>
/// <param name="Arguments">Arguments in order; implicit ones are parameters. Optional inputs at the end may be missing.</param>
/// <param name="Outputs">Columns that become variables.</param>
/// <param name="Where">Condition behind YIELD, or null.</param>
/// <param name="IsVoid">True for a procedure without outputs: it passes rows on unchanged.</param>
public sealed record BoundCallProcedure(bool Optional, ProcedureSignature Procedure, IReadOnlyList<BoundExpression> Arguments, IReadOnlyList<BoundProcedureOutput> Outputs, BoundExpression? Where, bool IsVoid) : BoundClause;

/// <summary>Output column <paramref name="Index"/> of a procedure and its symbol.</summary>
public sealed record BoundProcedureOutput(int Index, Symbol Symbol);

/// <summary>CALL { }: runs the query for each row; its columns join the row. Without columns (a unit subquery) the row is passed on once.</summary>
/// <param name="Optional">OPTIONAL CALL.</param>
/// <param name="Query">The query; its column symbols are the new symbols of the row.</param>
/// <param name="Imports">Symbols of the row that it sees, by ascending id.</param>
/// <param name="InTransactions">IN TRANSACTIONS was written.</param>
public sealed record BoundCallSubquery(bool Optional, BoundQuery Query, IReadOnlyList<Symbol> Imports, bool InTransactions) : BoundClause;

/// <summary>FINISH.</summary>
public sealed record BoundFinish : BoundClause;

/// <summary>SHOW: rows of the command's columns; a following projection stands for YIELD and RETURN.</summary>
/// <param name="Kind">What is shown.</param>
/// <param name="Filter">Words before the noun in upper case, or null.</param>
/// <param name="Outputs">Columns that are used, by name, in order; the whole default set when there is no YIELD.</param>
public sealed record BoundShow(ShowKind Kind, string? Filter, IReadOnlyList<BoundColumn> Outputs) : BoundClause;

// Writing clauses.

/// <summary>CREATE.</summary>
public sealed record BoundCreate(IReadOnlyList<BoundPath> Paths) : BoundClause;

/// <summary>MERGE.</summary>
public sealed record BoundMerge(BoundPath Path, IReadOnlyList<BoundSetItem> OnCreate, IReadOnlyList<BoundSetItem> OnMatch) : BoundClause;

/// <summary>SET.</summary>
public sealed record BoundSet(IReadOnlyList<BoundSetItem> Items) : BoundClause;

/// <summary>One item of SET.</summary>
public abstract record BoundSetItem;

/// <summary><c>e.key = value</c>; the key is an expression (a string constant for the plain form).</summary>
public sealed record BoundSetProperty(BoundExpression Target, BoundExpression Key, BoundExpression Value) : BoundSetItem;

/// <summary><c>v = map</c> or <c>v += map</c>.</summary>
public sealed record BoundSetProperties(Symbol Target, bool Merge, BoundExpression Value) : BoundSetItem;

/// <summary><c>v:A:B</c>.</summary>
public sealed record BoundSetLabels(Symbol Target, IReadOnlyList<BoundLabels> Labels) : BoundSetItem;

/// <summary>REMOVE.</summary>
public sealed record BoundRemove(IReadOnlyList<BoundRemoveItem> Items) : BoundClause;

/// <summary>One item of REMOVE.</summary>
public abstract record BoundRemoveItem;

/// <summary><c>e.key</c>.</summary>
public sealed record BoundRemoveProperty(BoundExpression Target, BoundExpression Key) : BoundRemoveItem;

/// <summary><c>v:A:B</c>.</summary>
public sealed record BoundRemoveLabels(Symbol Target, IReadOnlyList<BoundLabels> Labels) : BoundRemoveItem;

/// <summary>DELETE.</summary>
public sealed record BoundDelete(bool Detach, IReadOnlyList<BoundExpression> Targets) : BoundClause;

/// <summary>FOREACH.</summary>
public sealed record BoundForeach(Symbol Variable, BoundExpression List, IReadOnlyList<BoundClause> Body) : BoundClause;
