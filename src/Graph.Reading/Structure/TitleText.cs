namespace Graph.Reading.Structure;

/// <summary>What a title line says: the title without its number, the series, the kind of text.</summary>
internal static class TitleText
{
    private static readonly string[] SeriesEnds =
    [
        "每日动态", "每日简报", "每日快报", "每日要闻", "每日速递", "每日观察", "每日资讯", "日报", "周报", "月报", "旬报", "季报", "简报", "快报", "专报", "周刊", "月刊", "动态", "动态周报", "要闻", "快讯", "早报", "晚报", "早餐", "晨报", "晨会", "内参", "参考", "观察", "速递", "速览", "日志", "通讯", "周评", "一周", "资讯", "舆情", "信息专刊", "周讯", "周记", "月记", "文摘", "札记", "日读", "周读", "摘编", "汇编", "旬刊", "双周刊", "半月刊", "季刊", "速读", "周览", "月览", "要报", "快评", "手记", "双周报", "专刊", "早知道", "晨读", "晚读", "电讯",
        "Daily", "Weekly", "Monthly", "Briefing", "Brief", "Newsletter", "Digest", "Bulletin",
    ];

    private static readonly string[] PolicyEnds =
    [
        "通知", "办法", "意见", "方案", "规划", "计划", "公告", "决定", "条例", "规定", "细则", "要点", "批复", "复函", "函", "通告", "措施", "指引", "指南", "准则", "纲要", "行动", "清单", "若干政策", "通报", "令",
    ];

    /// <summary>The title without issue number, date or brackets around it; and that part of it which names a series, or null.</summary>
    public static (int Start, int End, string? Series) Read(string text, int start, int end)
    {
        (start, end) = Trim(text, start, end);
        var changed = true;
        var hasIssue = false;
        while (changed && end - start > 2)
        {
            changed = false;
            var span = text.AsSpan(start, end - start);

            // （2026年第3期） （总第12期） (2026-06-11)
            if (span[^1] is '）' or ')' or '】' or '］' or ']' && span.LastIndexOfAny("（(【［[") is > 1 and var open && IsIssueOrDate(span[(open + 1)..^1]) && DateText.FindFirst(span[(open + 1)..^1]) is not { Day: 0, Start: 0 } | IsIssue(span[(open + 1)..^1]))
            {
                hasIssue |= IsIssue(span[(open + 1)..^1]);
                end = start + open;
                changed = true;
            }
            else if (TailStart(span) is > 1 and var tail)
            {
                hasIssue |= IsIssue(span[tail..]);
                end = start + tail;
                changed = true;
            }
            else if (span[0] is '【' or '[' && span.IndexOfAny("】]") is > 0 and var close && IsIssueOrDate(span[1..close]))
            {
                start += close + 1;
                changed = true;
            }

            (start, end) = Trim(text, start, end);
        }

        var title = text.AsSpan(start, end - start);
        var bar = title.IndexOfAny("｜|丨：:");
        string? series = null;
        var edition = title.IndexOfAny('·', '•');
        if ((IsSeries(title) || hasIssue || (edition > 3 && IsSeries(title[..edition]))) && title.Length is >= 4 and <= 30 && bar < 0)
        {
            series = title.ToString();
        }
        else if (bar > 2 && bar <= 24 && IsSeries(title[..bar].TrimEnd(' ')))
        {
            series = title[..bar].TrimEnd(' ').ToString();
        }

        return (start, end, series);
    }

    /// <summary>True for a name such as 新质生产力每日动态.</summary>
    public static bool IsSeries(ReadOnlySpan<char> text)
    {
        if (text.Length is < 4 or > 40 || text.IndexOfAny("。；！？《") >= 0)
        {
            return false;
        }

        foreach (var end in SeriesEnds)
        {
            if (text.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for the title of a policy text itself: 关于…的通知, …管理办法（试行）; not for a report about one (…印发《…通知》).</summary>
    public static bool IsPolicy(ReadOnlySpan<char> title)
    {
        var text = title.TrimEnd("）) ");
        if (text.Length < title.Length && title.LastIndexOfAny("（(") is > 3 and var open)
        {
            text = title[..open];
        }

        if (text.Length < 4 || text.IndexOfAny("！？。") >= 0)
        {
            return false;
        }

        foreach (var end in PolicyEnds)
        {
            if (text.EndsWith(end, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>第12期, 2026年第3期, 总第128期, a date.</summary>
    public static bool IsIssueOrDate(ReadOnlySpan<char> text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length is 0 or > 40)
        {
            return false;
        }

        if (DateText.FindFirst(trimmed) is { Start: 0 } date)
        {
            var rest = trimmed[date.End..].Trim(" ·|，,");
            return rest.Length == 0 || IsIssue(rest) || IsWeekday(rest);
        }

        // 第12期 2026/04/03
        return IsIssue(trimmed) || (DateText.FindFirstDay(trimmed) is { } after && after.End == trimmed.Length && IsIssue(trimmed[..after.Start]));
    }

    private static bool IsWeekday(ReadOnlySpan<char> text) => text.Trim("（）() ") is var day && (day.StartsWith("星期") || day.StartsWith("周")) && day.Length <= 3;

    /// <summary>第12期, 2026年第3期（总第9期）, Issue 4.</summary>
    public static bool IsIssue(ReadOnlySpan<char> text)
    {
        var trimmed = text.Trim();
        if (trimmed.StartsWith("Issue", StringComparison.OrdinalIgnoreCase) || trimmed.StartsWith("No.", StringComparison.OrdinalIgnoreCase) || trimmed.StartsWith("Vol", StringComparison.OrdinalIgnoreCase))
        {
            return trimmed.Length < 20;
        }

        if (trimmed.Length < 3 || trimmed.IndexOf('第') < 0)
        {
            return false;
        }

        foreach (var c in trimmed)
        {
            if (!(char.IsAsciiDigit(c) || "第期总年刊号辑周（）()，, 、一二三四五六七八九十百零〇卷季月".Contains(c)))
            {
                return false;
            }
        }

        return trimmed.IndexOfAny("期号辑刊周") > 0;
    }

    /// <summary>Where a bare issue number or date at the end of a title begins, or −1.</summary>
    private static int TailStart(ReadOnlySpan<char> title)
    {
        for (var i = Math.Max(2, title.Length - 24); i < title.Length - 2; i++)
        {
            var begins = title[i] is '第' or '总' || (char.IsAsciiDigit(title[i]) && !char.IsAsciiDigit(title[i - 1])) || title[i..].StartsWith("二〇");
            if (begins && IsIssueOrDate(title[i..]) && !(DateText.FindFirst(title[i..]) is { Day: 0 } && !title[i..].Contains('第')))
            {
                return i;
            }
        }

        return -1;
    }

    private static (int Start, int End) Trim(string text, int start, int end)
    {
        while (start < end && (text[start] is ' ' or '·' or '|' or '｜' or '：' or ':' or '-' or '—' || HeadingText.IsPictogram(text, start)))
        {
            start += char.IsHighSurrogate(text[start]) && start + 1 < end ? 2 : 1;
        }

        while (end > start && (text[end - 1] is ' ' or '·' or '|' or '｜' or '：' or ':' or '-' or '—' or '丨' or '，' || text[end - 1] is '\ufe0f'))
        {
            end--;
        }

        return (start, end);
    }
}
