using System.Diagnostics;
using System.Globalization;
using Graph.Generation;
using Graph.Model;
using Graph.Storage.Checking;
using Xunit;

namespace Graph.Storage.Tests;

/// <summary>A process that writes is killed (SIGKILL) at random moments; whatever it had reported as done is there once, and nothing is half there.</summary>
public sealed class KillTests
{
    private const int Rounds = 50;
    private const int Briefings = 100_000;

    [Fact]
    public void Ingest_KilledFiftyTimes_LosesNothingCommittedAndDoublesNothing()
    {
        var delays = new Random(20260611);
        using var folder = new TemporaryStore();
        var done = new HashSet<int>();
        var killedWriting = 0;
        var next = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var (finished, begun) = Kill(folder, $"ingest {folder.Path} {next.ToString(CultureInfo.InvariantCulture)} {Briefings}", delays.Next(0, 120));
            done.UnionWith(finished);
            if (begun is not null)
                killedWriting++;

            using var store = folder.Write();
            var held = store.List();
            Assert.Equal(held.Length, held.Select(b => b.Briefing.Id).Distinct(StringComparer.Ordinal).Count());
            var expected = done.Select(IdOf).ToHashSet(StringComparer.Ordinal);
            var there = held.Select(b => b.Briefing.Id).ToHashSet(StringComparer.Ordinal);
            Assert.Superset(expected, there);

            // Of what was begun and not reported, all or nothing is there.
            if (begun is { } seed && there.Contains(IdOf(seed)))
                done.Add(seed);
            Assert.Equal(done.Count, held.Length);
            Assert.Empty(StoreCheck.Run(folder.Path, BriefingGenerator.Gives).Findings);
            next = done.Count == 0 ? 0 : done.Max() + 1;

            // A round of its own for each state of the file: now and then a fresh store, so that its making is killed too.
            if (round % 10 == 9)
            {
                store.Dispose();
                foreach (var file in Directory.GetFiles(folder.Folder))
                    File.Delete(file);
                done.Clear();
                next = 0;
            }
        }

        // Most kills hit a write: otherwise the test would show little.
        Assert.True(killedWriting >= Rounds / 3, $"only {killedWriting} of {Rounds} kills hit a write");
    }

    [Fact]
    public void Correction_Killed_LeavesTheOldOrTheNewText()
    {
        var delays = new Random(7);
        using var folder = new TemporaryStore();
        folder.Fill(5);
        for (var round = 0; round < 10; round++)
        {
            Kill(folder, $"correct {folder.Path} 5 {Briefings}", delays.Next(0, 60));
            using var store = folder.Write();
            var held = Assert.Single(store.List());
            var graph = store.Read(held.Briefing.Id)!;
            var revision = Enumerable.Range(0, 2000).First(r => TemporaryStore.Small.Make(5, r).Briefing.Sha256 == graph.Briefing.Sha256);
            RoundTripTests.Same(TemporaryStore.Small.Make(5, revision), graph);
        }
    }

    private static string IdOf(int seed) => TemporaryStore.Small.Make(seed).Briefing.Id;

    // Runs the victim until it has reported something, then kills it after a delay. Gives what it finished, and what it had begun and not finished.
    private static (List<int> Finished, int? Begun) Kill(TemporaryStore folder, string arguments, int afterMs)
    {
        var isNew = !File.Exists(folder.Path);
        using var process = Victim.Start(arguments);
        var finished = new List<int>();
        int? begun = null;
        var begins = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var killing = Task.Run(async () =>
        {
            // The clock of the kill starts when the process works, not while .NET starts; where there is no store yet, while it is being made.
            if (isNew)
            {
                while (!process.HasExited && Directory.GetFiles(folder.Folder).Length == 0)
                    await Task.Delay(1);
            }
            else
            {
                await begins.Task;
            }

            await Task.Delay(afterMs);
            process.Kill();
        });
        while (process.StandardOutput.ReadLine() is { } line)
        {
            var words = line.Split(' ');
            switch (words[0])
            {
                case "open":
                    break;
                case "begin":
                    begins.TrySetResult();
                    begun = int.Parse(words[1], CultureInfo.InvariantCulture);
                    break;
                case "done":
                    begun = null;
                    finished.Add(int.Parse(words[1], CultureInfo.InvariantCulture));
                    break;
                default:
                    throw new InvalidOperationException($"the victim says '{line}'");
            }
        }

        begins.TrySetResult();
        killing.GetAwaiter().GetResult();
        process.WaitForExit();
        return (finished, begun);
    }
}
