namespace Graph.Cypher.Comparison;

/// <summary>The order of strings: by code point, as Neo4j compares them, which differs from UTF-16 order above U+FFFF.</summary>
public static class StringOrder
{
    /// <summary>A negative, zero or positive number as <paramref name="left"/> is before, equal to or after <paramref name="right"/>.</summary>
    public static int Compare(string left, string right)
    {
        var common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
            return left.Length.CompareTo(right.Length);
        var a = left[common];
        var b = right[common];
        // A surrogate unit stands for a code point above every unit of U+E000..U+FFFF.
        if (a >= 0xD800 && b >= 0xD800 && char.IsSurrogate(a) != char.IsSurrogate(b))
            return char.IsSurrogate(a) ? 1 : -1;
        return a < b ? -1 : 1;
    }
}
