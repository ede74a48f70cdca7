using Graph.Model;
using Graph.Reading;

namespace Graph.Ingestion;

/// <summary>Keeps one document apart from the others: whatever goes wrong in it is its own outcome. Every way in takes documents apart through here.</summary>
public static class DocumentIsolation
{
    /// <summary>The graph of a document, or why it was set aside; a fault of the program in it is the failure <c>extract.fault</c>.</summary>
    /// <param name="name">The document's name, for messages.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="extract">Takes it apart.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ReadOutcome Take(string name, Func<ReadResult> read, Func<ReadDocument, BriefingGraph> extract)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(extract);
        try
        {
            var result = read();
            return result.Document is { } document ? new ReadOutcome(name, extract(document), null) : new ReadOutcome(name, null, result.Failure);
        }
#pragma warning disable CA1031 // The isolation point: a fault of ours in one document may not lose the rest.
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
#pragma warning restore CA1031
        {
            return new ReadOutcome(name, null, new ReadFailure(name, "extract.fault", $"found a fault of this program in this document ({fault.GetType().Name}: {fault.Message}; {fault.StackTrace?.Split('\n')[0].Trim()}); expected none; the document is set aside and nothing of it is stored; report it with the document"));
        }
    }
}
