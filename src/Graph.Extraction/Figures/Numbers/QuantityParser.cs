using Graph.Extraction.Figures.Periods;

namespace Graph.Extraction.Figures.Numbers;

/// <summary>Finds the quantities of a sentence: numbers outside times, titles and quoted names, with their units, ranges joined and units of lists shared.</summary>
internal sealed class QuantityParser(FigureLexicon lexicon)
{
    /// <summary>Longest quotation without a clause mark that is taken for a name.</summary>
    private const int MaxQuotedName = 20;

    private static readonly UnitEntry Percent = new("%", "%", 1, UnitKind.Ratio);

    private static readonly UnitEntry ExaFlops = new("百亿亿次", "EFLOPS", 1, UnitKind.Computing);

    private static readonly UnitEntry Yuan = new("元", "CNY", 1, UnitKind.Money);

    private static readonly (string Mark, string Unit)[] CurrencyMarks = [("US$", "USD"), ("HK$", "HKD"), ("RMB", "CNY"), ("USD", "USD"), ("EUR", "EUR"), ("CNY", "CNY"), ("人民币", "CNY"), ("$", "USD"), ("￥", "CNY"), ("¥", "CNY"), ("€", "EUR"), ("£", "GBP"), ("港币", "HKD")];

    private static readonly string[] MoneyWords = ["融资", "投资", "营收", "收入", "产值", "贷款", "金额", "市值", "估值", "利润", "出口额", "进口额", "总额", "交易额", "成交额", "授信", "资金", "GDP", "生产总值", "增加值", "销售额", "募资", "补贴", "税收", "余额", "规模", "支出"];

    private static readonly UnitEntry Token = new("词元", "count:词元", 1, UnitKind.Count);

    private static readonly string[] TokenWords = ["词元", "Token", "token"];

    private static readonly string[] DurationUnits = ["个工作日", "个月", "天", "年"];

    private static readonly string[] DurationNouns = ["工期", "周期", "间隔", "时限", "审批时间", "办理时间", "用时", "交期", "回收期", "建设期", "等待时间"];

    private static readonly string[] RatioNames = ["PUE", "WUE", "CUE", "pue", "Pue", "电能利用效率", "电源使用效率", "能源利用效率"];

    /// <summary>The quantities of [start, end), in order. Those with <see cref="Quantity.Rejected"/> set are no figures.</summary>
    public List<Quantity> Parse(string text, int start, int end, List<PeriodMention> periods)
    {
        var found = new List<Quantity>();
        var i = start;
        var period = 0;
        while (i < end)
        {
            while (period < periods.Count && periods[period].End <= i)
            {
                period++;
            }

            if (period < periods.Count && periods[period].Start <= i)
            {
                i = periods[period].End;
                continue;
            }

            var c = text[i];
            var skip = c switch
            {
                '《' => Closing(text, i, end, '》', 120),
                '“' => QuotedName(text, i, end, '”'),
                '「' => QuotedName(text, i, end, '」'),
                'h' when string.CompareOrdinal(text, i, "http", 0, 4) == 0 => UrlEnd(text, i, end),
                _ => i,
            };
            if (skip > i)
            {
                i = skip;
                continue;
            }

            if (Special(text, i, end) is { } special)
            {
                found.Add(special);
                i = special.End;
                continue;
            }

            if (!NumberLexer.CanStart(c) || NumberLexer.Read(text, i, end) is not { } number)
            {
                i++;
                continue;
            }

            var quantity = Complete(text, start, end, number, period < periods.Count ? periods[period].Start : end);
            KeepRate(text, found, quantity);
            JoinRange(text, start, found, quantity);
            found.Add(quantity);
            i = Math.Max(quantity.End, i + 1);
        }

        ShareUnits(text, start, end, found, periods);
        return found;
    }

