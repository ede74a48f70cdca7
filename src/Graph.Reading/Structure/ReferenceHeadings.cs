namespace Graph.Reading.Structure;

/// <summary>Headings under which a document lists what it rests on.</summary>
internal static class ReferenceHeadings
{
    private static readonly string[] Names =
    [
        "参考文献", "参考资料", "资料来源", "信息来源", "数据来源", "主要参考文献", "主要参考资料", "参考来源", "引用来源", "来源", "文献来源", "参考链接", "来源列表", "资料出处", "信源", "注释与来源", "参考", "本期来源", "原文出处", "来源清单", "資料來源", "參考文獻", "參考資料", "附：参考资料", "附：参考文献",
        "References", "Reference", "Sources", "Source", "Bibliography", "Reference list", "Notes and sources",
    ];

    /// <summary>True when <paramref name="text"/> is such a heading. The shortest words need to be marked as a heading or end with a colon.</summary>
    public static bool IsHeading(ReadOnlySpan<char> text, bool isMarked)
    {
        var number = HeadingNumber.Parse(text);
        var name = text[number.Length..].Trim();
        name = name.TrimStart("【[📚🔗📎 ").TrimEnd("】] ");
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

        return false;
    }
}
