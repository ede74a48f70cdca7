using System.Collections.Immutable;

namespace Graph.Reading.Sources;

/// <summary>The format a document came in.</summary>
public enum SourceFormat
{
    /// <summary>Markdown.</summary>
    Markdown,

    /// <summary>Plain text.</summary>
    PlainText,

    /// <summary>HTML; the source text is what a reader of the page sees, block by block.</summary>
    Html,
}

/// <summary>
/// A document's text as read: decoded, and for HTML taken out of its markup, but not cleaned. This is what the store keeps and what every source span points into.
/// </summary>
public sealed record SourceText
{
    /// <summary>File name without folders, or the name given for standard input.</summary>
    public required string Name { get; init; }

    /// <summary>The text; line ends are <c>\n</c>.</summary>
    public required string Text { get; init; }

    /// <summary>SHA-256 of the bytes, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The format.</summary>
    public required SourceFormat Format { get; init; }

    /// <summary>Name of the encoding that decoded the bytes: <c>utf-8</c>, <c>utf-16le</c>, <c>utf-16be</c>, <c>gb18030</c>.</summary>
    public required string Encoding { get; init; }

    /// <summary>What the format itself says of the document (HTML meta, front matter): <c>title</c> <c>date</c> (ISO) <c>publisher</c> <c>author</c> <c>docNo</c> <c>url</c>; absent keys are not there.</summary>
    public ImmutableSortedDictionary<string, string> Metadata { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
