using Graph.Cypher.Temporal;
using Graph.Cypher.Values;

namespace Graph.Cypher.Functions.Aggregates;

/// <summary>
/// A sum of numbers or of durations. Integers are summed exactly in 128 bits, so that the order of the rows and the merging of
/// parts do not decide whether a sum overflows. Floats are summed in the order of the rows, as Neo4j sums them.
/// </summary>
internal struct SumState
{
    private Int128 _integers;
    private double _floats;
    private DurationSum? _durations;

    public long Count { get; private set; }

    public long FloatCount { get; private set; }

    public void Add(CypherValue value, string function)
    {
        switch (value.Kind)
        {
            case ValueKind.Null:
                return;
            case ValueKind.Integer:
                _integers += value.AsInteger;
                break;
            case ValueKind.Float:
                _floats += value.AsFloat;
                FloatCount++;
                break;
            case ValueKind.Duration:
                (_durations ??= new DurationSum()).Add(value.AsDuration);
                break;
            default:
                throw Argument.Wrong(value, function, "an Integer, Float or Duration");
        }

        Count++;
        if (_durations is not null && _durations.Count != Count)
            throw Argument.Wrong(value, function, "either numbers or durations in one group");
    }

    public void AddIntegers(ReadOnlySpan<long> values, string function)
    {
        // Partial sums in 64 bits cannot overflow when neither the partial sum nor the value has its top bits in use.
        var sum = _integers;
        foreach (var value in values)
            sum += value;
        _integers = sum;
        Count += values.Length;
        if (_durations is not null && values.Length > 0)
            throw Argument.Wrong(CypherValue.Integer(values[0]), function, "either numbers or durations in one group");
    }

    public void AddRepeated(CypherValue value, long times, string function)
    {
        if (value.IsInteger && _durations is null)
        {
            _integers += (Int128)value.AsInteger * times;
            Count += times;
            return;
        }

        for (; times > 0; times--)
            Add(value, function);
    }

    public void Merge(in SumState other, string function)
    {
        if (Count > 0 && other.Count > 0 && (_durations is null) != (other._durations is null))
            throw CypherRuntimeException.Type($"{function}() got both numbers and durations in one group.");
        _integers += other._integers;
        _floats += other._floats;
        FloatCount += other.FloatCount;
        Count += other.Count;
        if (other._durations is not null)
        {
            if (_durations is null)
                _durations = other._durations;
            else
                _durations.Merge(other._durations);
        }
    }

    public readonly CypherValue Sum()
    {
        if (_durations is not null)
            return CypherValue.Duration(_durations.Total());
        if (FloatCount > 0)
            return CypherValue.Float((double)_integers + _floats);
        if (_integers > long.MaxValue || _integers < long.MinValue)
            throw CypherRuntimeException.Overflow($"sum() of integers is {_integers}, which does not fit into 64 bits; use sum(toFloat(…)) if rounding is acceptable.");
        return CypherValue.Integer((long)_integers);
    }

    public readonly CypherValue Average()
    {
        if (Count == 0)
            return CypherValue.Null;
        if (_durations is not null)
            return CypherValue.Duration(_durations.Average());
        return CypherValue.Float(((double)_integers + _floats) / Count);
    }
}
