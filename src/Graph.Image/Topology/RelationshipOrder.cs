using System.Runtime.CompilerServices;

namespace Graph.Image.Topology;

/// <summary>Sorts relationships by (type, start, end, insertion) with stable counting passes, from the least key to the most.</summary>
internal static class RelationshipOrder
{
    public static int[] Sort(int[] types, int typeCount, List<int> starts, List<int> ends, int nodeCount, out int[] typeRanges)
    {
        int[] startOf = [.. starts];
        int[] endOf = [.. ends];
        int[] order = new int[types.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        order = Pass(order, endOf, nodeCount, out _);
        order = Pass(order, startOf, nodeCount, out _);
        return Pass(order, types, typeCount, out typeRanges);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int[] Pass(int[] order, int[] keys, int keyCount, out int[] ranges)
    {
        ranges = new int[keyCount + 1];
        foreach (int key in keys)
        {
            ranges[key + 1]++;
        }

        for (int i = 1; i < ranges.Length; i++)
        {
            ranges[i] += ranges[i - 1];
        }

        int[] place = ranges[..^1];
        int[] sorted = new int[order.Length];
        foreach (int i in order)
        {
            sorted[place[keys[i]]++] = i;
        }

        return sorted;
    }
}
