namespace Graph.Extraction.Figures.Periods;

/// <summary>
/// Finds the times in a sentence. Months and days without a year belong to the latest such time that is not after the document's date
/// (or to the year named before in the sentence); 截至 a month is its last day. A lookup grammar, therefore long.
/// </summary>
internal sealed class PeriodLexer(DateOnly today)
{
    private static readonly (string Word, int Offset)[] YearWords = [("今年", 0), ("本年度", 0), ("本年", 0), ("去年", -1), ("上年度", -1), ("上年", -1), ("上一年", -1), ("明年", 1), ("前年", -2), ("后年", 2)];

    private static readonly (string Word, int Number)[] Plans = [("十二五", 2011), ("十三五", 2016), ("十四五", 2021), ("十五五", 2026), ("十六五", 2031)];

    private static readonly string[] Untimed = ["目前", "当前", "现阶段", "眼下", "近日", "日前", "近期", "截至发稿", "迄今", "至今"];

    /// <summary>All mentions in [start, end), in order, none overlapping.</summary>
    public List<PeriodMention> Lex(string text, int start, int end)
    {
        var found = new List<PeriodMention>();
        int? year = null;
        DateOnly? lastMonth = null;
        var i = start;
        while (i < end)
        {
            if (MayStart(text[i]) && At(text, i, start, end, year, lastMonth) is { } mention)
            {
                found.Add(mention with { Text = text[mention.Start..mention.End] });
                if (mention.From is { } from)
                {
                    if (mention.OwnYear && mention.Kind != PeriodKind.Years && text[mention.Start] is not ('“' or '十') && !(mention.Start > start && text[mention.Start - 1] is '比' or '较'))
                    {
                        year = from.Year;
                    }

                    lastMonth = from;
                }

                i = mention.End;
                continue;
            }

            if (char.IsAsciiDigit(text[i]))
            {
                // The rest of a number is no start of a time.
                while (i < end && (char.IsAsciiDigit(text[i]) || (text[i] is '.' or ',' && i + 1 < end && char.IsAsciiDigit(text[i + 1]))))
                {
                    i++;
                }

                continue;
            }

            i++;
        }

        return found;
    }

    private static readonly string[] ChineseMonths = ["十二月", "十一月", "十月", "九月", "八月", "七月", "六月", "五月", "四月", "三月", "二月", "一月"];

    private static readonly string[] EnglishMonths = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>May 2026, by 2030, in 2025.</summary>
    private static PeriodMention? English(string text, int i, int end, DateOnly today)
    {
        for (var m = 0; m < 12; m++)
        {
            if (Prefix(text, i, end, EnglishMonths[m]) is var n and > 0 && !char.IsAsciiLetter(At(text, i + n, end)))
            {
                var own = i + n + 5 <= end && text[i + n] == ' ' && AllDigits(text, i + n + 1, 4);
                var year = own ? Number(text, i + n + 1, i + n + 5) : today.Year - (m + 1 > today.Month ? 1 : 0);
                return year is < 1900 or > 2100 ? null : new PeriodMention(i, i + n + (own ? 5 : 0), Day(year, m + 1, 1), Day(year, m + 1, 1).AddMonths(1), PeriodKind.Month) { OwnYear = own };
            }
        }

        if (Prefix(text, i, end, "by ", "in ", "In ", "By ") is 3 && i + 7 <= end && AllDigits(text, i + 3, 4) && !char.IsAsciiDigit(At(text, i + 7, end)))
        {
            var year = Number(text, i + 3, i + 7);
            return year is < 1900 or > 2100 ? null : new PeriodMention(i, i + 7, Day(year, 1, 1), Day(year + 1, 1, 1), PeriodKind.Year) { OwnYear = true, By = text[i] is 'b' or 'B' };
        }

        return null;
    }

    private static bool MayStart(char c) => char.IsAsciiLetter(c) || char.IsAsciiDigit(c) || c is '截' or '到' or '至' or '今' or '本' or '去' or '上' or '下' or '明' or '前' or '后' or '首' or '一' or '二' or '三' or '四'
        or '第' or '全' or '当' or '年' or '“' or '十' or '近' or '过' or '未' or '目' or '现' or '眼' or '日' or '迄' or '同' or 'Q' or '五' or '六' or '七' or '八' or '九';

