using Graph.Extraction;
using Graph.Reading;
using Graph.Storage;
using Graph.Storage.Checking;

namespace Graph.Ingestion;

/// <summary>
/// Paths to stored briefings: finds documents, reads and takes them apart (several at once), stores each in a transaction of its own, in the order found.
/// A document that cannot be read, or that meets a fault of the extraction, is an outcome; the rest goes on. Memory holds only the documents under way.
/// </summary>
public sealed class Ingestor(BriefingExtractor extractor, IngestOptions options)
{
    /// <summary>Reads and takes apart; stores nothing. In the order found.</summary>
    public IEnumerable<ReadOutcome> Read(IEnumerable<string> paths, CancellationToken cancellationToken = default)
    {
        var jobs = Math.Max(1, options.Jobs);
        if (jobs == 1)
        {
            foreach (var found in DocumentFinder.Find(paths))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return Take(found);
            }

            yield break;
        }

        // A window of running tasks keeps the order and bounds what is in memory.
        var window = new Queue<Task<ReadOutcome>>();
        foreach (var found in DocumentFinder.Find(paths))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (window.Count >= jobs * 2)
            {
                yield return window.Dequeue().GetAwaiter().GetResult();
            }

            window.Enqueue(Task.Run(() => Take(found), cancellationToken));
        }

        while (window.TryDequeue(out var task))
        {
            yield return task.GetAwaiter().GetResult();
        }
    }

    /// <summary>Reads, takes apart and stores; a null <paramref name="store"/> is a dry run.</summary>
    /// <exception cref="StoreException">The store failed; what was reported before is committed.</exception>
    public IEnumerable<IngestOutcome> Ingest(IEnumerable<string> paths, BriefingStore? store, CancellationToken cancellationToken = default)
    {
        foreach (var read in Read(paths, cancellationToken))
        {
            yield return Store(read, store);
        }
    }

    /// <summary>A graph that the store refuses sets its document aside; the rest goes on.</summary>
    private static IngestOutcome Store(ReadOutcome read, BriefingStore? store)
    {
        if (read.Graph is not { } graph || store is null)
        {
            return new IngestOutcome(read.Name, null, read.Graph, read.Failure);
        }

        try
        {
            return new IngestOutcome(read.Name, store.Put(graph), graph, null);
        }
        catch (InvalidBriefingException refused)
        {
            return new IngestOutcome(read.Name, null, null, new ReadFailure(read.Name, "store.contract", refused.Message));
        }
    }

    private ReadOutcome Take(FoundDocument found) =>
        DocumentIsolation.Take(found.Name, () => DocumentFinder.Read(found, new ReadOptions { Date = options.Date }, options.StandardInput), extractor.Extract);
}
