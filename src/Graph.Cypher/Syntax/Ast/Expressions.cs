namespace Graph.Cypher.Syntax.Ast;

// All kinds of expression in one file: they are one closed family of small records that is read together.

/// <summary>An expression. Parentheses are not kept; the printer puts them where the tree needs them.</summary>
public abstract record Expression : SyntaxNode;

/// <summary>Stands where an expression could not be read; a diagnostic says why.</summary>
public sealed record MissingExpression : Expression;

/// <summary><c>null</c>.</summary>
public sealed record NullLiteral : Expression;

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed record BooleanLiteral(bool Value) : Expression;

/// <summary>An integer in decimal, <c>0x</c> or <c>0o</c> form. A minus sign directly before the digits belongs to the literal, so that -2⁶³ can be written.</summary>
public sealed record IntegerLiteral(long Value) : Expression;

/// <summary>A float literal, or <c>Infinity</c> / <c>INF</c> / <c>NaN</c>. NaN equals NaN here, because this is equality of text, not of Cypher values.</summary>
public sealed record FloatLiteral(double Value) : Expression;

/// <summary>A string with its escapes resolved.</summary>
public sealed record StringLiteral(string Value) : Expression;

/// <summary><c>[a, b]</c>.</summary>
public sealed record ListLiteral(SyntaxList<Expression> Items) : Expression;

/// <summary><c>{key: value}</c>.</summary>
public sealed record MapLiteral(SyntaxList<MapEntry> Entries) : Expression;

/// <summary>One <c>key: value</c> of a map literal or map projection.</summary>
public sealed record MapEntry(Identifier Key, Expression Value) : SyntaxNode;

/// <summary>A use of a variable.</summary>
public sealed record VariableReference(string Name) : Expression;

/// <summary><c>$name</c>; <paramref name="Name"/> is without the dollar and backticks, and may be digits.</summary>
public sealed record ParameterReference(string Name) : Expression;

/// <summary><c>subject.key</c>.</summary>
public sealed record PropertyAccess(Expression Subject, Identifier Key) : Expression;

/// <summary><c>subject[index]</c>.</summary>
public sealed record SubscriptExpression(Expression Subject, Expression Index) : Expression;

/// <summary><c>subject[from..to]</c>; a null bound is open.</summary>
public sealed record SliceExpression(Expression Subject, Expression? From, Expression? To) : Expression;

/// <summary>Operators with one operand.</summary>
public enum UnaryOperator
{
    /// <summary><c>NOT</c></summary>
    Not,

    /// <summary><c>+</c></summary>
    Plus,

    /// <summary><c>-</c></summary>
    Negate,
}

/// <summary>An operator with one operand.</summary>
public sealed record UnaryExpression(UnaryOperator Operator, Expression Operand) : Expression;

/// <summary>Operators with two operands that are neither logical connectives nor comparisons.</summary>
public enum BinaryOperator
{
    /// <summary><c>+</c>, also on strings, lists and temporal values.</summary>
    Add,

    /// <summary><c>-</c></summary>
    Subtract,

    /// <summary><c>*</c></summary>
    Multiply,

    /// <summary><c>/</c></summary>
    Divide,

    /// <summary><c>%</c></summary>
    Modulo,

    /// <summary><c>^</c>, left-associative, always a float.</summary>
    Power,

    /// <summary><c>||</c> on strings and lists.</summary>
    Concatenate,

    /// <summary><c>=~</c></summary>
    RegexMatch,

    /// <summary><c>IN</c></summary>
    In,

    /// <summary><c>STARTS WITH</c></summary>
    StartsWith,

    /// <summary><c>ENDS WITH</c></summary>
    EndsWith,

    /// <summary><c>CONTAINS</c></summary>
    Contains,
}

/// <summary>An operator with two operands.</summary>
public sealed record BinaryExpression(Expression Left, BinaryOperator Operator, Expression Right) : Expression;

/// <summary>Logical connectives; all three are associative in three-valued logic.</summary>
public enum LogicalOperator
{
    /// <summary><c>AND</c></summary>
    And,

    /// <summary><c>OR</c></summary>
    Or,

    /// <summary><c>XOR</c></summary>
    Xor,
}

/// <summary>A chain of one connective: <c>a AND b AND c</c> is one node with three operands. At least two operands.</summary>
public sealed record LogicalExpression(LogicalOperator Operator, SyntaxList<Expression> Operands) : Expression;

/// <summary>Comparison operators.</summary>
public enum ComparisonOperator
{
    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>&lt;&gt;</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,
}

/// <summary>A comparison or a chain of them: <c>1 &lt; x &lt;= 3</c> means <c>1 &lt; x AND x &lt;= 3</c>. At least one tail.</summary>
public sealed record ComparisonExpression(Expression First, SyntaxList<ComparisonTail> Tails) : Expression;

/// <summary>An operator with its right operand.</summary>
public sealed record ComparisonTail(ComparisonOperator Operator, Expression Operand) : SyntaxNode;

/// <summary><c>IS NULL</c>, or <c>IS NOT NULL</c> when <paramref name="Negated"/>.</summary>
public sealed record NullPredicate(Expression Operand, bool Negated) : Expression;