    private PeriodMention? At(string text, int i, int start, int end, int? year, DateOnly? last)
    {
        var asOf = Prefix(text, i, end, "截至到", "截至", "截止到", "截止至", "截止");
        if (asOf > 0)
        {
            var at = i + asOf;
            at = SkipSpace(text, at, end);
            var core = Core(text, at, start, end, year, last);
            return core is null ? null : AsOfDay(core) with { Start = i, AsOf = true };
        }

        if (text[i] is '到' or '至' && !(i > 0 && text[i - 1] is '降' or '升' or '增' or '减' or '扩' or '跌' or '涨' or '高' or '低' or '缩' or '调' or '达' or '提'))
        {
            var core = Core(text, SkipSpace(text, i + 1, end), start, end, year, last);
            if (core is null || core.Kind == PeriodKind.Day || (text[i] == '至' && core.Kind != PeriodKind.Year))
            {
                return null;
            }

            // 增长到2027年 is one thing; 3到5月 was read as a range before.
            return core with { Start = i, By = true };
        }

        return Core(text, i, start, end, year, last);
    }

    private static PeriodMention AsOfDay(PeriodMention m) =>
        m.To is { } to && m.Kind is not PeriodKind.None and not PeriodKind.Day ? m with { From = to.AddDays(-1), Kind = PeriodKind.Day } : m;

    private PeriodMention? Core(string text, int i, int start, int end, int? year, DateOnly? last)
    {
        if (i >= end)
        {
            return null;
        }

        var c = text[i];
        if (char.IsAsciiLetter(c) && c != 'Q')
        {
            return i > start && char.IsAsciiLetter(text[i - 1]) ? null : English(text, i, end, today);
        }

        if (char.IsAsciiDigit(c))
        {
            return i > start && (char.IsAsciiDigit(text[i - 1]) || (text[i - 1] is '.' && i - 2 >= start && char.IsAsciiDigit(text[i - 2]))) ? null : Digits(text, i, end, year, last);
        }

        foreach (var (word, offset) in c is '今' or '本' or '去' or '上' or '明' or '前' or '后' ? YearWords : [])
        {
            if (Prefix(text, i, end, word) is var n and > 0)
            {
                var at = i + n;
                if (Prefix(text, at, end, "同期", "同月", "同季") is var same and > 0)
                {
                    return new PeriodMention(i, at + same, null, null, PeriodKind.SameLastYear);
                }

                var named = InYear(text, i, SkipSpace(text, at, end), end, today.Year + offset, true);
                return offset == -1 ? named with { IsLastYear = true } : named;
            }
        }

        switch (c)
        {
            case '“' or '十':
                var open = c == '“' ? 1 : 0;
                foreach (var (word, first) in Plans)
                {
                    if (Prefix(text, i + open, end, word) > 0)
                    {
                        var at = i + open + 3;
                        at += open == 1 && at < end && text[at] == '”' ? 1 : 0;
                        var tail = Prefix(text, at, end, "期间", "时期", "以来");
                        if (Prefix(text, at, end, "末期", "期末", "末", "收官") is var last5 and > 0)
                        {
                            return new PeriodMention(i, at + last5, Day(first + 4, 1, 1), Day(first + 5, 1, 1), PeriodKind.Year) { OwnYear = true };
                        }

                        if (Prefix(text, at, end, "规划", "开局", "首年") > 0)
                        {
                            return null;
                        }

                        return new PeriodMention(i, at + tail, Day(first, 1, 1), Day(first + 5, 1, 1), PeriodKind.Years) { OwnYear = true };
                    }
                }

                return c == '十' ? ChineseMonth(text, i, end, year) : null;
            case '上' or '本' or '当':
                if (Prefix(text, i, end, "上个月", "上月") is var lm and > 0)
                {
                    var m = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
                    return new PeriodMention(i, i + lm, m, m.AddMonths(1), PeriodKind.Month) { IsBefore = true };
                }

                if (Prefix(text, i, end, "上季度", "上一季度", "上个季度") is var lq and > 0)
                {
                    var q = new DateOnly(today.Year, (((today.Month - 1) / 3) * 3) + 1, 1).AddMonths(-3);
                    return new PeriodMention(i, i + lq, q, q.AddMonths(3), PeriodKind.Quarter) { IsBefore = true };
                }

                if (Prefix(text, i, end, "本月", "本月份") is var tm and > 0)
                {
                    var m = new DateOnly(today.Year, today.Month, 1);
                    return new PeriodMention(i, i + tm, m, m.AddMonths(1), PeriodKind.Month);
                }

                if (Prefix(text, i, end, "当年", "本年") is var ty and > 0)
                {
                    var y = year ?? last?.Year ?? today.Year;
                    return new PeriodMention(i, i + ty, Day(y, 1, 1), Day(y + 1, 1, 1), PeriodKind.Year);
                }

                if (Prefix(text, i, end, "当日", "当天") is var td and > 0)
                {
                    return last is { } day && day.Day >= 1 ? new PeriodMention(i, i + td, day, day.AddDays(1), PeriodKind.Day) : null;
                }

                if (Prefix(text, i, end, "上年末", "上年底") is var ly and > 0)
                {
                    return new PeriodMention(i, i + ly, Day(today.Year - 1, 12, 31), Day(today.Year, 1, 1), PeriodKind.Day) { OwnYear = true };
                }

                break;
            case '年':
                if (i > start && (char.IsAsciiDigit(text[i - 1]) || "今去本上前每全当近多几两三五十百度青新历周一二四六七八九".Contains(text[i - 1], StringComparison.Ordinal)))
                {
                    return null;
                }

                if (Prefix(text, i, end, "年初以来", "年初至今") is var ys and > 0)
                {
                    return new PeriodMention(i, i + ys, Day(today.Year, 1, 1), today.AddDays(1), PeriodKind.Cumulative);
                }

                if (Prefix(text, i, end, "年底前", "年末前", "年底", "年末") is var ye and > 0)
                {
                    var y = year ?? today.Year;
                    return new PeriodMention(i, i + ye, Day(y, 12, 31), Day(y + 1, 1, 1), PeriodKind.Day);
                }

                if (Prefix(text, i, end, "年内") is var yi and > 0)
                {
                    var y = year ?? today.Year;
                    return new PeriodMention(i, i + yi, Day(y, 1, 1), Day(y + 1, 1, 1), PeriodKind.Year);
                }

                return null;
            case '近' or '过' or '未':
                return RelativeYears(text, i, end);
        }

        foreach (var word in c is '目' or '当' or '现' or '眼' or '近' or '日' or '截' or '迄' or '至' ? Untimed : [])
        {
            if (Prefix(text, i, end, word) is var n and > 0)
            {
                return new PeriodMention(i, i + n, null, null, PeriodKind.None);
            }
        }

        if (c is '上' or '下' or '前' or '首' or '一' or '二' or '三' or '四' or '第' or '全' or 'Q' && Part(text, i, end) is { } part)
        {
            var y = year ?? PartYear(part);
            return Resolve(i, part, y, year is not null);
        }

        return ChineseMonth(text, i, end, year);
    }

