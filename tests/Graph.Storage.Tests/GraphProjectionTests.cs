using System.Collections.Frozen;
using System.Collections.Immutable;
using Graph.Model;
using Graph.Model.Contract;
using Graph.Storage.Projection;
using Xunit;

namespace Graph.Storage.Tests;

public sealed class GraphProjectionTests
{
    private static readonly DateOnly Day = new(2026, 6, 11);
    private const string Text = "国家数据局发文。算力达到10万亿次。";

    [Fact]
    public void Project_OneBriefing_HasTheNodesAndStructureOfTheContract()
    {
        var graph = Made("一", Entity(EntityKind.Agency, "国家数据局", "数据局"));
        var sink = Project([graph]);
        var b = graph.Briefing.Id;
        var section = graph.Sections[0].Id;
        Assert.Equal(
            "date=2026-06-11 id=%b% language=zh publishers=[数据局] series=系列 sha256=%h% title=一 uri=一.md".Replace("%b%", b, StringComparison.Ordinal).Replace("%h%", new string('a', 64), StringComparison.Ordinal),
            Written(sink.Node(b).Properties));
        Assert.Equal($"date=2026-06-11 heading=摘要 id={section} ordinal=0", Written(sink.Node(section).Properties));
        Assert.Equal($"end=8 id={graph.Sentences[0].Id} start=0 text=国家数据局发文。", Written(sink.Node(graph.Sentences[0].Id).Properties));
        Assert.Equal(
            $"change=level id={graph.Figures[0].Id} periodEnd=2026-07-01 periodStart=2026-06-01 qualifier=over status=target text=10万亿次 unit=EFLOPS value=10.5",
            Written(sink.Node(graph.Figures[0].Id).Properties));
        var entity = graph.Entities[0].Id;
        Assert.Equal(["Entity", "Agency"], sink.Node(entity).Labels);
        Assert.Equal($"aliases=[数据局] id={entity} name=国家数据局", Written(sink.Node(entity).Properties));
        Assert.Equal($"date=2026-05 id={graph.References[0].Id} publisher=数据局 title=通知", Written(sink.Node(graph.References[0].Id).Properties));

        var indicator = ContentId.Indicator("算力规模");
        foreach (var edge in (string[])
            [
                $"HAS_SECTION {b} {section}", $"HAS_SENTENCE {section} {graph.Sentences[1].Id}", $"HAS_FIGURE {section} {graph.Figures[0].Id}", $"MEASURES {graph.Figures[0].Id} {indicator}",
                $"HAS_REFERENCE {b} {graph.References[0].Id}", $"CITES {section} {graph.References[0].Id}", $"PUBLISHED_BY {graph.References[0].Id} {entity}", $"PUBLISHED_BY {b} {entity}",
            ])
        {
            Assert.Equal("", Written(sink.Relationship(edge).Properties));
        }

        Assert.Equal(
            $"briefing={b} confidence=0.9 count=2 date=2026-06-11 evidence=[{graph.Sentences[0].Id}] method=rule surfaces=[国家数据局]",
            Written(sink.Relationship($"MENTIONS {section} {entity}").Properties));
        Assert.Equal("method=seed", Written(sink.Relationship("BROADER data-elements data").Properties));
        Assert.Equal(GraphContract.Default.Themes.Length, sink.Nodes.Count(n => n.Labels[0] == "Theme"));
    }

    [Fact]
    public void Project_SeveralBriefings_MergesEntitiesWithoutRegardToOrder()
    {
        var policy = (string name, string? docNo, bool? held, string? en, string[] aliases) =>
            new Entity(ContentId.Entity(EntityKind.Policy, "工作要点"), EntityKind.Policy, name, en, [.. aliases], docNo, held);
        ImmutableArray<BriefingGraph> graphs =
        [
            Made("一", policy("工作要点", null, false, null, ["要点"])),
            Made("二", policy("《工作要点》", "国数〔2026〕1号", true, "Work Priorities", ["甲"])),
            Made("三", policy("工作要点", null, null, null, ["要点", "乙"])),
        ];
        var sink = Project(graphs);
        Assert.Equal("aliases=[《工作要点》 乙 甲 要点] docNo=国数〔2026〕1号 held=true id=%i% name=工作要点 nameEn=Work Priorities".Replace("%i%", graphs[0].Entities[0].Id, StringComparison.Ordinal), Written(sink.Node(graphs[0].Entities[0].Id).Properties));
        Assert.Equal(sink.Digest(), Project([graphs[2], graphs[0], graphs[1]]).Digest());
    }

    [Fact]
    public void Project_SeedStatements_ComeInOnlyWhereBothEndsOccur()
    {
        var city = Entity(EntityKind.Place, "成都市");
        var park = Entity(EntityKind.Park, "成都高新区");
        var seeds = SeedFacts.Contract with
        {
            Statements =
            [
                new SeedStatement(RelationType.LocatedIn, park.Id, city.Id),
                new SeedStatement(RelationType.LocatedIn, park.Id, ContentId.Entity(EntityKind.Place, "四川省")),
            ],
        };
        var sink = Project([Made("一", city), Made("二", park)], seeds);
        Assert.Equal("method=seed", Written(sink.Relationship($"LOCATED_IN {park.Id} {city.Id}").Properties));
        Assert.Equal(1, sink.Relationships.Count(r => r.Type == "LOCATED_IN"));
    }