    private Quantity Complete(string text, int start, int end, NumberToken number, int limit)
    {
        var quantity = new Quantity { Start = number.Start, End = number.End, Number = number };
        var before = number.Start;
        if (before > start && text[before - 1] is '-' or '−' or '－' && (before - 1 == start || !(char.IsAsciiLetterOrDigit(text[before - 2]) || text[before - 2] is '%' or '万' or '亿' or '元' or '第' || char.IsAsciiLetter(text[before - 2]))))
        {
            quantity.Negative = true;
            quantity.Start = --before;
        }
        else if (before > start && text[before - 1] == '+' && !(before - 1 > start && char.IsAsciiLetterOrDigit(text[before - 2])))
        {
            quantity.Start = --before;
        }

        while (before > start && text[before - 1] == ' ')
        {
            before--;
        }

        string? marked = null;
        foreach (var (mark, unit) in CurrencyMarks)
        {
            if (before - mark.Length >= start && string.CompareOrdinal(text, before - mark.Length, mark, 0, mark.Length) == 0)
            {
                marked = unit;
                quantity.Start = before - mark.Length;
                break;
            }
        }

        var at = number.End;
        var spaced = at;
        while (spaced < end && text[spaced] == ' ')
        {
            spaced++;
        }

        at = spaced;
        var entry = at < limit || at < end ? lexicon.UnitAt(text, at, end) : null;
        if (marked is not null)
        {
            quantity.Unit = entry is { Kind: UnitKind.Money } && entry.Unit == marked ? entry : new UnitEntry(marked, marked, 1, UnitKind.Money);
            quantity.End = entry is { Kind: UnitKind.Money } ? at + entry.Surface.Length : number.End;
            TakePer(text, start, end, quantity);
            return quantity;
        }

        if (entry is { Surface: "个" } && Duration(text, start, end, number, at) is { } months)
        {
            entry = months;
        }

        if (entry is not null)
        {
            quantity.Unit = entry;
            quantity.End = at + entry.Surface.Length;
            TakePer(text, start, end, quantity);
        }
        else if (RatioNameBefore(text, start, number.Start) is { } ratio && number is { Written: NumberScript.Arabic, HasMultiplier: false } && number.Base is > 0m and < 5m && (number.Base > 0.5m || Compares(text, text.AsSpan(0, number.Start).LastIndexOf('，') + 1, number.Start)))
        {
            quantity.Unit = new UnitEntry(ratio, ratio, 1, UnitKind.Named);
        }
        else if (Duration(text, start, end, number, at) is { } time)
        {
            quantity.Unit = time;
            quantity.End = at + time.Surface.Length;
        }
        else if (HeaderUnit(text, start, number.Start) is { } header)
        {
            quantity.Unit = header;
        }

        return quantity;
    }

    /// <summary>工期28个月, 更新间隔不超过7天: a length of time that an indicator directly before it measures; any other says for how long something holds.</summary>
    private static UnitEntry? Duration(string text, int start, int end, NumberToken number, int at)
    {
        if (number.HasMultiplier || number.Value is < 1 or >= 1000)
        {
            return null;
        }

        foreach (var unit in DurationUnits)
        {
            if (at + unit.Length <= end && string.CompareOrdinal(text, at, unit, 0, unit.Length) == 0)
            {
                var after = at + unit.Length < end ? text[at + unit.Length] : ' ';
                var from = Math.Max(start, number.Start - 12);
                var clause = text.AsSpan(from, number.Start - from);
                clause = clause[(clause.LastIndexOfAny('，', '；', '。') + 1)..];
                foreach (var noun in DurationNouns)
                {
                    if (clause.Contains(noun, StringComparison.Ordinal))
                    {
                        return after is '期' or '度' or '级' or '代' or '后' ? null : new UnitEntry(unit, "count:" + unit, 1, UnitKind.Count);
                    }
                }

                return null;
            }
        }

        return null;
    }