    private PeriodMention? Digits(string text, int i, int end, int? year, DateOnly? last)
    {
        var n = i;
        while (n < end && char.IsAsciiDigit(text[n]))
        {
            n++;
        }

        var length = n - i;
        if (length == 4)
        {
            var y = Number(text, i, n);
            if (y is < 1900 or > 2100)
            {
                return null;
            }

            var at = SkipSpace(text, n, end);
            if (Iso(text, i, n, y, end) is { } iso)
            {
                return iso;
            }

            if (Prefix(text, at, end, "财年") is var fy and > 0)
            {
                return Fiscal(text, i, at + fy, end);
            }

            if (RangeSign(text, at, end) is var sign and > 0)
            {
                var to = SkipSpace(text, at + sign, end);
                if (to + 4 <= end && AllDigits(text, to, 4) && (to + 4 == end || !char.IsAsciiDigit(text[to + 4])))
                {
                    var y2 = Number(text, to, to + 4);
                    var close = to + 4 < end && text[to + 4] == '年';
                    var short4 = to + 4 >= end || text[to + 4] is ' ' or '，' or '。' or '）' or ')';
                    if (y2 > y && y2 <= 2100 && (close || short4))
                    {
                        var stop = to + 4 + (close ? 1 : 0);
                        stop += Prefix(text, stop, end, "期间");
                        return new PeriodMention(i, stop, Day(y, 1, 1), Day(y2 + 1, 1, 1), PeriodKind.Years) { OwnYear = true };
                    }
                }
            }

            if (at < end && text[at] == '年')
            {
                at++;
                if (Prefix(text, at, end, "期", "以上", "内") > 0 && Prefix(text, at, end, "期间") == 0)
                {
                    return null;
                }

                at += Prefix(text, at, end, "度");
                if (RangeSign(text, at, end) is var sign2 and > 0)
                {
                    var to = SkipSpace(text, at + sign2, end);
                    if (to + 4 < end && AllDigits(text, to, 4) && text[to + 4] == '年')
                    {
                        var y2 = Number(text, to, to + 4);
                        if (y2 > y && !char.IsAsciiDigit(At(text, to + 5, end)))
                        {
                            return new PeriodMention(i, to + 5, Day(y, 1, 1), Day(y2 + 1, 1, 1), PeriodKind.Years) { OwnYear = true };
                        }
                    }
                }

                return InYear(text, i, SkipSpace(text, at, end), end, y, true);
            }

            return null;
        }

        if (length > 2)
        {
            return null;
        }

        var first = Number(text, i, n);
        if (MonthPart(text, i, end) is { } months)
        {
            var endMonth = months.To;
            int y;
            if (year is { } known)
            {
                y = known;
            }
            else
            {
                y = today.Year - (endMonth > today.Month && !(endMonth - today.Month <= 6 && Coming(text, months.End, end)) ? 1 : 0);
            }

            return Months(i, months, y, false);
        }

        if (Prefix(text, n, end, "日") == 1 && first is >= 1 and <= 31 && At(text, n + 1, end) is not ('元' or '内' or '均'))
        {
            var month = last ?? today;
            if (last is null && first > today.Day)
            {
                month = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
            }

            return first <= DateTime.DaysInMonth(month.Year, month.Month) ? new PeriodMention(i, n + 1, Day(month.Year, month.Month, first), Day(month.Year, month.Month, first).AddDays(1), PeriodKind.Day) : null;
        }

        if (first is >= 1 and <= 4 && Prefix(text, n, end, "季度") is var q and > 0)
        {
            var part = new PartOf(PartKind.Quarter, first, n + q);
            return Resolve(i, part, year ?? PartYear(part), year is not null);
        }

        return null;
    }

