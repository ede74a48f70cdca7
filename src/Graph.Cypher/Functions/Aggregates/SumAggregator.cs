using Graph.Cypher.Values;

namespace Graph.Cypher.Functions.Aggregates;

/// <summary><c>sum(x)</c>: 0 for no rows; a float as soon as one value is a float.</summary>
internal sealed class SumAggregator : Aggregator
{
    private SumState _state;

    public override void Step(CypherValue value, CypherValue second) => _state.Add(value, "sum");

    public override void StepIntegers(ReadOnlySpan<long> values) => _state.AddIntegers(values, "sum");

    public override void StepRepeated(CypherValue value, long times) => _state.AddRepeated(value, times, "sum");

    public override void Merge(Aggregator other) => _state.Merge(((SumAggregator)other)._state, "sum");

    public override CypherValue Result() => _state.Sum();
}
