using System.Collections.Immutable;
using Graph.Connection;
using Graph.Cypher;
using Graph.Cypher.Port;
using Graph.Extraction;
using Graph.Extraction.Seeds;
using Graph.Generation;
using Graph.Ingestion;
using Graph.Model;
using Graph.Query.Names;
using Graph.Storage;
using Graph.Storage.Images;
using Graph.Storage.Projection;

namespace Graph.Query.Tests;

/// <summary>The graphs that questions are tested on, each made once.</summary>
internal static class TestGraphs
{
    private static readonly Lazy<Task<TestGraph>> KnownGraph = new(() => TestGraph.OfAsync(Image(KnownCorpus.Briefings, SeedFacts.Contract)));
    private static readonly Lazy<Task<TestGraph>> SampleGraph = new(() => TestGraph.OfAsync(Samples()));

    /// <summary>The corpus whose answers are known by construction.</summary>
    public static Task<TestGraph> Known => KnownGraph.Value;

    /// <summary>The sample briefings as the program reads them.</summary>
    public static Task<TestGraph> Sample => SampleGraph.Value;

    public static IPropertyGraph Image(ImmutableArray<BriefingGraph> briefings, SeedFacts seeds) => GraphImageCache.Build(new Source(briefings), new StoreOptions { Seeds = seeds });

    public static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Graph.sln")))
        {
            at = at.Parent ?? throw new InvalidOperationException("Graph.sln is not above the test");
        }

        return at.FullName;
    }

    private static IPropertyGraph Samples()
    {
        var knowledge = ExtractionKnowledge.Load(SeedFolder.At(Path.Combine(Root(), "seed")));
        var files = Directory.GetFiles(Path.Combine(Root(), "seed", "briefings")).Where(f => Path.GetExtension(f) is ".md" or ".txt" or ".html" && Path.GetFileName(f) != "README.md").Order(StringComparer.Ordinal);
        var read = new Ingestor(new BriefingExtractor(knowledge), new IngestOptions { Jobs = 2 }).Read(files).ToList();
        return Image([.. read.Select(r => r.Graph!)], knowledge.SeedFacts());
    }

    private sealed class Source(ImmutableArray<BriefingGraph> graphs) : IBriefingSource
    {
        private IEnumerable<BriefingGraph> Sorted => graphs.OrderBy(g => g.Briefing.Id, StringComparer.Ordinal);

        public IEnumerable<BriefingNames> Names() => Sorted.Select(g => new BriefingNames(g.Entities, [.. g.Figures.Select(f => f.Observation.Indicator)]));

        public IEnumerable<BriefingGraph> Briefings() => Sorted;
    }
}

/// <summary>A graph ready for questions.</summary>
internal sealed record TestGraph(GraphReader Reader, NameDirectory Names)
{
    public static Task<TestGraph> OfAsync(IPropertyGraph graph) => OfAsync(new EmbeddedConnection(new CypherEngine(), () => graph, "test"));

    public static async Task<TestGraph> OfAsync(IGraphConnection connection)
    {
        var reader = new GraphReader(connection);
        return new TestGraph(reader, await NameDirectory.ReadAsync(reader, CancellationToken.None));
    }
}
