using System.Text;
using Xunit;

namespace Graph.Cli.Tests;

/// <summary>Input that cannot be taken: a clear line for each, exit code 1, and the good document among it is stored.</summary>
public sealed class BadInputTests
{
    public static TheoryData<string, string, string> Cases => new()
    {
        { "empty.md", "read.empty", "文件为空" },
        { "blank.md", "read.empty", "文件为空" },
        { "binary.txt", "read.binary", "二进制" },
        { "latin.txt", "read.encoding", "编码" },
        { "torn.txt", "read.encoding", "编码" },
        { "huge.txt", "read.too-large", "上限" },
        { "tags.html", "read.nesting", "嵌套" },
        { "dateless.md", "read.no-date", "--date" },
        { "sheet.xlsx", "read.format", "扩展名" },
        { "no-such-file.md", "read.not-found", "没有这个文件" },
        { "unreadable.txt", "read.unreadable", "无法读取" },
        { "folder", "read.no-documents", "没有可读的文档" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Ingest_OneBadDocument_SetsItAsideInBothLanguages(string name, string code, string chinese)
    {
        using var run = new CommandRun();
        Make(run, name);
        var zh = run.Run("ingest", name, CommandRun.Samples()[0]);
        Assert.Equal(1, zh.Code);
        Assert.Contains(code, zh.Error, StringComparison.Ordinal);
        Assert.Contains(chinese, zh.Error, StringComparison.Ordinal);
        Assert.Single(run.Run("list", "--format", "jsonl").Out.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var en = run.Run("ingest", "--lang", "en", "--store", "other.db", name);
        Assert.Equal(1, en.Code);
        Assert.Contains($"{code}: found ", en.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", en.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Ingest_AllBadDocumentsAndOneGood_StoresTheGoodOne()
    {
        using var run = new CommandRun();
        var names = Cases.Select(c => c.Data.Item1).Order(StringComparer.Ordinal).ToArray();
        foreach (var name in names)
        {
            Make(run, name);
        }

        var result = run.Run(["ingest", .. names, CommandRun.Samples()[0]]);
        Assert.Equal(1, result.Code);
        Assert.Equal(names.Length, result.Error.Split('\n').Count(l => l.StartsWith("✗ ", StringComparison.Ordinal)));
        Assert.Single(run.Run("list", "--format", "jsonl").Out.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(0, run.Run("check").Code);
    }

    [Fact]
    public void Hash_NoStore_SaysWhatToDoWithExitCode3()
    {
        using var run = new CommandRun();
        var result = run.Run("hash", "--store", "none.db");
        Assert.Equal(3, result.Code);
        Assert.Contains("store.missing", result.Error, StringComparison.Ordinal);
        Assert.Contains("没有这个库", result.Error, StringComparison.Ordinal);
    }

    private static void Make(CommandRun run, string name)
    {
        switch (name)
        {
            case "empty.md": run.Write(name, []); break;
            case "blank.md": run.Write(name, " \n\t\n"u8.ToArray()); break;
            case "binary.txt": run.Write(name, [0, 1, 2, 0, 255, 0, 7, 0, 0, 3]); break;
            case "latin.txt": run.Write(name, Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat("Größe der Straße, 2026-06-01, naïve café\n", 20)))); break;
            case "torn.txt": run.Write(name, [.. Encoding.UTF8.GetBytes("国家数据局2026年6月1日发布通知。"), 0xff, 0xfe, 0xc3, 0x28, 0x80, 0x81]); break;
            case "huge.txt": run.Write(name, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("国家数据局2026年6月1日发布通知。\n", 2_300_000)))); break;
            case "tags.html": run.Write(name, Encoding.UTF8.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat("<div>", 1_000_000)) + "2026年6月1日发布。</body></html>")); break;
            case "dateless.md": run.Write(name, Encoding.UTF8.GetBytes("# 标题\n\n没有日期的一句话。\n")); break;
            case "sheet.xlsx": run.Write(name, [0x50, 0x4b, 3, 4, 20, 0, 6, 0]); break;
            case "unreadable.txt":
                Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a file whose reading fails even for the administrator");
                File.CreateSymbolicLink(Path.Combine(run.Folder, name), "/proc/self/mem");
                break;
            case "folder":
                Directory.CreateDirectory(Path.Combine(run.Folder, name));
                run.Write(Path.Combine(name, "a.bin"), [1]);
                break;
        }
    }
}
