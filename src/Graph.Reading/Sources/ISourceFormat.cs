using System.Collections.Immutable;

namespace Graph.Reading.Sources;

/// <summary>
/// One document format: which file names it takes and how its bytes become source text. Stateless, safe for use by several threads.
/// A further format is one folder with one implementation, listed in <see cref="SourceFormats"/>.
/// </summary>
internal interface ISourceFormat
{
    /// <summary>File name extensions with their dot, lower case.</summary>
    ImmutableArray<string> Extensions { get; }

    /// <summary>True when <paramref name="text"/>, of unknown name, looks like this format.</summary>
    bool LooksLike(string text);

    /// <summary>The source text of a document; throws <see cref="ReadException"/> for a document that cannot be read.</summary>
    SourceText Read(RawDocument raw, ReadOptions options);
}

/// <summary>A document's bytes with what is known before its format: <paramref name="Text"/> is decoded text with <c>\n</c> line ends.</summary>
internal sealed record RawDocument(string Name, string Text, string Encoding, string Sha256);
