using Graph.Storage.Images;
using Xunit;

namespace Graph.Storage.Tests;

public sealed class ImageCacheTests
{
    [Fact]
    public void Open_Twice_ReadsTheFileTheSecondTime()
    {
        using var folder = new TemporaryStore();
        folder.Fill(1, 2, 3);
        using var store = folder.Read();
        var first = GraphImageCache.Open(store);
        var second = GraphImageCache.Open(store);
        Assert.True(first.WasRebuilt);
        Assert.False(second.WasRebuilt);
        Assert.Equal(store.ContentHash(), ImageDigest.Of(second.Graph));
    }

    [Fact]
    public void Open_AfterAWrite_Rebuilds()
    {
        using var folder = new TemporaryStore();
        folder.Fill(1, 2, 3);
        using var store = folder.Write();
        GraphImageCache.Open(store);
        store.Put(TemporaryStore.Small.Make(9));
        var opened = GraphImageCache.Open(store);
        Assert.True(opened.WasRebuilt);
        Assert.Equal(store.ContentHash(), ImageDigest.Of(opened.Graph));
    }

    [Fact]
    public void Open_DamagedOrForeignImage_RebuildsSilently()
    {
        using var folder = new TemporaryStore();
        folder.Fill(1, 2, 3);
        using var store = folder.Read();
        var hash = ImageDigest.Of(GraphImageCache.Open(store).Graph);
        var path = GraphImageCache.PathOf(folder.Path);
        var sound = File.ReadAllBytes(path);
        var bits = new Random(3);
        for (var round = 0; round < 30; round++)
        {
            var damaged = (byte[])sound.Clone();
            damaged[bits.Next(damaged.Length)] ^= (byte)(1 << bits.Next(8));
            File.WriteAllBytes(path, round % 3 == 0 ? sound[..bits.Next(sound.Length)] : damaged);
            var opened = GraphImageCache.Open(store);
            Assert.Equal(hash, ImageDigest.Of(opened.Graph));
            Assert.True(opened.WasRebuilt);
        }
    }

    [Fact]
    public void Open_OtherSeeds_Rebuilds()
    {
        using var folder = new TemporaryStore();
        folder.Fill(1);
        using (var store = folder.Read())
            GraphImageCache.Open(store);
        var seeds = Model.SeedFacts.Contract with { Themes = [.. Model.SeedFacts.Contract.Themes, new Model.SeedTheme("fusion", "可控核聚变", "Nuclear fusion", "energy")] };
        using var other = BriefingStore.Open(folder.Path, StoreAccess.Read, new StoreOptions { Seeds = seeds });
        Assert.True(GraphImageCache.Open(other).WasRebuilt);
    }

    [Fact]
    public void Open_TheSameContentInAnotherStore_GivesTheSameBytes()
    {
        using var folder = new TemporaryStore();
        folder.Fill(3, 1, 2);
        using (var other = BriefingStore.Open(folder.Named("b.db"), StoreAccess.Write))
        {
            foreach (var seed in (int[])[2, 9, 3, 1])
                other.Put(TemporaryStore.Small.Make(seed));
            other.Remove(TemporaryStore.Small.Make(9).Briefing.Id);
            GraphImageCache.Open(other);
        }

        using var store = folder.Read();
        GraphImageCache.Open(store);
        Assert.Equal(File.ReadAllBytes(GraphImageCache.PathOf(folder.Named("b.db"))), File.ReadAllBytes(GraphImageCache.PathOf(folder.Path)));
    }
}
