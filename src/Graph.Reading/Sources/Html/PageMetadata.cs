using System.Collections.Immutable;
using AngleSharp.Dom;
using Graph.Reading.Structure;

namespace Graph.Reading.Sources.Html;

/// <summary>
/// What a page says of itself outside its text: government page metadata (GB/T 42147-2022 names: ArticleTitle, PubDate, ContentSource), the information table of gov.cn notices,
/// WeChat script values, Open Graph and the usual names of news systems.
/// </summary>
internal static class PageMetadata
{
    private static readonly (string Key, string[] Names)[] MetaNames =
    [
        ("title", ["articletitle", "og:title", "twitter:title"]),
        ("date", ["pubdate", "firstpublishedtime", "article:published_time", "publishdate", "publish_time", "og:article:published_time", "weibo:article:create_at", "date", "dc.date", "datepublished", "releasedate", "og:release_date"]),
        ("publisher", ["contentsource", "source", "og:article:author", "og:site_name", "article:publisher", "publisher", "sitename"]),
        ("author", ["author", "article:author"]),
        ("url", ["og:url"]),
    ];

    private static readonly string[] DateSelectors = ["#pubtime", "#publish_time", "#post-date", "time[datetime]", "time", ".pages-date", ".pubtime", ".publish-time", ".article-time", ".date", ".time", ".info", ".source", ".article-info", ".article-meta", ".meta"];

    private static readonly string[] PublisherSelectors = ["#js_name", "#source", "#post-user", ".source", ".article-source"];

    /// <summary>Reads <paramref name="document"/>; <paramref name="page"/> is its text, for values in scripts.</summary>
    public static ImmutableSortedDictionary<string, string> Read(IDocument document, string page)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        ReadInformationTable(document, found);
        ReadMeta(document, found);
        ReadWeChat(document, page, found);
        ReadElements(document, found);
        return found.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    /// <summary>Adds what is not there yet; a date in ISO form.</summary>
    private static void Add(SortedDictionary<string, string> found, string key, string? value)
    {
        var trimmed = Squeeze(value);
        if (trimmed.Length == 0 || found.ContainsKey(key))
        {
            return;
        }

        if (key == "date")
        {
            if (DateText.FindFirstDay(trimmed) is { Date: { } date })
            {
                found[key] = DateText.Iso(date);
            }

            return;
        }

        found[key] = trimmed;
    }

    private static void ReadMeta(IDocument document, SortedDictionary<string, string> found)
    {
        var content = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var meta in document.QuerySelectorAll("meta"))
        {
            var name = meta.GetAttribute("name") ?? meta.GetAttribute("property") ?? meta.GetAttribute("itemprop");
            var value = meta.GetAttribute("content");
            if (!string.IsNullOrWhiteSpace(name) && !string.IsNullOrWhiteSpace(value))
            {
                content.TryAdd(name.Trim().ToLowerInvariant(), value);
            }
        }

        foreach (var (key, names) in MetaNames)
        {
            foreach (var name in names)
            {
                if (content.TryGetValue(name, out var value))
                {
                    Add(found, key, value);
                }
            }
        }
    }

    private static void ReadInformationTable(IDocument document, SortedDictionary<string, string> found)
    {
        foreach (var table in document.QuerySelectorAll("table.bd1, table.xxgk, .xxgk-table table, .policyLibraryOverview_header table, .zwgk_table"))
        {
            var cells = table.QuerySelectorAll("td, th");
            for (var i = 0; i + 1 < cells.Length; i++)
            {
                var label = string.Concat(cells[i].TextContent.Where(c => !char.IsWhiteSpace(c))).TrimEnd(':', '：');
                var key = label switch
                {
                    "发文字号" or "文号" or "文件编号" => "docNo",
                    "发文机关" or "发布机构" or "制发单位" => "publisher",
                    "成文日期" or "生成日期" => "date",
                    "发布日期" => "date",
                    "标题" or "名称" => "title",
                    _ => null,
                };
                if (key is not null)
                {
                    Add(found, key, cells[i + 1].TextContent);
                    i++;
                }
            }
        }
    }

    private static void ReadWeChat(IDocument document, string page, SortedDictionary<string, string> found)
    {
        if (document.QuerySelector("#js_content, #activity-name, #js_article") is null && !page.Contains("mp.weixin.qq.com", StringComparison.Ordinal))
        {
            return;
        }

        Override("title", ScriptValues.Find(page, "msg_title"));
        if (ScriptValues.ChinaDay(ScriptValues.Find(page, "ct") ?? ScriptValues.Find(page, "create_time") ?? ScriptValues.Find(page, "ori_create_time")) is { } day)
        {
            found["date"] = DateText.Iso(day);
        }
        else
        {
            Override("date", ScriptValues.Find(page, "createTime"));
        }

        Override("publisher", ScriptValues.Find(page, "nickname"));
        Override("publisher", document.QuerySelector("#js_name")?.TextContent);
        Override("url", ScriptValues.Find(page, "msg_link"));

        void Override(string key, string? value)
        {
            if (Squeeze(value).Length > 0)
            {
                var before = found.GetValueOrDefault(key);
                found.Remove(key);
                Add(found, key, value);
                if (!found.ContainsKey(key) && before is not null)
                {
                    found[key] = before;
                }
            }
        }
    }

    private static void ReadElements(IDocument document, SortedDictionary<string, string> found)
    {
        foreach (var selector in DateSelectors)
        {
            if (found.ContainsKey("date"))
            {
                break;
            }

            foreach (var element in document.QuerySelectorAll(selector).Take(5))
            {
                Add(found, "date", element.GetAttribute("datetime") ?? (element.TextContent.Length < 200 ? element.TextContent : null));
            }
        }

        foreach (var selector in DateSelectors)
        {
            // 2026-06-11 08:00 来源：某网 字号：…
            foreach (var element in document.QuerySelectorAll(selector).Take(5))
            {
                var line = Squeeze(element.TextContent);
                foreach (var label in (string[])["来源：", "来源:", "发布单位：", "发布机构：", "发布单位:", "发布机构:", "信息来源："])
                {
                    var at = line.IndexOf(label, StringComparison.Ordinal);
                    if (at < 0 || line.Length >= 200)
                    {
                        continue;
                    }

                    var name = line[(at + label.Length)..].TrimStart();
                    var space = name.IndexOf(' ', StringComparison.Ordinal);
                    Add(found, "publisher", space > 0 ? name[..space] : name);
                }
            }
        }

        foreach (var selector in PublisherSelectors)
        {
            if (found.ContainsKey("publisher"))
            {
                break;
            }

            if (document.QuerySelector(selector)?.TextContent is { Length: < 60 } text)
            {
                var squeezed = Squeeze(text);
                var colon = squeezed.IndexOfAny([':', '：']);
                Add(found, "publisher", colon >= 0 ? squeezed[(colon + 1)..] : squeezed);
            }
        }

        Add(found, "title", PageText.HeadingTitle(document));
        Add(found, "title", WithoutSite(document.Title));
    }

    /// <summary>A page title without the site's name after it.</summary>
    private static string? WithoutSite(string? title)
    {
        if (title is null)
        {
            return null;
        }

        var cut = title.IndexOfAny(['_', '|']);
        if (cut < 0)
        {
            cut = title.LastIndexOf(" - ", StringComparison.Ordinal);
        }

        return cut > 3 ? title[..cut] : title;
    }

    /// <summary>White space runs (full-width too) as one space, none at the ends; null as empty.</summary>
    internal static string Squeeze(string? text) =>
        text is null ? string.Empty : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
