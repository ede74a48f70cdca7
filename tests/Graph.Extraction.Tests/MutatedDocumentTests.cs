using System.Text;
using CsCheck;
using Graph.Extraction.Seeds;
using Graph.Extraction.Tests.Figures;
using Graph.Reading;
using Xunit;

namespace Graph.Extraction.Tests;

/// <summary>Sample documents with pieces cut out, moved and put in: whatever is left of them, the extraction ends and gives evidence inside the text.</summary>
public sealed class MutatedDocumentTests
{
    private static readonly string[] Pieces = ["，", "。", "（", "）", "《", "》", "的", "与", "在", "由", "、", "和", "公司", "任", "为", "是", "）（", " ", "\n", "“", "”", "据此", "双方", "其", "该公司", "2026", "3%", "亿元", "至", "—", "-", "5", "：", "约"];

    private static readonly string[] Samples = [.. Directory.GetFiles(Path.Combine(GoldFigures.Root()!, "seed", "briefings")).Concat(Directory.GetFiles(Path.Combine(GoldFigures.Root()!, "tests", "corpus")))
        .Where(f => Path.GetExtension(f) is ".md" or ".txt" or ".html").Order(StringComparer.Ordinal)];

    private static readonly Gen<(int Sample, (int Kind, double At, double Other)[] Edits)> Mutations =
        Gen.Select(Gen.Int[0, Samples.Length - 1], Gen.Select(Gen.Int[0, 2], Gen.Double[0, 1], Gen.Double[0, 1]).Array[1, 90]);

    [Fact]
    public void Extractor_OnMutatedDocuments_EndsWithEvidenceInsideTheText()
    {
        var extractor = new BriefingExtractor(ExtractionKnowledge.Load(SeedFolder.At(Path.Combine(GoldFigures.Root()!, "seed"))));
        var texts = Samples.Select(File.ReadAllText).ToArray();
        Mutations.Sample(
            mutation =>
            {
                var name = "mutated" + Path.GetExtension(Samples[mutation.Sample]);
                var read = DocumentReader.Read(name, Encoding.UTF8.GetBytes(Mutated(texts[mutation.Sample], mutation.Edits)), new ReadOptions { Date = new DateOnly(2026, 3, 2) });
                if (read.Document is { } document)
                {
                    var graph = extractor.Extract(document);
                    Assert.All(graph.Sentences, s => Assert.InRange(s.Span.End, s.Span.Start, graph.SourceText.Length));
                }
            },
            iter: 600);
    }

    private static string Mutated(string text, (int Kind, double At, double Other)[] edits)
    {
        foreach (var (kind, at, other) in edits)
        {
            if (text.Length < 60)
            {
                break;
            }

            var i = (int)(at * (text.Length - 1));
            switch (kind)
            {
                case 0:
                    text = text.Remove(i, Math.Min(text.Length - i, 1 + (int)(other * 11)));
                    break;
                case 1:
                    text = text.Insert(i, Pieces[(int)(other * (Pieces.Length - 1))]);
                    break;
                default:
                    var j = (int)(other * (text.Length - 1));
                    (i, j) = (Math.Min(i, j), Math.Max(i, j));
                    text = i == j ? text : string.Concat(text.AsSpan(0, i), text.AsSpan(j, 1), text.AsSpan(i + 1, j - i - 1), text.AsSpan(i, 1)) + text[(j + 1)..];
                    break;
            }
        }

        return text;
    }
}
