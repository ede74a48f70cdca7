using System.Runtime.CompilerServices;
using Graph.Cypher.Port;
using Graph.Image.Columns;

namespace Graph.Image.Topology;

/// <summary>
/// The relationships sorted by (type, start, end, order of insertion), their place being their id, with rows for both directions;
/// and the label set of every node.
/// </summary>
internal sealed class GraphTopology : IGraphTopology
{
    private readonly int[] _starts;
    private readonly int[] _ends;
    private readonly int[] _typeRanges;
    private readonly AdjacencyIndex[] _outgoing;
    private readonly AdjacencyIndex[] _incoming;
    private readonly int[] _labelSetOf;
    private readonly int[][] _labelSets;
    private readonly int[][] _nodesByLabel;
    private readonly ulong[][] _bitsByLabel;

    /// <param name="labelCount">How many labels there are.</param>
    /// <param name="labelSets">The different sets of labels, each ascending.</param>
    /// <param name="labelSetOf">For each node its set.</param>
    /// <param name="typeRanges">The relationships of type t are [typeRanges[t], typeRanges[t+1]).</param>
    /// <param name="starts">Start node by relationship.</param>
    /// <param name="ends">End node by relationship.</param>
    public GraphTopology(int labelCount, int[][] labelSets, int[] labelSetOf, int[] typeRanges, int[] starts, int[] ends)
    {
        (_labelSets, _labelSetOf, _typeRanges, _starts, _ends) = (labelSets, labelSetOf, typeRanges, starts, ends);
        (_nodesByLabel, _bitsByLabel) = ByLabel(labelCount);
        int types = typeRanges.Length - 1;
        _outgoing = new AdjacencyIndex[types];
        _incoming = new AdjacencyIndex[types];
        int[] identity = new int[starts.Length];
        for (int i = 0; i < identity.Length; i++)
        {
            identity[i] = i;
        }

        for (int type = 0; type < types; type++)
        {
            _outgoing[type] = Outgoing(typeRanges[type], typeRanges[type + 1], identity);
            _incoming[type] = Incoming(typeRanges[type], typeRanges[type + 1]);
        }
    }

    public int NodeCount => _labelSetOf.Length;

    public int RelationshipCount => _starts.Length;

    public ReadOnlySpan<int> StartNodes => _starts;

    public ReadOnlySpan<int> EndNodes => _ends;

    public int[] Starts => _starts;

    public int[] Ends => _ends;

    public int[] TypeRanges => _typeRanges;

    public int[] LabelSetOf => _labelSetOf;

    public int[][] LabelSets => _labelSets;

    public int TypeCount => _outgoing.Length;

    public AdjacencyIndex Index(int type, bool outgoing) => outgoing ? _outgoing[type] : _incoming[type];

    public ReadOnlySpan<int> NodesWithLabel(int label) => _nodesByLabel[label];

    public ReadOnlySpan<ulong> LabelBits(int label) => _bitsByLabel[label];

    public ReadOnlySpan<int> LabelNumbers(int node) => _labelSets[_labelSetOf[node]];

    public Adjacency Adjacent(int node, int type, bool outgoing) => (outgoing ? _outgoing[type] : _incoming[type]).Of(node);

    public int Degree(int node, int type, bool outgoing) => (outgoing ? _outgoing[type] : _incoming[type]).Degree(node);

    public (int Start, int End)? RelationshipRange(int type) => (_typeRanges[type], _typeRanges[type + 1]);

    public int TypeNumber(int relationship)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)relationship, (uint)_starts.Length, nameof(relationship));
        int low = 0;
        int high = _typeRanges.Length - 2;
        while (low < high)
        {
            int middle = (low + high + 1) >>> 1;
            if (_typeRanges[middle] <= relationship)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (int[][] Nodes, ulong[][] Bits) ByLabel(int labelCount)
    {
        int[] counts = new int[labelCount];
        foreach (int set in _labelSetOf)
        {
            foreach (int label in _labelSets[set])
            {
                counts[label]++;
            }
        }

        var nodes = new int[labelCount][];
        var bits = new ulong[labelCount][];
        for (int label = 0; label < labelCount; label++)
        {
            nodes[label] = new int[counts[label]];
            bits[label] = PresenceBits.Make(NodeCount);
            counts[label] = 0;
        }

        for (int node = 0; node < _labelSetOf.Length; node++)
        {
            foreach (int label in _labelSets[_labelSetOf[node]])
            {
                nodes[label][counts[label]++] = node;
                PresenceBits.Set(bits[label], node);
            }
        }

        return (nodes, bits);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private AdjacencyIndex Outgoing(int from, int to, int[] identity)
    {
        if (from == to)
        {
            return AdjacencyIndex.Empty;
        }

        int first = _starts[from];
        int[] offsets = new int[_starts[to - 1] - first + 2];
        int node = 0;
        for (int relationship = from; relationship < to; relationship++)
        {
            for (int row = _starts[relationship] - first; node <= row; node++)
            {
                offsets[node] = relationship;
            }
        }

        offsets[^1] = to;
        return new AdjacencyIndex(first, offsets, _ends, identity);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private AdjacencyIndex Incoming(int from, int to)
    {
        if (from == to)
        {
            return AdjacencyIndex.Empty;
        }

        int first = int.MaxValue;
        int last = 0;
        for (int relationship = from; relationship < to; relationship++)
        {
            first = Math.Min(first, _ends[relationship]);
            last = Math.Max(last, _ends[relationship]);
        }

        int[] offsets = new int[last - first + 2];
        for (int relationship = from; relationship < to; relationship++)
        {
            offsets[_ends[relationship] - first + 1]++;
        }

        for (int i = 1; i < offsets.Length; i++)
        {
            offsets[i] += offsets[i - 1];
        }

        int[] place = offsets[..^1];
        int[] nodes = new int[to - from];
        int[] relationships = new int[to - from];
        for (int relationship = from; relationship < to; relationship++)
        {
            int at = place[_ends[relationship] - first]++;
            nodes[at] = _starts[relationship];
            relationships[at] = relationship;
        }

        return new AdjacencyIndex(first, offsets, nodes, relationships);
    }
}
