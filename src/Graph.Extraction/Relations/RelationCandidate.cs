using System.Collections.Immutable;
using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>An end of a relation: an entity of the document (its index) or a theme (its id).</summary>
internal readonly record struct NodeRef(int Entity, string? Theme)
{
    /// <summary>An entity.</summary>
    public static NodeRef Of(int entity) => new(entity, null);

    /// <summary>A theme.</summary>
    public static NodeRef Of(string theme) => new(-1, theme);
}

/// <summary>A relation that a sentence asserts. <paramref name="Section"/> is an ordinal, <paramref name="Sentence"/> an index within it; <paramref name="Confidence"/> is 0..1.</summary>
internal sealed record RelationCandidate(RelationType Type, NodeRef From, NodeRef To, int Section, int Sentence, double Confidence)
{
    /// <summary>kind, status, title, former, figures where the contract has them.</summary>
    public ImmutableSortedDictionary<string, PropertyValue> Properties { get; init; } = ImmutableSortedDictionary<string, PropertyValue>.Empty;
}
