using Graph.Extraction.Figures.Periods;

namespace Graph.Extraction.Figures.Rules;

/// <summary>
/// Which time a figure speaks of: the nearest time before it that is neither what it is compared with (比上年末), nor when a report came out (6月9日报道),
/// nor in a bracket of its own; else the time that the sentence before spoke of.
/// </summary>
internal static class PeriodRule
{
    private static readonly string[] Reports = ["报道", "消息", "发布", "公布", "披露", "印发", "表示", "获悉", "透露", "介绍", "召开", "举行", "举办", "通报", "指出", "公告", "出台", "电，", "讯，", "称", "开幕", "刊发", "在京", "揭牌", "启动", "宣布"];

    /// <summary>The time of a quantity at <paramref name="at"/>, or null when the sentence has none for it.</summary>
    public static PeriodMention? InSentence(string text, int sentenceStart, int at, List<PeriodMention> periods, PeriodMention? carried, bool times)
    {
        for (var k = periods.Count - 1; k >= 0; k--)
        {
            var m = periods[k];
            if (m.Kind == PeriodKind.SameLastYear && text.AsSpan(m.End, Math.Max(0, at - m.End)).IndexOfAny('，', '；') >= 0)
            {
                continue;
            }

            if (m.End > at || (m.End < text.Length && text[m.End] == '版') || IsCompared(text, sentenceStart, m, at) || InOtherBracket(text, m, at) || IsReport(text, m, at))
            {
                continue;
            }

            if (FromThen(text, sentenceStart, m, at))
            {
                continue;
            }

            if (times && text.AsSpan(m.End, at - m.End) is "的" or "的约" or "的近" or "的超过" or "全年的" or "同期的")
            {
                // 是“十三五”末的30倍: what it is compared with.
                continue;
            }

            if (m.Kind == PeriodKind.SameLastYear)
            {
                var of = k > 0 ? periods[k - 1] : carried;
                return of is { From: { } f, To: { } t } ? m with { From = f.AddYears(-1), To = Back(t), Kind = of.Kind, OwnYear = true } : null;
            }

            return m;
        }

        return null;
    }

    /// <summary>The time that the next sentence goes on with: the last of this sentence that is no report's date, no comparison and not in a bracket.</summary>
    public static PeriodMention? Carried(string text, int sentenceStart, int sentenceEnd, List<PeriodMention> periods)
    {
        for (var k = periods.Count - 1; k >= 0; k--)
        {
            var m = periods[k];
            if (Alone(text, m) || FromThen(text, sentenceStart, m, sentenceEnd))
            {
                continue;
            }

            if (k > 0 && (OnlyPart(text, sentenceStart, m) || m.IsLastYear || (m.End < text.Length && text[m.End] == '版')))
            {
                continue;
            }

            if (m.From is null || m.Kind == PeriodKind.SameLastYear || IsCompared(text, sentenceStart, m, sentenceEnd) || InOtherBracket(text, m, sentenceEnd) || IsReport(text, m, sentenceEnd))
            {
                continue;
            }

            return m;
        }

        return null;
    }

    /// <summary>由2020年的34.7%提高到53.3%: the year is that of the first number alone.</summary>
    private static bool FromThen(string text, int start, PeriodMention m, int at)
    {
        if (m.Start <= start || text[m.Start - 1] is not ('由' or '从') || (m.Start - 2 >= start && text[m.Start - 2] is '自') || m.End >= at || text[m.End] is '起' or '以' or '开')
        {
            return false;
        }

        var between = text.AsSpan(m.End, at - m.End);
        return between.IndexOfAnyInRange('0', '9') >= 0 && between.IndexOfAny('至', '到', '为') >= 0;
    }

    /// <summary>5月当月…: what comes next goes on with the months before.</summary>
    private static bool Alone(string text, PeriodMention m) =>
        m.Text.EndsWith("当月", StringComparison.Ordinal) || text.AsSpan(m.End, Math.Min(2, text.Length - m.End)).StartsWith("当月");

    /// <summary>其中5月…, 5月当月…: a part of the time before.</summary>
    private static bool OnlyPart(string text, int start, PeriodMention m)
    {
        var before = text.AsSpan(start, m.Start - start);
        return before.EndsWith("其中") || before.EndsWith("其中，") || before.EndsWith("其中在") || text.AsSpan(m.End, Math.Min(2, text.Length - m.End)).StartsWith("当月") || m.Text.EndsWith("当月", StringComparison.Ordinal);
    }

    private static DateOnly Back(DateOnly end) => end.AddDays(-1).AddYears(-1).AddDays(1) is var d && end.Day == 1 ? new DateOnly(end.Year - 1, end.Month, 1) : d;

    private static bool IsCompared(string text, int start, PeriodMention m, int at)
    {
        var i = m.Start;
        while (i > start && text[i - 1] == ' ')
        {
            i--;
        }

        if (i <= start)
        {
            return false;
        }

        var before = text[i - 1];
        var two = i - 2 >= start ? text[i - 2] : ' ';
        var compared = (before is '比' && two is not ('同' or '环' or '占')) || before is '较' || (before == '于' && two is '高' or '低' or '多' or '少' or '快' or '慢') || (before is '与' or '和' or '同' && text.IndexOf("相比", m.End, Math.Min(8, text.Length - m.End), StringComparison.Ordinal) >= 0);
        if (!compared)
        {
            return false;
        }

        // 较2024年的30家增至100家: for the 30 the year is its own.
        var direct = at - m.End <= 4;
        for (var k = m.End; direct && k < at; k++)
        {
            direct = text[k] is '的' or '约' or '近' or '超' or ' ' or '为';
        }

        return !direct || at == m.End;
    }

    private static bool InOtherBracket(string text, PeriodMention m, int at)
    {
        var depth = 0;
        for (var i = m.End; i < at; i++)
        {
            if (text[i] is '（' or '(')
            {
                depth++;
            }
            else if (text[i] is '）' or ')')
            {
                if (depth == 0)
                {
                    // A column header with its time: 国家级经开区（2022年）：230家.
                    return !(i + 1 < at && text[i + 1] is '：' or ':' && at - i <= 5);
                }

                depth--;
            }
        }

        return false;
    }

    private static bool IsReport(string text, PeriodMention m, int at)
    {
        if (m.AsOf || m.By)
        {
            return false;
        }

        var whole = m.Kind != PeriodKind.Day;
        var stop = text.IndexOfAny(['，', '；', '。', '：'], m.End, Math.Max(0, at - m.End));
        if (whole && (stop < 0 || m.Kind is PeriodKind.Cumulative or PeriodKind.Years))
        {
            return false;
        }

        var clause = text.AsSpan(m.End, (stop < 0 ? at : stop + 1) - m.End);
        foreach (var word in Reports)
        {
            if (clause.Contains(word, StringComparison.Ordinal))
            {
                return !clause.Contains("数据显示", StringComparison.Ordinal) || m.Kind == PeriodKind.Day;
            }
        }

        return false;
    }
}
