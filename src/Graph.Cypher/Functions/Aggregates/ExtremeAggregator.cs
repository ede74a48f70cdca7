using Graph.Cypher.Comparison;
using Graph.Cypher.Values;

namespace Graph.Cypher.Functions.Aggregates;

/// <summary><c>min(x)</c> and <c>max(x)</c> in the order of all values; null for no rows. Of equivalent values the first stays.</summary>
internal sealed class ExtremeAggregator(bool maximum) : Aggregator
{
    private CypherValue _best;

    public override void Step(CypherValue value, CypherValue second)
    {
        if (value.IsNull)
            return;
        if (_best.IsNull)
        {
            _best = value;
            return;
        }

        var order = ValueOrder.CompareValues(value, _best);
        if (maximum ? order > 0 : order < 0)
            _best = value;
    }

    public override void StepIntegers(ReadOnlySpan<long> values)
    {
        if (values.IsEmpty)
            return;
        var best = values[0];
        foreach (var value in values)
            best = maximum ? Math.Max(best, value) : Math.Min(best, value);
        Step(CypherValue.Integer(best), CypherValue.Null);
    }

    public override void StepRepeated(CypherValue value, long times)
    {
        if (times > 0)
            Step(value, CypherValue.Null);
    }

    public override void Merge(Aggregator other) => Step(((ExtremeAggregator)other)._best, CypherValue.Null);

    public override CypherValue Result() => _best;
}
