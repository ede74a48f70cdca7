using System.Text;
using Xunit;

namespace Graph.Reading.Tests;

public sealed class DecodingTests
{
    private const string Sample = "# 园区算力通报\n\n2026年6月11日\n\n6月10日，某经开区公布智算规模，达到3.5 EFLOPS，同比增长12%。“电力”是约束。\n";

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(54936)!;

    public static TheoryData<string, string, bool> Encodings => new()
    {
        { "utf-8", "utf-8", false }, { "utf-8", "utf-8", true },
        { "utf-16le", "utf-16", false }, { "utf-16le", "utf-16", true },
        { "utf-16be", "utf-16BE", false }, { "utf-16be", "utf-16BE", true },
        { "gb18030", "gb18030", false },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Bytes_InEachEncoding_AreToldApart(string expected, string encodingName, bool mark)
    {
        var encoding = encodingName == "gb18030" ? Gb18030 : Encoding.GetEncoding(encodingName);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Sample)];
        var document = DocumentReader.Read("a.md", bytes).Document!;
        Assert.Equal(expected, document.Source.Encoding);
        Assert.Equal(Sample, document.Source.Text);
    }

    [Fact]
    public void Gb18030_OfTraditionalText_IsToldApart()
    {
        const string text = "園區算力通報\n2026年6月11日\n國家數據局發布關於數據要素的通知，要求加強電力與算力協同發展，並推動產業園區建設。\n";
        var document = DocumentReader.Read("a.txt", Gb18030.GetBytes(text)).Document!;
        Assert.Equal("gb18030", document.Source.Encoding);
        Assert.Equal(text, document.Source.Text);
    }

    [Theory]
    [InlineData("甲\r\n乙\r丙\u2028丁", "甲\n乙\n丙\n丁")]
    [InlineData("甲\f乙", "甲\n乙")]
    public void LineEnds_OfAnyKind_BecomeLineFeeds(string text, string expected) =>
        Assert.Equal(expected, Sources.TextDecoder.Decode(Encoding.UTF8.GetBytes(text)).Text);

    [Fact]
    public void Utf8_WithAFewDamagedBytes_IsReadAndFlagged()
    {
        var bytes = Encoding.UTF8.GetBytes(Sample);
        bytes[^10] = 0xFF;
        var document = DocumentReader.Read("a.md", bytes).Document!;
        Assert.Equal("utf-8", document.Source.Encoding);
        Assert.Contains(document.Clean.Damage, d => d.Kind == "replacement-character");
    }
}
