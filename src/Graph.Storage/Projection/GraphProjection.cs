using System.Collections.Immutable;
using System.Globalization;
using Graph.Model;
using Graph.Storage.Checking;

namespace Graph.Storage.Projection;

/// <summary>
/// The function from briefings and seed facts to the property graph of the contract. Pure: the same set gives the same graph in the same order, however it came to be stored.
/// Order: the shared nodes (entities by second label and id, indicators, themes), the relationships of the vocabulary and gazetteers, then briefing by briefing its nodes and relationships.
/// </summary>
public static class GraphProjection
{
    /// <summary>Rises when the same briefings would give another graph; a part of the stamp of every derived image.</summary>
    public const int Version = 1;

    /// <summary>Projects all of <paramref name="source"/> into <paramref name="sink"/>; holds one briefing's text at a time.</summary>
    public static void Project(IBriefingSource source, SeedFacts seeds, IEntityIdentity identity, IGraphSink sink, CancellationToken cancellationToken = default)
    {
        var entities = new EntityMerge();
        var indicators = new SortedDictionary<string, NameVotes>(StringComparer.Ordinal);
        var themes = seeds.Themes.ToDictionary(t => t.Id, StringComparer.Ordinal);
        foreach (var names in source.Names())
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var entity in names.Entities)
                entities.Add(entity);
            foreach (var indicator in names.Indicators)
            {
                var id = ContentId.Indicator(indicator);
                if (!indicators.TryGetValue(id, out var votes))
                    indicators.Add(id, votes = new NameVotes());
                votes.Add(indicator);
            }
        }

        entities.Resolve(identity);
        foreach (var node in entities.Nodes())
            sink.Add(node);
        foreach (var (id, votes) in indicators)
            sink.Add(new GraphNode(id, ["Indicator"], new PropertyBag { ["id"] = id, ["name"] = votes.Winner! }.ToImmutable()));
        foreach (var theme in seeds.Themes.OrderBy(t => t.Id, StringComparer.Ordinal))
            sink.Add(ThemeNode(theme));
        Seeds(seeds, entities, sink);

        var strangers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var briefing in source.Briefings())
        {
            cancellationToken.ThrowIfCancellationRequested();

            // A theme that the vocabulary no longer has still gets its node, under its id: the statement stands, and a check reports it.
            foreach (var id in briefing.Statements.SelectMany(ThemeEnds).Where(id => !themes.ContainsKey(id) && strangers.Add(id)).Order(StringComparer.Ordinal).ToList())
                sink.Add(ThemeNode(new SeedTheme(id, id, null, null)));
            BriefingProjection.Project(briefing, entities, sink);
        }

        IEnumerable<string> ThemeEnds(Statement s) => ((string[])[s.From, s.To]).Where(IsTheme);
    }

    /// <summary>True for the slug of a theme, false for a content id.</summary>
    internal static bool IsTheme(string id) => id.Length < 2 || id[1] != '-' || id.Length != 34;

    private static GraphNode ThemeNode(SeedTheme theme)
    {
        var properties = new PropertyBag { ["id"] = theme.Id, ["name"] = theme.Name };
        properties.AddText("nameEn", theme.NameEn);
        return new GraphNode(theme.Id, ["Theme"], properties.ToImmutable());
    }

    private static void Seeds(SeedFacts seeds, EntityMerge entities, IGraphSink sink)
    {
        var method = new PropertyBag { ["method"] = "seed" }.ToImmutable();
        foreach (var theme in seeds.Themes.Where(t => t.Broader is not null).OrderBy(t => t.Id, StringComparer.Ordinal))
            sink.Add(new GraphRelationship("BROADER", theme.Id, theme.Broader!, method));

        var statements = seeds.Statements
            .Select(s => (Type: s.Type.ContractName(), From: entities.Canonical(s.From), To: entities.Canonical(s.To)))
            .Where(s => s.From != s.To && entities.Contains(s.From) && entities.Contains(s.To))
            .Distinct()
            .OrderBy(s => s.Type, StringComparer.Ordinal).ThenBy(s => s.From, StringComparer.Ordinal).ThenBy(s => s.To, StringComparer.Ordinal);
        foreach (var (type, from, to) in statements)
            sink.Add(new GraphRelationship(type, from, to, method));
    }
}
