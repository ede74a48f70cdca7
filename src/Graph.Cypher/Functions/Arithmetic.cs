using System.Globalization;
using Graph.Cypher.Temporal;
using Graph.Cypher.Values;

namespace Graph.Cypher.Functions;

/// <summary>
/// The operators <c>+ - * / % ^ ||</c>. A null operand gives null; integers that overflow 64 bits and integer division by zero
/// are errors; as soon as one operand is a float the arithmetic is that of IEEE 754.
/// </summary>
public static class Arithmetic
{
    /// <summary>Adds numbers or durations, moves a temporal instant, joins strings, joins or extends lists.</summary>
    public static CypherValue Add(CypherValue left, CypherValue right)
    {
        if (left.IsInteger && right.IsInteger)
        {
            var sum = unchecked(left.Bits + right.Bits);
            // Overflow exactly when both operands differ in sign from the sum.
            return ((left.Bits ^ sum) & (right.Bits ^ sum)) < 0 ? throw Overflow(left, "+", right) : CypherValue.Integer(sum);
        }

        if (left.IsNumber && right.IsNumber)
            return CypherValue.Float(left.AsNumber + right.AsNumber);
        if (left.IsNull || right.IsNull)
            return CypherValue.Null;
        if (left.IsList)
            return right.IsList ? Join(left.AsList, right.AsList) : Append(left.AsList, right);
        if (right.IsList)
            return Prepend(left, right.AsList);
        if (left.IsString && right.IsString)
            return Join(left.AsString, right.AsString);
        if (left.IsString && AsConcatenated(right) is { } tail)
            return Join(left.AsString, tail);
        if (right.IsString && AsConcatenated(left) is { } head)
            return Join(head, right.AsString);
        if (TemporalArithmetic.TryAdd(left, right, out var result))
            return result;
        throw Mismatch(left, "+", right);
    }

    /// <summary>Subtracts numbers or durations, or moves a temporal instant back.</summary>
    public static CypherValue Subtract(CypherValue left, CypherValue right)
    {
        if (left.IsInteger && right.IsInteger)
        {
            var difference = unchecked(left.Bits - right.Bits);
            return ((left.Bits ^ right.Bits) & (left.Bits ^ difference)) < 0 ? throw Overflow(left, "-", right) : CypherValue.Integer(difference);
        }

        if (left.IsNumber && right.IsNumber)
            return CypherValue.Float(left.AsNumber - right.AsNumber);
        if (left.IsNull || right.IsNull)
            return CypherValue.Null;
        if (TemporalArithmetic.TrySubtract(left, right, out var result))
            return result;
        throw Mismatch(left, "-", right);
    }

    /// <summary>Multiplies numbers, or a duration with a number.</summary>
    public static CypherValue Multiply(CypherValue left, CypherValue right)
    {
        if (left.IsInteger && right.IsInteger)
        {
            var high = Math.BigMul(left.Bits, right.Bits, out var low);
            return high != low >> 63 ? throw Overflow(left, "*", right) : CypherValue.Integer(low);
        }

        if (left.IsNumber && right.IsNumber)
            return CypherValue.Float(left.AsNumber * right.AsNumber);
        if (left.IsNull || right.IsNull)
            return CypherValue.Null;
        if (left.Kind == ValueKind.Duration && right.IsNumber)
            return CypherValue.Duration(TemporalArithmetic.Multiply(left.AsDuration, right));
        if (right.Kind == ValueKind.Duration && left.IsNumber)
            return CypherValue.Duration(TemporalArithmetic.Multiply(right.AsDuration, left));
        throw Mismatch(left, "*", right);
    }

    /// <summary>Divides numbers, integers towards zero, or a duration by a number.</summary>
    public static CypherValue Divide(CypherValue left, CypherValue right)
    {
        if (left.IsInteger && right.IsInteger)
        {
            if (right.Bits == 0)
                throw CypherRuntimeException.DivisionByZero();
            if (right.Bits == -1)
                return left.Bits == long.MinValue ? throw Overflow(left, "/", right) : CypherValue.Integer(-left.Bits);
            return CypherValue.Integer(left.Bits / right.Bits);
        }

        if (left.IsNumber && right.IsNumber)
            return CypherValue.Float(left.AsNumber / right.AsNumber);
        if (left.IsNull || right.IsNull)
            return CypherValue.Null;
        if (left.Kind == ValueKind.Duration && right.IsNumber)
            return CypherValue.Duration(TemporalArithmetic.Divide(left.AsDuration, right));
        throw Mismatch(left, "/", right);
    }

