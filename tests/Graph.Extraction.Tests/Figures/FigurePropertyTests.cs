using CsCheck;
using Graph.Extraction.Figures;
using Xunit;

namespace Graph.Extraction.Tests.Figures;

/// <summary>What holds for every text.</summary>
public sealed class FigurePropertyTests
{
    private static readonly FigureAnnotator Annotator = new();

    private static readonly string[] Parts = ["增长", "同比", "2026年", "1—5月", "亿元", "%", "，", "。", "（", "）", "：", "、", "至", "从", "万", "家", "12", "3.5", "-", "分别", "占", "比", "较", "预计", "“", "”", "《", "三", "千瓦时", "百", "个百分点", " ", "倍", "出口", "到", "截至", "/", "$", "billion", "翻", "半", "成", "E", "x", "分之", "〔", "×"];

    private static readonly Gen<string> Text = Gen.Int[0, Parts.Length - 1].Array[0, 40].Select(at => string.Concat(at.Select(i => Parts[i])));

    [Fact]
    public void Annotator_OnAnyText_GivesSpansInsideTheirSentencesAndTheSameAgain() => Text.Sample(
        text =>
        {
            var document = FigureCase.Document(text, new DateOnly(2026, 6, 11));
            var first = Annotator.Annotate(document);
            foreach (var f in first.Figures)
            {
                Assert.True(document.Structure.Sections[0].Sentences[f.Sentence].Span.Contains(f.Span), $"{f.Span} in {text}");
                Assert.False(string.IsNullOrWhiteSpace(f.Observation.Indicator), text);
                Assert.NotNull(f.Observation.Value);
            }

            Assert.Equal(first.Figures.AsEnumerable(), Annotator.Annotate(document).Figures);
        },
        iter: 20_000);
}
