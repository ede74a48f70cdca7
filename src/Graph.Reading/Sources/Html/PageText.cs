using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Graph.Reading.Sources.Html;

/// <summary>Writes the text of a page's main content, block by block.</summary>
internal sealed class PageText
{
    private static readonly HashSet<string> BlockNames = new(StringComparer.Ordinal)
    {
        "address", "article", "blockquote", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "summary", "details", "table", "tbody", "thead", "tr", "td", "th", "ul", "caption",
    };

    private static readonly System.Buffers.SearchValues<char> NotInUrl = System.Buffers.SearchValues.Create(" ()<>\n");

    private static readonly string[] TitleSelectors = ["#activity-name", "#ti", "#js_text_title", "h1.title", "h1"];

    private readonly StringBuilder text = new();
    private readonly StringBuilder block = new();
    private readonly string? title;
    private string prefix = string.Empty;
    private int boldDepth;
    private int boldUnits;
    private int plainUnits;

    private PageText(string? title) => this.title = title;

    /// <summary>The title as its heading element says, or null.</summary>
    public static string? HeadingTitle(IDocument document)
    {
        foreach (var selector in TitleSelectors)
        {
            foreach (var element in document.QuerySelectorAll(selector))
            {
                var value = PageMetadata.Squeeze(element.TextContent);
                if (value.Length > 1)
                {
                    return value;
                }
            }
        }

        return null;
    }

    /// <summary>The source text of <paramref name="document"/>. Throws <see cref="ReadException"/> for a page that says its article is gone.</summary>
    public static string Write(IDocument document, string page, ImmutableSortedDictionary<string, string> metadata)
    {
        var main = MainContent.Find(document);
        if (main.Id != "js_content" && ScriptValues.Find(page, "content_noencode") is { Length: > 20 } encoded)
        {
            main = new HtmlParser().ParseDocument(encoded).Body ?? main;
        }

        if (document.QuerySelector(".weui-msg__title, .mesg-block") is { } gone && main.QuerySelector("#js_content") is null && main.Id != "js_content")
        {
            throw new ReadException("read.gone", $"found a page that says “{PageMetadata.Squeeze(gone.TextContent)}”; expected an article; save the article itself");
        }

        var heading = HeadingTitle(document) ?? metadata.GetValueOrDefault("title");
        var writer = new PageText(heading);
        if (heading is not null)
        {
            writer.text.Append("# ").Append(heading).Append("\n\n");
        }

        writer.Walk(main);
        writer.Flush();
        return writer.text.ToString().TrimEnd('\n') + "\n";
    }

    private void Walk(IElement root)
    {
        // An explicit stack: the depth of a page is its author's choice, not ours.
        var stack = new Stack<(INode Node, bool Leave)>();
        stack.Push((root, false));
        while (stack.TryPop(out var item))
        {
            var (node, leave) = item;
            if (node is IText data)
            {
                AppendText(data.Data);
                continue;
            }

            if (node is not IElement element)
            {
                continue;
            }

            if (leave)
            {
                Leave(element);
                continue;
            }

            if (element != root && MainContent.IsNoise(element))
            {
                continue;
            }

            if (Enter(element))
            {
                stack.Push((element, true));
                for (var i = element.ChildNodes.Length - 1; i >= 0; i--)
                {
                    stack.Push((element.ChildNodes[i], false));
                }
            }
        }
    }

    /// <summary>True when the element's children are to be walked.</summary>
    private bool Enter(IElement element)
    {
        var name = element.LocalName;
        switch (name)
        {
            case "br":
                Flush();
                return false;
            case "sup":
                AppendSuperscript(element.TextContent.Trim());
                return false;
            case "a" when LinkOf(element) is { } link:
                AppendText(link);
                return false;
            case "table" when PageTable.Rows(element) is { } rows:
                Flush();
                foreach (var row in rows)
                {
                    AppendText(row);
                    Flush();
                }

                return false;
        }

        if (BlockNames.Contains(name))
        {
            Flush();
        }

        if (name is ['h', >= '1' and <= '6'])
        {
            prefix = new string('#', name[1] - '0') + " ";
        }
        else if (name == "li")
        {
            prefix = element.ParentElement?.LocalName == "ol" ? Ordinal(element).ToString(CultureInfo.InvariantCulture) + ". " : "- ";
        }

        if (IsBold(element))
        {
            boldDepth++;
        }

        return true;
    }

