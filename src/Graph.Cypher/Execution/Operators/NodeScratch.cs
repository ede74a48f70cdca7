using System.Collections.Concurrent;

namespace Graph.Cypher.Execution.Operators;

/// <summary>
/// A mark and a number for every node, cleared in no time by moving to the next stamp. Kept for the next query, because making
/// one costs more than many searches. Used by one thread at a time.
/// </summary>
internal sealed class NodeScratch
{
    private const int MaximumKept = 8;

    private static readonly ConcurrentBag<NodeScratch> Kept = [];

    private readonly int[] _stamps;
    private readonly int[] _numbers;
    private int _stamp;

    private NodeScratch(int nodeCount)
    {
        _stamps = new int[nodeCount];
        _numbers = new int[nodeCount];
    }

    public static NodeScratch Rent(int nodeCount)
    {
        NodeScratch scratch = Kept.TryTake(out NodeScratch? kept) && kept._stamps.Length >= nodeCount ? kept : new NodeScratch(nodeCount);
        scratch.Clear();
        return scratch;
    }

    public void Return()
    {
        if (Kept.Count < MaximumKept)
        {
            Kept.Add(this);
        }
    }

    public void Clear()
    {
        if (++_stamp == int.MaxValue)
        {
            Array.Clear(_stamps);
            _stamp = 1;
        }
    }

    public bool Has(int node) => _stamps[node] == _stamp;

    public int this[int node] => _numbers[node];

    public void Set(int node, int number)
    {
        _stamps[node] = _stamp;
        _numbers[node] = number;
    }

    /// <summary>Sets the number of a node that has none; false when it has one.</summary>
    public bool TryAdd(int node, int number)
    {
        if (_stamps[node] == _stamp)
        {
            return false;
        }

        _stamps[node] = _stamp;
        _numbers[node] = number;
        return true;
    }
}
