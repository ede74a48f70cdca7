using Xunit;

namespace Graph.Reading.Tests;

public sealed class AnnotatedDocumentTests
{
    public static TheoryData<string> Documents => [.. SampleCorpus.Annotated().Select(p => Path.GetRelativePath(SampleCorpus.Root, p))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Structure_OfAnnotatedDocument_IsThatOfItsGold(string path)
    {
        var full = Path.Combine(SampleCorpus.Root, path);
        var result = DocumentReader.Read(path, File.ReadAllBytes(full));
        Assert.Null(result.Failure);
        using var gold = SampleCorpus.GoldOf(full);
        var differences = GoldComparison.Differences(result.Document!.Structure, gold.RootElement);
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public void Structure_OfRealBriefing_IsThatOfItsGold()
    {
        Assert.SkipWhen(SampleCorpus.Shared is null, "the shared folder with the real briefing is absent");
        var path = Path.Combine(SampleCorpus.Shared!, "briefings", "2026-06-11.md");
        var document = DocumentReader.Read(path, File.ReadAllBytes(path)).Document!;
        using var gold = SampleCorpus.GoldOf(path);
        var differences = GoldComparison.Differences(document.Structure, gold.RootElement);
        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.Equal("text", document.Structure.DateOrigin);
        Assert.Equal(7, document.Structure.References.Length);
        Assert.Equal("全国一体化算力网和数据—算力—能源统筹", document.Structure.References[6].Purpose);

        // Two page breaks part a word; the sentences must be whole.
        var sentences = document.Structure.Sections.SelectMany(s => s.Sentences).Select(document.TextOf).ToArray();
        Assert.Contains(sentences, s => s.Contains("高技术制造、电子信息、AI硬件", StringComparison.Ordinal));
        Assert.Contains(sentences, s => s.Contains("AI基础设施的支持，以及数据", StringComparison.Ordinal));
        Assert.DoesNotContain(sentences, s => s.Contains("公众号", StringComparison.Ordinal) || s.Contains("gyznswn", StringComparison.Ordinal));
    }
}
