namespace Graph.Reading.Structure;

/// <summary>Headings under which a document lists what it rests on.</summary>
internal static class ReferenceHeadings
{
    private static readonly string[] Names =
    [
        "参考文献", "参考资料", "资料来源", "信息来源", "数据来源", "主要参考文献", "主要参考资料", "参考来源", "引用来源", "来源", "文献来源", "参考链接", "来源列表", "资料出处", "信源", "注释与来源", "参考", "本期来源", "原文出处", "来源清单", "資料來源", "參考文獻", "參考資料", "附：参考资料", "附：参考文献",
        "References", "Reference", "Sources", "Source", "Bibliography", "Reference list", "Notes and sources",
    ];

    private static readonly string[] Parts =
        ["本期", "本文", "主要", "全部", "数据", "资料", "信息", "文献", "消息", "引用", "引文", "参考", "原文", "文章", "政策", "来源", "出处", "链接", "清单", "列表", "目录", "索引", "说明", "与", "和", "及", "一览"];

    /// <summary>True when <paramref name="text"/> is such a heading. The shortest words need to be marked as a heading or end with a colon.</summary>
    public static bool IsHeading(ReadOnlySpan<char> text, bool isMarked)
    {
        var number = HeadingNumber.Parse(text);
        var name = text[number.Length..].Trim();
        name = name[HeadingText.PictogramLength(name)..].TrimStart("【[ ").TrimEnd("】] ");
        var colon = name.Length > 0 && name[^1] is '：' or ':';
        name = name.TrimEnd("：: ");
        if (name.Length is 0 or > 24)
        {
            return false;
        }

        foreach (var known in Names)
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return isMarked || colon || known.Length >= 4;
            }
        }

        return isMarked && IsComposed(name);
    }

    /// <summary>
    /// Where the list begins in a line that names it and goes on (资料来源：国家统计局，《…》，2026-01；…; —— 参考：新华社《…》2025-06-18); 0 when the line is none.
    /// Only a list names works: what follows must quote a title or hold a link or a semicolon.
    /// </summary>
    public static int InlineLength(ReadOnlySpan<char> line)
    {
        var start = line.Length - line.TrimStart("—–- *（(【").Length;
        var rest = line[start..];
        foreach (var known in Names)
        {
            if (rest.StartsWith(known, StringComparison.OrdinalIgnoreCase) && rest.Length > known.Length + 8)
            {
                var colon = known.Length;
                while (colon < rest.Length && rest[colon] is '*' or '】' or ' ')
                {
                    colon++;
                }

                if (rest[colon] is '：' or ':' && rest[(colon + 1)..] is var works && (works.Contains('《') || works.Contains("http", StringComparison.Ordinal)) && DateText.FindFirst(works) is not null)
                {
                    return start + colon + 1;
                }
            }
        }

        return 0;
    }

    /// <summary>Two or more of the words that such headings are made of, and nothing else (数据出处, 本期参考链接).</summary>
    private static bool IsComposed(ReadOnlySpan<char> name)
    {
        var count = 0;
        while (name.Length > 0)
        {
            var length = 0;
            foreach (var part in Parts)
            {
                length = part.Length > length && name.StartsWith(part) ? part.Length : length;
            }

            if (length == 0)
            {
                return false;
            }

            name = name[length..];
            count++;
        }

        return count >= 2;
    }
}
