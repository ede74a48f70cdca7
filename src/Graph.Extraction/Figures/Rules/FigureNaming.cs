// The order in which the rules look for an indicator's words is the algorithm; therefore long.
using Graph.Extraction.Figures.Numbers;
using Graph.Extraction.Figures.Periods;
using Graph.Model;

namespace Graph.Extraction.Figures.Rules;

/// <summary>The words that name what a figure measures: before it, behind it, in the clause before, in a group that several share, in a table's head.</summary>
internal sealed class FigureNaming(IndicatorRule indicators)
{
    public (string Name, TextSpan? Span) Name(string text, Quantity q, LeftContext left, TailReading tail, (int Start, int End) clause, int after, bool continues, bool inBracket, FigureReading? previous, List<FigureReading> accepted, List<Quantity> quantities, int k, SectionState state, List<PeriodMention> periods, int start)
    {
        var (name, from, to) = IndicatorRule.LeftName(left, tail.Rest);
        name = name is "净增" or "新增" or "净增加" ? "" : name;
        TextSpan? span = name.Length > 0 ? new TextSpan(left.PositionOf(from), left.PositionOf(to - 1) + 1) : null;
        var right = IndicatorRule.RightNoun(text, q.End + after, Math.Max(q.End + after, clause.End), q);

        if (continues)
        {
            if (state.Group is { } group && state.GroupIndex + 1 < group.Length)
            {
                return (group[++state.GroupIndex], null);
            }

            if (right.Length > 0 && q.Unit!.Kind == UnitKind.Count)
            {
                return (right, null);
            }

            return (name.Length > 1 ? name : previous!.Name, null);
        }

        if (name.Length == 0 && state.Group is { } open && state.GroupIndex + 1 < open.Length && previous is not null && previous.End >= clause.Start)
        {
            // 分别增长18.4%和下降3.5%: the list goes on with a verb of its own.
            return (open[++state.GroupIndex], null);
        }

        state.Group = null;
        if (inBracket && name.Length == 0)
        {
            var label = ClauseReading.LabelBefore(text, start, clause.Start - 1);
            if (label.Length > 0 && previous is null)
            {
                return (state.Measure is { } m && indicators.MeasureOf(label) is null ? label + m : label, null);
            }

            if (previous is not null && ClauseReading.ClosedLabel(text, previous.End, clause.Start - 1) is { Length: > 0 } own)
            {
                var measure = previous.Measure ?? state.Measure;
                return (measure is not null && indicators.MeasureOf(own) is null ? own + measure : own, null);
            }

            return (previous?.Name ?? (label.Length > 0 ? label : Fallback(state, right, q)), null);
        }

        if (Linked(text, q, right, name, indicators.MeasureOf(name)) is { } linked)
        {
            return (linked, null);
        }

        var count = q.Unit!.Kind is UnitKind.Count;
        if (right.Length > 0 && (count || q.Unit.Kind == UnitKind.Money || name.Length == 0) && indicators.MeasureOf(name) is null or "发行" or "投资" or "融资" or "出口" or "进口" or "投入" or "支出" or "销售" or "交付" or "中标" or "募资" or "需求")
        {
            if (q.Unit.Kind is UnitKind.Ratio or UnitKind.Tenths && name.Length == 0)
            {
                return (right + "占比", null);
            }

            if (count || q.Unit.Kind == UnitKind.Money || q.Unit.Kind is not (UnitKind.Ratio or UnitKind.Tenths or UnitKind.Points))
            {
                return (IndicatorRule.KeptVerb(name) + right, null);
            }
        }

        // A、B、C分别增长x、y、z: one name for each number.
        var listed = Following(text, quantities, k, periods);
        if (listed > 1)
        {
            if (name.Length > 0)
            {
                var members = IndicatorRule.Members(name);
                if (members.Length >= listed)
                {
                    var group = members[^listed..];
                    if (group[0].IndexOf("市场", StringComparison.Ordinal) is var market and > 0 && market + 2 < group[0].Length)
                    {
                        group = [.. group.Select((m, n) => n == 0 ? m : group[0][..(market + 2)] + m)];
                    }

                    if (indicators.MeasureOf(group[^1]) is { } shared && shared.Length < group[^1].Length)
                    {
                        group = [.. group.Select(m => indicators.MeasureOf(m) is null ? m + shared : m)];
                    }

                    state.Group = group;
                    state.GroupIndex = 0;
                    state.LastGroup = group;
                    return (group[0], span);
                }
            }
            else if (EarlierNames(accepted, listed) is { } names)
            {
                state.Group = names;
                state.GroupIndex = 0;
                return (names[0], null);
            }
            else if (state.LastGroup is { } last && last.Length == listed)
            {
                state.Group = last;
                state.GroupIndex = 0;
                return (last[0], null);
            }
        }

        if (name is "其余" or "剩余" or "余下" or "另外" or "另有" or "其他" && q.Unit.Kind is UnitKind.Ratio or UnitKind.Tenths && FollowingNoun(text, q.End + after, clause.End) is { Length: > 0 } source)
        {
            return (source + "占比", span);
        }

        if (TableHead(text, start, q.Start, left) is { } head)
        {
            name = name.Length == 0 ? head : indicators.MeasureOf(name) is not null && indicators.MeasureOf(head) is null ? head + name : name + head;
            return (name, span);
        }

        if (name.Length > 0 && IndicatorRule.IsGeneric(name))
        {
            var generic = name[(name.LastIndexOf('的') + 1)..];
            var subject = previous?.Name ?? PriorClause(text, start, clause.Start, periods) ?? state.Name;
            if (subject is not null)
            {
                if (generic.EndsWith("数字", StringComparison.Ordinal) || generic.EndsWith("口径", StringComparison.Ordinal) || generic.EndsWith("数据", StringComparison.Ordinal) || generic.EndsWith("指标", StringComparison.Ordinal) || generic is "全年" or "水平")
                {
                    return (subject, span);
                }

                var own = indicators.MeasureOf(subject);
                return ((own is not null && own.Length < subject.Length && generic is not ("增速" or "增幅" or "降幅" or "占比" or "比例" or "份额") ? subject[..^own.Length] : subject) + generic, span);
            }
        }

        if (name.Length > 0)
        {
            var share = q.Unit.Kind is UnitKind.Ratio or UnitKind.Tenths ? name.LastIndexOf('占', name.Length - 1) : -1;
            if (share > 0 && share == name.Length - 1 && previous is not null)
            {
                // 中国占40.3%: of what the sentence spoke of.
                var whole = previous.Name.LastIndexOf('占') is var of and >= 0 ? previous.Name[(of + 1)..] : previous.Name;
                return (name + (whole.EndsWith("比重", StringComparison.Ordinal) ? whole : whole + "比重"), span);
            }

            if (share < 0 && tail.Sign == 0 && q.Unit.Kind == UnitKind.Ratio && previous is { } sharing && sharing.Name.LastIndexOf('占') is var at and > 0 && sharing.Name.EndsWith("比重", StringComparison.Ordinal) && name.Length <= 12 && indicators.MeasureOf(name) is null)
            {
                return (name + sharing.Name[at..], span);
            }

            if (share == 0 && previous is not null)
            {
                name = previous.Name + name;
            }

            if (share >= 0 && indicators.MeasureOf(name) is not ("占比" or "比重" or "比例" or "份额"))
            {
                name += "比重";
            }

            var relative = q.Unit.Kind is UnitKind.Ratio or UnitKind.Points or UnitKind.Times;
            if (relative && share < 0 && previous?.Measure is { } carried && name.Length <= 14 && indicators.MeasureOf(name) is null)
            {
                name += carried;
            }

            if (!relative && right.Length == 0 && name.Length <= 10 && indicators.MeasureOf(name) is null && accepted.FindLast(r => r.Quantity.Unit!.Unit == q.Unit.Unit && r.Measure is not null) is { } alike)
            {
                name += alike.Measure;
            }

            if (count && right.Length == 0 && indicators.MeasureOf(name) is null && previous is null && LeadsWithPart(text, clause.Start) && PriorClause(text, start, clause.Start, periods) is { } whole2)
            {
                name = whole2 + name;
            }

            return (name, span);
        }

        return (previous?.Name ?? Fallback(state, right, q), null);
    }