    /// <summary>The remainder, with the sign of the dividend.</summary>
    public static CypherValue Modulo(CypherValue left, CypherValue right)
    {
        if (left.IsInteger && right.IsInteger)
        {
            if (right.Bits == 0)
                throw CypherRuntimeException.DivisionByZero();
            return CypherValue.Integer(right.Bits == -1 ? 0 : left.Bits % right.Bits);
        }

        if (left.IsNumber && right.IsNumber)
            return CypherValue.Float(left.AsNumber % right.AsNumber);
        if (left.IsNull || right.IsNull)
            return CypherValue.Null;
        throw Mismatch(left, "%", right);
    }

    /// <summary>The power, always a float.</summary>
    public static CypherValue Power(CypherValue left, CypherValue right)
    {
        if (left.IsNumber && right.IsNumber)
            return CypherValue.Float(Math.Pow(left.AsNumber, right.AsNumber));
        if (left.IsNull || right.IsNull)
            return CypherValue.Null;
        throw Mismatch(left, "^", right);
    }

    /// <summary>Unary minus of a number.</summary>
    public static CypherValue Negate(CypherValue operand)
    {
        if (operand.IsInteger)
            return operand.Bits == long.MinValue ? throw CypherRuntimeException.Overflow("-(-9223372036854775808) does not fit into a 64-bit integer.") : CypherValue.Integer(-operand.Bits);
        if (operand.IsFloat)
            return CypherValue.Float(-operand.AsFloat);
        if (operand.IsNull)
            return CypherValue.Null;
        throw CypherRuntimeException.Type($"Unary - expected an Integer or Float but got {ValueText.Describe(operand)}.");
    }

    /// <summary>Unary plus of a number.</summary>
    public static CypherValue Plus(CypherValue operand) => operand.IsNumber || operand.IsNull
        ? operand
        : throw CypherRuntimeException.Type($"Unary + expected an Integer or Float but got {ValueText.Describe(operand)}.");

    /// <summary><c>||</c>: joins two strings or two lists.</summary>
    public static CypherValue Concatenate(CypherValue left, CypherValue right)
    {
        if (left.IsNull || right.IsNull)
            return CypherValue.Null;
        if (left.IsString && right.IsString)
            return Join(left.AsString, right.AsString);
        if (left.IsList && right.IsList)
            return Join(left.AsList, right.AsList);
        throw Mismatch(left, "||", right);
    }

    // What + joins with a string although it is none itself, as Neo4j 5 does at run time.
    private static string? AsConcatenated(CypherValue value) => value.Kind switch
    {
        ValueKind.Integer => value.AsInteger.ToString(CultureInfo.InvariantCulture),
        ValueKind.Float => ValueText.OfFloat(value.AsFloat),
        ValueKind.Boolean => value.AsBoolean ? "true" : "false",
        ValueKind.Date or ValueKind.Time or ValueKind.LocalTime or ValueKind.DateTime or ValueKind.LocalDateTime
            or ValueKind.Duration => ValueText.ToDisplay(value),
        _ => null,
    };

    private static CypherValue Join(string left, string right)
    {
        ValueLimits.RequireString((long)left.Length + right.Length);
        return CypherValue.String(string.Concat(left, right));
    }

    private static CypherValue Join(ListValue left, ListValue right)
    {
        if (left.Count == 0)
            return CypherValue.List(right);
        if (right.Count == 0)
            return CypherValue.List(left);
        ValueLimits.RequireList((long)left.Count + right.Count);
        return CypherValue.List(ListValue.Concat(left, right));
    }

    private static CypherValue Append(ListValue list, CypherValue value)
    {
        ValueLimits.RequireList((long)list.Count + 1);
        var items = new CypherValue[list.Count + 1];
        list.Items.CopyTo(items);
        items[^1] = value;
        return CypherValue.List(ListValue.Adopt(items));
    }

    private static CypherValue Prepend(CypherValue value, ListValue list)
    {
        ValueLimits.RequireList((long)list.Count + 1);
        var items = new CypherValue[list.Count + 1];
        items[0] = value;
        list.Items.CopyTo(items.AsSpan(1));
        return CypherValue.List(ListValue.Adopt(items));
    }

    private static CypherRuntimeException Overflow(CypherValue left, string sign, CypherValue right) =>
        CypherRuntimeException.Overflow($"{left.Bits} {sign} {right.Bits} does not fit into a 64-bit integer; use a float, as in toFloat(…), if rounding is acceptable.");

    private static CypherRuntimeException Mismatch(CypherValue left, string sign, CypherValue right) =>
        CypherRuntimeException.Type($"The operator {sign} does not take {ValueText.Describe(left)} and {ValueText.Describe(right)}.");
}
