using System.Collections.Frozen;
using Graph.Cypher.Functions.Aggregates;

namespace Graph.Cypher.Functions;

/// <summary>All aggregate functions. Immutable and safe for concurrent use.</summary>
public static class AggregateRegistry
{
    private static readonly FrozenDictionary<string, AggregateDefinition> ByName =
        Define().ToFrozenDictionary(definition => definition.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>All aggregates, by name.</summary>
    public static IReadOnlyList<AggregateDefinition> All { get; } =
        [.. ByName.Values.OrderBy(definition => definition.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>An aggregate by its name, without regard to case; null when there is none.</summary>
    public static AggregateDefinition? Find(string name) => ByName.GetValueOrDefault(name);

    private static IEnumerable<AggregateDefinition> Define()
    {
        yield return new AggregateDefinition("The mean of the values.", static () => new AverageAggregator(), "avg(input :: INTEGER | FLOAT | DURATION) :: FLOAT | DURATION");
        yield return new AggregateDefinition("The values that are not null as a list.", static () => new CollectAggregator(), "collect(input :: ANY) :: LIST<ANY>");
        yield return new AggregateDefinition("The number of values that are not null; count(*) is the number of rows.", static () => new CountAggregator(countNulls: false), "count(input :: ANY) :: INTEGER");
        yield return new AggregateDefinition("The last of the values in their order.", static () => new ExtremeAggregator(maximum: true), "max(input :: ANY) :: ANY");
        yield return new AggregateDefinition("The first of the values in their order.", static () => new ExtremeAggregator(maximum: false), "min(input :: ANY) :: ANY");
        yield return new AggregateDefinition("The percentile of the values, interpolated between neighbours.", static () => new PercentileAggregator(continuous: true), "percentileCont(input :: FLOAT, percentile :: FLOAT) :: FLOAT");
        yield return new AggregateDefinition("The value nearest to the percentile.", static () => new PercentileAggregator(continuous: false), "percentileDisc(input :: INTEGER | FLOAT, percentile :: FLOAT) :: INTEGER | FLOAT");
        yield return new AggregateDefinition("The standard deviation of a sample.", static () => new DeviationAggregator(population: false), "stDev(input :: FLOAT) :: FLOAT");
        yield return new AggregateDefinition("The standard deviation of a whole population.", static () => new DeviationAggregator(population: true), "stDevP(input :: FLOAT) :: FLOAT");
        yield return new AggregateDefinition("The sum of the values.", static () => new SumAggregator(), "sum(input :: INTEGER | FLOAT | DURATION) :: INTEGER | FLOAT | DURATION");
    }
}
