using System.Collections.Concurrent;
using Graph.Cypher.Port;
using Graph.Image.Columns;

namespace Graph.Image.Indexes;

/// <summary>An index for every label and key, made when first asked for.</summary>
internal sealed class GraphIndexes(PropertyGraphImage graph, IReadOnlyList<IFullTextIndex> fullText) : IGraphIndexes
{
    private readonly ConcurrentDictionary<(int Label, int Key), Lazy<IValueIndex?>> _indexes = new();

    public IReadOnlyList<IFullTextIndex> FullTextIndexes => fullText;

    public IReadOnlyList<(string Label, string Key)> ValueIndexes =>
        [.. _indexes.Where(p => p.Value is { IsValueCreated: true, Value: not null }).Select(p => (graph.Labels[p.Key.Label], graph.PropertyKeys[p.Key.Key])).Order()];

    public IValueIndex? ValueIndex(int label, int key) =>
        _indexes.GetOrAdd((label, key), static (pair, self) => new Lazy<IValueIndex?>(() => self.Make(pair.Label, pair.Key)), this).Value;

    private IValueIndex? Make(int label, int key)
    {
        ReadOnlySpan<int> nodes = graph.Topology.NodesWithLabel(label);
        return graph.NodeColumn(key) switch
        {
            null => null,
            TextColumn text => new TextValueIndex(text, nodes),
            IPropertyColumn column => new OrderedValueIndex(column, nodes),
        };
    }
}