    /// <summary>True when the words after a day or month say that it is still to come (7月1日起施行, 9月将举行).</summary>
    private static bool Coming(string text, int at, int end) =>
        Prefix(text, at, end, "起", "将", "前", "正式施行", "施行", "实施", "开幕", "拟", "计划", "底前", "之前", "预计", "有望", "至") > 0;

    private static char At(string text, int i, int end) => i < end ? text[i] : '\0';

    private static PeriodMention? Iso(string text, int i, int n, int y, int end)
    {
        if (n >= end || text[n] is not ('-' or '.' or '/'))
        {
            return null;
        }

        var mark = text[n];
        var m = n + 1;
        while (m < end && char.IsAsciiDigit(text[m]))
        {
            m++;
        }

        if (m - n - 1 is not (1 or 2) || m >= end || text[m] != mark)
        {
            return null;
        }

        var d = m + 1;
        while (d < end && char.IsAsciiDigit(text[d]))
        {
            d++;
        }

        var month = Number(text, n + 1, m);
        if (d - m - 1 is not (1 or 2) || month is < 1 or > 12)
        {
            return null;
        }

        var day = Number(text, m + 1, d);
        return day < 1 || day > DateTime.DaysInMonth(y, month) ? null : new PeriodMention(i, d, Day(y, month, day), Day(y, month, day).AddDays(1), PeriodKind.Day) { OwnYear = true };
    }

