using System.Collections.Concurrent;

namespace Graph.Cypher.Execution.Operators;

/// <summary>
/// Large arrays of zeros that are used again: whoever returns one has set what it wrote back to zero, which costs less than
/// clearing all of it, and far less than the collections that new large arrays bring about.
/// </summary>
internal static class ZeroedArrays
{
    private const int MaximumKept = 4;

    private static readonly ConcurrentBag<int[]> Kept = [];

    public static int[] Rent(int length)
    {
        if (Kept.TryTake(out int[]? array))
        {
            if (array.Length >= length)
            {
                return array;
            }
        }

        return new int[length];
    }

    public static void Return(int[] zeroed)
    {
        if (Kept.Count < MaximumKept)
        {
            Kept.Add(zeroed);
        }
    }
}
