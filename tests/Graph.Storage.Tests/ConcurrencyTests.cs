using System.Globalization;
using Graph.Generation;
using Graph.Storage.Checking;
using Xunit;

namespace Graph.Storage.Tests;

public sealed class ConcurrencyTests
{
    [Fact]
    public async Task Ingest_ByTwoProcessesAtOnce_KeepsBothWorks()
    {
        using var folder = new TemporaryStore();
        const int each = 40;
        using var first = Victim.Start($"ingest {folder.Path} 0 {each}");
        using var second = Victim.Start($"ingest {folder.Path} 1000 {each}");
        var a = first.StandardOutput.ReadToEndAsync();
        var b = second.StandardOutput.ReadToEndAsync();
        Assert.DoesNotContain("failed", await a, StringComparison.Ordinal);
        Assert.DoesNotContain("failed", await b, StringComparison.Ordinal);
        first.WaitForExit();
        second.WaitForExit();
        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        using var store = folder.Read();
        Assert.Equal(2 * each, store.List().Length);
        Assert.Empty(StoreCheck.Run(folder.Path, BriefingGenerator.Gives).Findings);
    }

    [Fact]
    public void Put_WhileAnotherProcessWrites_WaitsForIt()
    {
        using var folder = new TemporaryStore();
        folder.Fill(1);
        using var holder = Held(folder, 1500);
        using var store = folder.Write();
        Assert.Equal(PutOutcome.Added, store.Put(TemporaryStore.Small.Make(2)));
        holder.WaitForExit();
    }

    [Fact]
    public void Put_WhileAnotherProcessWritesTooLong_NamesIt()
    {
        using var folder = new TemporaryStore();
        folder.Fill(1);
        using var holder = Held(folder, 8000);
        using var store = folder.Write(new StoreOptions { WriteTimeout = TimeSpan.FromSeconds(1) });
        var failure = Assert.Throws<StoreException>(() => store.Put(TemporaryStore.Small.Make(2))).Failure;
        Assert.Equal("store.busy", failure.Code);
        Assert.Contains($"process {holder.Id.ToString(CultureInfo.InvariantCulture)} (", failure.Found, StringComparison.Ordinal);
        Assert.Single(store.List());
        holder.Kill();
        holder.WaitForExit();

        // What the killed process held is free again.
        Assert.Equal(PutOutcome.Added, store.Put(TemporaryStore.Small.Make(2)));
    }

    [Fact]
    public void Read_WhileAnotherProcessWrites_IsNotBlocked()
    {
        using var folder = new TemporaryStore();
        var graph = folder.Fill(1)[0];
        using var holder = Held(folder, 8000);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        using (var store = folder.Read())
        {
            Assert.Single(store.List());
            RoundTripTests.Same(graph, store.Read(graph.Briefing.Id)!);
            Assert.Equal(64, store.ContentHash().Length);
        }

        Assert.False(holder.HasExited, $"the reader took {clock.Elapsed}; the writer was gone before it had ended");
        holder.Kill();
        holder.WaitForExit();
    }

    [Fact]
    public void Snapshot_TakenBeforeAWrite_DoesNotSeeIt()
    {
        using var folder = new TemporaryStore();
        folder.Fill(1);
        using var store = folder.Write();
        using var snapshot = store.Snapshot();
        store.Put(TemporaryStore.Small.Make(2));
        Assert.Single(snapshot.Briefings());
        using var later = store.Snapshot();
        Assert.Equal(2, later.Briefings().Count());
        Assert.NotEqual(snapshot.Version, later.Version);
    }

    private static System.Diagnostics.Process Held(TemporaryStore folder, int ms)
    {
        var process = Victim.Start($"hold {folder.Path} {ms.ToString(CultureInfo.InvariantCulture)}");
        Assert.Equal("open", process.StandardOutput.ReadLine());
        Assert.Equal("held", process.StandardOutput.ReadLine());
        return process;
    }
}
