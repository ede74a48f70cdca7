using Graph.Cypher.Values;

namespace Graph.Cypher.Functions.Aggregates;

/// <summary>An aggregate function of the language. Immutable; makes one <see cref="Aggregator"/> for each group.</summary>
public sealed class AggregateDefinition
{
    private readonly Func<Aggregator> _create;

    internal AggregateDefinition(string description, Func<Aggregator> create, string signature)
    {
        Description = description;
        _create = create;
        Signature = FunctionSignature.Parse(signature);
        Name = signature[..signature.IndexOf('(', StringComparison.Ordinal)];
    }

    /// <summary>The name as it is documented; names are compared without regard to case.</summary>
    public string Name { get; }

    /// <summary>One sentence for SHOW FUNCTIONS.</summary>
    public string Description { get; }

    /// <summary>How to call it; all have one argument but the percentiles, which have two.</summary>
    public FunctionSignature Signature { get; }

    /// <summary>An aggregator without rows; with <paramref name="distinct"/> it takes each value once.</summary>
    public Aggregator Create(bool distinct) => distinct ? new DistinctAggregator(_create()) : _create();

    /// <summary>An aggregator of <c>count(*)</c>: counts every step, whatever the value.</summary>
    public static Aggregator CreateCountStar() => new CountAggregator(countNulls: true);
}
