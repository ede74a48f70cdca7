using Graph.Cypher.Comparison;
using Graph.Cypher.Values;

namespace Graph.Cypher.Functions.Aggregates;

/// <summary>
/// <c>percentileCont(x, p)</c>, interpolated between neighbours, and <c>percentileDisc(x, p)</c>, the value at the rank
/// ⌈p · n⌉. The percentile is that of the last row; null for no rows.
/// </summary>
internal sealed class PercentileAggregator(bool continuous) : Aggregator
{
    private readonly List<CypherValue> _values = [];
    private double _percentile = double.NaN;
    private bool _sorted;

    private string Name => continuous ? "percentileCont" : "percentileDisc";

    public override void Step(CypherValue value, CypherValue second)
    {
        // The percentile is checked on every row, also where the value is null.
        if (!second.IsNull)
        {
            _percentile = Argument.Number(second, Name);
            if (!(_percentile is >= 0 and <= 1))
                throw CypherRuntimeException.OutOfRange($"{Name}() takes a percentile from 0.0 to 1.0, not {ValueText.ToCypher(second)}.");
        }

        if (value.IsNull)
            return;
        if (!value.IsNumber)
            throw Argument.Wrong(value, Name, "an Integer or Float");
        _values.Add(value);
        _sorted = false;
    }

    public override void Merge(Aggregator other)
    {
        var that = (PercentileAggregator)other;
        _values.AddRange(that._values);
        if (!double.IsNaN(that._percentile))
            _percentile = that._percentile;
        _sorted = false;
    }

    public override CypherValue Result()
    {
        if (_values.Count == 0 || double.IsNaN(_percentile))
            return CypherValue.Null;
        if (!_sorted)
        {
            _values.Sort(ValueOrder.Ascending);
            _sorted = true;
        }

        if (!continuous)
        {
            var rank = Math.Max((int)Math.Ceiling(_percentile * _values.Count) - 1, 0);
            return _values[rank];
        }

        var position = _percentile * (_values.Count - 1);
        var floor = (int)Math.Floor(position);
        var ceiling = (int)Math.Ceiling(position);
        if (floor == ceiling)
            return CypherValue.Float(_values[floor].AsNumber);
        return CypherValue.Float((_values[floor].AsNumber * (ceiling - position)) + (_values[ceiling].AsNumber * (position - floor)));
    }
}
