using System.Collections.Immutable;
using Graph.Model;

namespace Graph.Reading.Cleaning;

/// <summary>What a block is by its layout.</summary>
internal enum BlockKind
{
    Paragraph,
    Heading,
    ListItem,
    TableRow,
    Quote,
}

/// <summary>
/// A line of the clean text. <paramref name="Span"/> is in the clean text, without the line end; <paramref name="Level"/> is the heading's (1–6) or 0;
/// <paramref name="IsBold"/> is true when the whole block was set in bold.
/// </summary>
internal sealed record Block(TextSpan Span, BlockKind Kind, int Level, bool IsBold);

/// <summary>A citation mark that was taken out of the clean text: the numbers it cites, or the source it names, and where it stood (clean text).</summary>
internal sealed record CitationMark(int Position, ImmutableArray<int> Numbers, string? Source);

/// <summary>A link whose label stands in the clean text.</summary>
internal sealed record LinkMark(TextSpan Label, string Url);

/// <summary>A clean text with all that its cleaning learned about its layout. <paramref name="Dropped"/> spans are in the source text.</summary>
internal sealed record CleanedDocument(CleanText Clean, ImmutableArray<Block> Blocks, ImmutableArray<CitationMark> Citations, ImmutableArray<LinkMark> Links, ImmutableArray<(TextSpan Span, string Kind)> Dropped);
