using Xunit;

namespace Graph.Reading.Tests;

public sealed class DocumentFinderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("finder").FullName;

    public DocumentFinderTests()
    {
        foreach (var name in (string[])["b.md", "a.txt", "Z.html", "sub/c.markdown", "sub/deep/d.htm", "sub/e.pdf", "note.docx"])
        {
            var path = Path.Combine(root, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "2026年6月11日，文字。");
        }

        Directory.CreateDirectory(Path.Combine(root, "empty"));
    }

    public void Dispose() => Directory.Delete(root, true);

    public static TheoryData<string, string> Paths => new()
    {
        { "", "Z.html a.txt b.md c.markdown d.htm" },
        { "sub", "c.markdown d.htm" },
        { "*.md", "b.md" },
        { "**/*.htm", "d.htm" },
        { "**", "Z.html a.txt b.md c.markdown d.htm" },
        { "sub/*", "c.markdown" },
        { "sub/**/*.h?m", "d.htm" },
        { "[ab].*", "a.txt b.md" },
        { "b.md", "b.md" },
    };

    [Theory]
    [MemberData(nameof(Paths))]
    public void Find_Path_GivesItsDocumentsInOrdinalOrder(string path, string expected) =>
        Assert.Equal(expected, string.Join(' ', DocumentFinder.Find([Path.Combine(root, path)]).Select(f => f.Failure?.Code ?? f.Name)));

    [Theory]
    [InlineData("empty", "read.no-documents")]
    [InlineData("*.rtf", "read.no-documents")]
    [InlineData("missing.md", "read.not-found")]
    [InlineData("missing/*.md", "read.not-found")]
    public void Find_PathWithoutDocuments_IsAFailure(string path, string code)
    {
        var found = Assert.Single(DocumentFinder.Find([Path.Combine(root, path)]));
        Assert.Equal(code, found.Failure!.Code);
    }

    [Fact]
    public void Find_FileGivenTwice_IsGivenOnce() =>
        Assert.Single(DocumentFinder.Find([Path.Combine(root, "b.md"), Path.Combine(root, "*.md")]));

    [Fact]
    public void Read_FileThatVanished_IsUnreadable() =>
        Assert.Equal("read.unreadable", DocumentFinder.Read(new FoundDocument("x.md", Path.Combine(root, "x.md"), null)).Failure!.Code);

    [Fact]
    public void Read_FileWithoutPermission_IsUnreadable()
    {
        Assert.SkipWhen(Environment.UserName == "root", "permissions do not bind root");
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such permissions");
            return;
        }

        var path = Path.Combine(root, "b.md");
        File.SetUnixFileMode(path, UnixFileMode.None);
        Assert.Equal("read.unreadable", DocumentFinder.Read(DocumentFinder.Find([path]).Single()).Failure!.Code);
    }

    [Fact]
    public void Read_FileOfUnknownExtension_IsAFormatFailure() =>
        Assert.Equal("read.format", DocumentFinder.Read(DocumentFinder.Find([Path.Combine(root, "note.docx")]).Single()).Failure!.Code);
}
