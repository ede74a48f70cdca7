using Graph.Cypher.Port;

namespace Graph.Image.Topology;

/// <summary>Compressed sparse rows of one type and direction; the rows begin with node <paramref name="first"/> and nodes outside have none.</summary>
internal sealed class AdjacencyIndex(int first, int[] offsets, int[] nodes, int[] relationships)
{
    public static AdjacencyIndex Empty { get; } = new(0, [0], [], []);

    public int First => first;

    public int[] Offsets => offsets;

    public int[] Nodes => nodes;

    public int[] Relationships => relationships;

    public Adjacency Of(int node)
    {
        int row = node - first;
        if ((uint)row >= (uint)(offsets.Length - 1))
        {
            return default;
        }

        int start = offsets[row];
        int length = offsets[row + 1] - start;
        return new Adjacency(nodes.AsSpan(start, length), relationships.AsSpan(start, length));
    }

    public int Degree(int node)
    {
        int row = node - first;
        return (uint)row >= (uint)(offsets.Length - 1) ? 0 : offsets[row + 1] - offsets[row];
    }
}
