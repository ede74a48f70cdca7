using Graph.Cypher.Port;
using Graph.Model;
using Graph.Storage;
using Graph.Storage.Images;

namespace Graph.Neo4j.Store;

/// <summary>The time in which one process writes a store on a server; until it is disposed, others are told that somebody writes. One caller at a time.</summary>
public sealed class NeoWriting : IAsyncDisposable
{
    private readonly NeoStore store;
    private readonly StoreLease lease;

    internal NeoWriting(NeoStore store, StoreLease lease)
    {
        this.store = store;
        this.lease = lease;
    }

    /// <summary>
    /// Notes one briefing in the books, in place of what they held under its id: from then on it is not lost. The graph follows with the next <see cref="PushAsync(BriefingStore, IProgress{PushProgress}?, CancellationToken)"/>.
    /// </summary>
    public Task NoteAsync(BriefingGraph briefing, CancellationToken cancellation) => NeoStore.WriteBriefingsAsync(lease, [HeldBriefing.RowOf(briefing)], cancellation);

    /// <summary>Makes briefings and graph on the server equal to those of an embedded store. Killed at any moment, on either side, the next one ends it.</summary>
    public Task<PushReport> PushAsync(BriefingStore source, IProgress<PushProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        return PushSnapshotAsync(source, progress, cancellation);
    }

    /// <summary>Makes the graph on the server equal to a graph that came from elsewhere; no briefing is held then. Its nodes need an <c>id</c> that is their element id, and a label each.</summary>
    public Task<PushReport> PushAsync(IPropertyGraph graph, IProgress<PushProgress>? progress, CancellationToken cancellation) => store.PushAsync(lease, graph, null, progress, cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => lease.DisposeAsync();

    private async Task<PushReport> PushSnapshotAsync(BriefingStore source, IProgress<PushProgress>? progress, CancellationToken cancellation)
    {
        // Graph and briefings of one moment: a graph of the next is made again.
        using var snapshot = source.Snapshot();
        var opened = GraphImageCache.Open(source, cancellation);
        var graph = opened.Stamp == GraphImageCache.StampOf(snapshot, source.Options) ? opened.Graph : GraphImageCache.Build(snapshot, source.Options, cancellation);
        return await store.PushAsync(lease, graph, snapshot, progress, cancellation).ConfigureAwait(false);
    }
}