    /// <summary>PUE降至1.42: the indicator is the unit.</summary>
    private static string? RatioNameBefore(string text, int start, int at)
    {
        var from = Math.Max(start, at - 24);
        for (var i = at - 1; i >= from; i--)
        {
            if (text[i] is '；' or '。' || (text[i] is '，' && !Compares(text, i + 1, at)))
            {
                return null;
            }

            foreach (var name in RatioNames)
            {
                if (i + name.Length <= at && string.CompareOrdinal(text, i, name, 0, name.Length) == 0)
                {
                    return name[0] > 0x2E80 ? "PUE" : name.ToUpperInvariant();
                }
            }
        }

        return null;
    }

    /// <summary>平均PUE为1.21，比上年降低0.04: a clause that only compares goes on with the ratio of the clause before.</summary>
    private static bool Compares(string text, int from, int at)
    {
        var words = text.AsSpan(from, at - from);
        if (words.Length is 0 or > 10 || words.IndexOf('，') >= 0)
        {
            return false;
        }

        foreach (var opening in (ReadOnlySpan<string>)["比", "较", "同比", "环比"])
        {
            if (words.StartsWith(opening))
            {
                return words.EndsWith("降低") || words.EndsWith("下降") || words.EndsWith("提高") || words.EndsWith("上升") || words.EndsWith("减少") || words.EndsWith("降") || words.EndsWith("低");
            }
        }

        return words.StartsWith("下降") || words.StartsWith("降低");
    }

    /// <summary>产量（万辆）：12.3 — a table cell whose header names the unit.</summary>
    private UnitEntry? HeaderUnit(string text, int start, int at)
    {
        var i = at - 1;
        while (i >= start && text[i] is ' ' or '-' or '−')
        {
            i--;
        }

        if (i < start || text[i] is not ('：' or ':'))
        {
            return null;
        }

        i--;
        if (i < start || text[i] is not ('）' or ')'))
        {
            return null;
        }

        var close = i;
        while (i > start && text[i] is not ('（' or '(') && close - i < 12)
        {
            i--;
        }

        if (text[i] is not ('（' or '('))
        {
            return null;
        }

        var from = i + 1;
        if (from < close && string.CompareOrdinal(text, from, "单位：", 0, 3) == 0)
        {
            from += 3;
        }

        var factor = 1m;
        while (from < close && text[from] is '百' or '千' or '万' or '亿' && lexicon.UnitAt(text, from, close) is not { } whole)
        {
            factor *= text[from] switch { '百' => 100m, '千' => 1000m, '万' => 10_000m, _ => 100_000_000m };
            from++;
        }

        var unit = lexicon.UnitAt(text, from, close);
        return unit is null || from + unit.Surface.Length != close ? null : unit with { Factor = unit.Factor * factor };
    }

    private void TakePer(string text, int start, int end, Quantity quantity)
    {
        var at = quantity.End;
        if (at + 1 < end && text[at] is '/' or '／')
        {
            var unit = lexicon.UnitAt(text, at + 1, end);
            var stop = unit is not null ? at + 1 + unit.Surface.Length : at + 2 <= end && text[at + 1] is '年' or '月' or '日' or '天' or '时' or '秒' or '次' or '周' ? at + 2 : 0;
            if (stop > 0)
            {
                quantity.Per = text[(at + 1)..stop];
                quantity.End = stop;
                Measured(quantity, unit);
            }
        }
        else if (quantity.Unit is { Kind: UnitKind.Money or UnitKind.Mass or UnitKind.Energy } && EachBefore(text, start, quantity.Start) is { } each)
        {
            quantity.Per = each.Surface;
            Measured(quantity, each);
        }
    }

    /// <summary>A price for a physical unit has a unit of its own: 元/千瓦时 is CNY/kWh, 万元/吨 CNY/t. Other rates, and prices for a multiple (元/瓦), keep theirs and are told in the indicator (每股, 每瓦).</summary>
    private static void Measured(Quantity quantity, UnitEntry? per)
    {
        if (quantity.Unit is { Kind: UnitKind.Money } money && per is { Factor: var factor, Kind: UnitKind.Energy or UnitKind.Power or UnitKind.Mass or UnitKind.Length or UnitKind.Area or UnitKind.Volume or UnitKind.Time or UnitKind.Computing or UnitKind.Data } && factor == 1)
        {
            quantity.Unit = money with { Unit = $"{money.Unit}/{per.Unit}" };
            quantity.Per = null;
        }
    }