    [Fact]
    public void Project_WithAnIdentity_JoinsEntitiesAndTheirStatements()
    {
        var full = Entity(EntityKind.Agency, "国家发展和改革委员会", "国家发改委");
        var spoken = Entity(EntityKind.Agency, "发改委");
        var graph = Made("一", full, spoken);
        var section = graph.Sections[0].Id;
        var identity = new Fixed(new() { [spoken.Id] = full.Id });
        var sink = Project([graph], identity: identity);
        var node = Assert.Single(sink.Nodes, n => n.Labels[0] == "Entity");
        Assert.Equal($"aliases=[发改委 国家发改委] id={full.Id} name=国家发展和改革委员会", Written(node.Properties));
        var mention = Assert.Single(sink.Relationships, r => r.Type == "MENTIONS");
        Assert.Equal(full.Id, mention.To);
        Assert.Equal($"briefing={graph.Briefing.Id} confidence=0.9 count=4 date=2026-06-11 evidence=[{graph.Sentences[0].Id}] method=rule surfaces=[发改委 国家发展和改革委员会]", Written(mention.Properties));
        Assert.DoesNotContain(sink.Relationships, r => r.Type == "COOPERATES_WITH");
        Assert.Contains(Project([graph]).Relationships, r => r.Type == "COOPERATES_WITH");
        Assert.Equal(section, mention.From);
    }

    private static Entity Entity(EntityKind kind, string name, params string[] aliases) => new(ContentId.Entity(kind, name), kind, name, null, [.. aliases], null, null);

    private static BriefingGraph Made(string title, params Entity[] entities)
    {
        var id = ContentId.Briefing("系列", Day, title);
        var section = new Section(ContentId.Section(id, 0), 0, "摘要");
        Sentence Sentence(int start, int end) => new(ContentId.Sentence(id, new TextSpan(start, end), Text[start..end]), section.Id, Text[start..end], new TextSpan(start, end));
        var first = Sentence(0, 8);
        var second = Sentence(8, Text.Length);
        var observation = new Observation
        {
            Value = 10.5m,
            Unit = "EFLOPS",
            Qualifier = FigureQualifier.Over,
            Status = FigureStatus.Target,
            Indicator = "算力规模",
            PeriodStart = new DateOnly(2026, 6, 1),
            PeriodEnd = new DateOnly(2026, 7, 1),
        };
        var span = new TextSpan(12, 17);
        var mentions = entities.Select(e => new Statement(
            RelationType.Mentions, section.Id, e.Id, [first.Id], 0.9, StatementMethod.Rule,
            ImmutableSortedDictionary<string, PropertyValue>.Empty.Add("count", 2L).Add("surfaces", new PropertyValue.TextList([e.Name]))));
        IEnumerable<Statement> ties = entities.Length < 2 ? [] :
            [new Statement(RelationType.CooperatesWith, entities[0].Id, entities[1].Id, [first.Id], 0.5, StatementMethod.Rule, ImmutableSortedDictionary<string, PropertyValue>.Empty)];
        return new BriefingGraph
        {
            Briefing = new Briefing(id, "系列", title, Day, ["数据局"], "zh", title + ".md", new string('a', 64)),
            SourceText = Text,
            Sections = [section],
            Sentences = [first, second],
            References = [new Reference(ContentId.Reference(id, 0, "通知"), "数据局", "通知", "2026-05", null, null, [section.Id], [.. entities.Where(e => e.Kind == EntityKind.Agency).Take(1).Select(e => e.Id)])],
            Entities = [.. entities],
            Figures = [new Figure(ContentId.Figure(section.Id, span, observation.Canonical()), section.Id, second.Id, observation, "10万亿次", span)],
            Statements = [.. mentions, .. ties],
        };
    }

    private static Collected Project(ImmutableArray<BriefingGraph> graphs, SeedFacts? seeds = null, IEntityIdentity? identity = null)
    {
        var sink = new Collected();
        GraphProjection.Project(new Source(graphs), seeds ?? SeedFacts.Contract, identity ?? EntityIdentity.ById, sink);
        return sink;
    }

    private static string Written(ImmutableSortedDictionary<string, PropertyValue> properties) => string.Join(' ', properties.Select(p => p.Key + "=" + p.Value switch
    {
        PropertyValue.Text t => t.Value,
        PropertyValue.Integer i => i.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        PropertyValue.Real r => r.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        PropertyValue.Flag f => f.Value ? "true" : "false",
        PropertyValue.TextList l => $"[{string.Join(' ', l.Values)}]",
        _ => "?",
    }));

    private sealed class Source(ImmutableArray<BriefingGraph> graphs) : IBriefingSource
    {
        private IEnumerable<BriefingGraph> Sorted => graphs.OrderBy(g => g.Briefing.Id, StringComparer.Ordinal);

        public IEnumerable<BriefingNames> Names() => Sorted.Select(g => new BriefingNames(g.Entities, [.. g.Figures.Select(f => f.Observation.Indicator)]));

        public IEnumerable<BriefingGraph> Briefings() => Sorted;
    }

    private sealed class Fixed(Dictionary<string, string> answer) : IEntityIdentity
    {
        public string Name => "fixed";

        public FrozenDictionary<string, string> Resolve(ImmutableArray<KnownEntity> entities) => answer.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private sealed class Collected : IGraphSink
    {
        private readonly GraphDigest digest = new();

        public List<GraphNode> Nodes { get; } = [];

        public List<GraphRelationship> Relationships { get; } = [];

        public string Digest() => digest.Hex();

        public GraphNode Node(string id) => Assert.Single(Nodes, n => n.Id == id);

        public GraphRelationship Relationship(string edge) => Assert.Single(Relationships, r => $"{r.Type} {r.From} {r.To}" == edge);

        public void Add(GraphNode node)
        {
            digest.Add(node);
            Nodes.Add(node);
        }

        public void Add(GraphRelationship relationship)
        {
            digest.Add(relationship);
            Relationships.Add(relationship);
        }
    }
}
