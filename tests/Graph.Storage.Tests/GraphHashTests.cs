using CsCheck;
using Graph.Model;
using Graph.Storage.Images;
using Graph.Storage.Projection;
using Xunit;

namespace Graph.Storage.Tests;

/// <summary>The graph is a function of the set of briefings: neither the order of ingestion nor what was there in between leaves a trace.</summary>
public sealed class GraphHashTests
{
    private enum Deed
    {
        Put,
        Correct,
        Remove,
    }

    // A history over a handful of briefings; what it leaves behind is put in order into another store.
    private static readonly Gen<(int Seed, Deed Deed, int Revision)[]> Histories =
        Gen.Select(Gen.Int[0, 5], Gen.Enum<Deed>(), Gen.Int[1, 2], (seed, deed, revision) => (seed, deed, revision)).Array[1, 14];

    [Fact]
    public void ContentHash_AfterAnyHistory_EqualsDirectIngestion() =>
        Histories.Sample(
            history =>
            {
                using var folder = new TemporaryStore();
                var state = new SortedDictionary<int, int>();
                string hash;
                using (var store = folder.Write())
                {
                    foreach (var (seed, deed, revision) in history)
                    {
                        if (deed == Deed.Remove)
                        {
                            Assert.Equal(state.Remove(seed), store.Remove(TemporaryStore.Small.Make(seed).Briefing.Id));
                            continue;
                        }

                        var r = deed == Deed.Put ? 0 : revision;
                        var expected = !state.TryGetValue(seed, out var held) ? PutOutcome.Added : held == r ? PutOutcome.Unchanged : PutOutcome.Corrected;
                        Assert.Equal(expected, store.Put(TemporaryStore.Small.Make(seed, r)));
                        state[seed] = r;
                    }

                    hash = store.ContentHash();
                }

                using var direct = BriefingStore.Open(folder.Named("b.db"), StoreAccess.Write);
                foreach (var (seed, revision) in state)
                    direct.Put(TemporaryStore.Small.Make(seed, revision));
                Assert.Equal(direct.ContentHash(), hash);
                using var a = BriefingStore.Open(folder.Path, StoreAccess.Read);
                Assert.Equal(direct.List().Select(b => b.Briefing.Id), a.List().Select(b => b.Briefing.Id));
                Assert.Equal(hash, ImageDigest.Of(GraphImageCache.Open(a).Graph));
            },
            iter: 30,
            threads: 1);

    [Fact]
    public void ContentHash_OfOtherContent_Differs()
    {
        using var folder = new TemporaryStore();
        var graph = TemporaryStore.Small.Make(1);
        var hashes = new HashSet<string>();
        using var store = folder.Write();
        hashes.Add(store.ContentHash());
        store.Put(graph);
        hashes.Add(store.ContentHash());
        store.Put(TemporaryStore.Small.Make(1, 1));
        hashes.Add(store.ContentHash());
        store.Put(graph with { Entities = [.. graph.Entities.Select(e => e with { NameEn = "changed" })] });
        hashes.Add(store.ContentHash());
        store.Put(TemporaryStore.Small.Make(2));
        hashes.Add(store.ContentHash());
        Assert.Equal(5, hashes.Count);
    }

    /// <summary>The bytes that are hashed are part of the product: this value may only change together with <see cref="GraphProjection.Version"/> or the contract.</summary>
    [Fact]
    public void ContentHash_OfAnEmptyStore_IsTheSameOnEveryMachine()
    {
        using var folder = new TemporaryStore();
        using var store = folder.Write();
        Assert.StartsWith("1d1a7f36798cea4c2ab20644ffceb050", store.ContentHash(), StringComparison.Ordinal);
    }

    [Fact]
    public void ContentHash_OfThreeGeneratedBriefings_IsTheSameOnEveryMachine()
    {
        using var folder = new TemporaryStore();
        folder.Fill(1, 2, 3);
        using var store = folder.Read();
        Assert.StartsWith("f0949ff07f575671f0ef6bc109af2075", store.ContentHash(), StringComparison.Ordinal);
    }
}
