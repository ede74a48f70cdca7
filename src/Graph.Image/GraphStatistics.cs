using Graph.Cypher.Port;
using Graph.Image.Topology;

namespace Graph.Image;

/// <summary>Exact counts, made from the rows when first asked for.</summary>
internal sealed class GraphStatistics : IGraphStatistics
{
    private readonly PropertyGraphImage _graph;
    private readonly GraphTopology _topology;
    private readonly Lazy<long[]> _ends;

    public GraphStatistics(PropertyGraphImage graph, GraphTopology topology)
    {
        _graph = graph;
        _topology = topology;
        _ends = new Lazy<long[]>(CountEnds);
    }

    public long NodesWithLabel(int label) => _topology.NodesWithLabel(label).Length;

    public long RelationshipsOfType(int type) => _topology.TypeRanges[type + 1] - _topology.TypeRanges[type];

    public long Relationships(int label, int type, bool outgoing) => _ends.Value[Place(label, type, outgoing)];

    public long DistinctValues(int label, int key) => _graph.Indexes.ValueIndex(label, key)?.DistinctCount ?? 0;

    private int Place(int label, int type, bool outgoing) => (((label * _topology.TypeCount) + type) * 2) + (outgoing ? 0 : 1);

    private long[] CountEnds()
    {
        long[] counts = new long[_graph.Labels.Count * _topology.TypeCount * 2];
        for (int type = 0; type < _topology.TypeCount; type++)
        {
            for (int direction = 0; direction < 2; direction++)
            {
                AdjacencyIndex index = _topology.Index(type, direction == 0);
                for (int row = 0; row + 1 < index.Offsets.Length; row++)
                {
                    int degree = index.Offsets[row + 1] - index.Offsets[row];
                    if (degree == 0)
                    {
                        continue;
                    }

                    foreach (int label in _topology.LabelNumbers(index.First + row))
                    {
                        counts[Place(label, type, direction == 0)] += degree;
                    }
                }
            }
        }

        return counts;
    }
}
