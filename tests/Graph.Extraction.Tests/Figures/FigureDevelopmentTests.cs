using Graph.Extraction.Figures;
using Xunit;

namespace Graph.Extraction.Tests.Figures;

/// <summary>The development sentences as a regression: a change that loses quality fails here.</summary>
public sealed class FigureDevelopmentTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("figures-blind.txt", 0.99)]
    [InlineData("figures-prose.txt", 0.99)]
    [InlineData("figures-seen.txt", 0.99)]
    public void Annotator_OnDevelopmentSentences_KeepsItsScore(string file, double leastF1)
    {
        var score = FigureScore.Of(FigureCase.Read(file), new FigureAnnotator());

        output.WriteLine(score.ToString());
        output.WriteLine(score.Errors.ToString());
        Assert.True(score.F1 >= leastF1, $"{file}: {score}\n{score.Errors}");
    }
}
