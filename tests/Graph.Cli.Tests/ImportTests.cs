using System.Diagnostics;
using System.Text;
using Xunit;

namespace Graph.Cli.Tests;

/// <summary>Graph files in, a store that holds just such a graph out.</summary>
public sealed class ImportTests
{
    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    [Fact]
    public void Import_OfCsvGroups_AnswersQueriesExportsAndHashes()
    {
        using var run = new CommandRun();
        run.Write("people-header.csv", Utf8("id:ID(P),name,born:int,tags:string[],:LABEL\n"));
        run.Write("people-1.csv", Utf8("1,\"甲\nZhang\",1980,a;b,Boss\n"));
        run.Write("people-2.csv", Utf8("2,乙,1990,,\n"));
        run.Write("towns.csv", Utf8("id:ID(T),name\n1,北京\n"));
        run.Write("lives.csv", Utf8(":START_ID(P),since:date,:END_ID(T)\n1,2001-02-03,1\n2,,1\n"));
        var import = run.Run("import", "--store", "g.db", "--nodes", "Person=people-header.csv,people-1.csv,people-2.csv", "Town=towns.csv", "--relationships", "LIVES_IN=lives.csv");
        Assert.True(import.Code == 0, import.Error);
        var rows = run.Run("query", "--store", "g.db", "MATCH (p:Person)-[l:LIVES_IN]->(t:Town) RETURN p.name AS who, labels(p) AS labels, p.tags AS tags, l.since.year AS y, t.name AS t ORDER BY p.born");
        Assert.True(rows.Code == 0, rows.Error);
        Assert.Equal(2, rows.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("\"who\":\"甲\\nZhang\"", rows.Out, StringComparison.Ordinal);
        Assert.Contains("2001", rows.Out, StringComparison.Ordinal);
        var hash = run.Run("hash", "--store", "g.db");
        Assert.Matches("^[0-9a-f]{64}\n$", hash.Out.ReplaceLineEndings("\n"));
        Assert.Equal(0, run.Run("check", "--store", "g.db").Code);
        Assert.Equal(0, run.Run("export", "--store", "g.db", "--to", "jsonl", "-o", "g.jsonl").Code);
        Assert.Equal(5, File.ReadAllLines(Path.Combine(run.Folder, "g.jsonl")).Length);
        Assert.Equal(["g.db", "g.jsonl", "lives.csv", "people-1.csv", "people-2.csv", "people-header.csv", "towns.csv"], Directory.GetFiles(run.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Import_OfBadLines_SetsThemAsideWithFileAndLine()
    {
        using var run = new CommandRun();
        run.Write("n.csv", Utf8(":ID,n:int,t\n1,x,\n2,2,\"open\n3,3,ok\n3,4,again\n"));
        run.Write("r.csv", Utf8(":START_ID,:END_ID,:TYPE\n3,9,R\n3,3,R\n"));
        var import = run.Run("import", "--store", "g.db", "--lang", "en", "--nodes", "n.csv", "--relationships", "r.csv");
        Assert.Equal(1, import.Code);
        foreach (var place in (string[])["n.csv:2:", "n.csv:3:", "n.csv:5:", "r.csv:2:", "imported 1 nodes and 1 relationships, set 4 lines aside"])
        {
            Assert.Contains(place, import.Error, StringComparison.Ordinal);
        }

        Assert.Equal("{\"n\":1}", run.Run("query", "--store", "g.db", "MATCH ()-[r]->() RETURN count(r) AS n").Out.Trim());
    }

    [Fact]
    public void Import_OfTheProgramsOwnExport_HasTheSameHash()
    {
        using var run = new CommandRun();
        Assert.Equal(0, run.Run(["ingest", "--store", "a.db", .. CommandRun.Samples().Take(4)]).Code);
        Assert.Equal(0, run.Run("export", "--store", "a.db", "--to", "jsonl", "-o", "g.jsonl").Code);
        var import = run.Run("import", "--store", "b.db", "g.jsonl");
        Assert.True(import.Code == 0, import.Error);
        Assert.Equal(run.Run("hash", "--store", "a.db").Out, run.Run("hash", "--store", "b.db").Out);
        Assert.Equal(run.Run("query", "--store", "a.db", "CALL db.index.fulltext.queryNodes('sentences', '发展') YIELD node, score RETURN node.id AS id, score LIMIT 5").Out,
            run.Run("query", "--store", "b.db", "CALL db.index.fulltext.queryNodes('sentences', '发展') YIELD node, score RETURN node.id AS id, score LIMIT 5").Out);
    }

    [Fact]
    public void Import_WhereSomethingElseStands_RefusesAndLeavesIt()
    {
        using var run = new CommandRun();
        run.Write("n.csv", Utf8(":ID\n1\n"));
        run.Write("notes.txt", Utf8("mine"));
        Assert.Equal(0, run.Run("ingest", "--store", "a.db", CommandRun.Samples()[0]).Code);
        var before = run.Run("hash", "--store", "a.db").Out;
        Assert.Equal(3, run.Run("import", "--store", "a.db", "--nodes", "n.csv").Code);
        Assert.Equal(before, run.Run("hash", "--store", "a.db").Out);
        Assert.Equal(3, run.Run("import", "--store", "notes.txt", "--nodes", "n.csv").Code);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(run.Folder, "notes.txt")));
        Assert.Equal(0, run.Run("import", "--store", "g.db", "--nodes", "n.csv").Code);
        foreach (var command in (string[][])[["ingest", CommandRun.Samples()[0]], ["list"], ["remove", "x"]])
        {
            var refused = run.Run([.. command, "--store", "g.db"]);
            Assert.Equal(3, refused.Code);
            Assert.Contains("store.imported-graph", refused.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import", "g.jsonl", "--nodes", "n.csv")]
    [InlineData("import", "--relationships", "n.csv")]
    [InlineData("import", "missing.jsonl")]
    [InlineData("import", "--nodes", "header-wrong.csv")]
    public void Import_OfWrongUsage_ChangesNothing(params string[] arguments)
    {
        using var run = new CommandRun();
        run.Write("n.csv", Utf8(":ID\n1\n"));
        run.Write("header-wrong.csv", Utf8(":ID,n:nonsense\n1,2\n"));
        Assert.Equal(2, run.Run([.. arguments, "--store", "g.db"]).Code);
        Assert.False(File.Exists(Path.Combine(run.Folder, "g.db")));
    }

    [Fact]
    public void Store_DamagedAfterImport_IsRefusedWithAReason()
    {
        using var run = new CommandRun();
        run.Write("n.csv", Utf8(":ID,t\n1,text\n"));
        Assert.Equal(0, run.Run("import", "--store", "g.db", "--nodes", "n.csv").Code);
        var path = Path.Combine(run.Folder, "g.db");
        var bytes = File.ReadAllBytes(path);
        bytes[^9] ^= 1;
        File.WriteAllBytes(path, bytes);
        var query = run.Run("query", "--store", "g.db", "RETURN 1");
        Assert.Equal(3, query.Code);
        Assert.Contains("store.damaged", query.Error, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(path));
    }

    [Fact]
    public void Import_KilledAtAnyMoment_LeavesTheOldStoreOrTheNew()
    {
        using var run = new CommandRun();
        run.Write("old.csv", Utf8(":ID\n1\n"));
        Assert.Equal(0, run.Run("import", "--store", "g.db", "--nodes", "old.csv").Code);
        var old = run.Run("hash", "--store", "g.db").Out;
        var lines = new StringBuilder(":ID,t\n");
        for (var i = 0; i < 400_000; i++)
        {
            lines.Append(i).Append(",text ").Append(i).Append('\n');
        }

        run.Write("new.csv", Utf8(lines.ToString()));
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, run.Run("import", "--store", "whole.db", "--nodes", "new.csv").Code);
        var whole = clock.ElapsedMilliseconds;
        var @new = run.Run("hash", "--store", "whole.db").Out;
        // The end, where the file is written and put in place, is looked at most closely.
        foreach (var share in (double[])[0.3, 0.6, 0.75, 0.85, 0.9, 0.95, 1.0])
        {
            using var process = run.Begin("import", "--store", "g.db", "--nodes", "new.csv");
            Thread.Sleep((int)(whole * share));
            process.Kill();
            process.WaitForExit();
            var left = run.Run("hash", "--store", "g.db");
            Assert.True(left.Code == 0 && (left.Out == old || left.Out == @new), $"killed after {share} of {whole} ms: {left.Error}");
        }

        Assert.Equal(0, run.Run("import", "--store", "g.db", "--nodes", "new.csv").Code);
        Assert.Equal(["g.db", "new.csv", "old.csv", "whole.db"], Directory.GetFiles(run.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }
}
