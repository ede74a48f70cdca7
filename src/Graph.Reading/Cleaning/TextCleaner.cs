using System.Collections.Immutable;
using Graph.Model;
using Graph.Reading.Sources;
using Graph.Reading.Structure;

namespace Graph.Reading.Cleaning;

/// <summary>Source text to clean text with its blocks.</summary>
internal static class TextCleaner
{
    public static CleanedDocument Clean(SourceText source)
    {
        var dropped = new List<(int Start, int End, string Kind)>();
        var lines = LineScanner.Scan(source);
        var raw = BlockBuilder.Build(source, lines, dropped);
        var cleaner = new BlockCleaner(source.Text, CleaningContext.Of(source));
        var output = new MappedText();
        var blocks = ImmutableArray.CreateBuilder<Block>();
        var citations = ImmutableArray.CreateBuilder<CitationMark>();
        var links = ImmutableArray.CreateBuilder<LinkMark>();
        var tables = new TableRows();
        var inReferences = false;
        for (var i = 0; i < raw.Count; i++)
        {
            var block = raw[i];
            cleaner.Clean(block, inReferences);
            var result = cleaner.Result;
            var start = block.Segments[0].Start;
            var end = block.Segments[^1].End;
            if (block.Kind == BlockKind.TableRow)
            {
                result = tables.Row(result);
                if (result.Length == 0)
                {
                    continue;
                }
            }
            else
            {
                tables.Reset();
            }

            if (result.Length == 0)
            {
                dropped.Add((start, end, "marks"));
                continue;
            }

            if (ReferenceHeadings.IsHeading(result.Text, block.Kind == BlockKind.Heading || block.IsBold))
            {
                inReferences = true;
            }
            else if (block.Kind == BlockKind.Heading)
            {
                inReferences = false;
            }

            if (Boilerplate.BeginsContact(result.Text) && IsTail(raw, i, source.Text))
            {
                dropped.Add((start, raw[^1].Segments[^1].End, "contact"));
                break;
            }

            var shares = Boilerplate.ShareStart(result.Text);
            if (shares < result.Length)
            {
                dropped.Add((result.StartOf(shares), result.EndOf(result.Length - 1), "share"));
                result.Truncate(shares);
            }

            var isLinkItem = cleaner.Links.Count > 0 || inReferences;
            if (!isLinkItem && Boilerplate.KindOf(result.Text, block.Kind) is { } kind)
            {
                dropped.Add((start, end, kind));
                continue;
            }

            var length = Boilerplate.CreditStart(result.Text);
            if (length < result.Length)
            {
                dropped.Add((result.StartOf(length), result.EndOf(result.Length - 1), "credit"));
                result.Truncate(length);
            }

            if (output.Length > 0)
            {
                var before = output.EndOf(output.Length - 1);
                output.Append('\n', before, Math.Max(before, result.StartOf(0)));
            }

            var offset = output.Length;
            output.Append(result);
            blocks.Add(new Block(new TextSpan(offset, output.Length), block.Kind, block.Level, block.IsBold));
            foreach (var citation in cleaner.Citations)
            {
                citations.Add(citation with { Position = offset + Math.Min(citation.Position, length) });
            }

            foreach (var (from, to, url) in cleaner.Links)
            {
                if (from <= to && to <= length)
                {
                    links.Add(new LinkMark(new TextSpan(offset + from, offset + to), url));
                }
            }
        }

        return new CleanedDocument(
            output.ToCleanText(DamageFinder.Find(source.Text)),
            blocks.ToImmutable(),
            citations.ToImmutable(),
            links.ToImmutable(),
            [.. dropped.OrderBy(d => d.Start).ThenBy(d => d.End).Select(d => (new TextSpan(d.Start, d.End), d.Kind))]);
    }

    /// <summary>True when no numbered heading and no reference list follows: then the contact block is the document's tail.</summary>
    private static bool IsTail(List<RawBlock> raw, int at, string source)
    {
        for (var i = at + 1; i < raw.Count; i++)
        {
            var text = source.AsSpan(raw[i].Segments[0].Start, raw[i].Segments[0].End - raw[i].Segments[0].Start);
            if (HeadingNumber.Parse(text).Kind is NumberKind.Chapter || ReferenceHeadings.IsHeading(text, raw[i].Kind == BlockKind.Heading))
            {
                return false;
            }
        }

        return at > 0;
    }
}
