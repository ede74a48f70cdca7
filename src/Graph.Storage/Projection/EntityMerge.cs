using System.Collections.Frozen;
using System.Collections.Immutable;
using Graph.Model;

namespace Graph.Storage.Projection;

/// <summary>
/// The entities of all briefings, merged. Of names, English names and document numbers the one that most briefings use is taken, the ordinally first among equals; all other names become aliases.
/// Mutable while entities are added; the outcome does not depend on their order.
/// </summary>
internal sealed class EntityMerge
{
    private readonly Dictionary<string, Merged> byId = new(StringComparer.Ordinal);
    private FrozenDictionary<string, string> canonical = FrozenDictionary<string, string>.Empty;

    /// <summary>Adds an entity of one briefing.</summary>
    public void Add(Entity entity)
    {
        if (!byId.TryGetValue(entity.Id, out var merged))
            byId.Add(entity.Id, merged = new Merged(entity.Kind));
        merged.Add(entity);
    }

    /// <summary>Applies the identity; afterwards the merge is read only.</summary>
    public void Resolve(IEntityIdentity identity)
    {
        if (ReferenceEquals(identity, EntityIdentity.ById))
            return;
        canonical = identity.Resolve([.. byId.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => e.Value.Known(e.Key))]);
        foreach (var (id, to) in canonical.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (id == to)
                continue;
            if (canonical.TryGetValue(to, out var further) && further != to || !byId.TryGetValue(to, out var target) || !byId.TryGetValue(id, out var source))
                throw new InvalidOperationException($"the entity identity maps {id} to {to}; expected both among the ids given, and the latter canonical itself");
            target.Absorb(source);
        }

        foreach (var (id, to) in canonical)
        {
            if (id != to)
                byId.Remove(id);
        }
    }

    /// <summary>True when the canonical id has a node.</summary>
    public bool Contains(string id) => byId.ContainsKey(id);

    /// <summary>The id under which <paramref name="id"/> stands in the graph.</summary>
    public string Canonical(string id) => canonical.Count == 0 ? id : canonical.GetValueOrDefault(id, id);

    /// <summary>The merged nodes, by second label, then id.</summary>
    public IEnumerable<GraphNode> Nodes() =>
        byId.OrderBy(e => e.Value.Kind.ToString(), StringComparer.Ordinal).ThenBy(e => e.Key, StringComparer.Ordinal).Select(e => e.Value.Node(e.Key));

    private sealed class Merged(EntityKind kind)
    {
        private readonly NameVotes names = new();
        private readonly NameVotes englishNames = new();
        private readonly NameVotes docNos = new();
        private readonly SortedSet<string> aliases = new(StringComparer.Ordinal);
        private bool held;

        public EntityKind Kind { get; } = kind;

        public void Add(Entity entity)
        {
            names.Add(entity.Name);
            if (entity.NameEn is not null)
                englishNames.Add(entity.NameEn);
            if (entity.DocNo is not null)
                docNos.Add(entity.DocNo);
            held |= entity.Held ?? false;
            aliases.UnionWith(entity.Aliases);
        }

        // The canonical entity's own name keeps its place: an identity chooses the id for its name.
        public void Absorb(Merged other)
        {
            aliases.UnionWith(other.names.All);
            aliases.UnionWith(other.aliases);
            englishNames.Add(other.englishNames);
            docNos.Add(other.docNos);
            held |= other.held;
        }

        public KnownEntity Known(string id) =>
            new(id, Kind, names.Winner!, [.. aliases.Concat(names.All).Concat(englishNames.All).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

        public GraphNode Node(string id)
        {
            var name = names.Winner!;
            var nameEn = englishNames.Winner;
            var others = aliases.Concat(names.All).Concat(englishNames.All)
                .Where(a => a != name && a != nameEn).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
            var properties = new PropertyBag { ["id"] = id, ["name"] = name, ["aliases"] = new PropertyValue.TextList([.. others]) };
            properties.AddText("nameEn", nameEn);
            if (Kind == EntityKind.Policy)
            {
                properties.AddText("docNo", docNos.Winner);
                properties["held"] = held;
            }

            return new GraphNode(id, ["Entity", Kind.ToString()], properties.ToImmutable());
        }
    }
}