    /// <summary>每千瓦时0.35元降至0.28元: the second price is for the same unit.</summary>
    private static void KeepRate(string text, List<Quantity> found, Quantity quantity)
    {
        if (found.Count == 0 || quantity.Unit is not { Kind: UnitKind.Money } money || found[^1].Unit is not { Kind: UnitKind.Money } before || !before.Unit.StartsWith(money.Unit + "/", StringComparison.Ordinal)
            || quantity.Start <= found[^1].End || quantity.Start - found[^1].End > 6)
        {
            return;
        }

        var between = text.AsSpan(found[^1].End, quantity.Start - found[^1].End).Trim(' ');
        if (between is "降至" or "降到" or "降为" or "下降到" or "下降至" or "升至" or "升到" or "涨至" or "涨到" or "提高到" or "提高至" or "增至" or "增加到" or "回落至" or "回落到" or "调整为" or "调整到" or "调至" or "下调至" or "上调至" or "下调到" or "至" or "到" or "、" or "和")
        {
            quantity.Unit = money with { Unit = before.Unit };
        }
    }

    /// <summary>每千瓦330元: what stands between 每 and the number.</summary>
    private UnitEntry? EachBefore(string text, int start, int at)
    {
        for (var i = at - 1; i >= start && at - i <= 7; i--)
        {
            if (text[i] is '，' or '。' or '；' or '、')
            {
                return null;
            }

            if (text[i] == '每')
            {
                var unit = lexicon.UnitAt(text, i + 1, at);
                return unit is null || i + 1 + unit.Surface.Length < at - 2 ? null : unit;
            }
        }

        return null;
    }

    /// <summary>百分之五 · 三分之一 · 半数 · 翻一番.</summary>
    private static Quantity? Special(string text, int i, int end)
    {
        var c = text[i];
        if (c == '百' && i + 4 <= end && string.CompareOrdinal(text, i, "百亿亿次", 0, 4) == 0 && !(i + 4 < end && text[i + 4] == '级'))
        {
            return new Quantity { Start = i, End = i + 4, Number = new NumberToken(i, i + 3, 100, 1, false, false, NumberScript.Chinese), Fixed = 100, Unit = ExaFlops };
        }

        if (c == '百' || c == '千')
        {
            if (i + 3 < end && text[i + 1] == '分' && text[i + 2] == '之' && NumberLexer.CanStart(text[i + 3]) && NumberLexer.Read(text, i + 3, end) is { Written: NumberScript.Arabic or NumberScript.Chinese } n)
            {
                return new Quantity { Start = i, End = n.End, Number = n, Fixed = n.Value * (c == '百' ? 1m : 0.1m), Unit = Percent };
            }

            return null;
        }

        if (c == '翻' && i + 1 < end)
        {
            if (text[i + 1] == '番')
            {
                return Growth(text, i, i + 2, 100m);
            }

            var digit = text[i + 1] == '了' && i + 2 < end ? i + 2 : i + 1;
            if (text[digit] == '番')
            {
                return Growth(text, i, digit + 1, 100m);
            }

            var step = text[digit] is '一' or '1' ? 1 : text[digit] is '两' or '二' or '2' ? 2 : text[digit] is '三' or '3' ? 3 : 0;
            return step > 0 && digit + 1 < end && text[digit + 1] == '番' ? Growth(text, i, digit + 2, ((1 << step) - 1) * 100m) : null;
        }

        if (c is '半' or '一' && i + 1 < end && text[i + 1] is '数' or '半')
        {
            var half = (c == '半' && text[i + 1] == '数') || (c == '一' && text[i + 1] == '半');
            var before = i > 0 ? text[i - 1] : ' ';
            return half && before is '近' or '约' or '超' or '过' or '占' or '逾' or '达'
                ? new Quantity { Start = i, End = i + 2, Number = new NumberToken(i, i + 2, 50, 1, false, false, NumberScript.Chinese), Fixed = 50, Unit = Percent }
                : null;
        }

        if (c == '半' && i > 0 && text[i - 1] is '过' or '近' && text.AsSpan(Math.Max(0, i - 10), Math.Min(i, 10)).IndexOfAny("占率额比") >= 0 && !(i > 1 && text[i - 2] is '经' or '通' or '最') && !(i + 1 < end && text[i + 1] is '百' or '年' or '个' or '导' or '数' or '天' or '月'))
        {
            return new Quantity { Start = i, End = i + 1, Number = new NumberToken(i, i + 1, 50, 1, false, false, NumberScript.Chinese), Fixed = 50, Unit = Percent };
        }

        // N分之M, in numerals or digits.
        if (NumberLexer.CanStart(c) && c is not ('数' or '几') && NumberLexer.Read(text, i, end) is { } below && below.End + 2 < end && text[below.End] == '分' && text[below.End + 1] == '之'
            && below.Value > 1 && NumberLexer.CanStart(text[below.End + 2]) && NumberLexer.Read(text, below.End + 2, end) is { } above && above.Value > 0 && above.Value < below.Value)
        {
            return new Quantity { Start = i, End = above.End, Number = above, Fixed = Math.Round(above.Value / below.Value * 100, 6), Unit = Percent };
        }

        return null;
    }

