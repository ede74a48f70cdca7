using Graph.Extraction;
using Graph.Extraction.Seeds;
using Graph.Ingestion;
using Graph.Model;
using Graph.Neo4j.Tests.Server;
using Graph.Storage;
using Xunit;

namespace Graph.Neo4j.Tests.Store;

/// <summary>The sample briefings of the program, and the real one where it is there, taken apart. Read once.</summary>
internal sealed record Corpus(List<BriefingGraph> Graphs, StoreOptions Options)
{
    private static readonly Lazy<Corpus> Loaded = new(Read);

    public static Corpus Load() => Loaded.Value;

    /// <summary>The sample files, and the real one where it is there.</summary>
    public static List<string> Files()
    {
        var root = LocalDistribution.RepositoryRoot() ?? throw new InvalidOperationException("Graph.sln is not above the test");
        var files = Directory.GetFiles(Path.Combine(root, "seed", "briefings")).Where(f => Path.GetExtension(f) is ".md" or ".txt" or ".html" && Path.GetFileName(f) != "README.md").Order(StringComparer.Ordinal).ToList();
        var real = Path.Combine(Environment.GetEnvironmentVariable("POLICYGRAPH_SHARED") ?? Path.Combine(root, "..", "shared"), "briefings", "2026-06-11.md");
        if (File.Exists(real))
        {
            files.Add(Path.GetFullPath(real));
        }

        return files;
    }

    private static Corpus Read()
    {
        Assert.True(SeedFolder.TryLocate(out var folder, out var issue), issue?.ToString());
        var knowledge = ExtractionKnowledge.Load(folder!);
        var read = new Ingestor(new BriefingExtractor(knowledge), new IngestOptions { Jobs = 2 }).Read(Files()).ToList();
        Assert.All(read, r => Assert.Null(r.Failure));
        return new Corpus([.. read.Select(r => r.Graph!)], new StoreOptions { Seeds = knowledge.SeedFacts() });
    }
}
