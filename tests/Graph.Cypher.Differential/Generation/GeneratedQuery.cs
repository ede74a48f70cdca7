namespace Graph.Cypher.Differential.Generation;

/// <summary>A query with what is known of its result.</summary>
/// <param name="Text">The query.</param>
/// <param name="Ordered">Whether it defines the order of its rows.</param>
/// <param name="AnyListOrder">Whether it makes lists whose order nothing defines.</param>
/// <param name="Loose">Whether it may keep either of two equivalent values, such as 1 and 1.0.</param>
public sealed record GeneratedQuery(string Text, bool Ordered, bool AnyListOrder, bool Loose);
