using System.Collections.Immutable;
using AngleSharp.Html.Parser;

namespace Graph.Reading.Sources.Html;

/// <summary>
/// HTML pages. The source text is what a reader of the page's main content sees, block by block, an empty line between two blocks;
/// headings, list items and links bear the marks that Markdown has for them, so that structure is read the same way everywhere.
/// </summary>
internal sealed class HtmlFormat : ISourceFormat
{
    public ImmutableArray<string> Extensions { get; } = [".htm", ".html"];

    public bool LooksLike(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 4000)).TrimStart();
        return head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || head.Contains("<body", StringComparison.OrdinalIgnoreCase)
            || head.Contains("<head>", StringComparison.OrdinalIgnoreCase)
            || (head.Length > 0 && head[0] == '<' && (head.Contains("</p>", StringComparison.OrdinalIgnoreCase) || head.Contains("</div>", StringComparison.OrdinalIgnoreCase) || head.Contains("</h1>", StringComparison.OrdinalIgnoreCase)));
    }

    public SourceText Read(RawDocument raw, ReadOptions options)
    {
        if (NestingDepth.Exceeds(raw.Text, options.MaxNesting))
        {
            throw new ReadException("read.nesting", $"found HTML elements nested deeper than {options.MaxNesting}; expected a page of ordinary depth; open the page in a browser and save its text");
        }

        var document = new HtmlParser().ParseDocument(raw.Text);
        var metadata = PageMetadata.Read(document, raw.Text);
        var text = PageText.Write(document, raw.Text, metadata);
        return new SourceText
        {
            Name = raw.Name,
            Text = text,
            Sha256 = raw.Sha256,
            Encoding = raw.Encoding,
            Format = SourceFormat.Html,
            Metadata = metadata,
        };
    }
}