    private static Quantity Growth(string text, int start, int end, decimal percent) =>
        new() { Start = start, End = end, Number = new NumberToken(start, end, percent, 1, false, false, NumberScript.Chinese), Fixed = percent, Unit = Percent, IsGrowth = true };

    /// <summary>2—3家, 10%至15%, 100亿—120亿元; not 从10%升至15%, which are two figures.</summary>
    private static void JoinRange(string text, int start, List<Quantity> found, Quantity quantity)
    {
        if (found.Count == 0 || quantity.Number.Written is NumberScript.Vague || quantity.Unit is null)
        {
            return;
        }

        var previous = found[^1];
        var from = previous.End;
        var until = quantity.Start;
        if (quantity.Negative && previous.End == quantity.Start)
        {
            // 10-15%: the sign is the range mark.
            quantity.Negative = false;
            until = quantity.Number.Start;
        }

        if (until < from)
        {
            return; // the two overlap
        }

        var between = text.AsSpan(from, until - from).Trim(' ');
        if (between is not ("—" or "–" or "-" or "~" or "～" or "至" or "到" or "——" or "−" or "－") || previous.From is not null || previous.Fixed is not null)
        {
            return;
        }

        if (previous.Unit is { } unit && (unit.Unit != quantity.Unit.Unit))
        {
            return;
        }

        if (between is "至" or "到")
        {
            for (var i = previous.Start - 1; i >= start && text[i] is not ('，' or '；' or '。' or '、'); i--)
            {
                if (text[i] is '从' or '由')
                {
                    return;
                }
            }
        }

        var low = previous.Number;
        if (!low.HasMultiplier && previous.Unit is null && quantity.Number.HasMultiplier && low.Base <= quantity.Number.Base)
        {
            low = low with { Multiplier = quantity.Number.Multiplier, HasMultiplier = true };
        }

        var lowFactor = previous.Unit?.Factor ?? quantity.Unit.Factor;
        if (low.Value * lowFactor >= quantity.Magnitude)
        {
            return;
        }

        found.RemoveAt(found.Count - 1);
        quantity.Start = previous.Start;
        quantity.Negative = previous.Negative;
        quantity.From = low with { Multiplier = low.Multiplier * lowFactor / quantity.Unit.Factor };
    }

