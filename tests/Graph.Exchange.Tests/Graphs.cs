using System.Collections.Immutable;
using System.Text;
using Graph.Cypher.Port;
using Graph.Cypher.Values;
using Graph.Generation;
using Graph.Image;
using Graph.Model;
using Graph.Storage;
using Graph.Storage.Images;
using Graph.Storage.Projection;

namespace Graph.Exchange.Tests;

/// <summary>The graphs that exports are tested on, and exports into memory.</summary>
internal static class Graphs
{
    /// <summary>Two nodes and a relationship with every type of property, and characters that formats have to escape.</summary>
    public static IPropertyGraph Tricky()
    {
        var builder = new PropertyGraphBuilder();
        var a = builder.AddNode("a;1", ["Entity", "Agency"], Pairs(
            ("id", CypherValue.String("a;1")), ("name", CypherValue.String("国家\"数据\"局, <&'>\\")), ("aliases", CypherValue.ListOf(CypherValue.String("甲;乙"), CypherValue.String(""))),
            ("empty", CypherValue.String("")), ("held", CypherValue.True), ("mixed", CypherValue.Integer(1)), ("value", CypherValue.Float(17500000000))));
        var b = builder.AddNode("b", [], Pairs(("mixed", CypherValue.String("line\nbreak\u0001")), ("count", CypherValue.Integer(-7)), ("value", CypherValue.Float(1e-7))));
        builder.AddRelationship(null, "KNOWS OF", a, b, Pairs(("date", CypherValue.String("2026-06-11")), ("confidence", CypherValue.Float(1)), ("id", CypherValue.String("x"))));
        builder.AddRelationship(null, "PLAIN", b, b, []);
        return builder.Build();
    }

    /// <summary>The projection of generated briefings.</summary>
    public static IPropertyGraph Generated(params int[] seeds) => Of([.. seeds.Select(s => new BriefingGenerator(BriefingProfile.Small).Make(s))]);

    /// <summary>The projection of <paramref name="briefings"/>.</summary>
    public static IPropertyGraph Of(ImmutableArray<BriefingGraph> briefings) => GraphImageCache.Build(new Source(briefings), new StoreOptions());

    public static Export Export(IGraphExporter exporter, IPropertyGraph graph)
    {
        var export = new Export();
        exporter.Export(graph, export);
        return export;
    }

    private static IEnumerable<KeyValuePair<string, CypherValue>> Pairs(params (string Key, CypherValue Value)[] pairs) => pairs.Select(p => KeyValuePair.Create(p.Key, p.Value));

    private sealed class Source(ImmutableArray<BriefingGraph> graphs) : IBriefingSource
    {
        private IEnumerable<BriefingGraph> Sorted => graphs.OrderBy(g => g.Briefing.Id, StringComparer.Ordinal);

        public IEnumerable<BriefingNames> Names() => Sorted.Select(g => new BriefingNames(g.Entities, [.. g.Figures.Select(f => f.Observation.Indicator)]));

        public IEnumerable<BriefingGraph> Briefings() => Sorted;
    }
}

/// <summary>An export in memory.</summary>
internal sealed class Export : IExportTarget
{
    private readonly MemoryStream main = new();

    public Dictionary<string, MemoryStream> Parts { get; } = [];

    public string Main => Encoding.UTF8.GetString(main.ToArray());

    public byte[] AllBytes => [.. main.ToArray(), .. Parts.OrderBy(p => p.Key, StringComparer.Ordinal).SelectMany(p => p.Value.ToArray())];

    public string Part(string name) => Encoding.UTF8.GetString(Parts[name].ToArray());

    public Stream OpenMain() => main;

    public Stream OpenPart(string name) => Parts[name] = new MemoryStream();
}
