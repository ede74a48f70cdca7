using Xunit;

namespace Graph.Extraction.Tests.Relations;

/// <summary>Sentences of every relation type: active and passive, listed, carried from the sentence before, planned, denied.</summary>
public sealed class RelationRuleTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("issued.txt")]
    [InlineData("policies.txt")]
    [InlineData("events.txt")]
    [InlineData("positions.txt")]
    [InlineData("cooperation.txt")]
    [InlineData("money.txt")]
    [InlineData("places.txt")]
    [InlineData("themes.txt")]
    [InlineData("notices.txt")]
    [InlineData("passages.txt")]
    [InlineData("varied-bodies.txt")]
    [InlineData("varied-money.txt")]
    [InlineData("varied-policies.txt")]
    [InlineData("varied-people.txt")]
    [InlineData("varied-themes.txt")]
    public void Rules_OnSentences_FindWhatAReaderFinds(string file)
    {
        var cases = RelationCase.Read(file);
        var faults = cases.SelectMany(c => c.Faults()).ToList();
        output.WriteLine($"{file}: {cases.Length} cases, {cases.Sum(c => c.Expected.Length)} relations");

        Assert.NotEmpty(cases);
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }
}
