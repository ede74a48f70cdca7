using Graph.Reading.Sources;

namespace Graph.Reading.Cleaning;

/// <summary>Reads a piece of stored source text as documents are read, to hold a sentence or figure against its span.</summary>
public static class SliceReader
{
    /// <summary>
    /// True when <paramref name="slice"/> gives <paramref name="text"/>: cleaned as plain text or as Markdown, its blocks joined; or as a row of a table, whose text puts each column's
    /// header (which stands elsewhere) before its cell.
    /// </summary>
    public static bool Gives(string slice, string text) =>
        SameButForSpace(slice, text) || Clean(slice, SourceFormat.PlainText) == text || Clean(slice, SourceFormat.Markdown) is var marked && (marked == text || IsRow(slice, text));

    /// <summary>A figure or sentence over a line's end; alone, its first line might be taken for a page number.</summary>
    private static bool SameButForSpace(string slice, string text) =>
        slice.Where(c => !char.IsWhiteSpace(c)).SequenceEqual(text.Where(c => !char.IsWhiteSpace(c)));

    private static string Clean(string slice, SourceFormat format)
    {
        var source = new SourceText { Name = "-", Text = slice, Sha256 = "", Format = format, Encoding = "utf-8" };
        return TextCleaner.Clean(source).Clean.Text.Replace("\n", "", StringComparison.Ordinal);
    }

    /// <summary>Every cell of the text stands in the slice, in order, and nothing but marks and spaces between them.</summary>
    private static bool IsRow(string slice, string text)
    {
        var at = 0;
        var any = false;
        foreach (var cell in text.TrimEnd('。').Split('；'))
        {
            var colon = cell.IndexOf('：', StringComparison.Ordinal);
            var value = colon < 0 ? cell : cell[(colon + 1)..];
            any |= colon >= 0;
            foreach (var c in value.Where(c => !char.IsWhiteSpace(c)))
            {
                while (at < slice.Length && slice[at] != c && !char.IsLetterOrDigit(slice[at]))
                {
                    at++;
                }

                if (at == slice.Length || slice[at] != c)
                {
                    return false;
                }

                at++;
            }
        }

        return any && !slice.AsSpan(at).ContainsAnyLetterOrDigit();
    }

    private static bool ContainsAnyLetterOrDigit(this ReadOnlySpan<char> rest)
    {
        foreach (var c in rest)
        {
            if (char.IsLetterOrDigit(c))
            {
                return true;
            }
        }

        return false;
    }
}
