namespace Graph.Cypher.Comparison;

/// <summary>Exact comparison of integers with floats: neither side is rounded, so 2^53 + 1 differs from 2^53 as a float.</summary>
public static class NumberComparison
{
    private const double TwoTo63 = 9223372036854775808.0;

    /// <summary>
    /// The sign of <paramref name="integer"/> − <paramref name="number"/>. NaN counts as larger than every number, as in the
    /// order of values; the caller treats it first where it must be unordered.
    /// </summary>
    public static int Compare(long integer, double number)
    {
        if (number >= TwoTo63 || double.IsNaN(number))
            return -1;
        if (number < -TwoTo63)
            return 1;
        var whole = (long)number;
        if (integer != whole)
            return integer < whole ? -1 : 1;
        var fraction = number - whole;
        return fraction > 0 ? -1 : fraction < 0 ? 1 : 0;
    }

    /// <summary>The order of two floats with NaN as the largest and −0.0 as equal to 0.0.</summary>
    public static int Compare(double left, double right)
    {
        if (left < right)
            return -1;
        if (left > right)
            return 1;
        if (left == right)
            return 0;
        return double.IsNaN(left) ? (double.IsNaN(right) ? 0 : 1) : -1;
    }

    /// <summary>Whether an integer and a float are the same number.</summary>
    public static bool AreEqual(long integer, double number) =>
        number >= -TwoTo63 && number < TwoTo63 && (long)number == integer && number == (long)number;

    /// <summary>A hash that is the same for an integer and for the float of the same value, for 0.0 and −0.0, and for all NaN.</summary>
    public static int HashOf(double number)
    {
        if (number >= -TwoTo63 && number < TwoTo63 && number == (long)number)
            return ((long)number).GetHashCode();
        return double.IsNaN(number) ? 0x7ff8 : BitConverter.DoubleToInt64Bits(number).GetHashCode();
    }
}
