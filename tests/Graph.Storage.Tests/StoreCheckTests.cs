using System.Collections.Immutable;
using Graph.Generation;
using Graph.Model;
using Graph.Storage.Checking;
using Graph.Storage.Images;
using Xunit;

namespace Graph.Storage.Tests;

/// <summary>Every way in which a store can be spoiled that a test can think of is found; a sound store gives no finding.</summary>
public sealed class StoreCheckTests
{
    [Fact]
    public void Run_OnASoundStore_FindsNothing()
    {
        using var folder = new TemporaryStore();
        var graphs = folder.Fill(1, 2, 3, 4, 5, 6, 7, 8);
        using (var store = folder.Read())
            GraphImageCache.Open(store);
        var report = StoreCheck.Run(folder.Path, BriefingGenerator.Gives);
        Assert.Empty(report.Findings);
        Assert.Equal((8, graphs.Sum(g => g.Sentences.Length), graphs.Sum(g => g.Statements.Length)), (report.Briefings, report.Sentences, report.Statements));
        using var again = folder.Read();
        Assert.Equal(again.ContentHash(), report.Hash);
    }

    [Theory]
    [InlineData("UPDATE sentence SET span_start = span_start + 1 WHERE position = 0", "id.content")]
    [InlineData("UPDATE sentence SET text = '句', span_start = span_start + 1 WHERE position = 0", "span.text")]
    [InlineData("UPDATE sentence SET text = '改过的句子。' WHERE position = 0", "span.text")]
    [InlineData("UPDATE sentence SET span_end = 1000000 WHERE position = 0", "row.damaged")]
    [InlineData("UPDATE sentence SET section = 99 WHERE position = 0", "row.damaged")]
    [InlineData("UPDATE sentence SET id = x'00' WHERE position = 0", "row.damaged")]
    [InlineData("UPDATE sentence SET id = zeroblob(16) WHERE position = 0", "id.content")]
    [InlineData("UPDATE entity SET name = '别的名字' WHERE position = 0", "id.content")]
    [InlineData("UPDATE entity SET name_en = 'Changed' WHERE position = 0", "digest.briefing")]
    [InlineData("UPDATE entity SET id = (SELECT id FROM entity WHERE position = 1) WHERE position = 0", "id.twice")]
    [InlineData("UPDATE entity SET kind = 77 WHERE position = 0", "row.damaged")]
    [InlineData("UPDATE figure SET value = '12' WHERE position = 0", "id.content")]
    [InlineData("UPDATE figure SET value = 'twelve' WHERE position = 0", "row.damaged")]
    [InlineData("UPDATE figure SET text = '999' WHERE position = 0", "span.text")]
    [InlineData("UPDATE statement SET confidence = 1.5 WHERE position = 0", "statement.confidence")]
    [InlineData("UPDATE statement SET type = 3 WHERE position = 0", "statement.ends")]
    [InlineData("UPDATE statement SET properties = '{\"colour\":\"red\"}' WHERE position = 0", "property.unknown")]
    [InlineData("UPDATE statement SET properties = '{\"count\":\"two\",\"surfaces\":[]}' WHERE position = 0", "property.value")]
    [InlineData("UPDATE statement SET properties = NULL WHERE position = 0", "property.missing")]
    [InlineData("UPDATE statement SET properties = '{' WHERE position = 0", "row.damaged")]
    [InlineData("UPDATE statement SET to_node = 'no-such-theme' WHERE type = 1", "theme.unknown")]
    [InlineData("UPDATE statement SET from_node = 3 WHERE position = 0", "row.damaged")]
    [InlineData("UPDATE statement SET method = 1 WHERE position = 0", "statement.method")]
    [InlineData("DELETE FROM evidence WHERE statement = 0", "evidence.empty")]
    [InlineData("UPDATE evidence SET sentence = 9999 WHERE statement = 0", "row.damaged")]
    [InlineData("DELETE FROM statement WHERE position = (SELECT max(position) FROM statement)", "row.damaged")]
    [InlineData("DELETE FROM sentence WHERE position = 0", "row.damaged")]
    [InlineData("DELETE FROM document", "row.orphan")]
    [InlineData("UPDATE document SET title = title || '改'", "id.content")]
    [InlineData("UPDATE document SET date = '2025-01-01'", "id.content")]
    [InlineData("UPDATE document SET date = 'June'", "row.damaged")]
    [InlineData("UPDATE document SET source = x'0000000000'", "row.damaged")]
    [InlineData("UPDATE document SET uri = 'other.md'", "digest.briefing")]
    [InlineData("UPDATE document SET digest = zeroblob(32)", "digest.briefing")]
    [InlineData("UPDATE document SET language = 'fr'", "briefing.language")]
    public void Run_OnAnEditedRow_FindsIt(string sql, string code)
    {
        using var folder = new TemporaryStore();
        using (var store = folder.Write())
            store.Put(Rich());
        StoreFileTests.Sql(folder.Path, sql);
        var report = StoreCheck.Run(folder.Path, BriefingGenerator.Gives);
        Assert.Contains(report.Findings, f => f.Code == code);
        Assert.All(report.Findings, f => Assert.All((string[])[f.Id, f.Found, f.Expected], Assert.NotEmpty));
        Assert.Null(report.Hash);
    }

