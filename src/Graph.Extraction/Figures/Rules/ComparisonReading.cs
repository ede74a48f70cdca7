using Graph.Extraction.Figures.Periods;

namespace Graph.Extraction.Figures.Rules;

/// <summary>What a change is measured against where the words directly before the number do not say it: an earlier clause, a table's column, two comparisons at once.</summary>
internal static class ComparisonReading
{
    /// <summary>同比、环比分别增长5%和2%: what the second number is compared with, or null.</summary>
    public static ChangeBase? BothComparisons(string text, int start, int end)
    {
        var words = text.AsSpan(start, Math.Max(0, end - start));
        foreach (var (pair, second) in ((string, ChangeBase)[])[("同比、环比", ChangeBase.Mom), ("同比和环比", ChangeBase.Mom), ("同比与环比", ChangeBase.Mom), ("同比及环比", ChangeBase.Mom), ("同环比", ChangeBase.Mom), ("环比、同比", ChangeBase.Yoy), ("环比和同比", ChangeBase.Yoy)])
        {
            if (words.Contains(pair, StringComparison.Ordinal))
            {
                return second;
            }
        }

        return null;
    }

    /// <summary>2025年…73.6亿元，较2024年的51.2亿元增长: the year compared with is the one before the figure's own.</summary>
    public static bool AgainstYearBefore(string text, int clauseStart, int from, List<PeriodMention> periods, int sentenceStart)
    {
        DateOnly? own = null, other = null;
        foreach (var period in periods)
        {
            if (period is { Kind: PeriodKind.Year, From: { } year })
            {
                if (period.Start >= sentenceStart && period.End <= clauseStart)
                {
                    own = year;
                }
                else if (period.Start >= clauseStart && period.End <= from && period.Start > clauseStart && text[period.Start - 1] is '较' or '比')
                {
                    other = year;
                }
            }
        }

        return own is { } a && other is { } b && a.Year == b.Year + 1;
    }

    public static bool ComparesBefore(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] is '较' || (text[i] == '比' && i > start && text[i - 1] is not ('同' or '环' or '占' or '可') && text[i + 1] is not ('重' or '例' or '亚' or '率' or '特')))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>与上年相比，… in the clause before.</summary>
    public static ChangeBase PriorComparison(string text, int start, int clauseStart)
    {
        if (clauseStart - 1 > start && text[clauseStart - 1] is '：' or ':')
        {
            // A table's column or a label: 环比：下降22.6%.
            var label = text.AsSpan(Math.Max(start, clauseStart - 12), Math.Min(11, clauseStart - 1 - start));
            label = label[(label.LastIndexOfAny('；', '，', '：') + 1)..];
            return label.Contains("环比", StringComparison.Ordinal) ? ChangeBase.Mom : label.Contains("同比", StringComparison.Ordinal) || label.Contains("比上年", StringComparison.Ordinal) || label.Contains("比去年", StringComparison.Ordinal) ? ChangeBase.Yoy : ChangeBase.None;
        }

        if (clauseStart - 1 <= start || text[clauseStart - 1] != '，')
        {
            return ChangeBase.None;
        }

        var from = Math.Max(start, clauseStart - 24);
        var before = text.AsSpan(from, clauseStart - 1 - from);
        if (before.EndsWith("同比", StringComparison.Ordinal) || before.EndsWith("同比看", StringComparison.Ordinal) || before.EndsWith("同比来看", StringComparison.Ordinal))
        {
            return ChangeBase.Yoy;
        }

        if (before.EndsWith("环比", StringComparison.Ordinal) || before.EndsWith("环比看", StringComparison.Ordinal))
        {
            return ChangeBase.Mom;
        }

        if (!before.EndsWith("相比", StringComparison.Ordinal))
        {
            return ChangeBase.None;
        }

        if (before.Contains("上月", StringComparison.Ordinal) || before.Contains("上季", StringComparison.Ordinal) || before.Contains("上个月", StringComparison.Ordinal))
        {
            return ChangeBase.Mom;
        }

        return before.Contains("上年", StringComparison.Ordinal) || before.Contains("去年", StringComparison.Ordinal) || before.Contains("同期", StringComparison.Ordinal) ? ChangeBase.Yoy : ChangeBase.Other;
    }
}
