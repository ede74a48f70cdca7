using System.Diagnostics.CodeAnalysis;
using Graph.Cypher.Syntax;

namespace Graph.Cypher.Values;

/// <summary>
/// A query met a value it cannot go on with. Thrown by operators and functions on values; the engine catches it, adds the
/// position of the expression and reports it like a diagnostic.
/// </summary>
[SuppressMessage("Design", "CA1032", Justification = "Always made with category, code and message.")]
public sealed class CypherRuntimeException : Exception
{
    /// <summary>Makes the error.</summary>
    public CypherRuntimeException(CypherErrorCategory category, string code, string message)
        : base(message)
    {
        Category = category;
        Code = code;
    }

    /// <summary>The kind of the error.</summary>
    public CypherErrorCategory Category { get; }

    /// <summary>A stable name such as <c>IntegerOverflow</c> or <c>InvalidArgumentValue</c>, where there is one that of the TCK.</summary>
    public string Code { get; }

    /// <summary>The innermost expression that was being computed; null where it was not thrown by a query, or by no expression of its text.</summary>
    public SourceSpan? Span { get; private set; }

    /// <summary>Notes the expression unless one within it was noted before. Always false: it is called by exception filters, which run from the inside out and so cost nothing until something is thrown.</summary>
    internal bool Locate(SourceSpan span)
    {
        Span ??= span.Length > 0 ? span : null;
        return false;
    }

    /// <summary>An operand or argument of a type that is not taken.</summary>
    public static CypherRuntimeException Type(string message) => new(CypherErrorCategory.TypeError, "InvalidArgumentType", message);

    /// <summary>An argument of the right type with a value that is not taken.</summary>
    public static CypherRuntimeException Argument(string message) => new(CypherErrorCategory.ArgumentError, "InvalidArgumentValue", message);

    /// <summary>A number outside the range that is taken.</summary>
    public static CypherRuntimeException OutOfRange(string message) => new(CypherErrorCategory.ArgumentError, "NumberOutOfRange", message);

    /// <summary>An integer result that does not fit into 64 bits.</summary>
    public static CypherRuntimeException Overflow(string message) => new(CypherErrorCategory.ArithmeticError, "IntegerOverflow", message);

    /// <summary>Integer division or remainder by zero.</summary>
    public static CypherRuntimeException DivisionByZero() => new(CypherErrorCategory.ArithmeticError, "DivisionByZero", "Division by zero: an integer was divided by 0; divide by 0.0 for an infinite float, or test the divisor first.");
}
