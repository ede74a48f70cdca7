using System.Collections.Immutable;
using Graph.Model;
using Graph.Reading.Cleaning;

namespace Graph.Reading.Structure;

/// <summary>The reference list: its entries and the blocks that it takes. <see cref="FirstBlock"/> is where the body ends.</summary>
internal sealed record ReferenceList(int FirstBlock, ImmutableArray<ReferenceText> Entries, ImmutableArray<(TextSpan Span, string Kind)> Dropped)
{
    // A list in one line stands among the last lines of a document.
    private const int InlineTail = 4;

    public static ReferenceList Find(string text, CleanedDocument document)
    {
        var blocks = document.Blocks;
        for (var i = 0; i < blocks.Length; i++)
        {
            var marked = blocks[i].Kind == BlockKind.Heading || blocks[i].IsBold;
            var line = text.AsSpan(blocks[i].Span.Start, blocks[i].Span.Length);
            if (i >= blocks.Length - InlineTail && ReferenceHeadings.InlineLength(line) is var head and > 0 && Inline(text, document, blocks[i].Span, head) is { Length: > 0 } listed)
            {
                return new ReferenceList(i, listed, After(blocks, i + 1));
            }

            if (!ReferenceHeadings.IsHeading(line, marked || IsNumbered(text, blocks, i + 1)))
            {
                continue;
            }

            var entries = ReadEntries(text, document, i + 1, out var end);
            if (entries.Length > 0)
            {
                return new ReferenceList(i, entries, After(blocks, end));
            }
        }

        return Unheaded(text, document);
    }

    /// <summary>A list in one line, its works parted by semicolons.</summary>
    private static ImmutableArray<ReferenceText> Inline(string text, CleanedDocument document, TextSpan line, int head)
    {
        var entries = ImmutableArray.CreateBuilder<ReferenceText>();
        for (var start = line.Start + head; start < line.End;)
        {
            var stop = text.AsSpan(start, line.End - start).IndexOfAny('；', ';');
            var end = stop < 0 ? line.End : start + stop;
            var span = new TextSpan(start, end);
            if (ReferenceParser.Parse(text, span, entries.Count + 1, [.. document.Links.Where(l => span.Contains(l.Label))]) is { } entry)
            {
                entries.Add(entry);
            }

            start = end + 1;
        }

        return entries.ToImmutable();
    }

    private static bool IsNumbered(string text, ImmutableArray<Block> blocks, int at) =>
        at < blocks.Length && (blocks[at].Kind == BlockKind.ListItem || ReferenceParser.MarkerLength(text.AsSpan(blocks[at].Span.Start, blocks[at].Span.Length)) > 0);

    /// <summary>Entries from block <paramref name="first"/> to the next heading.</summary>
    private static ImmutableArray<ReferenceText> ReadEntries(string text, CleanedDocument document, int first, out int end)
    {
        var entries = ImmutableArray.CreateBuilder<ReferenceText>();
        var blocks = document.Blocks;
        var anyNumbered = false;
        end = first;
        for (; end < blocks.Length; end++)
        {
            var block = blocks[end];
            var span = block.Span;
            if (block.Kind == BlockKind.Heading || (block.IsBold && HeadingNumber.Parse(text.AsSpan(span.Start, span.Length)).Kind == NumberKind.Chapter))
            {
                break;
            }

            var links = document.Links.Where(l => span.Contains(l.Label)).ToArray();
            var numbered = block.Kind == BlockKind.ListItem || ReferenceParser.MarkerLength(text.AsSpan(span.Start, span.Length)) > 0;
            anyNumbered |= numbered;

            // A line after a numbered entry that bears no number belongs to that entry: its link, its purpose.
            if (anyNumbered && !numbered && entries.Count > 0)
            {
                var joined = new TextSpan(entries[^1].Span.Start, span.End);
                var both = document.Links.Where(l => joined.Contains(l.Label)).ToArray();
                if (span.Length < 200 && ReferenceParser.Parse(text, joined, entries.Count, both) is { } longer)
                {
                    entries[^1] = longer with { Title = entries[^1].Title };
                }

                continue;
            }

            if (ReferenceParser.Parse(text, span, entries.Count + 1, links) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return entries.ToImmutable();
    }

    /// <summary>A list without a heading: footnote definitions, or the document's last blocks, each with its number in square brackets.</summary>
    private static ReferenceList Unheaded(string text, CleanedDocument document)
    {
        var blocks = document.Blocks;
        var first = blocks.Length;
        while (first > 0 && text[blocks[first - 1].Span.Start] == '[' && ReferenceParser.MarkerNumber(text.AsSpan(blocks[first - 1].Span.Start, blocks[first - 1].Span.Length)) > 0)
        {
            first--;
        }

        if (first == blocks.Length || first == 0)
        {
            return new ReferenceList(blocks.Length, [], []);
        }

        var entries = ReadEntries(text, document, first, out var end);
        return new ReferenceList(first, entries, After(blocks, end));
    }

    private static ImmutableArray<(TextSpan Span, string Kind)> After(ImmutableArray<Block> blocks, int end) =>
        end < blocks.Length ? [(new TextSpan(blocks[end].Span.Start, blocks[^1].Span.End), "after-references")] : [];
}