    /// <summary>6360.6亿、6211.9亿、2004.4亿元: the unit stands once; also 12、15和20家.</summary>
    private static void ShareUnits(string text, int start, int end, List<Quantity> found, List<PeriodMention> periods)
    {
        for (var k = found.Count - 2; k >= 0; k--)
        {
            var (here, next) = (found[k], found[k + 1]);
            if (next.Unit is null || here.Number.Written is NumberScript.Vague)
            {
                continue;
            }

            if (here.Unit is { Surface: "个" } && next.Unit is { Kind: UnitKind.Points } && OnlySeparators(text, here.End, next.Start, periods))
            {
                here.Unit = next.Unit;
                continue;
            }

            if (here.Unit is not null)
            {
                continue;
            }

            var separators = OnlySeparators(text, here.End, next.Start, periods);
            var large = here.Number.HasMultiplier && here.Number.Multiplier >= 10_000m;
            var near = large && (next.Unit.Kind is UnitKind.Money or UnitKind.Energy or UnitKind.Power or UnitKind.Mass) && next.Start - here.End <= 24 && text.AsSpan(here.End, next.Start - here.End).IndexOfAny('。', '；') < 0 && StartsWithBreak(text, here.End, next.Start);
            if (!separators && !near)
            {
                continue;
            }

            if (separators && !here.Number.HasMultiplier && next.Number.HasMultiplier && next.Number.Written == NumberScript.Arabic && here.Number.Written == NumberScript.Arabic)
            {
                here.Number = here.Number with { Multiplier = next.Number.Multiplier, HasMultiplier = true };
            }

            here.Unit = next.Unit;
            here.Borrowed = true;
        }

        for (var k = 0; k < found.Count; k++)
        {
            var here = found[k];
            if (here.Unit is not null || here.Number is not { HasMultiplier: true, Written: NumberScript.Arabic, Multiplier: >= 10_000m } || (here.End < end && text[here.End] is '级'))
            {
                continue;
            }

            if (k > 0 && found[k - 1].Unit is { Kind: UnitKind.Money } before && found[k - 1].Rejected is null)
            {
                here.Unit = before;
                here.Borrowed = true;
            }
            else if (Before(text, start, here.Start, TokenWords))
            {
                here.Unit = Token;
                here.Borrowed = true;
            }
            else if (k > 0 && found[k - 1] is { Unit: { } token, Rejected: null } && ReferenceEquals(token, Token))
            {
                here.Unit = Token;
                here.Borrowed = true;
            }
            else if (Before(text, start, here.Start, MoneyWords))
            {
                here.Unit = Yuan;
                here.Borrowed = true;
            }
        }
    }

    private static bool StartsWithBreak(string text, int from, int to) => from < to && text[from] is '、' or '，' or '和' or '及' or ' ' or '与';

    private static bool Before(string text, int start, int at, string[] words)
    {
        var from = at;
        while (from > start && at - from < 16 && text[from - 1] is not ('，' or '；' or '。'))
        {
            from--;
        }

        var left = text.AsSpan(from, at - from);
        foreach (var word in words)
        {
            if (left.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool OnlySeparators(string text, int from, int to, List<PeriodMention> periods)
    {
        var i = from;
        var any = false;
        while (i < to)
        {
            var mention = periods.Find(p => p.Start == i && p.End <= to);
            if (mention is not null)
            {
                i = mention.End;
                continue;
            }

            if (text[i] is '、' or '，' or ',' or '和' or '及' or '与' or ' ' or '以')
            {
                any = true;
                i++;
                continue;
            }

            return false;
        }

        return any;
    }

    private static int Closing(string text, int i, int end, char close, int longest)
    {
        var at = text.IndexOf(close, i, Math.Min(end - i, longest));
        return at < 0 ? i : at + 1;
    }

    private static int QuotedName(string text, int i, int end, char close)
    {
        var at = text.IndexOf(close, i, Math.Min(end - i, MaxQuotedName + 2));
        if (at < 0)
        {
            return i;
        }

        var inside = text.AsSpan(i + 1, at - i - 1);
        return inside.IndexOfAny('，', '。', '；') >= 0 || inside.IndexOfAny('%', '％') >= 0 ? i : at + 1;
    }

    private static int UrlEnd(string text, int i, int end)
    {
        while (i < end && text[i] > ' ' && text[i] < 0x2E80)
        {
            i++;
        }

        return i;
    }
}
