using Graph.Extraction.Figures.Numbers;
using Graph.Extraction.Figures.Periods;
using Graph.Model;

namespace Graph.Extraction.Figures.Rules;

/// <summary>
/// Level or comparison, and the sign. 同比 is <c>yoy</c>, or <c>ytd-yoy</c> over a time that runs from January; 环比 <c>mom</c>; 年均 <c>cagr</c>.
/// Without a base 增长 and 下降 are against the year before, 提高 and 降低 against whatever was: a level. A gap in points is a level.
/// </summary>
internal static class ChangeRule
{
    private static readonly string[] Technical = ["时延", "延迟", "能耗", "成本", "效率", "精度", "损耗", "误差", "重量", "体积", "时间", "周期", "寿命", "性能", "速度", "良率", "功耗", "碳排放强度", "电耗", "水耗", "强度", "集成度", "响应", "准确率"];

    private static readonly string[] Trading = ["股价", "收盘", "首日", "盘中", "开盘", "市值", "股票", "板块", "个股", "A股", "港股", "美股", "概念股"];

    /// <summary>The change and the sign (+1 or −1) of a quantity.</summary>
    public static (FigureChange Change, int Sign) Of(string text, Quantity q, TailReading tail, string left, PeriodMention? period, DateOnly today, int clauseEnd)
    {
        var sign = q.Negative ? -1 : tail.Sign == 0 ? 1 : tail.Sign;
        var cumulative = period is { Kind: PeriodKind.Cumulative } || (tail.Cumulative && period is { Kind: PeriodKind.Day, AsOf: true });
        var yoy = cumulative ? FigureChange.YtdYoy : FigureChange.Yoy;
        var kind = q.Unit!.Kind;
        if (kind == UnitKind.Points)
        {
            return (FigureChange.Level, tail.Sign == 0 && !q.Negative ? GapSign(left) : sign);
        }

        var growth = tail.Sign != 0 || q.IsGrowth;
        var relative = kind is UnitKind.Ratio or UnitKind.Tenths or UnitKind.Times;
        if (!growth && relative)
        {
            var after = After(text, q.End, clauseEnd);
            if (after is ['的', .. var noun])
            {
                noun = noun.StartsWith("同比", StringComparison.Ordinal) || noun.StartsWith("年均", StringComparison.Ordinal) ? noun[2..] : noun;
                if (noun.StartsWith("增长", StringComparison.Ordinal) || noun.StartsWith("增速", StringComparison.Ordinal) || noun.StartsWith("增幅", StringComparison.Ordinal) || noun.StartsWith("涨幅", StringComparison.Ordinal) || noun.StartsWith("复合增", StringComparison.Ordinal) || noun.StartsWith("年均增", StringComparison.Ordinal) || noun.StartsWith("高速增长", StringComparison.Ordinal) || noun.StartsWith("速度增长", StringComparison.Ordinal) || noun.StartsWith("两位数增长", StringComparison.Ordinal))
                {
                    return (Comparison(q, tail, left, after, yoy, period, today), sign);
                }

                if (noun.StartsWith("降幅", StringComparison.Ordinal) || noun.StartsWith("下降", StringComparison.Ordinal) || noun.StartsWith("跌幅", StringComparison.Ordinal))
                {
                    return (Comparison(q, tail, left, after, yoy, period, today), -sign);
                }
            }

            // 同比5.2% without a verb is a growth; so is a signed share of a list (广西(-28.7%)).
            if (tail.Base is ChangeBase.Yoy)
            {
                return (yoy, sign);
            }

            return tail.Base switch
            {
                ChangeBase.Mom => (FigureChange.Mom, sign),
                ChangeBase.Cagr => (FigureChange.Cagr, sign),
                _ when q.Negative => (yoy, -1),
                _ => (FigureChange.Level, sign),
            };
        }

        if (!relative)
        {
            return tail.Sign == 0 || tail.IsGap || kind == UnitKind.Named
                ? (FigureChange.Level, sign)
                : tail.Base switch { ChangeBase.Yoy => (yoy, sign), ChangeBase.Mom => (FigureChange.Mom, sign), _ => (FigureChange.Level, sign) };
        }

        return (Comparison(q, tail, left, "", yoy, period, today), sign);
    }

    private static FigureChange Comparison(Quantity q, TailReading tail, string left, ReadOnlySpan<char> after, FigureChange yoy, PeriodMention? period, DateOnly today)
    {
        if (tail.Base == ChangeBase.Cagr || left.Contains("年均", StringComparison.Ordinal) || left.Contains("复合增", StringComparison.Ordinal) || left.Contains("年复合", StringComparison.Ordinal) || after.Contains("年均", StringComparison.Ordinal) || after.Contains("复合增", StringComparison.Ordinal))
        {
            return FigureChange.Cagr;
        }

        switch (tail.Base)
        {
            case ChangeBase.Yoy:
                return yoy;
            case ChangeBase.Mom:
                return FigureChange.Mom;
            case ChangeBase.Other:
                return FigureChange.Level;
        }

        if (left.Contains("同比", StringComparison.Ordinal) || after.Contains("同比", StringComparison.Ordinal))
        {
            return yoy;
        }

        if (left.Contains("环比", StringComparison.Ordinal))
        {
            return FigureChange.Mom;
        }

        if (q.IsGrowth && (period is null or { From: null } || left.Contains("年内", StringComparison.Ordinal) || left.Contains("年间", StringComparison.Ordinal)))
        {
            return FigureChange.Level;
        }

        if (tail.IsGap || tail.Weak || ContainsAny(left, Trading))
        {
            return FigureChange.Level;
        }

        if (period is { By: true, From: { } from } && from.Year > today.Year)
        {
            return FigureChange.Level;
        }

        if (period is null or { From: null } && !tail.IsRate && ContainsAny(left, Technical))
        {
            return FigureChange.Level;
        }

        return period is { Kind: PeriodKind.Years } ? FigureChange.Level : yoy;
    }

    private static int GapSign(string left)
    {
        var best = -1;
        var sign = 1;
        foreach (var (word, value) in new[] { ("低于", -1), ("慢于", -1), ("落后", -1), ("回落", -1), ("下降", -1), ("放缓", -1), ("收窄", -1), ("少于", -1), ("下拉", -1), ("下调", -1), ("降息", -1), ("高于", 1), ("快于", 1), ("提高", 1), ("提升", 1), ("扩大", 1), ("拉动", 1), ("高出", 1), ("加快", 1), ("上升", 1), ("增长", 1) })
        {
            var at = left.LastIndexOf(word, StringComparison.Ordinal);
            if (at > best)
            {
                best = at;
                sign = value;
            }
        }

        return sign;
    }

    private static ReadOnlySpan<char> After(string text, int at, int end)
    {
        end = Math.Max(at, end);
        while (at < end && text[at] is ' ')
        {
            at++;
        }

        foreach (var word in (ReadOnlySpan<string>)["以上", "左右", "以内"])
        {
            if (at + word.Length <= end && string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
            {
                at += word.Length;
            }
        }

        return text.AsSpan(at, Math.Min(12, end - at));
    }

    private static bool ContainsAny(string text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