    /// <summary>What follows a year: months, a part of the year, its end, or nothing (the whole year).</summary>
    private PeriodMention InYear(string text, int start, int at, int end, int y, bool own)
    {
        if (at < end && char.IsAsciiDigit(text[at]) && MonthPart(text, at, end) is { } months)
        {
            return Months(start, months, y, own);
        }

        if (ChineseMonthPart(text, at, end) is { } chinese)
        {
            return Months(start, chinese, y, own);
        }

        if (Prefix(text, at, end, "第一季度", "的") is var skip && skip == 1 && Part(text, at + 1, end) is { } behind)
        {
            return Resolve(start, behind, y, own);
        }

        if (Part(text, at, end) is { } part)
        {
            return Resolve(start, part, y, own);
        }

        if (Prefix(text, at, end, "年底前", "年末前", "年底", "年末", "底前", "末前", "底", "末") is var close and > 0)
        {
            return new PeriodMention(start, at + close, Day(y, 12, 31), Day(y + 1, 1, 1), PeriodKind.Day) { OwnYear = own };
        }

        if (Prefix(text, at, end, "以来", "至今") is var since and > 0)
        {
            var to = y == today.Year ? today.AddDays(1) : today.AddDays(1);
            return new PeriodMention(start, at + since, Day(y, 1, 1), to < Day(y, 1, 1) ? Day(y + 1, 1, 1) : to, y == today.Year ? PeriodKind.Cumulative : PeriodKind.Years) { OwnYear = own };
        }

        at += Prefix(text, at, end, "全年", "年初", "初", "夏季", "夏", "前");
        while (at > start && text[at - 1] == ' ')
        {
            at--;
        }

        return new PeriodMention(start, at, Day(y, 1, 1), Day(y + 1, 1, 1), PeriodKind.Year) { OwnYear = own };
    }

