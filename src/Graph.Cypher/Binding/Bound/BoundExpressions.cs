using Graph.Cypher.Functions;
using Graph.Cypher.Syntax;
using Graph.Cypher.Syntax.Ast;
using Graph.Cypher.Values;

namespace Graph.Cypher.Binding.Bound;

// All bound expressions in one file: they are one closed family of small classes that is read together.

/// <summary>
/// An expression after binding: names are symbols, functions are resolved, short forms are written out. Evaluation has no access to names.
/// Instances are compared by reference.
/// </summary>
public abstract class BoundExpression
{
    /// <summary>What is known of the value.</summary>
    public required StaticType Type { get; init; }

    /// <summary>Where it stands in the query.</summary>
    public SourceSpan Span { get; init; }
}

/// <summary>A literal scalar.</summary>
public sealed class BoundConstant(CypherValue value) : BoundExpression
{
    /// <summary>The value.</summary>
    public CypherValue Value { get; } = value;
}

/// <summary><c>$name</c>; <paramref name="index"/> is its place in <see cref="BoundStatement.Parameters"/>.</summary>
public sealed class BoundParameter(string name, int index) : BoundExpression
{
    /// <summary>Name without the dollar.</summary>
    public string Name { get; } = name;

    /// <summary>Index in <see cref="BoundStatement.Parameters"/>.</summary>
    public int Index { get; } = index;
}

/// <summary>The value of a symbol.</summary>
public sealed class BoundVariable(Symbol symbol) : BoundExpression
{
    /// <summary>The symbol.</summary>
    public Symbol Symbol { get; } = symbol;
}

/// <summary>A list of the items' values.</summary>
public sealed class BoundList(IReadOnlyList<BoundExpression> items) : BoundExpression
{
    /// <summary>Items in order.</summary>
    public IReadOnlyList<BoundExpression> Items { get; } = items;
}

/// <summary>A map; a later entry of the same key wins.</summary>
public sealed class BoundMap(IReadOnlyList<BoundMapEntry> entries) : BoundExpression
{
    /// <summary>Entries in order.</summary>
    public IReadOnlyList<BoundMapEntry> Entries { get; } = entries;
}

/// <summary>One entry of a map.</summary>
public sealed record BoundMapEntry(string Key, BoundExpression Value);

/// <summary>A map projection: the entries in order; a later entry of the same key wins.</summary>
public sealed class BoundMapProjection(BoundExpression subject, IReadOnlyList<BoundMapProjectionItem> items) : BoundExpression
{
    /// <summary>The node, relationship or map; a null subject gives null.</summary>
    public BoundExpression Subject { get; } = subject;

    /// <summary>Items in order.</summary>
    public IReadOnlyList<BoundMapProjectionItem> Items { get; } = items;
}

/// <summary>An entry of a map projection; a null <paramref name="Key"/> stands for <c>.*</c>, all properties of the subject, and then <paramref name="Value"/> is null too.</summary>
public sealed record BoundMapProjectionItem(string? Key, BoundExpression? Value);

/// <summary><c>subject.key</c>.</summary>
public sealed class BoundProperty(BoundExpression subject, string key) : BoundExpression
{
    /// <summary>A node, relationship, map, temporal value or point.</summary>
    public BoundExpression Subject { get; } = subject;

    /// <summary>The key.</summary>
    public string Key { get; } = key;
}

/// <summary><c>subject[index]</c> on lists, maps, nodes and relationships.</summary>
public sealed class BoundSubscript(BoundExpression subject, BoundExpression index) : BoundExpression
{
    /// <summary>What is indexed.</summary>
    public BoundExpression Subject { get; } = subject;

    /// <summary>An integer or a string.</summary>
    public BoundExpression Index { get; } = index;
}

/// <summary><c>subject[from..to]</c>; a null bound is open.</summary>
public sealed class BoundSlice(BoundExpression subject, BoundExpression? from, BoundExpression? to) : BoundExpression
{
    /// <summary>The list.</summary>
    public BoundExpression Subject { get; } = subject;

    /// <summary>First index, inclusive.</summary>
    public BoundExpression? From { get; } = from;

    /// <summary>Last index, exclusive.</summary>
    public BoundExpression? To { get; } = to;
}

/// <summary><c>NOT</c>, unary <c>+</c> or <c>-</c>.</summary>
public sealed class BoundUnary(UnaryOperator @operator, BoundExpression operand) : BoundExpression
{
    /// <summary>The operator.</summary>
    public UnaryOperator Operator { get; } = @operator;

