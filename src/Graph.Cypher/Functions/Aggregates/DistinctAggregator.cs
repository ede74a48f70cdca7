using Graph.Cypher.Values;

namespace Graph.Cypher.Functions.Aggregates;

/// <summary>
/// An aggregate with DISTINCT: each value is passed on once, equivalent values counting as the same and the first of them
/// being taken. It remembers the values, so that merging two does not count a value twice.
/// </summary>
internal sealed class DistinctAggregator(Aggregator inner) : Aggregator
{
    private readonly HashSet<CypherValue> _seen = [];
    private readonly List<(CypherValue Value, CypherValue Second)> _order = [];

    public override void Step(CypherValue value, CypherValue second)
    {
        if (value.IsNull || !_seen.Add(value))
            return;
        _order.Add((value, second));
        inner.Step(value, second);
    }

    public override void StepRepeated(CypherValue value, long times)
    {
        if (times > 0)
            Step(value, CypherValue.Null);
    }

    public override void Merge(Aggregator other)
    {
        foreach (var (value, second) in ((DistinctAggregator)other)._order)
            Step(value, second);
    }

    public override CypherValue Result() => inner.Result();
}
