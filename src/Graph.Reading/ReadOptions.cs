namespace Graph.Reading;

/// <summary>What a caller may set for reading.</summary>
public sealed record ReadOptions
{
    /// <summary>The usual limits and no forced date.</summary>
    public static ReadOptions Default { get; } = new();

    /// <summary>The date of every document, whatever the documents say; null to take it from the document.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Largest document in bytes (inclusive); a larger one is set aside unread. Default 64 MiB.</summary>
    public long MaxBytes { get; init; } = 64L << 20;

    /// <summary>Deepest nesting of HTML elements (inclusive). Real pages stay under a hundred; the parser's time grows with the square of the depth. Default 2000.</summary>
    public int MaxNesting { get; init; } = 2000;
}
