using Graph.Cypher.Temporal;
using Graph.Cypher.Values;

namespace Graph.Cypher.Functions.Aggregates;

/// <summary>The sum of durations by their parts.</summary>
internal sealed class DurationSum
{
    private DurationValue _total = DurationValue.Zero;

    public long Count { get; private set; }

    public void Add(DurationValue duration)
    {
        _total = TemporalArithmetic.Add(_total, duration);
        Count++;
    }

    public void Merge(DurationSum other)
    {
        _total = TemporalArithmetic.Add(_total, other._total);
        Count += other.Count;
    }

    public DurationValue Total() => _total;

    public DurationValue Average() => TemporalArithmetic.Divide(_total, CypherValue.Integer(Count));
}
