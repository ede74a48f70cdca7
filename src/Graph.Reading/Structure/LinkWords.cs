namespace Graph.Reading.Structure;

/// <summary>Labels of a link that leads to the source of an item rather than naming it.</summary>
internal static class LinkWords
{
    private static readonly string[] Originals = ["原文链接", "阅读原文", "查看原文", "原文", "原文地址", "来源链接", "链接", "详情", "查看详情", "阅读全文", "全文", "Link", "Source", "Read more", "Original", "来源"];

    public static bool IsOriginal(ReadOnlySpan<char> label)
    {
        var trimmed = label.Trim(" 🔗👉→>：:[]【】()（）");
        foreach (var word in Originals)
        {
            if (trimmed.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
