namespace Graph.Reading.Cleaning;

/// <summary>What a source line is by its marks.</summary>
internal enum LineKind
{
    Blank,
    Text,
    Heading,
    ListItem,
    TableRow,
    Quote,

    /// <summary>A line of marks only: rule, table rule, underline, comment, front matter. It ends what stands before it.</summary>
    Mark,

    /// <summary>A page number that a page break left between two lines of text.</summary>
    PageNumber,

    /// <summary>A heading's number on a line of its own (01), which belongs to the next line.</summary>
    NumberOnly,
}

/// <summary>
/// A line of the source. [<paramref name="Start"/>, <paramref name="End"/>) is its content without marks and outer spaces.
/// <paramref name="IsIndented"/>: begins with two full-width spaces, as a new paragraph does. <paramref name="IsBroken"/>: ends with Markdown's hard break.
/// <paramref name="Columns"/> is its width in columns.
/// </summary>
internal readonly record struct SourceLine(int Start, int End, LineKind Kind, int Level, bool IsBold, bool IsIndented, bool IsBroken, int Columns, int RawStart, int RawEnd)
{
    public int Length => End - Start;

    public ReadOnlySpan<char> Of(string source) => source.AsSpan(Start, End - Start);
}
