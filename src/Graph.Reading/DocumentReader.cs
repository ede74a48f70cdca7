using System.Security.Cryptography;
using Graph.Reading.Cleaning;
using Graph.Reading.Sources;
using Graph.Reading.Structure;

namespace Graph.Reading;

/// <summary>Bytes to a document that has been read, cleaned and taken apart. Stateless, safe for use by several threads.</summary>
public static class DocumentReader
{
    /// <summary>
    /// Reads a document. <paramref name="name"/> is a file name (its extension names the format) or <c>-</c> for text of unknown format, whose format is told from the text.
    /// A document that cannot be read is a failure in the result: <c>read.empty</c>, <c>read.binary</c>, <c>read.encoding</c>, <c>read.too-large</c>, <c>read.nesting</c>, <c>read.format</c>, <c>read.gone</c>, <c>read.no-date</c>, <c>read.no-text</c>.
    /// </summary>
    public static ReadResult Read(string name, ReadOnlyMemory<byte> bytes, ReadOptions? options = null)
    {
        options ??= ReadOptions.Default;
        var fileName = Path.GetFileName(name);
        try
        {
            return ReadResult.Of(ReadOrThrow(fileName.Length > 0 ? fileName : "-", bytes, options));
        }
        catch (ReadException failure)
        {
            return ReadResult.Of(new ReadFailure(name, failure.Code, failure.Message));
        }
    }

    /// <summary>The failure for a document of <paramref name="length"/> bytes that is over the limit.</summary>
    internal static ReadFailure TooLarge(string name, long length, ReadOptions options) =>
        new(name, "read.too-large", FormattableString.Invariant($"found {length} bytes; expected at most {options.MaxBytes}; split the document or raise the limit"));

    private static ReadDocument ReadOrThrow(string name, ReadOnlyMemory<byte> bytes, ReadOptions options)
    {
        if (bytes.Length > options.MaxBytes)
        {
            throw new ReadException("read.too-large", TooLarge(name, bytes.Length, options).Message);
        }

        var format = SourceFormats.ForName(name);
        if (format is null && name != "-")
        {
            var extension = Path.GetExtension(name);
            throw new ReadException("read.format", $"found {(extension.Length > 0 ? $"the extension {extension}" : "no extension")}; expected one of {string.Join(' ', SourceFormats.Extensions)}; rename or convert the file");
        }

        var (text, encoding) = TextDecoder.Decode(bytes.Span);
        format ??= SourceFormats.Sniff(text);
        var source = format.Read(new RawDocument(name, text, encoding, Convert.ToHexStringLower(SHA256.HashData(bytes.Span))), options);
        return Structure(source, options);
    }

    /// <summary>Cleans a source text and takes it apart; throws <see cref="ReadException"/>.</summary>
    private static ReadDocument Structure(SourceText source, ReadOptions options)
    {
        var cleaned = TextCleaner.Clean(source);
        if (cleaned.Blocks.IsEmpty)
        {
            throw new ReadException("read.no-text", "found no text besides markup and boilerplate; expected running text with sentences; check that the page's text was saved with it");
        }

        return new ReadDocument(source, cleaned.Clean, StructureReader.Read(source, cleaned, options));
    }
}