/// <summary><c>IS :: TYPE</c> (also <c>IS TYPED TYPE</c> and <c>:: TYPE</c>), or with <c>NOT</c> when <paramref name="Negated"/>.</summary>
public sealed record TypePredicate(Expression Operand, bool Negated, TypeReference Type) : Expression;

/// <summary>Unicode normal forms of <c>IS NORMALIZED</c>.</summary>
public enum NormalForm
{
    /// <summary>NFC, the default.</summary>
    Nfc,

    /// <summary>NFD.</summary>
    Nfd,

    /// <summary>NFKC.</summary>
    Nfkc,

    /// <summary>NFKD.</summary>
    Nfkd,
}

/// <summary><c>IS [NOT] [form] NORMALIZED</c>.</summary>
public sealed record NormalizedPredicate(Expression Operand, bool Negated, NormalForm Form) : Expression;

/// <summary><c>n:A|B</c> or <c>n IS A</c> as a predicate on a node or a relationship.</summary>
public sealed record LabelPredicate(Expression Operand, LabelExpression Labels) : Expression;

/// <summary>A call of a function, aggregates included. <paramref name="Name"/> is the qualified name as written, parts joined by dots (<c>point.distance</c>).</summary>
public sealed record FunctionCall(string Name, bool Distinct, SyntaxList<Expression> Arguments) : Expression;

/// <summary><c>count(*)</c>.</summary>
public sealed record CountStar : Expression;

/// <summary><c>CASE [subject] WHEN … THEN … [ELSE …] END</c>. At least one alternative.</summary>
public sealed record CaseExpression(Expression? Subject, SyntaxList<CaseAlternative> Alternatives, Expression? Else) : Expression;

/// <summary>
/// One <c>WHEN … THEN …</c>. Without a subject there is one test, a condition. With a subject there are one or more: each is a value to
/// compare with, or a predicate such as <c>&gt; 3</c> or <c>IS NULL</c>, whose left operand is a <see cref="CaseOperand"/>.
/// </summary>
public sealed record CaseAlternative(SyntaxList<Expression> Tests, Expression Result) : SyntaxNode;

/// <summary>The subject of the surrounding simple <c>CASE</c>, unwritten, as left operand of a test such as <c>WHEN &gt; 3</c>.</summary>
public sealed record CaseOperand : Expression;

/// <summary><c>[x IN list WHERE p | e]</c>; null parts were not written.</summary>
public sealed record ListComprehension(Identifier Variable, Expression List, Expression? Where, Expression? Projection) : Expression;

/// <summary><c>[p = (a)-->(b) WHERE c | e]</c>.</summary>
public sealed record PatternComprehension(Identifier? PathVariable, PathPattern Pattern, Expression? Where, Expression Projection) : Expression;

/// <summary>Quantifiers over lists.</summary>
public enum ListQuantifier
{
    /// <summary><c>all</c></summary>
    All,

    /// <summary><c>any</c></summary>
    Any,

    /// <summary><c>none</c></summary>
    None,

    /// <summary><c>single</c></summary>
    Single,
}

/// <summary><c>all(x IN list WHERE p)</c> and its like.</summary>
public sealed record ListQuantifierExpression(ListQuantifier Quantifier, Identifier Variable, Expression List, Expression Where) : Expression;

/// <summary><c>reduce(acc = init, x IN list | e)</c>.</summary>
public sealed record ReduceExpression(Identifier Accumulator, Expression Initial, Identifier Variable, Expression List, Expression Body) : Expression;

/// <summary>A pattern used as an expression: a predicate <c>(a)-->(b)</c>, or <c>shortestPath(…)</c>.</summary>
public sealed record PatternExpression(PatternPart Pattern) : Expression;

/// <summary>Kinds of subquery expression.</summary>
public enum SubqueryKind
{
    /// <summary><c>EXISTS { }</c></summary>
    Exists,

    /// <summary><c>COUNT { }</c></summary>
    Count,

    /// <summary><c>COLLECT { }</c></summary>
    Collect,
}

/// <summary>
/// <c>EXISTS { … }</c>, <c>COUNT { … }</c>, <c>COLLECT { … }</c>. The short form that holds only a pattern is kept as a query of one
/// <see cref="MatchClause"/>; a query without <c>RETURN</c> is allowed for the first two.
/// </summary>
public sealed record SubqueryExpression(SubqueryKind Kind, Query Query) : Expression;

/// <summary><c>n {.a, .*, x: 1, v}</c>.</summary>
public sealed record MapProjection(VariableReference Subject, SyntaxList<MapProjectionItem> Items) : Expression;

/// <summary>One item of a map projection.</summary>
public abstract record MapProjectionItem : SyntaxNode;

/// <summary><c>.key</c></summary>
public sealed record PropertySelector(Identifier Key) : MapProjectionItem;

/// <summary><c>.*</c></summary>
public sealed record AllPropertiesSelector : MapProjectionItem;

/// <summary><c>key: value</c></summary>
public sealed record EntrySelector(Identifier Key, Expression Value) : MapProjectionItem;

/// <summary><c>v</c>, short for <c>v: v</c>.</summary>
public sealed record VariableSelector(VariableReference Variable) : MapProjectionItem;