    /// <summary>The operand.</summary>
    public BoundExpression Operand { get; } = operand;
}

/// <summary>An arithmetic, string or list operator.</summary>
public sealed class BoundBinary(BoundExpression left, BinaryOperator @operator, BoundExpression right) : BoundExpression
{
    /// <summary>Left operand.</summary>
    public BoundExpression Left { get; } = left;

    /// <summary>The operator.</summary>
    public BinaryOperator Operator { get; } = @operator;

    /// <summary>Right operand.</summary>
    public BoundExpression Right { get; } = right;
}

/// <summary>A chain of AND, OR or XOR in three-valued logic; at least two operands.</summary>
public sealed class BoundLogical(LogicalOperator @operator, IReadOnlyList<BoundExpression> operands) : BoundExpression
{
    /// <summary>The connective.</summary>
    public LogicalOperator Operator { get; } = @operator;

    /// <summary>Operands in order.</summary>
    public IReadOnlyList<BoundExpression> Operands { get; } = operands;
}

/// <summary>One comparison. A chain <c>a &lt; b &lt; c</c> is an AND of comparisons that share the bound middle operand.</summary>
public sealed class BoundComparison(BoundExpression left, ComparisonOperator @operator, BoundExpression right) : BoundExpression
{
    /// <summary>Left operand.</summary>
    public BoundExpression Left { get; } = left;

    /// <summary>The operator.</summary>
    public ComparisonOperator Operator { get; } = @operator;

    /// <summary>Right operand.</summary>
    public BoundExpression Right { get; } = right;
}

/// <summary><c>IS NULL</c> / <c>IS NOT NULL</c>.</summary>
public sealed class BoundNullPredicate(BoundExpression operand, bool negated) : BoundExpression
{
    /// <summary>The operand.</summary>
    public BoundExpression Operand { get; } = operand;

    /// <summary>True for IS NOT NULL.</summary>
    public bool Negated { get; } = negated;
}

/// <summary><c>IS :: TYPE</c> / <c>IS NOT :: TYPE</c>.</summary>
public sealed class BoundTypePredicate(BoundExpression operand, bool negated, TypeReference testedType) : BoundExpression
{
    /// <summary>The operand.</summary>
    public BoundExpression Operand { get; } = operand;

    /// <summary>True for IS NOT ::.</summary>
    public bool Negated { get; } = negated;

    /// <summary>The type as written.</summary>
    public TypeReference TestedType { get; } = testedType;
}

/// <summary><c>IS [NOT] NORMALIZED</c>.</summary>
public sealed class BoundNormalizedPredicate(BoundExpression operand, bool negated, NormalForm form) : BoundExpression
{
    /// <summary>The operand.</summary>
    public BoundExpression Operand { get; } = operand;

    /// <summary>True for IS NOT NORMALIZED.</summary>
    public bool Negated { get; } = negated;

    /// <summary>The normal form.</summary>
    public NormalForm Form { get; } = form;
}

/// <summary>Whether a node has labels, or a relationship a type.</summary>
public sealed class BoundLabelPredicate(BoundExpression operand, BoundLabels labels) : BoundExpression
{
    /// <summary>A node or relationship; null gives null.</summary>
    public BoundExpression Operand { get; } = operand;

    /// <summary>The condition on its labels.</summary>
    public BoundLabels Labels { get; } = labels;
}

/// <summary>A call of a function that is not an aggregate. Their number is one that the function takes.</summary>
public sealed class BoundFunctionCall(FunctionDefinition function, IReadOnlyList<BoundExpression> arguments) : BoundExpression
{
    /// <summary>The function.</summary>
    public FunctionDefinition Function { get; } = function;

    /// <summary>Arguments in order.</summary>
    public IReadOnlyList<BoundExpression> Arguments { get; } = arguments;
}

/// <summary>
/// <c>CASE</c>, both forms. With a subject its value is put into <see cref="SubjectSymbol"/> once, and the conditions refer to that symbol;
/// a condition that is not true (false or null) goes to the next alternative.
/// </summary>
public sealed class BoundCase(Symbol? subjectSymbol, BoundExpression? subject, IReadOnlyList<BoundCaseAlternative> alternatives, BoundExpression? otherwise) : BoundExpression
{
    /// <summary>Where the subject's value is kept; null without a subject.</summary>
    public Symbol? SubjectSymbol { get; } = subjectSymbol;

    /// <summary>The subject; null for the general form.</summary>
    public BoundExpression? Subject { get; } = subject;

