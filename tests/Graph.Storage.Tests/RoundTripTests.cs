using System.Collections.Immutable;
using CsCheck;
using Graph.Model;
using Graph.Storage.Documents;
using Xunit;

namespace Graph.Storage.Tests;

public sealed class RoundTripTests
{
    [Fact]
    public void Read_AfterPut_GivesTheSameGraph() =>
        Gen.Int[0, 100_000].Sample(
            seed =>
            {
                using var folder = new TemporaryStore();
                var graph = TemporaryStore.Small.Make(seed);
                using var store = folder.Write();
                Assert.Equal(PutOutcome.Added, store.Put(graph));
                Same(graph, store.Read(graph.Briefing.Id)!);
            },
            iter: 40,
            threads: 1);

    [Fact]
    public void Put_TheSameTwice_ChangesNothing()
    {
        using var folder = new TemporaryStore();
        var graph = TemporaryStore.Small.Make(4);
        using var store = folder.Write();
        store.Put(graph);
        Assert.Equal(PutOutcome.Unchanged, store.Put(graph));
        Assert.Single(store.List());
    }

    [Fact]
    public void Put_OtherBytesUnderOneIdentity_ReplacesWhatTheOldOneSaid()
    {
        using var folder = new TemporaryStore();
        var old = TemporaryStore.Small.Make(4);
        var corrected = TemporaryStore.Small.Make(4, revision: 1);
        Assert.Equal(old.Briefing.Id, corrected.Briefing.Id);
        using var store = folder.Write();
        store.Put(old);
        Assert.Equal(PutOutcome.Corrected, store.Put(corrected));
        Same(corrected, store.Read(old.Briefing.Id)!);
        Assert.Single(store.List());
    }

    [Fact]
    public void Put_TheSameBytesReadOtherwise_IsReread()
    {
        using var folder = new TemporaryStore();
        var graph = TemporaryStore.Small.Make(4);
        using var store = folder.Write();
        store.Put(graph);
        Assert.Equal(PutOutcome.Reread, store.Put(graph with { Ledger = [new LedgerEntry(new TextSpan(0, 1), "a", "b")] }));
        Assert.Single(store.Read(graph.Briefing.Id)!.Ledger);
    }

    [Theory]
    [InlineData("a.md", "b.md")]
    [InlineData("b.md", "a.md")]
    public void Put_TheSameBytesUnderTwoFileNames_KeepsTheSmallerInEitherOrder(string first, string second)
    {
        using var folder = new TemporaryStore();
        var graph = TemporaryStore.Small.Make(4);
        using var store = folder.Write();
        store.Put(graph with { Briefing = graph.Briefing with { Uri = first } });
        store.Put(graph with { Briefing = graph.Briefing with { Uri = second } });
        Assert.Equal("a.md", Assert.Single(store.List()).Briefing.Uri);
    }

    [Fact]
    public void Put_TextWithLoneSurrogateInTheSource_IsKeptExactly()
    {
        using var folder = new TemporaryStore();
        var graph = TemporaryStore.Small.Make(4);
        graph = graph with { SourceText = graph.SourceText + "\uD800尾" };
        using var store = folder.Write();
        store.Put(graph);
        Assert.Equal(graph.SourceText, store.Read(graph.Briefing.Id)!.SourceText);
    }

    [Fact]
    public void Remove_WhatIsHeld_LeavesNoRowOfIt()
    {
        using var folder = new TemporaryStore();
        var graphs = folder.Fill(1, 2, 3);
        using var store = folder.Write();
        Assert.True(store.Remove(graphs[1].Briefing.Id));
        Assert.False(store.Remove(graphs[1].Briefing.Id));
        Assert.Null(store.Read(graphs[1].Briefing.Id));
        foreach (var graph in graphs.RemoveAt(1))
            Same(graph, store.Read(graph.Briefing.Id)!);
        store.Remove(graphs[0].Briefing.Id);
        store.Remove(graphs[2].Briefing.Id);
        store.Dispose();
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={folder.Path};Pooling=False");
        connection.Open();
        foreach (var table in (ImmutableArray<string>)["document", .. Files.StoreSchema.PartTables])
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM {table}";
            Assert.Equal(0L, command.ExecuteScalar());
        }
    }

    [Fact]
    public void Find_ByIdPrefixFileTitleSeriesAndDate_GivesTheBriefing()
    {
        using var folder = new TemporaryStore();
        var graphs = folder.Fill(1, 2, 3);
        using var store = folder.Read();
        var wanted = graphs[1].Briefing;
        foreach (var text in (string[])[wanted.Id, wanted.Id[..8], wanted.Id[2..10], wanted.Uri, "/some/where/" + wanted.Uri, Path.GetFileNameWithoutExtension(wanted.Uri), wanted.Title, "《" + wanted.Title + "》", "第2期", wanted.Date.ToString("yyyy-MM-dd")])
            Assert.Equal(wanted.Id, Assert.Single(store.Find(text)).Briefing.Id);
        Assert.Equal(2, store.Find("生成每日动态").Length);
        Assert.Empty(store.Find("没有"));
        Assert.Empty(store.Find(" "));
        Assert.Empty(store.Find(wanted.Id[2..5]));
    }

    [Fact]
    public void List_OfAFilledStore_HasTheCounts()
    {
        using var folder = new TemporaryStore();
        var graph = folder.Fill(7)[0];
        using var store = folder.Read();
        var listed = Assert.Single(store.List());
        Assert.Equal((graph.Sections.Length, graph.Sentences.Length, graph.Entities.Length, graph.Figures.Length, graph.Statements.Length), (listed.Sections, listed.Sentences, listed.Entities, listed.Figures, listed.Statements));
        Assert.Equal(graph.SourceText.Length, listed.SourceLength);
    }

    internal static void Same(BriefingGraph expected, BriefingGraph found)
    {
        Assert.Equal(expected.SourceText, found.SourceText);
        Assert.Equal(expected.Briefing with { Publishers = [] }, found.Briefing with { Publishers = [] });
        Assert.Equal<string>(expected.Briefing.Publishers, found.Briefing.Publishers);
        Assert.Equal<Section>(expected.Sections, found.Sections);
        Assert.Equal<Sentence>(expected.Sentences, found.Sentences);
        Assert.Equal<Figure>(expected.Figures, found.Figures);
        Assert.Equal(expected.References.Select(Written), found.References.Select(Written));
        Assert.Equal(expected.Entities.Select(Written), found.Entities.Select(Written));
        Assert.Equal(expected.Statements.Select(Written), found.Statements.Select(Written));
        Assert.Equal<LedgerEntry>(expected.Ledger, found.Ledger);
        Assert.Equal(BriefingDigest.Of(expected), BriefingDigest.Of(found));
    }

    private static string Written(Reference r) => $"{r with { CitedBy = [], PublisherEntities = [] }} {string.Join(',', r.CitedBy)} {string.Join(',', r.PublisherEntities)}";

    private static string Written(Entity e) => $"{e with { Aliases = [] }} {string.Join(',', e.Aliases)}";

    private static string Written(Statement s) =>
        $"{s.Type} {s.From} {s.To} {s.Confidence:R} {s.Method} {string.Join(',', s.Evidence)} {string.Join(';', s.Properties.Select(p => p.Key + "=" + (p.Value is PropertyValue.TextList l ? string.Join(',', l.Values) : p.Value.ToString())))}";
}
