using Graph.Cypher.Values;

namespace Graph.Cypher.Functions.Aggregates;

/// <summary>
/// <c>stDev(x)</c> of a sample and <c>stDevP(x)</c> of a population, by Welford's running update, and joined by the parallel form
/// of Chan, Golub and LeVeque. Null for no rows; 0.0 for the sample of one value, as in Neo4j.
/// </summary>
internal sealed class DeviationAggregator(bool population) : Aggregator
{
    private long _count;
    private double _mean;
    private double _squares;

    public override void Step(CypherValue value, CypherValue second)
    {
        if (value.IsNull)
            return;
        Add(Argument.Number(value, population ? "stDevP" : "stDev"));
    }

    public override void StepFloats(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
            Add(value);
    }

    public override void Merge(Aggregator other)
    {
        var that = (DeviationAggregator)other;
        if (that._count == 0)
            return;
        var total = _count + that._count;
        var delta = that._mean - _mean;
        _squares += that._squares + (delta * delta * _count * that._count / total);
        _mean += delta * that._count / total;
        _count = total;
    }

    public override CypherValue Result()
    {
        if (_count == 0)
            return CypherValue.Null;
        if (_count == 1)
            return CypherValue.Float(0);
        return CypherValue.Float(Math.Sqrt(_squares / (population ? _count : _count - 1)));
    }

    private void Add(double value)
    {
        _count++;
        var delta = value - _mean;
        _mean += delta / _count;
        _squares += delta * (value - _mean);
    }
}
