using System.Globalization;
using System.Numerics;
using Graph.Cypher.Values;

namespace Graph.Cypher.Functions;

/// <summary>
/// <c>round()</c>: on the shortest decimal digits of the float, as Neo4j does, so that <c>round(1.005, 2)</c> is 1.01. Without a
/// mode, whole numbers are rounded half up towards positive infinity and decimal places half away from zero, as Neo4j 5 does.
/// </summary>
internal static class Rounding
{
    public static double Round(double value, CypherValue precision, string? mode)
    {
        var places = Argument.Number(precision, "round");
        if (places < 0 || double.IsNaN(places) || places > 1000)
            throw CypherRuntimeException.Argument($"round() takes a precision from 0 to 1000, not {ValueText.ToCypher(precision)}.");
        if (!double.IsFinite(value))
            return value;
        if (mode is null && (int)places == 0)
        {
            var floor = Math.Floor(value);
            return (value - floor >= 0.5 ? floor + 1 : floor) + 0.0;
        }

        return RoundDigits(value, (int)places, mode ?? "HALF_UP");
    }

    private static double RoundDigits(double value, int places, string mode)
    {
        var shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var (digits, exponent) = Decimal(shortest);
        var drop = -exponent - places;
        if (drop <= 0)
        {
            RequireMode(mode);
            return value;
        }

        // |value| = digits × 10^exponent; the last `drop` digits go.
        var unit = BigInteger.Pow(10, Math.Min(drop, 400));
        var quotient = BigInteger.DivRem(digits, unit, out var remainder);
        var negative = value < 0;
        var half = (remainder * 2).CompareTo(unit);
        var up = mode.ToUpperInvariant() switch
        {
            "UP" => !remainder.IsZero,
            "DOWN" => false,
            "CEILING" => !negative && !remainder.IsZero,
            "FLOOR" => negative && !remainder.IsZero,
            "HALF_UP" => half >= 0,
            "HALF_DOWN" => half > 0,
            "HALF_EVEN" => half > 0 || (half == 0 && !quotient.IsEven),
            _ => throw UnknownMode(mode),
        };
        if (up)
            quotient += 1;
        if (quotient.IsZero)
            return 0;
        return double.Parse(string.Create(CultureInfo.InvariantCulture, $"{(negative ? "-" : "")}{quotient}E-{places}"), CultureInfo.InvariantCulture);
    }

    private static void RequireMode(string mode)
    {
        if (mode.ToUpperInvariant() is not ("UP" or "DOWN" or "CEILING" or "FLOOR" or "HALF_UP" or "HALF_DOWN" or "HALF_EVEN"))
            throw UnknownMode(mode);
    }

    private static CypherRuntimeException UnknownMode(string mode) =>
        CypherRuntimeException.Argument($"round() does not know the mode {ValueText.Quote(mode)}; it takes UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_DOWN and HALF_EVEN.");

    private static (BigInteger Digits, int Exponent) Decimal(string shortest)
    {
        var exponent = 0;
        var e = shortest.IndexOf('E', StringComparison.Ordinal);
        if (e >= 0)
        {
            exponent = int.Parse(shortest.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            shortest = shortest[..e];
        }

        var point = shortest.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            exponent -= shortest.Length - point - 1;
            shortest = shortest.Remove(point, 1);
        }

        return (BigInteger.Parse(shortest, CultureInfo.InvariantCulture), exponent);
    }
}
