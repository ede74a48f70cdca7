using System.Collections.Frozen;
using System.Collections.Immutable;
using Graph.Model;

namespace Graph.Storage.Projection;

/// <summary>An entity as all briefings together know it by one id. <paramref name="Names"/>: every name and alias, English included, sorted ordinally.</summary>
public sealed record KnownEntity(string Id, EntityKind Kind, string Name, ImmutableArray<string> Names);

/// <summary>
/// Decides which entities of different briefings are one. A pure function of the set it is given: the order in which entities are listed does not matter, and the same set gives the same answer on every machine.
/// </summary>
public interface IEntityIdentity
{
    /// <summary>Names the rule and its version: two identities with one name give the same answers. A part of the stamp of derived images.</summary>
    string Name { get; }

    /// <summary>
    /// For each id that is to become another: the canonical id, which is one of the ids given. An id that is not in the answer stays as it is.
    /// No canonical id is itself a key of the answer.
    /// </summary>
    FrozenDictionary<string, string> Resolve(ImmutableArray<KnownEntity> entities);
}

/// <summary>The identities that need no judgement.</summary>
public static class EntityIdentity
{
    /// <summary>Entities are one when their ids are: the same kind and canonical name.</summary>
    public static IEntityIdentity ById { get; } = new SameId();

    private sealed class SameId : IEntityIdentity
    {
        public string Name => "id";

        public FrozenDictionary<string, string> Resolve(ImmutableArray<KnownEntity> entities) => FrozenDictionary<string, string>.Empty;
    }
}
