using System.Collections.Immutable;
using Graph.Generation;
using Graph.Model;

namespace Graph.Storage.Tests;

/// <summary>A folder of its own for the stores of one test, gone afterwards.</summary>
internal sealed class TemporaryStore : IDisposable
{
    public TemporaryStore()
    {
        Folder = Directory.CreateTempSubdirectory("policygraph-store-").FullName;
        Path = System.IO.Path.Combine(Folder, "a.db");
    }

    public static BriefingGenerator Small { get; } = new(BriefingProfile.Small);

    public string Folder { get; }

    public string Path { get; }

    public string Named(string name) => System.IO.Path.Combine(Folder, name);

    public BriefingStore Write(StoreOptions? options = null) => BriefingStore.Open(Path, StoreAccess.Write, options);

    public BriefingStore Read() => BriefingStore.Open(Path, StoreAccess.Read);

    /// <summary>Fills the store with generated briefings and closes it.</summary>
    public ImmutableArray<BriefingGraph> Fill(params int[] seeds)
    {
        ImmutableArray<BriefingGraph> graphs = [.. seeds.Select(s => Small.Make(s))];
        using var store = Write();
        foreach (var graph in graphs)
            store.Put(graph);
        return graphs;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
