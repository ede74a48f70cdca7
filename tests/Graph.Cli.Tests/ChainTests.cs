using Xunit;
using System.Text.Json;

namespace Graph.Cli.Tests;

/// <summary>The whole chain as users run it: documents in, graph, hash, check and export out.</summary>
public sealed class ChainTests
{
    [Fact]
    public void Demo_FreshFolder_ShowsLinkagesAndLeavesASoundStore()
    {
        using var run = new CommandRun();
        var demo = run.Run("demo");
        Assert.Equal(0, demo.Code);
        Assert.Contains("数据 — 算力", demo.Out, StringComparison.Ordinal);
        var check = run.Run("check", "--store", "policygraph-demo.db");
        Assert.True(check.Code == 0, check.Out + check.Error);
    }

    [Fact]
    public void Ingest_OtherOrderAndARemovalInBetween_SameHash()
    {
        using var run = new CommandRun();
        var samples = CommandRun.Samples();
        Assert.Equal(0, run.Run(["ingest", "--store", "a.db", .. samples]).Code);
        Assert.Equal(0, run.Run(["ingest", "--store", "b.db", "--jobs", "1", .. samples.Reverse()]).Code);
        Assert.Equal(0, run.Run("remove", "--store", "b.db", Path.GetFileName(samples[3])).Code);
        var whole = run.Run("hash", "--store", "a.db").Out;
        Assert.NotEqual(whole, run.Run("hash", "--store", "b.db").Out);
        Assert.Equal(0, run.Run("ingest", "--store", "b.db", samples[3]).Code);
        Assert.Equal(whole, run.Run("hash", "--store", "b.db").Out);
    }

    [Fact]
    public void Query_CountOfBriefings_AnswersFromTheStore()
    {
        using var run = new CommandRun();
        Assert.Equal(0, run.Run(["ingest", .. CommandRun.Samples().Take(3)]).Code);
        Assert.Equal("{\"n\":3}", run.Run("query", "MATCH (b:Briefing) RETURN count(b) AS n").Out.Trim());
    }

    [Fact]
    public void RealBriefing_Scored_ReachesTheGoals()
    {
        var shared = Environment.GetEnvironmentVariable("POLICYGRAPH_SHARED") ?? Path.GetFullPath(Path.Combine(CommandRun.Root(), "..", "shared"));
        Assert.SkipUnless(File.Exists(Path.Combine(shared, "gold", "score.py")), $"no gold at {shared}; set POLICYGRAPH_SHARED");
        using var run = new CommandRun();
        Assert.Equal(0, run.Run("ingest", Path.Combine(shared, "briefings", "2026-06-11.md")).Code);
        Assert.Equal(0, run.Run("export", "--to", "jsonl", "-o", "graph.jsonl").Code);
        var scored = run.Start("python3", [Path.Combine(shared, "gold", "score.py"), "graph.jsonl", Path.Combine(shared, "gold", "2026-06-11.json"), "--json"]);
        using var json = JsonDocument.Parse(scored.Out);
        var total = json.RootElement.GetProperty("total");
        double F1(string part) => total.GetProperty(part).GetProperty("f1").GetDouble();
        Assert.Equal(1, F1("sections"));
        Assert.Equal(1, F1("references"));
        Assert.True(F1("figures") >= 0.97, $"figures {F1("figures")}");
        Assert.True(F1("entities") >= 0.95, $"entities {F1("entities")}");
        Assert.True(F1("themes") >= 0.90, $"themes {F1("themes")}");
        Assert.True(F1("relations") >= 0.85, $"relations {F1("relations")}");
        Assert.Equal(0, total.GetProperty("forbidden").GetProperty("count").GetInt32());
    }
}
