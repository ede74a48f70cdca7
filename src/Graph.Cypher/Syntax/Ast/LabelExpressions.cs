namespace Graph.Cypher.Syntax.Ast;

/// <summary>What labels a node must carry, or what type a relationship must have. The old forms <c>:A:B</c> and <c>:A|:B</c> are kept as <see cref="LabelAnd"/> and <see cref="LabelOr"/>.</summary>
public abstract record LabelExpression : SyntaxNode;

/// <summary>One label or type.</summary>
public sealed record LabelName(string Name) : LabelExpression;

/// <summary><c>%</c>: at least one label.</summary>
public sealed record LabelWildcard : LabelExpression;

/// <summary><c>!x</c></summary>
public sealed record LabelNot(LabelExpression Operand) : LabelExpression;

/// <summary><c>a&amp;b</c>, at least two operands, none itself a <see cref="LabelAnd"/> unless it was bracketed.</summary>
public sealed record LabelAnd(SyntaxList<LabelExpression> Operands) : LabelExpression;

/// <summary><c>a|b</c>, at least two operands.</summary>
public sealed record LabelOr(SyntaxList<LabelExpression> Operands) : LabelExpression;

/// <summary><c>$(expression)</c>, <c>$all(expression)</c> or <c>$any(expression)</c>: a name, or a list of names of which all or any must hold.</summary>
public sealed record LabelDynamic(Expression Value, bool Any) : LabelExpression;
