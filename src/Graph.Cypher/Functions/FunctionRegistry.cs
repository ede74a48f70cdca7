using System.Collections.Frozen;

namespace Graph.Cypher.Functions;

/// <summary>
/// All functions that are computed from their arguments. Aggregates are in <see cref="AggregateRegistry"/>; forms with their own
/// syntax (all, any, none, single, reduce, exists) belong to the parser. Immutable and safe for concurrent use.
/// </summary>
public static class FunctionRegistry
{
    private static readonly FrozenDictionary<string, FunctionDefinition> ByName =
        Define().ToFrozenDictionary(definition => definition.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>All functions, by name.</summary>
    public static IReadOnlyList<FunctionDefinition> All { get; } =
        [.. ByName.Values.OrderBy(definition => definition.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>A function by its qualified name, without regard to case; null when there is none.</summary>
    public static FunctionDefinition? Find(string name) => ByName.GetValueOrDefault(name);

    private static IEnumerable<FunctionDefinition> Define() =>
        NumericFunctions.All()
            .Concat(StringFunctions.All())
            .Concat(ConversionFunctions.All())
            .Concat(ListFunctions.All())
            .Concat(SpatialFunctions.All())
            .Concat(TemporalFunctions.All());
}
