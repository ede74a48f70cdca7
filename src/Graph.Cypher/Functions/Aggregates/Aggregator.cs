using Graph.Cypher.Values;

namespace Graph.Cypher.Functions.Aggregates;

/// <summary>
/// The running state of one aggregate for one group. Mutable and for one thread; groups that were built in parallel are joined
/// with <see cref="Merge"/>. Nulls are skipped by all aggregates.
/// </summary>
public abstract class Aggregator
{
    /// <summary>Takes the value of one row; the second argument of a percentile is the percentile, else null.</summary>
    /// <exception cref="CypherRuntimeException">The value is of a kind the aggregate does not take.</exception>
    public abstract void Step(CypherValue value, CypherValue second);

    /// <summary>Takes the value of one row.</summary>
    public void Step(CypherValue value) => Step(value, CypherValue.Null);

    /// <summary>Takes a column of integers at once.</summary>
    public virtual void StepIntegers(ReadOnlySpan<long> values)
    {
        foreach (var value in values)
            Step(CypherValue.Integer(value), CypherValue.Null);
    }

    /// <summary>Takes a column of floats at once.</summary>
    public virtual void StepFloats(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
            Step(CypherValue.Float(value), CypherValue.Null);
    }

    /// <summary>Takes the same value <paramref name="times"/> times, as for a factorised row.</summary>
    public virtual void StepRepeated(CypherValue value, long times)
    {
        for (; times > 0; times--)
            Step(value, CypherValue.Null);
    }

    /// <summary>
    /// Takes over the state of another aggregator of the same aggregate, as if its rows came after these. The other one must not be
    /// used afterwards.
    /// </summary>
    public abstract void Merge(Aggregator other);

    /// <summary>The result for the rows so far; may be asked repeatedly.</summary>
    public abstract CypherValue Result();
}
