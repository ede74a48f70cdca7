using Graph.Extraction;
using Graph.Ingestion;
using Graph.Reading;

namespace Graph.Server.Homes;

/// <summary>Takes uploads apart, few at once, so that reading goes on meanwhile.</summary>
internal sealed class DocumentIntake(Func<BriefingExtractor> make) : IDisposable
{
    private readonly Lazy<BriefingExtractor> extractor = new(make);
    private readonly SemaphoreSlim slots = new(Math.Max(1, Environment.ProcessorCount - 1));

    /// <summary>The graph of a document, or why it was set aside; nothing is stored.</summary>
    public async Task<IngestOutcome> TakeApartAsync(Upload upload, CancellationToken cancellation)
    {
        await slots.WaitAsync(cancellation);
        try
        {
            return await Task.Run(
                () =>
                {
                    var taken = DocumentIsolation.Take(upload.Name, () => DocumentReader.Read(upload.Name, upload.Bytes, new ReadOptions { Date = upload.Date }), document => extractor.Value.Extract(document));
                    return new IngestOutcome(upload.Name, null, taken.Graph, taken.Failure);
                },
                cancellation);
        }
        finally
        {
            slots.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => slots.Dispose();
}
