using Xunit;

namespace Graph.Extraction.Tests.Figures;

/// <summary>Figures of whole documents against their gold annotations.</summary>
public sealed class FigureGoldTests(ITestOutputHelper output)
{
    [Fact]
    public void Annotator_OnSharedBriefing_FindsEveryFigure()
    {
        var shared = Environment.GetEnvironmentVariable("POLICYGRAPH_SHARED") ?? (GoldFigures.Root() is { } root ? Path.Combine(root, "..", "shared") : null);
        var gold = shared is null ? null : Path.Combine(shared, "gold", "2026-06-11.json");
        if (gold is null || !File.Exists(gold))
        {
            Assert.Skip("the shared briefing is not here: set POLICYGRAPH_SHARED to its folder");
            return;
        }

        var score = new GoldFigures();
        score.Add(gold, Path.Combine(shared!, "briefings"));
        output.WriteLine(score.ToString());
        Assert.True(score is { Wrong: 0, Missed: 0 }, $"{score}\n{score.Errors}");
        Assert.Equal(score.Metric.Of, score.Metric.Right);
        Assert.Equal(score.Period.Of, score.Period.Right);
    }

    [Theory]
    [InlineData("seed/briefings", 0.99)]
    public void Annotator_OnDevelopmentDocuments_KeepsItsScore(string folder, double leastF1)
    {
        var score = Score(folder);

        output.WriteLine(score.ToString());
        output.WriteLine(score.Errors.ToString());
        Assert.True(score.F1 >= leastF1, $"{folder}: {score}\n{score.Errors}");
    }

    [Theory]
    [InlineData("tests/corpus", 0.94)]
    public void Annotator_OnHeldOutDocuments_KeepsItsScore(string folder, double leastF1)
    {
        var score = Score(folder);

        output.WriteLine(score.ToString());
        Assert.True(score.F1 >= leastF1, $"{folder}: {score}");
    }

    private static GoldFigures Score(string folder)
    {
        var score = new GoldFigures();
        var root = GoldFigures.Root();
        if (root is null || !Directory.Exists(Path.Combine(root, folder)))
        {
            Assert.Skip($"{folder} is not here: run the tests in the repository");
            return score;
        }

        foreach (var gold in Directory.GetFiles(Path.Combine(root, folder), "*.gold.json").Order(StringComparer.Ordinal))
        {
            score.Add(gold);
        }

        return score;
    }
}
