namespace Graph.Cypher.Binding;

/// <summary>What the binder knows of a function.</summary>
/// <param name="Name">Canonical spelling; look-up ignores case.</param>
/// <param name="Parameters">Accepted types of the parameters in order; the last is repeated when <paramref name="IsVariadic"/>.</param>
/// <param name="Required">Fewest arguments, inclusive.</param>
/// <param name="Result">Type of the result.</param>
/// <param name="IsAggregate">True for aggregates.</param>
/// <param name="IsDeterministic">False when the same arguments may give another result (rand, randomUUID). The clock counts as fixed within a statement.</param>
/// <param name="IsVariadic">True when any number of arguments from <paramref name="Required"/> up is accepted.</param>
public sealed record FunctionSignature(
    string Name,
    IReadOnlyList<StaticType> Parameters,
    int Required,
    StaticType Result,
    bool IsAggregate = false,
    bool IsDeterministic = true,
    bool IsVariadic = false);
