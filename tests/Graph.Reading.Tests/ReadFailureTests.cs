using System.Diagnostics;
using System.Text;
using Xunit;

namespace Graph.Reading.Tests;

public sealed class ReadFailureTests
{
    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static TheoryData<string, string, byte[]> Bad => new()
    {
        { "read.empty", "a.md", [] },
        { "read.empty", "a.md", Utf8("\ufeff \n\n\t") },
        { "read.binary", "a.txt", [0x25, 0x50, 0x44, 0x46, 0x2D, 0x31, 0x2E, 0x37] },
        { "read.binary", "a.md", [0x50, 0x4B, 0x03, 0x04, 0x14, 0, 6, 0] },
        { "read.binary", "a.md", [.. Enumerable.Range(0, 4000).Select(i => (byte)(i * 7 % 251))] },
        { "read.encoding", "a.md", [.. Enumerable.Range(0, 400).SelectMany(_ => new byte[] { 0x63, 0x61, 0x66, 0xE9, 0x20, 0xE8, 0x20, 0xFC, 0x20 })] },
        { "read.encoding", "a.md", CodePagesEncodingProvider.Instance.GetEncoding(950)!.GetBytes(string.Concat(Enumerable.Repeat("國家數據局發布關於數據要素的通知，要求加強電力與算力協同。", 20))) },
        { "read.format", "a.xyz", Utf8("文") },
        { "read.format", "README", Utf8("文") },
        { "read.no-date", "a.md", Utf8("# 通报\n\n园区智算规模继续增长。\n") },
        { "read.no-text", "a.md", Utf8("# 通报\n\n2026年6月11日\n") },
        { "read.no-text", "a.html", Utf8("<html><body><script>var a = 1;</script></body></html>") },
        { "read.gone", "a.html", Utf8("<html><body><div class=\"weui-msg__title\">该内容已被发布者删除</div></body></html>") },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Read_BadInput_IsAFailureWithItsCode(string code, string name, byte[] bytes)
    {
        var failure = DocumentReader.Read(name, bytes).Failure;
        Assert.NotNull(failure);
        Assert.Equal(code, failure.Code);
        Assert.Equal(name, failure.Name);
        Assert.Contains("found ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("; expected ", failure.Message, StringComparison.Ordinal);
        Assert.Equal(3, failure.Message.Split("; ").Length);
    }

    [Fact]
    public void Read_NoDateButForced_TakesTheForcedDate()
    {
        var document = TestDocuments.Markdown("# 通报\n\n园区智算规模继续增长。\n", TestDocuments.Dated);
        Assert.Equal((new DateOnly(2026, 6, 11), "option"), (document.Structure.Date, document.Structure.DateOrigin));
    }

    [Fact]
    public void Read_HundredMegabyteFile_IsRefusedUnread()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("reading").FullName, "large.txt");
        using (var stream = File.Create(path))
        {
            stream.SetLength(100L << 20);
        }

        var before = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        var result = DocumentFinder.Read(DocumentFinder.Find([path]).Single());
        Assert.Equal("read.too-large", result.Failure!.Code);
        Assert.Contains("104857600", result.Failure.Message, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"took {watch.Elapsed}");
        Assert.True(GC.GetTotalAllocatedBytes() - before < 50_000_000);
        Directory.Delete(Path.GetDirectoryName(path)!, true);
    }

    [Fact]
    public void Read_StreamOverTheLimit_StopsReadingThere()
    {
        using var endless = new EndlessStream();
        var result = DocumentFinder.Read(new FoundDocument("-", "-", null), new ReadOptions { MaxBytes = 1 << 20 }, endless);
        Assert.Equal("read.too-large", result.Failure!.Code);
        Assert.True(endless.Given < 4 << 20);
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<p><i>")]
    public void Read_MillionNestedTags_IsRefusedInBoundedTime(string tag)
    {
        var page = "<html><body>" + string.Concat(Enumerable.Repeat(tag, 1_000_000)) + "2026年6月11日，文字。";
        var watch = Stopwatch.StartNew();
        var result = DocumentReader.Read("deep.html", Utf8(page));
        Assert.Equal("read.nesting", result.Failure!.Code);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"took {watch.Elapsed}");
    }

    [Fact]
    public void Read_NestingAtTheLimit_IsRead()
    {
        var page = "<html><body>" + string.Concat(Enumerable.Repeat("<div>", 1990)) + "<p>2026年6月11日，园区公布了规模。</p>" + string.Concat(Enumerable.Repeat("</div>", 1990)) + "</body></html>";
        Assert.Null(DocumentReader.Read("deep.html", Utf8(page)).Failure);
    }

    [Theory]
    [InlineData("<p>2026年6月11日，园区公布了规模。</p>", "Html")]
    [InlineData("# 通报\n\n- 2026年6月11日，园区公布了规模。\n", "Markdown")]
    [InlineData("通报\n2026年6月11日，园区公布了规模。\n", "PlainText")]
    public void Read_StandardInput_IsSniffed(string text, string format) =>
        Assert.Equal(format, DocumentReader.Read("-", Utf8(text)).Document!.Source.Format.ToString());

    private sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'a');
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