    /// <summary>The names of the last figures of the sentence, one for each number of a list that follows them; null when there are not as many.</summary>
    private static string[]? EarlierNames(List<FigureReading> accepted, int count)
    {
        var names = accepted.Select(r => r.Name).Distinct(StringComparer.Ordinal).ToArray();
        return names.Length >= count ? names[^count..] : null;
    }

    /// <summary>What a quantity is a part or the size of (0.1%的国土面积, 60%股权, 1837倍认购, 以2亿美元收购), or null.</summary>
    private static string? Linked(string text, Quantity q, string right, string left, string? measure)
    {
        var after = q.End < text.Length ? text.AsSpan(q.End, Math.Min(8, text.Length - q.End)) : default;
        if (q.Unit!.Kind is UnitKind.Ratio or UnitKind.Tenths)
        {
            if (right.StartsWith('股') || right.StartsWith("权益", StringComparison.Ordinal))
            {
                return left.Length is > 0 and <= 10 ? left + right : right;
            }

            var part = after.StartsWith("的") || after.StartsWith("以上的");
            return part && right.Length > 0 && measure is null && !left.Contains('占', StringComparison.Ordinal) && !IsGrowthNoun(right) ? right + "占比" : null;
        }

        if (q.Unit.Kind == UnitKind.Times && (after.StartsWith("认购") || after.StartsWith("超额认购")))
        {
            return left + "认购倍数";
        }

        if (q.Unit.Kind == UnitKind.Money && right.Length == 0)
        {
            foreach (var verb in (ReadOnlySpan<string>)["收购", "增资", "认购", "购买", "采购", "回购", "注资", "入股", "参股", "投资", "建设", "竞得", "中标", "领投"])
            {
                if (after.StartsWith(verb))
                {
                    return measure is null ? left + verb : null;
                }
            }
        }

        return after.StartsWith("的") && right.Length > 0 && measure is not null && measure.Length == left.Length ? right + left : null;
    }

