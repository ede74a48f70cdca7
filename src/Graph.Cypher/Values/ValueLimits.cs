using System.Runtime.CompilerServices;

namespace Graph.Cypher.Values;

/// <summary>Bounds on single values, so that no query can end the process with one: recursion over values stays shallow, and no string or list fills the memory.</summary>
public static class ValueLimits
{
    /// <summary>How deep lists and maps may be nested. The typed JSON form needs two levels for each, and a JSON writer has 1,000.</summary>
    public const int MaxDepth = 400;

    /// <summary>The longest string, in UTF-16 units.</summary>
    public const int MaxStringLength = 100_000_000;

    /// <summary>The longest list, in elements.</summary>
    public const int MaxListLength = 50_000_000;

    /// <summary>The depth of a list or map of the given items: 1 when none of them is a list or a map.</summary>
    /// <exception cref="CypherRuntimeException">The depth is above <see cref="MaxDepth"/>.</exception>
    internal static int DepthOf(ReadOnlySpan<CypherValue> items)
    {
        var depth = 0;
        foreach (ref readonly var item in items)
        {
            var inner = item.Reference switch
            {
                ListValue list => list.Depth,
                MapValue map => map.Depth,
                _ => 0,
            };
            if (inner > depth)
                depth = inner;
        }

        if (depth >= MaxDepth)
            throw CypherRuntimeException.OutOfRange($"A value nests lists or maps more than {MaxDepth} deep.");
        return depth + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void RequireString(long length)
    {
        if (length > MaxStringLength)
            throw CypherRuntimeException.OutOfRange($"A text would have {length} characters; at most {MaxStringLength} are allowed.");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void RequireList(long count)
    {
        if (count > MaxListLength)
            throw CypherRuntimeException.OutOfRange($"A list would have {count} elements; at most {MaxListLength} are allowed.");
    }
}
