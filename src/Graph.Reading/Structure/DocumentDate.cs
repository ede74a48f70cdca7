using System.Collections.Immutable;
using System.Globalization;
using Graph.Reading.Sources;

namespace Graph.Reading.Structure;

/// <summary>Chooses the document's date: what is forced, what masthead or signature say, the metadata, the file name, the newest reference, the first date in the text.</summary>
internal static class DocumentDate
{
    public static (DateOnly Date, string Origin) Choose(SourceText source, string text, Masthead masthead, Signature signature, ImmutableArray<ReferenceText> references, ReadOptions options)
    {
        if (options.Date is { } forced)
        {
            return (forced, "option");
        }

        if (masthead.Date is { } head)
        {
            return (head, "text");
        }

        if (signature.Date is { } signed)
        {
            return (signed, "text");
        }

        if (source.Metadata.TryGetValue("date", out var written) && DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var metadata))
        {
            return (metadata, "metadata");
        }

        if (DateText.InFileName(source.Name) is { Date: { } named })
        {
            return (named, "file-name");
        }

        var newest = references.Select(r => r.Date is { Length: 10 } iso && DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : (DateOnly?)null).Max();
        if (newest is { } latest)
        {
            return (latest, "references");
        }

        return DateText.FindFirstDay(text) is { Date: { } running }
            ? (running, "text")
            : throw new ReadException("read.no-date", "found no date in text, metadata, file name or references; expected one such as 2026年6月11日; give it with --date YYYY-MM-DD");
    }
}
