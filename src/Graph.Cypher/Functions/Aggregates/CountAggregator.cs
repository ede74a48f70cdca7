using Graph.Cypher.Values;

namespace Graph.Cypher.Functions.Aggregates;

/// <summary><c>count(x)</c>, and with <paramref name="countNulls"/> <c>count(*)</c>.</summary>
internal sealed class CountAggregator(bool countNulls) : Aggregator
{
    private long _count;

    public override void Step(CypherValue value, CypherValue second)
    {
        if (countNulls || !value.IsNull)
            _count++;
    }

    public override void StepIntegers(ReadOnlySpan<long> values) => _count += values.Length;

    public override void StepFloats(ReadOnlySpan<double> values) => _count += values.Length;

    public override void StepRepeated(CypherValue value, long times)
    {
        if (countNulls || !value.IsNull)
            _count += times;
    }

    public override void Merge(Aggregator other) => _count += ((CountAggregator)other)._count;

    public override CypherValue Result() => CypherValue.Integer(_count);
}
