using AngleSharp.Dom;

namespace Graph.Reading.Sources.Html;

/// <summary>Finds the element that holds a page's article: by the containers that content systems use, else by where the paragraphs are.</summary>
internal static class MainContent
{
    private static readonly string[] Containers =
    [
        "#js_content", "#UCAP-CONTENT", "div.TRS_UEDITOR", ".pages_content", "#BodyLabel", ".xxgk_con", "#con_con", ".art-con", "#zoom", "#Zoom", ".Article_content", "#ivs_content", ".artile_zw",
        ".TRS_Editor", ".trs_editor_view", "div.article_con", "[itemprop=articleBody]", ".article-content", ".article_content", ".entry-content", ".post-content", ".news_content", ".news-content", ".detail-content", "article", "main",
        "div.article", "#article", "#content", ".content",
    ];

    private static readonly HashSet<string> NeverContent = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select", "textarea", "input", "iframe", "svg", "canvas", "video", "audio", "object", "head", "mp-common-profile", "mp-common-mpaudio", "mp-style-type",
    };

    private static readonly string[] NoiseWords =
    [
        "breadcrumb", "crumb", "sidebar", "related", "recommend", "comment", "pagination", "copyright", "footer", "navbar", "navigation", "menu", "toolbar", "qrcode", "qr_code", "share", "rich_media_tool", "rich_media_extra", "reward",
        "js_top_ad_area", "js_tags_preview_toast", "content_bottom_area", "js_pc_qr_code", "wx_stream_article_slide_tip", "advert", "printbtn", "fontsize",
    ];

    /// <summary>True for an element whose text is no part of an article.</summary>
    public static bool IsNoise(IElement element)
    {
        if (NeverContent.Contains(element.LocalName))
        {
            return true;
        }

        if (element.Id is null or "" && element.ClassName is null or "")
        {
            return false;
        }

        if (element.LocalName is "body" or "html" || element.Id is "js_content" or "js_article" or "page-content" or "img-content")
        {
            return false;
        }

        foreach (var word in NoiseWords)
        {
            if (Names(element.Id, word) || Names(element.ClassName, word))
            {
                return true;
            }
        }

        return Names(element.Id, "nav") || Names(element.ClassName, "nav");
    }

    /// <summary>The element to read; the body when nothing better is found.</summary>
    public static IElement Find(IDocument document)
    {
        var body = document.Body ?? document.DocumentElement;
        var lengths = TextLengths(body);
        var whole = lengths.GetValueOrDefault(body);
        foreach (var selector in Containers)
        {
            // A container by a common name may be a teaser; it must hold a fair part of the page's text.
            var best = document.QuerySelectorAll(selector).Where(e => !InNoise(e)).OrderByDescending(e => lengths.GetValueOrDefault(e)).FirstOrDefault();
            if (best is not null && lengths.GetValueOrDefault(best) is var length and > 0 && (selector == "#js_content" || length * 3 >= whole))
            {
                return best;
            }
        }

        return ByParagraphs(body) ?? body;
    }

    private static bool InNoise(IElement element)
    {
        for (INode? at = element; at is IElement e; at = e.ParentElement)
        {
            if (IsNoise(e))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Length of text outside noise, of every element; children before parents in reverse document order.</summary>
    private static Dictionary<INode, int> TextLengths(IElement body)
    {
        var lengths = new Dictionary<INode, int>();
        var order = new List<INode>();
        var stack = new Stack<INode>();
        stack.Push(body);
        while (stack.TryPop(out var node))
        {
            if (node is IElement element && IsNoise(element))
            {
                continue;
            }

            order.Add(node);
            foreach (var child in node.ChildNodes)
            {
                stack.Push(child);
            }
        }

        for (var i = order.Count - 1; i >= 0; i--)
        {
            var node = order[i];
            var own = node is IText text ? text.Data.Count(c => !char.IsWhiteSpace(c)) : lengths.GetValueOrDefault(node);
            lengths[node] = own;
            if (node.Parent is { } parent)
            {
                lengths[parent] = lengths.GetValueOrDefault(parent) + own;
            }
        }

        return lengths;
    }

    /// <summary>The element whose children hold most running text; a grandparent counts half.</summary>
    private static IElement? ByParagraphs(IElement body)
    {
        var scores = new Dictionary<IElement, double>();
        var order = new List<IElement>();
        foreach (var paragraph in body.QuerySelectorAll("p, h2, h3, h4, li, table, blockquote, section"))
        {
            if (InNoise(paragraph) || paragraph.ParentElement is not { } parent || paragraph.LocalName == "section" && paragraph.QuerySelector("p, section") is not null)
            {
                continue;
            }

            var text = paragraph.TextContent;
            var links = paragraph.QuerySelectorAll("a").Sum(a => a.TextContent.Length);
            var weight = text.Length - (2 * links);
            if (weight <= 0)
            {
                continue;
            }

            Score(parent, weight);
            if (parent.ParentElement is { } grand)
            {
                Score(grand, weight / 2.0);
            }
        }

        // Ties go to the outermost and first, which is found first.
        IElement? best = null;
        foreach (var element in order)
        {
            if (best is null || scores[element] > scores[best])
            {
                best = element;
            }
        }

        return best;

        void Score(IElement element, double weight)
        {
            if (!scores.TryAdd(element, weight))
            {
                scores[element] += weight;
            }
            else
            {
                order.Add(element);
            }
        }
    }

    /// <summary>True when an id or class list has <paramref name="word"/> as a part bounded by non-letters.</summary>
    private static bool Names(string? names, string word)
    {
        if (names is null)
        {
            return false;
        }

        var at = 0;
        while ((at = names.IndexOf(word, at, StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsAsciiLetter(names[at - 1])) && (end == names.Length || !char.IsAsciiLetter(names[end]) || (names[end] is 's' && end + 1 == names.Length)))
            {
                return true;
            }

            at = end;
        }

        return false;
    }
}