    private void Leave(IElement element)
    {
        if (IsBold(element))
        {
            boldDepth--;
        }

        if (BlockNames.Contains(element.LocalName))
        {
            Flush();
            if (element.LocalName is ['h', >= '1' and <= '6'] or "li")
            {
                prefix = string.Empty;
            }
        }
    }

    private static bool IsBold(IElement element) =>
        element.LocalName is "b" or "strong" || (element.GetAttribute("style") is { } style && style.Replace(" ", string.Empty, StringComparison.Ordinal) is var squeezed && (squeezed.Contains("font-weight:bold", StringComparison.OrdinalIgnoreCase) || squeezed.Contains("font-weight:700", StringComparison.Ordinal)));

    private static int Ordinal(IElement item)
    {
        var number = int.TryParse(item.ParentElement?.GetAttribute("start"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var start) ? start : 1;
        for (var before = item.PreviousElementSibling; before is not null; before = before.PreviousElementSibling)
        {
            if (before.LocalName == "li")
            {
                number++;
            }
        }

        return number;
    }

    private static string? LinkOf(IElement anchor)
    {
        var url = anchor.GetAttribute("href");
        if (url is null || !(url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) || url.AsSpan().IndexOfAny(NotInUrl) >= 0)
        {
            return null;
        }

        var label = PageMetadata.Squeeze(anchor.TextContent);
        return label.Length == 0 || label.Contains(']', StringComparison.Ordinal) || label.Contains('[', StringComparison.Ordinal) || label == url || anchor.QuerySelector("p, div, li, table, h1, h2, h3, h4") is not null
            ? null
            : $"[{label}]({url})";
    }

    private void AppendText(string data)
    {
        foreach (var c in data)
        {
            // The full-width space may be letter-spacing or an indent; cleaning knows which.
            if (c != '\u3000' && char.IsWhiteSpace(c))
            {
                if (block.Length > 0 && block[^1] != ' ')
                {
                    block.Append(' ');
                }
            }
            else if (c is not ('\u200b' or '\u200c' or '\u200d' or '\ufeff' or '\u00ad'))
            {
                block.Append(c);
                if (boldDepth > 0)
                {
                    boldUnits++;
                }
                else if (c != '\u3000')
                {
                    plainUnits++;
                }
            }
        }
    }

    private void AppendSuperscript(string mark)
    {
        var last = block.Length > 0 ? block[^1] : ' ';
        var isUnit = char.IsAsciiLetterOrDigit(last);
        if (mark.Length is > 0 and <= 3 && mark.All(char.IsAsciiDigit))
        {
            AppendText(isUnit ? string.Concat(mark.Select(d => "⁰¹²³⁴⁵⁶⁷⁸⁹"[d - '0'])) : $"[{mark}]");
        }
        else
        {
            AppendText(mark);
        }
    }

    private void Flush()
    {
        var line = block.ToString().TrimEnd(' ').TrimStart(' ');
        block.Clear();
        var allBold = boldUnits > 0 && plainUnits == 0 && line.Length <= 80 && prefix.Length == 0;
        boldUnits = 0;
        plainUnits = 0;
        if (line.Trim('\u3000', ' ').Length == 0)
        {
            return;
        }

        // The title has been written already.
        if (title is not null && (prefix.StartsWith('#') || text.Length < title.Length + 8) && PageMetadata.Squeeze(line) == title)
        {
            return;
        }

        text.Append(prefix);
        prefix = prefix.StartsWith('#') ? prefix : string.Empty;
        text.Append(allBold ? $"**{line.Trim('\u3000', ' ')}**" : line).Append("\n\n");
    }
}
