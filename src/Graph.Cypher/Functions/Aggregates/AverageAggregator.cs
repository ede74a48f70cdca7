using Graph.Cypher.Values;

namespace Graph.Cypher.Functions.Aggregates;

/// <summary><c>avg(x)</c>: a float or a duration; null for no rows.</summary>
internal sealed class AverageAggregator : Aggregator
{
    private SumState _state;

    public override void Step(CypherValue value, CypherValue second) => _state.Add(value, "avg");

    public override void StepIntegers(ReadOnlySpan<long> values) => _state.AddIntegers(values, "avg");

    public override void StepRepeated(CypherValue value, long times) => _state.AddRepeated(value, times, "avg");

    public override void Merge(Aggregator other) => _state.Merge(((AverageAggregator)other)._state, "avg");

    public override CypherValue Result() => _state.Average();
}