    private static bool LeadsWithPart(string text, int at) => at + 2 <= text.Length && text.AsSpan(at).StartsWith("其中");

    /// <summary>来自绿电交易, 为民营企业: what follows a share.</summary>
    private static string FollowingNoun(string text, int at, int end)
    {
        foreach (var word in (ReadOnlySpan<string>)["来自", "来源于", "为", "是", "属于", "由", "用于"])
        {
            if (at + word.Length < end && string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
            {
                return text[(at + word.Length)..Math.Min(end, at + word.Length + 12)];
            }
        }

        return "";
    }

    /// <summary>The first cell of a table row (指标：园区数量；国家级经开区：230家；…), or null.</summary>
    private static string? TableHead(string text, int start, int at, LeftContext left)
    {
        if (left.Text.Length < 2 || left.Text.TrimEnd('约', '超', '近', '-', '−', '+') is not [.., '：' or ':'])
        {
            return null;
        }

        var semicolon = text.IndexOf('；', start, Math.Max(0, at - start));
        var colon = text.IndexOf('：', start, Math.Max(0, at - start));
        if (colon < 0 || semicolon < colon || colon - start > 14 || semicolon - colon > 24)
        {
            return null;
        }

        var cell = text[(colon + 1)..semicolon].Trim();
        return cell.Length > 0 && !char.IsAsciiDigit(cell[0]) && cell[0] is not ('—' or '-') ? cell : null;
    }

    /// <summary>What the clause before names: its words after the last 了, or null.</summary>
    private static string? PriorClause(string text, int start, int clauseStart, List<PeriodMention> periods)
    {
        var end = clauseStart - 1;
        if (end <= start || text[end] is not '，')
        {
            return null;
        }

        var from = text.LastIndexOfAny(['，', '；', '：', '。'], end - 1, end - start) + 1;
        from = Math.Max(from, start);
        var done = text.LastIndexOf('了', end - 1, end - from);
        from = done >= from ? done + 1 : from;
        var context = LeftContext.Of(text, from, end, periods);
        var (name, _, _) = IndicatorRule.LeftName(context, context.Text.Length);
        return name.Length is >= 2 and <= 24 ? name : null;
    }

    private static bool IsGrowthNoun(string noun) =>
        noun.StartsWith('增') || noun.StartsWith("同比", StringComparison.Ordinal) || noun.StartsWith('降') || noun.StartsWith("下降", StringComparison.Ordinal) || noun.StartsWith("年均", StringComparison.Ordinal) || noun.StartsWith('涨') || noun.StartsWith("水平", StringComparison.Ordinal) || noun.StartsWith("目标", StringComparison.Ordinal) || noun.StartsWith("速度", StringComparison.Ordinal) || noun.StartsWith("比例", StringComparison.Ordinal);

    private static string Fallback(SectionState state, string right, Quantity q)
    {
        if (right.Length > 0)
        {
            return right;
        }

        return state.Name ?? (state.Heading.Length > 0 ? state.Heading : q.Unit!.Surface);
    }

    /// <summary>How many quantities from the k-th on stand in one list.</summary>
    private static int Following(string text, List<Quantity> quantities, int k, List<PeriodMention> periods)
    {
        var n = 1;
        for (var i = k + 1; i < quantities.Count; i++)
        {
            var between = LeftContext.Of(text, quantities[i - 1].End, Math.Max(quantities[i - 1].End, quantities[i].Start), periods).Text;
            if (quantities[i].Unit?.Unit != quantities[k].Unit?.Unit || between.Length is 0 or > 6 || !(ClauseReading.OnlyMarks(between) || between is "和下降" or "和增长" or "、下降" or "、增长" or "和-" or "及下降" or "与下降"))
            {
                break;
            }

            n++;
        }

        return n;
    }

    public static bool SameSort(Quantity a, Quantity b) =>
        a.Unit!.Kind == b.Unit!.Kind || (a.Unit.Kind is UnitKind.Ratio or UnitKind.Times && b.Unit.Kind is UnitKind.Ratio or UnitKind.Times);
}
