namespace Graph.Reading.Structure;

/// <summary>Tells by its end whether a short line is the name of a body.</summary>
internal static class AgencyName
{
    private static readonly System.Buffers.SearchValues<char> NotInName = System.Buffers.SearchValues.Create("。；！？：，《");

    private static readonly string[] Ends =
    [
        "局", "部", "委", "委员会", "办公厅", "办公室", "厅", "院", "会", "署", "总署", "政府", "中心", "公司", "集团", "社", "网", "研究院", "研究所", "大学", "学院", "协会", "学会", "联盟", "银行", "基金", "报", "日报", "晚报", "时报", "杂志", "电视台", "出版社", "智库", "平台", "实验室", "交易所", "管委会", "促进会", "司", "处", "办", "法院", "检察院", "公众号", "频道", "客户端", "新华社", "工作组", "专班", "编辑部", "组委会", "园区", "开发区", "经开区", "高新区", "新区",
    ];

    public static bool Is(ReadOnlySpan<char> name)
    {
        if (name.Length is < 2 or > 60 || name.IndexOfAny(NotInName) >= 0)
        {
            return false;
        }

        foreach (var end in Ends)
        {
            if (name.EndsWith(end, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when every name of a line parted by spaces or 、 is one.</summary>
    public static bool AreAll(ReadOnlySpan<char> line)
    {
        var any = false;
        foreach (var range in line.SplitAny(' ', '、', '&', '\u3000', '/'))
        {
            var name = line[range].Trim();
            if (name.Length == 0)
            {
                continue;
            }

            if (!Is(name))
            {
                return false;
            }

            any = true;
        }

        return any;
    }
}