    private PeriodMention? RelativeYears(string text, int i, int end)
    {
        var n = Prefix(text, i, end, "近", "过去", "未来");
        if (n == 0 || i + n >= end)
        {
            return null;
        }

        var at = SkipSpace(text, i + n, end);
        var digits = at;
        while (digits < end && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        int count;
        if (digits > at && digits - at <= 2)
        {
            count = Number(text, at, digits);
            at = digits;
        }
        else
        {
            count = "一二三四五六七八九十".IndexOf(At(text, at, end), StringComparison.Ordinal) + 1;
            count = At(text, at, end) == '两' ? 2 : count;
            at++;
        }

        if (count <= 0 || Prefix(text, at, end, "个季度") is var quarters && quarters > 0)
        {
            return count <= 0 ? null : new PeriodMention(i, at + Prefix(text, at, end, "个季度"), null, null, PeriodKind.None);
        }

        if (At(text, at, end) != '年')
        {
            return null;
        }

        at++;
        at += Prefix(text, at, end, "来", "间", "内");
        var future = text[i] == '未';
        var from = future ? today.Year : today.Year - count;
        return new PeriodMention(i, at, Day(from, 1, 1), Day(from + count, 1, 1), PeriodKind.Years);
    }

    private static PeriodMention Fiscal(string text, int start, int at, int end)
    {
        at = SkipSpace(text, at, end);
        if (Part(text, at, end) is { } part)
        {
            at = part.End;
        }

        at += Prefix(text, at, end, "全年", "第一财季", "第二财季", "第三财季", "第四财季");
        return new PeriodMention(start, at, null, null, PeriodKind.None);
    }

    private PeriodMention? ChineseMonth(string text, int i, int end, int? year)
    {
        if (Prefix(text, i, end, "第一财季", "第二财季", "第三财季", "第四财季", "一财季", "二财季", "三财季", "四财季") is var fiscal and > 0)
        {
            return new PeriodMention(i, i + fiscal, null, null, PeriodKind.None);
        }

        return ChineseMonthPart(text, i, end) is { } months ? Months(i, months, year ?? today.Year - (months.To > today.Month ? 1 : 0), false) : null;
    }

    /// <summary>五月 or 五月份; not 一个月.</summary>
    private static MonthRange? ChineseMonthPart(string text, int i, int end)
    {
        if (i >= end || !"一二三四五六七八九十".Contains(text[i], StringComparison.Ordinal))
        {
            return null;
        }

        var names = ChineseMonths;
        for (var k = 0; k < names.Length; k++)
        {
            if (Prefix(text, i, end, names[k]) is var n and > 0)
            {
                n += Prefix(text, i + n, end, "份", "底", "末");
                return new MonthRange(12 - k, 12 - k, 0, i + n);
            }
        }

        return null;
    }

    private static PeriodMention Months(int start, MonthRange months, int y, bool own)
    {
        if (months.Day > 0)
        {
            var day = Day(y, months.To, Math.Min(months.Day, DateTime.DaysInMonth(y, months.To)));
            return new PeriodMention(start, months.End, day, day.AddDays(1), PeriodKind.Day) { OwnYear = own };
        }

        var from = Day(y, months.From, 1);
        var to = Day(y, months.To, 1).AddMonths(1);
        if (months.AtEnd)
        {
            return new PeriodMention(start, months.End, to.AddDays(-1), to, PeriodKind.Day) { OwnYear = own };
        }

        var kind = months.From == months.To ? PeriodKind.Month : months.From == 1 ? PeriodKind.Cumulative : PeriodKind.Quarter;
        return new PeriodMention(start, months.End, from, to, kind) { OwnYear = own };
    }

    private readonly record struct MonthRange(int From, int To, int Day, int End, bool AtEnd = false);

    /// <summary>N月, N—M月, N月至M月, N月D日, N月底.</summary>
    private static MonthRange? MonthPart(string text, int i, int end)
    {
        var n = i;
        while (n < end && char.IsAsciiDigit(text[n]))
        {
            n++;
        }

        if (n - i is not (1 or 2))
        {
            return null;
        }

        var first = Number(text, i, n);
        if (first is < 1 or > 12)
        {
            return null;
        }

        var at = SkipSpace(text, n, end);
        var withMonth = At(text, at, end) == '月';
        if (withMonth)
        {
            at++;
            at += Prefix(text, at, end, "份");
        }

        if (RangeSign(text, at, end) is var sign and > 0)
        {
            var m = SkipSpace(text, at + sign, end);
            var e = m;
            while (e < end && char.IsAsciiDigit(text[e]))
            {
                e++;
            }

            if (e - m is 1 or 2 && At(text, SkipSpace(text, e, end), end) == '月')
            {
                var second = Number(text, m, e);
                if (second > first && second <= 12)
                {
                    var stop = SkipSpace(text, e, end) + 1;
                    stop += Prefix(text, stop, end, "份");
                    return new MonthRange(first, second, 0, stop);
                }
            }
        }

        if (!withMonth)
        {
            return null;
        }

        var d = SkipSpace(text, at, end);
        var de = d;
        while (de < end && char.IsAsciiDigit(text[de]))
        {
            de++;
        }

        if (de - d is 1 or 2 && At(text, SkipSpace(text, de, end), end) is '日')
        {
            return new MonthRange(first, first, Number(text, d, de), SkipSpace(text, de, end) + 1);
        }

        if (de - d is 1 or 2 && RangeSign(text, de, end) is var to and > 0)
        {
            // 7月10—11日
            var z = de + to;
            var ze = z;
            while (ze < end && char.IsAsciiDigit(text[ze]))
            {
                ze++;
            }

            if (ze - z is 1 or 2 && At(text, ze, end) == '日')
            {
                return new MonthRange(first, first, Number(text, d, de), ze + 1);
            }
        }

        if (Prefix(text, at, end, "底前", "底", "末") is var close and > 0)
        {
            return new MonthRange(first, first, 0, at + close, true);
        }

        at += Prefix(text, at, end, "上旬", "中旬", "下旬", "初", "当月");
        return new MonthRange(first, first, 0, at);
    }

    private enum PartKind
    {
        Quarter,
        FirstMonths,
        FirstQuarters,
        FirstHalf,
        SecondHalf,
        Whole,
        SinceStart,
    }

    private readonly record struct PartOf(PartKind Kind, int Number, int End);

    /// <summary>上半年 下半年 前三季度 第一季度 前N个月 全年 以来.</summary>
    private static PartOf? Part(string text, int i, int end)
    {
        if (i >= end)
        {
            return null;
        }

        if (Prefix(text, i, end, "上半年") is var h1 and > 0)
        {
            return new PartOf(PartKind.FirstHalf, 0, i + h1);
        }

        if (Prefix(text, i, end, "下半年") is var h2 and > 0)
        {
            return new PartOf(PartKind.SecondHalf, 0, i + h2);
        }

        if (Prefix(text, i, end, "全年") is var all and > 0)
        {
            return new PartOf(PartKind.Whole, 0, i + all);
        }

        if (Prefix(text, i, end, "以来") is var since and > 0)
        {
            return new PartOf(PartKind.SinceStart, 0, i + since);
        }

        if (Prefix(text, i, end, "首季度", "首季", "开季") is var q1 and > 0)
        {
            return new PartOf(PartKind.Quarter, 1, i + q1);
        }

        if (text[i] == 'Q' && i + 1 < end && text[i + 1] is >= '1' and <= '4' && !char.IsAsciiLetterOrDigit(At(text, i + 2, end)) && !(i > 0 && char.IsAsciiLetterOrDigit(text[i - 1]) && !char.IsAsciiDigit(text[i - 1])))
        {
            return new PartOf(PartKind.Quarter, text[i + 1] - '0', i + 2);
        }

        var at = i;
        var first = text[at] is '前' or '首';
        if (first || text[at] == '第')
        {
            at++;
        }

        at = SkipSpace(text, at, end);
        var digits = at;
        while (digits < end && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        int number;
        if (digits > at && digits - at <= 2)
        {
            number = Number(text, at, digits);
            at = digits;
        }
        else if (Prefix(text, at, end, "十一") > 0)
        {
            number = 11;
            at += 2;
        }
        else if (at < end && "一二三四五六七八九十".IndexOf(text[at], StringComparison.Ordinal) is var k and >= 0)
        {
            number = k + 1;
            at++;
        }
        else if (at < end && text[at] == '两')
        {
            number = 2;
            at++;
        }
        else
        {
            return null;
        }

        at = SkipSpace(text, at, end);
        if (Prefix(text, at, end, "个季度", "季度") is var q and > 0 && number is >= 1 and <= 4)
        {
            return new PartOf(first && number > 1 ? PartKind.FirstQuarters : PartKind.Quarter, number, at + q);
        }

        if (first && number is >= 1 and <= 12 && Prefix(text, at, end, "个月", "月份", "月") is var m and > 0)
        {
            return new PartOf(PartKind.FirstMonths, number, at + m);
        }

        return null;
    }

    /// <summary>The latest year of which the part has ended or begun by the document's date.</summary>
    private int PartYear(PartOf part)
    {
        var ends = part.Kind switch
        {
            PartKind.Quarter => (part.Number * 3) - 2,
            PartKind.FirstMonths => part.Number,
            PartKind.FirstQuarters => (part.Number * 3) - 1,
            PartKind.FirstHalf => 4,
            PartKind.SecondHalf => 4,
            PartKind.Whole => 4,
            _ => 1,
        };
        return today.Year - (ends > today.Month ? 1 : 0);
    }

    private PeriodMention Resolve(int start, PartOf part, int y, bool own)
    {
        var (from, to, kind) = part.Kind switch
        {
            PartKind.Quarter => (Day(y, (part.Number * 3) - 2, 1), Day(y, (part.Number * 3) - 2, 1).AddMonths(3), PeriodKind.Quarter),
            PartKind.FirstMonths => (Day(y, 1, 1), Day(y, 1, 1).AddMonths(part.Number), part.Number == 1 ? PeriodKind.Month : PeriodKind.Cumulative),
            PartKind.FirstQuarters => (Day(y, 1, 1), Day(y, 1, 1).AddMonths(part.Number * 3), PeriodKind.Cumulative),
            PartKind.FirstHalf => (Day(y, 1, 1), Day(y, 7, 1), PeriodKind.Cumulative),
            PartKind.SecondHalf => (Day(y, 7, 1), Day(y + 1, 1, 1), PeriodKind.Quarter),
            PartKind.SinceStart => (Day(y, 1, 1), y == today.Year ? today.AddDays(1) : Day(y + 1, 1, 1), PeriodKind.Cumulative),
            _ => (Day(y, 1, 1), Day(y + 1, 1, 1), PeriodKind.Year),
        };
        return new PeriodMention(start, part.End, from, to, kind) { OwnYear = own };
    }

    private static DateOnly Day(int y, int m, int d) => new(y, m, d);

    private static int Number(string text, int start, int end) => int.Parse(text.AsSpan(start, end - start), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);

    private static bool AllDigits(string text, int at, int count)
    {
        for (var k = 0; k < count; k++)
        {
            if (!char.IsAsciiDigit(text[at + k]))
            {
                return false;
            }
        }

        return true;
    }

    private static int SkipSpace(string text, int at, int end)
    {
        while (at < end && text[at] == ' ')
        {
            at++;
        }

        return at;
    }

    private static int RangeSign(string text, int at, int end) =>
        at >= end ? 0 : text[at] is '—' or '–' or '-' or '~' or '～' or '至' or '到' or '−' ? (text[at] == '—' && at + 1 < end && text[at + 1] == '—' ? 2 : 1) : 0;

    private static int Prefix(string text, int at, int end, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (at + word.Length <= end && string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
            {
                return word.Length;
            }
        }

        return 0;
    }
}
