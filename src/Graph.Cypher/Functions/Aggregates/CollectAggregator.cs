using Graph.Cypher.Values;

namespace Graph.Cypher.Functions.Aggregates;

/// <summary><c>collect(x)</c>: the values that are not null, in the order of the rows; the empty list for no rows.</summary>
internal sealed class CollectAggregator : Aggregator
{
    private readonly List<CypherValue> _items = [];

    public override void Step(CypherValue value, CypherValue second)
    {
        if (!value.IsNull)
            _items.Add(value);
    }

    public override void Merge(Aggregator other) => _items.AddRange(((CollectAggregator)other)._items);

    public override CypherValue Result() => CypherValue.List(ListValue.Of(_items));
}
