using Graph.Reading.Cleaning;
using Xunit;

namespace Graph.Reading.Tests;

public sealed class SliceReaderTests
{
    [Theory]
    [InlineData("算(suàn)力(lì)规模扩大。", "算力规模扩大。", true)]
    [InlineData("运行 `demo` 即可。", "运行demo即可。", true)]
    [InlineData("**规模**扩大。", "规模扩大。", true)]
    [InlineData("甲园区` | 3.5 亿元 | 12家 |", "园区：甲园区；产值：3.5亿元；企业：12家。", true)]
    [InlineData("甲园区` | 3.5 亿元 | 12家 |", "园区：甲园区；产值：3.6亿元；企业：12家。", false)]
    [InlineData("甲园区` | 3.5 亿元 | 12家 |", "园区：甲园区；产值：3.5亿元。", false)]
    [InlineData("90\n颗", "90颗", true)]
    [InlineData("规模扩大。", "规模缩小。", false)]
    [InlineData("规模扩大。又扩大。", "规模扩大。", false)]
    public void Gives_SliceAndText_AgreesOnlyWithWhatStandsThere(string slice, string text, bool expected) => Assert.Equal(expected, SliceReader.Gives(slice, text));

    [Fact]
    public void Gives_EverySentenceOfATable_IsFoundInItsSource()
    {
        var document = TestDocuments.Markdown("# 通报\n\n2026年6月11日\n\n各园区规模如下。\n\n| 园区 | 产值 |\n|---|---|\n| `甲园区` | 3.5 亿元 |\n| 乙园区 | **4.1** 亿元 |\n");
        var sentences = document.Structure.Sections.SelectMany(s => s.Sentences).ToArray();
        Assert.Equal(3, sentences.Length);
        Assert.All(sentences, s => Assert.True(SliceReader.Gives(document.Clean.ToSource(s.Span).Of(document.Source.Text), document.TextOf(s)), document.TextOf(s)));
    }
}
