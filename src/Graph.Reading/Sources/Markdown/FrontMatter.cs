using System.Collections.Immutable;
using Graph.Reading.Structure;

namespace Graph.Reading.Sources.Markdown;

/// <summary>The block of <c>key: value</c> lines between two <c>---</c> lines at the head of a Markdown file.</summary>
internal static class FrontMatter
{
    // Longer blocks are text between two rules, not front matter.
    private const int MaxLines = 60;

    /// <summary>Length of the front matter in <paramref name="text"/> with its closing line, or 0 when there is none.</summary>
    public static int LengthIn(string text)
    {
        if (!text.StartsWith("---\n", StringComparison.Ordinal))
        {
            return 0;
        }

        var at = 4;
        for (var lines = 0; lines < MaxLines && at < text.Length; lines++)
        {
            var end = text.IndexOf('\n', at);
            var line = end < 0 ? text.AsSpan(at) : text.AsSpan(at, end - at);
            if (line.TrimEnd().SequenceEqual("---"))
            {
                return lines == 0 ? 0 : end < 0 ? text.Length : end + 1;
            }

            var isKey = line.IndexOfAny(":：") > 0 || line.Length == 0 || line[0] is ' ' or '-' or '#';
            if (!isKey || end < 0)
            {
                return 0;
            }

            at = end + 1;
        }

        return 0;
    }

    /// <summary>Its known keys under the names of <see cref="SourceText.Metadata"/>.</summary>
    public static ImmutableSortedDictionary<string, string> Read(string text)
    {
        var metadata = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var line in text.AsSpan(0, LengthIn(text)).EnumerateLines())
        {
            var colon = line.IndexOfAny(":：");
            if (colon <= 0)
            {
                continue;
            }

            var key = line[..colon].Trim().ToString().ToLowerInvariant();
            var value = line[(colon + 1)..].Trim().Trim("\"'").Trim().ToString();
            if (value.Length > 0)
            {
                Add(key, value);
            }
        }

        return metadata.ToImmutable();

        void Add(string key, string value)
        {
            switch (key)
            {
                case "title" or "标题":
                    metadata["title"] = value;
                    break;
                case "date" or "published" or "pubdate" or "日期" or "发布日期" or "发布时间":
                    if (DateText.FindFirst(value) is { Date: { } date })
                    {
                        metadata["date"] = DateText.Iso(date);
                    }

                    break;
                case "publisher" or "source" or "来源" or "发布机构" or "发布单位" or "出版":
                    metadata["publisher"] = value;
                    break;
                case "author" or "作者":
                    metadata["author"] = value;
                    break;
                case "series" or "系列" or "栏目":
                    metadata["series"] = value;
                    break;
                case "url" or "link" or "链接" or "原文链接":
                    metadata["url"] = value;
                    break;
                case "docno" or "文号" or "发文字号":
                    metadata["docNo"] = value;
                    break;
            }
        }
    }
}
