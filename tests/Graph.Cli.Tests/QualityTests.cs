using System.Text.Json;
using Xunit;

namespace Graph.Cli.Tests;

/// <summary>
/// The quality that docs/quality.md reports may not be lost unnoticed: each annotated folder, ingested, exported and scored by the gold kit, keeps its F1. The floors are a hundredth or two below what was measured.
/// </summary>
public sealed class QualityTests
{
    [Theory]
    [InlineData("seed/briefings", 0.97, 0.98, 0.95, 0.92)]
    [InlineData("tests/corpus", 0.97, 0.97, 0.93, 0.93)]
    [InlineData("tests/corpus/unseen", 0.97, 0.97, 0.92, 0.91)]
    [InlineData("tests/corpus/fresh", 0.95, 0.91, 0.84, 0.88)]
    public void AnnotatedFolder_Scored_KeepsItsQuality(string folder, double entities, double figures, double relations, double themes)
    {
        var shared = Environment.GetEnvironmentVariable("POLICYGRAPH_SHARED") ?? Path.GetFullPath(Path.Combine(CommandRun.Root(), "..", "shared"));
        Assert.SkipUnless(File.Exists(Path.Combine(shared, "gold", "score.py")), $"no gold at {shared}; set POLICYGRAPH_SHARED");
        using var run = new CommandRun();
        var files = Directory.GetFiles(Path.Combine(CommandRun.Root(), folder)).Order(StringComparer.Ordinal).ToArray();
        var gold = files.Where(f => f.EndsWith(".gold.json", StringComparison.Ordinal)).ToArray();
        Assert.Equal(0, run.Run(["ingest", "--quiet", .. files.Where(f => Path.GetExtension(f) is ".md" or ".txt" or ".html" && Path.GetFileName(f) != "README.md")]).Code);
        var check = run.Run("check");
        Assert.True(check.Code == 0, check.Out);
        Assert.Equal(0, run.Run("export", "--to", "jsonl", "-o", "graph.jsonl").Code);
        using var json = JsonDocument.Parse(run.Start("python3", [Path.Combine(shared, "gold", "score.py"), "graph.jsonl", .. gold, "--json"]).Out);
        var total = json.RootElement.GetProperty("total");
        Assert.Equal(gold.Length, total.GetProperty("found").GetInt32());
        void AtLeast(string part, double floor)
        {
            var f1 = total.GetProperty(part).GetProperty("f1").GetDouble();
            Assert.True(f1 >= floor, $"{folder}: {part} {f1:0.000}, expected at least {floor}");
        }

        AtLeast("sections", 0.98);
        AtLeast("references", 0.99);
        AtLeast("entities", entities);
        AtLeast("figures", figures);
        AtLeast("relations", relations);
        AtLeast("themes", themes);
    }
}