    [Fact]
    public void Run_OnFlippedBits_FindsEveryPageThatMatters()
    {
        using var folder = new TemporaryStore();
        folder.Fill(1, 2, 3);
        var sound = File.ReadAllBytes(folder.Path);
        var bits = new Random(11);
        var missed = new List<int>();
        for (var round = 0; round < 60; round++)
        {
            // Within the pages of data: the header is looked at by itself, and unused space says nothing.
            var at = bits.Next(4096, sound.Length);
            if (sound[at] == 0)
                continue;
            var damaged = (byte[])sound.Clone();
            damaged[at] ^= (byte)(1 << bits.Next(8));
            File.WriteAllBytes(folder.Path, damaged);
            if (StoreCheck.Run(folder.Path, BriefingGenerator.Gives).Findings.IsEmpty)
                missed.Add(at);
        }

        Assert.Empty(missed);
    }

    [Fact]
    public void Run_OnAnImageOfOtherContentUnderTheSameStamp_FindsIt()
    {
        using var folder = new TemporaryStore();
        folder.Fill(1, 2);
        using (var other = BriefingStore.Open(folder.Named("b.db"), StoreAccess.Write))
        {
            other.Put(TemporaryStore.Small.Make(3));
            using var store = folder.Read();
            using var snapshot = store.Snapshot();
            Graph.Image.ImageFile.Save(GraphImageCache.PathOf(folder.Path), GraphImageCache.StampOf(snapshot, store.Options), GraphImageCache.Open(other).Graph);
        }

        Assert.Equal("image.differs", Assert.Single(StoreCheck.Run(folder.Path, BriefingGenerator.Gives).Findings).Code);
    }

    [Fact]
    public void Run_OnNoFile_Fails() => StoreFileTests.Fails("store.missing", () => StoreCheck.Run("/no/such/file.db", (_, _) => true));

    [Fact]
    public void Put_OfAGraphThatBreaksTheContract_StoresNothing()
    {
        using var folder = new TemporaryStore();
        var sound = Rich();
        BriefingGraph[] broken =
        [
            sound with { Statements = [sound.Statements[0], sound.Statements[0]] },
            sound with { Statements = [sound.Statements[0] with { Evidence = [] }] },
            sound with { Statements = [sound.Statements[0] with { Confidence = double.NaN }] },
            sound with { Statements = [sound.Statements[0] with { To = "e-00000000000000000000000000000000" }] },
            sound with { Sections = [], Figures = [], Statements = [], References = [] },
            sound with { Entities = [.. sound.Entities, sound.Entities[0]] },
            sound with { Entities = [.. sound.Entities.Select(e => e with { Name = "a\0b" })] },
            sound with { SourceText = "" },
            sound with { Briefing = sound.Briefing with { Id = "b-1" } },
        ];
        using var store = folder.Write();
        foreach (var graph in broken)
            Assert.NotEmpty(Assert.Throws<InvalidBriefingException>(() => store.Put(graph)).Findings);
        Assert.Empty(store.List());
    }

    // A generated briefing in which every table has rows and the first statement is a mention.
    private static BriefingGraph Rich() => Enumerable.Range(0, 1000).Select(s => TemporaryStore.Small.Make(s)).First(g =>
        g.Entities.Length > 3 && g.Figures.Length > 1 && g.References.Length > 0 && g.Sections.Length > 1 && g.Sentences.Length > 4 && g.Statements[0].Type == RelationType.Mentions
        && g.Statements.Any(s => s.Type == RelationType.About) && g.Statements[^1].Evidence.Length > 0 && g.Figures[0].Observation.Value is { } v && v != 12);
}
