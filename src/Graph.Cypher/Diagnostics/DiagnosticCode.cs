namespace Graph.Cypher.Diagnostics;

/// <summary>
/// What is wrong with a query, a closed set. The member's name is the stable text of the code. Where the openCypher TCK has a name for
/// the fault (its error DETAIL), that name is used; <see cref="DiagnosticCodes.Detail"/> gives it for the others.
/// </summary>
public enum DiagnosticCode
{
    // Text and limits.

    /// <summary>The text holds no statement.</summary>
    EmptyQuery,

    /// <summary>The text is longer than <see cref="Syntax.ParserLimits.MaxLength"/>.</summary>
    QueryTooLong,

    /// <summary>Brackets, subqueries or operators are nested deeper than <see cref="Syntax.ParserLimits"/> allows.</summary>
    NestingTooDeep,

    /// <summary>More than one statement was given.</summary>
    SeveralStatements,

    // Syntax.

    /// <summary>A token stands where the grammar does not allow it.</summary>
    UnexpectedSyntax,

    /// <summary>A character that belongs to no token, such as a typographic dash or a full-width bracket.</summary>
    InvalidUnicodeCharacter,

    /// <summary><c>\u</c> without four hexadecimal digits, or a code point that does not exist.</summary>
    InvalidUnicodeLiteral,

    /// <summary>A backslash before a character that cannot be escaped.</summary>
    InvalidEscape,

    /// <summary>A string, backtick name or comment that does not end.</summary>
    UnclosedToken,

    /// <summary>A malformed number.</summary>
    InvalidNumberLiteral,

    /// <summary>An integer literal outside −2⁶³ … 2⁶³−1.</summary>
    IntegerOverflow,

    /// <summary>A float literal whose magnitude is too large for a double.</summary>
    FloatingPointOverflow,

    /// <summary>A malformed relationship pattern.</summary>
    InvalidRelationshipPattern,

    /// <summary>Two label syntaxes are mixed in one expression.</summary>
    MixedLabelSyntax,

    /// <summary>A statement or clause of Cypher that this engine does not have.</summary>
    UnsupportedStatement,

    // Clauses.

    /// <summary>Clauses in an order or combination that is not allowed.</summary>
    InvalidClauseComposition,

    /// <summary>The parts of a union return different columns.</summary>
    DifferentColumnsInUnion,

    /// <summary>Two columns have the same name.</summary>
    ColumnNameConflict,

    /// <summary>A computed column of <c>WITH</c> has no alias.</summary>
    NoExpressionAlias,

    /// <summary><c>RETURN *</c> with nothing to return.</summary>
    NoVariablesInScope,

    /// <summary><c>SKIP</c> or <c>LIMIT</c> depends on a row.</summary>
    NonConstantExpression,

    /// <summary>A negative number of rows.</summary>
    NegativeIntegerArgument,

    // Variables and patterns.

    /// <summary>A variable that is not defined where it is used.</summary>
    UndefinedVariable,

    /// <summary>A variable is declared again where it already has a meaning.</summary>
    VariableAlreadyBound,

    /// <summary>A variable is used as two kinds of thing.</summary>
    VariableTypeConflict,

    /// <summary>A relationship variable occurs twice in one pattern.</summary>
    RelationshipUniquenessViolation,

    /// <summary>A created relationship has no direction.</summary>
    RequiresDirectedRelationship,

    /// <summary>A created relationship has not exactly one type.</summary>
    NoSingleRelationshipType,

    /// <summary>A created relationship has a variable length or a quantifier.</summary>
    CreatingVarLength,

    /// <summary>A parameter stands for the properties of a pattern that is matched.</summary>
    InvalidParameterUse,

    /// <summary>A pattern uses a feature where it is not allowed, such as a selector in <c>CREATE</c>.</summary>
    InvalidPattern,

    // Expressions.

    /// <summary>A function that does not exist.</summary>
    UnknownFunction,

    /// <summary>A function or procedure is called with too few or too many arguments.</summary>
    InvalidNumberOfArguments,

    /// <summary>A value has a type that can never be right here.</summary>
    InvalidArgumentType,

    /// <summary>A property of something that has none, a type error rather than a syntax error.</summary>
    PropertyAccessOnValue,

    /// <summary>An expression that is not allowed as an argument here.</summary>
    InvalidArgumentExpression,

    /// <summary>An aggregate where rows are not grouped.</summary>
    InvalidAggregation,

    /// <summary>An aggregate inside an aggregate.</summary>
    NestedAggregation,

    /// <summary>An expression mixes an aggregate with something that is not a grouping key.</summary>
    AmbiguousAggregationExpression,

    /// <summary><c>DELETE</c> of something that is not a node, relationship or path.</summary>
    InvalidDelete,

    // Procedures and parameters.

    /// <summary>A procedure that does not exist.</summary>
    ProcedureNotFound,

    /// <summary>A procedure has no such column.</summary>
    UnknownProcedureColumn,

    /// <summary>Arguments were left out where they must be written.</summary>
    InvalidArgumentPassingMode,

    /// <summary>A parameter that was not given.</summary>
    MissingParameter,

    // Notices: the query is valid, but these may be slips.

    /// <summary>A label that no node of the graph has.</summary>
    UnknownLabel,

    /// <summary>A type that no relationship of the graph has.</summary>
    UnknownRelationshipType,

    /// <summary>A property that nothing in the graph has.</summary>
    UnknownPropertyKey,
}
