namespace Graph.Reading.Cleaning;

/// <summary>Numbers and labels at the beginning of a line that show that something new begins there.</summary>
internal static class LineMarks
{
    private const string ChineseNumbers = "一二三四五六七八九十百〇零";

    private static readonly string[] Labels =
    [
        "来源", "來源", "标题", "日期", "时间", "发布时间", "发布日期", "发布机构", "发布单位", "主办单位", "主办", "编辑", "责任编辑", "作者", "附件", "摘要", "关键词", "导读", "编者按", "参考文献", "参考资料", "资料来源", "抄送", "联系人", "联系电话", "索引号", "发文字号", "文号", "成文日期", "原文链接", "链接", "用途",
    ];

    /// <summary>Length of a mark such as 一、 （一） 1. 1、 （1） ① 第一部分 【 [1] at the beginning, or 0.</summary>
    public static int NumberLength(ReadOnlySpan<char> line)
    {
        if (line.Length < 2)
        {
            return 0;
        }

        var c = line[0];
        if (c is '（' or '(')
        {
            var close = line[..Math.Min(line.Length, 7)].IndexOfAny('）', ')');
            return close >= 2 && IsNumber(line[1..close]) ? close + 1 : 0;
        }

        if (c is '[' or '［')
        {
            var close = line[..Math.Min(line.Length, 7)].IndexOfAny(']', '］');
            return close >= 2 && IsNumber(line[1..close].TrimStart('^')) ? close + 1 : 0;
        }

        if (c is '【' or (>= '①' and <= '⑳'))
        {
            return 1;
        }

        var number = 0;
        if (c == '第')
        {
            number = 1;
            while (number < line.Length && (ChineseNumbers.Contains(line[number]) || char.IsAsciiDigit(line[number])))
            {
                number++;
            }

            return number > 1 && number < line.Length && (line[number..].StartsWith("部分") || line[number] is '章' or '节' or '篇') ? number + (line[number] == '部' ? 2 : 1) : 0;
        }

        while (number < line.Length && number < 4 && ChineseNumbers.Contains(line[number]))
        {
            number++;
        }

        if (number > 0)
        {
            return number < line.Length && line[number] is '、' or '．' or '.' ? number + 1 : 0;
        }

        while (number < line.Length && number < 3 && line[number] is (>= '0' and <= '9') or (>= '０' and <= '９'))
        {
            number++;
        }

        if (number is 0 or 3 || number >= line.Length)
        {
            return 0;
        }

        return line[number] switch
        {
            '、' or '）' or ')' => number + 1,
            '.' or '．' when number + 1 < line.Length && !char.IsAsciiDigit(line[number + 1]) => number + 1,
            _ => 0,
        };
    }

    /// <summary>True for 来源：… 日期：… and the like.</summary>
    public static bool HasLabel(ReadOnlySpan<char> line)
    {
        var colon = line[..Math.Min(line.Length, 6)].IndexOfAny('：', ':');
        if (colon < 2)
        {
            return false;
        }

        var label = line[..colon];
        foreach (var known in Labels)
        {
            if (label.SequenceEqual(known))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!(char.IsAsciiDigit(c) || c is (>= '０' and <= '９') || ChineseNumbers.Contains(c) || c == ' '))
            {
                return false;
            }
        }

        return text.Length > 0;
    }
}
