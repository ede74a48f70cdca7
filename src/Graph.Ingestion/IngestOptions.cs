namespace Graph.Ingestion;

/// <summary>How documents are taken in.</summary>
public sealed record IngestOptions
{
    /// <summary>The date of every document, or null to take it from the document.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>How many documents are read and taken apart at once; at least 1.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Where <c>-</c> reads from.</summary>
    public Stream? StandardInput { get; init; }
}
