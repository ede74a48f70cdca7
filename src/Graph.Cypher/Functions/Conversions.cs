using System.Globalization;
using Graph.Cypher.Values;

namespace Graph.Cypher.Functions;

/// <summary>
/// Conversions between booleans, numbers and strings. Each takes any value: false means that the kind of value cannot be
/// converted at all; true with a null result that this text cannot.
/// </summary>
internal static class Conversions
{
    private const double TwoTo63 = 9223372036854775808.0;

    public static bool TryToBoolean(CypherValue value, out CypherValue result)
    {
        result = CypherValue.Null;
        switch (value.Kind)
        {
            case ValueKind.Boolean or ValueKind.Null:
                result = value;
                return true;
            case ValueKind.Integer:
                result = CypherValue.Boolean(value.AsInteger != 0);
                return true;
            case ValueKind.String:
                var text = value.AsString.AsSpan().Trim();
                if (text.Equals("true", StringComparison.OrdinalIgnoreCase))
                    result = CypherValue.True;
                else if (text.Equals("false", StringComparison.OrdinalIgnoreCase))
                    result = CypherValue.False;
                return true;
            default:
                return false;
        }
    }

    public static bool TryToInteger(CypherValue value, out CypherValue result)
    {
        result = CypherValue.Null;
        switch (value.Kind)
        {
            case ValueKind.Integer or ValueKind.Null:
                result = value;
                return true;
            case ValueKind.Boolean:
                result = CypherValue.Integer(value.AsBoolean ? 1 : 0);
                return true;
            case ValueKind.Float:
                result = CypherValue.Integer(Truncate(value.AsFloat));
                return true;
            case ValueKind.String:
                result = ParseInteger(value.AsString);
                return true;
            default:
                return false;
        }
    }

    public static bool TryToFloat(CypherValue value, out CypherValue result)
    {
        result = CypherValue.Null;
        switch (value.Kind)
        {
            case ValueKind.Float or ValueKind.Null:
                result = value;
                return true;
            case ValueKind.Integer:
                result = CypherValue.Float(value.AsInteger);
                return true;
            case ValueKind.String:
                if (TryParseFloat(value.AsString, out var number))
                    result = CypherValue.Float(number);
                return true;
            default:
                return false;
        }
    }

    public static bool TryToString(CypherValue value, out CypherValue result)
    {
        switch (value.Kind)
        {
            case ValueKind.String or ValueKind.Null:
                result = value;
                return true;
            case ValueKind.Integer:
                result = CypherValue.String(value.AsInteger.ToString(CultureInfo.InvariantCulture));
                return true;
            case ValueKind.Float or ValueKind.Boolean or ValueKind.Duration or ValueKind.Date or ValueKind.Time or ValueKind.LocalTime
                or ValueKind.DateTime or ValueKind.LocalDateTime:
                result = CypherValue.String(ValueText.ToDisplay(value));
                return true;
            case ValueKind.Point:
                result = CypherValue.String(value.AsPoint.ToString());
                return true;
            default:
                result = CypherValue.Null;
                return false;
        }
    }

    /// <summary>Towards zero; the nearest bound for what does not fit, and 0 for NaN, as Java's cast.</summary>
    private static long Truncate(double number)
    {
        if (double.IsNaN(number))
            return 0;
        return number >= TwoTo63 ? long.MaxValue : number < -TwoTo63 ? long.MinValue : (long)number;
    }

    private static CypherValue ParseInteger(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
            return CypherValue.Integer(integer);
        if (text.Length == 0 || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || text[^1] is 'd' or 'D' or 'f' or 'F' || !TryParseFloat(text, out var number) || double.IsNaN(number))
            return CypherValue.Null;
        if (double.IsInfinity(number) && text.Contains("nfinity", StringComparison.Ordinal))
            return CypherValue.Null;
        if (number is >= TwoTo63 or < -TwoTo63)
            throw CypherRuntimeException.Overflow($"toInteger({ValueText.Quote(text)}) does not fit into a 64-bit integer.");
        return CypherValue.Integer((long)number);
    }

    // The forms of Java's Double.valueOf, but for hexadecimal ones.
    private static bool TryParseFloat(string text, out double number)
    {
        var span = text.AsSpan().Trim();
        var unsigned = span.TrimStart("+-");
        if (unsigned is "NaN" or "Infinity" && span.Length - unsigned.Length <= 1)
        {
            number = unsigned is "NaN" ? double.NaN : span[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
            return true;
        }

        number = 0;
        if (span.Length > 1 && span[^1] is 'd' or 'D' or 'f' or 'F')
            span = span[..^1];
        if (span.Length == 0 || !(char.IsAsciiDigit(span[^1]) || span[^1] == '.'))
            return false;
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(span, style, CultureInfo.InvariantCulture, out number);
    }
}