    /// <summary>Alternatives in order.</summary>
    public IReadOnlyList<BoundCaseAlternative> Alternatives { get; } = alternatives;

    /// <summary>ELSE; null means null.</summary>
    public BoundExpression? Otherwise { get; } = otherwise;
}

/// <summary>One alternative of a CASE.</summary>
public sealed record BoundCaseAlternative(BoundExpression Condition, BoundExpression Result);

/// <summary><c>[x IN list WHERE p | e]</c>.</summary>
public sealed class BoundListComprehension(Symbol variable, BoundExpression list, BoundExpression? where, BoundExpression? projection) : BoundExpression
{
    /// <summary>Set to each element in turn.</summary>
    public Symbol Variable { get; } = variable;

    /// <summary>The list.</summary>
    public BoundExpression List { get; } = list;

    /// <summary>Condition; null keeps all.</summary>
    public BoundExpression? Where { get; } = where;

    /// <summary>Result for each element; null means the element.</summary>
    public BoundExpression? Projection { get; } = projection;
}

/// <summary><c>all/any/none/single(x IN list WHERE p)</c>.</summary>
public sealed class BoundListQuantifier(ListQuantifier quantifier, Symbol variable, BoundExpression list, BoundExpression where) : BoundExpression
{
    /// <summary>Which quantifier.</summary>
    public ListQuantifier Quantifier { get; } = quantifier;

    /// <summary>Set to each element in turn.</summary>
    public Symbol Variable { get; } = variable;

    /// <summary>The list.</summary>
    public BoundExpression List { get; } = list;

    /// <summary>The condition.</summary>
    public BoundExpression Where { get; } = where;
}

/// <summary><c>reduce(acc = initial, x IN list | body)</c>.</summary>
public sealed class BoundReduce(Symbol accumulator, BoundExpression initial, Symbol variable, BoundExpression list, BoundExpression body) : BoundExpression
{
    /// <summary>Holds the result so far.</summary>
    public Symbol Accumulator { get; } = accumulator;

    /// <summary>Its first value.</summary>
    public BoundExpression Initial { get; } = initial;

    /// <summary>Set to each element in turn.</summary>
    public Symbol Variable { get; } = variable;

    /// <summary>The list.</summary>
    public BoundExpression List { get; } = list;

    /// <summary>The next value of the accumulator.</summary>
    public BoundExpression Body { get; } = body;
}

/// <summary>
/// A subquery as a value: EXISTS, COUNT or COLLECT. Also what pattern predicates (EXISTS) and pattern comprehensions (COLLECT) become,
/// and <c>shortestPath(…)</c> as an expression: <c>head(COLLECT {…})</c>; <c>allShortestPaths(…)</c>: COLLECT.
/// </summary>
public sealed class BoundSubqueryExpression(SubqueryKind kind, BoundQuery query, IReadOnlyList<Symbol> outerSymbols) : BoundExpression
{
    /// <summary>Which kind.</summary>
    public SubqueryKind Kind { get; } = kind;

    /// <summary>The query, run for each row; for COLLECT it has exactly one column.</summary>
    public BoundQuery Query { get; } = query;

    /// <summary>Symbols of the surrounding query that the subquery uses, by ascending id.</summary>
    public IReadOnlyList<Symbol> OuterSymbols { get; } = outerSymbols;
}

// Labels.

/// <summary>A condition on labels or on a type.</summary>
public abstract record BoundLabels;

/// <summary>One label or type.</summary>
public sealed record BoundLabelName(string Name) : BoundLabels
{
    /// <summary>Where the name stands. Not part of equality.</summary>
    public SourceSpan Span { get; init; }

    /// <inheritdoc/>
    public bool Equals(BoundLabelName? other) => other is not null && Name == other.Name;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);
}

/// <summary><c>%</c>: at least one label.</summary>
public sealed record BoundLabelWildcard : BoundLabels;

/// <summary>Not.</summary>
public sealed record BoundLabelNot(BoundLabels Operand) : BoundLabels;

/// <summary>All of them.</summary>
public sealed record BoundLabelAnd(IReadOnlyList<BoundLabels> Operands) : BoundLabels;

/// <summary>Any of them.</summary>
public sealed record BoundLabelOr(IReadOnlyList<BoundLabels> Operands) : BoundLabels;

/// <summary>A name, or a list of names of which all or any must hold, computed per row.</summary>
public sealed record BoundLabelDynamic(BoundExpression Value, bool Any) : BoundLabels;
