namespace Graph.Cypher.Syntax.Ast;

/// <summary>How a statement is to be run.</summary>
public enum StatementMode
{
    /// <summary>Run it.</summary>
    Run,

    /// <summary><c>EXPLAIN</c>: plan only.</summary>
    Explain,

    /// <summary><c>PROFILE</c>: run and report rows per operator.</summary>
    Profile,
}

/// <summary>One whole query text.</summary>
public sealed record Statement(StatementMode Mode, Query Query) : SyntaxNode;

/// <summary>A query: a sequence of clauses, or a union of such.</summary>
public abstract record Query : SyntaxNode;

/// <summary>A sequence of clauses; empty only after a syntax error.</summary>
public sealed record SingleQuery(SyntaxList<Clause> Clauses) : Query;

/// <summary>Two or more queries joined by <c>UNION</c>; <paramref name="Operators"/> has one element fewer than <paramref name="Queries"/>.</summary>
public sealed record UnionQuery(SyntaxList<SingleQuery> Queries, SyntaxList<UnionOperator> Operators) : Query;

/// <summary><c>UNION [DISTINCT]</c>, or <c>UNION ALL</c> when <paramref name="All"/>.</summary>
public sealed record UnionOperator(bool All) : SyntaxNode;
