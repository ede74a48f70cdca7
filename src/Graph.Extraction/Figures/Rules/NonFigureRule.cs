using Graph.Extraction.Figures.Numbers;

namespace Graph.Extraction.Figures.Rules;

/// <summary>Why a number is no figure: ordinals, document and article numbers, parts of names, counts of chapters, tasks and agencies, durations, codes.</summary>
internal static class NonFigureRule
{
    private static readonly string[] TaskNouns = ["方面", "个方面", "部分", "个部分", "章", "项任务", "项重点", "项具体任务", "项具体工作", "项工作", "项行动", "项工程", "项制度", "项内容", "项要求", "项改革", "条意见", "条建议", "部门", "部委", "个部门", "个部委", "司局", "环节", "步骤", "阶段", "原则", "维度", "层面", "个问题", "大行动", "大任务", "大工程", "大方向", "大领域", "大类", "大方面", "大重点", "大举措", "类任务", "个专栏", "项主要", "条主线", "个重点", "个方向", "项保障", "个关键词"];

    private static readonly string[] RankTails = ["强", "大", "佳", "甲", "星级", "A级", "A 级", "级", "号", "届", "期", "代", "周年", "岁", "周岁", "年级", "版", "路", "线", "环", "楼", "室", "栋", "层", "部门", "部委", "省", "市", "县", "区", "城", "国集团", "会", "中全会", "大报告", "精神", "新", "位一体", "中心", "合一", "驾", "农", "维", "边", "方", "站", "馆", "展区", "点多", "时", "点钟"];

    private static readonly string[] Durations = ["年", "个月", "月", "天", "日", "周", "个工作日", "工作日", "个季度", "季度", "星期", "世纪", "代", "年期", "个百日", "年多", "个年度"];

    /// <summary>The code and the reason, or null when the quantity may be a figure.</summary>
    public static (string Code, string Reason)? Of(string text, int start, int end, Quantity q)
    {
        if (q.Rejected is { } known)
        {
            return known;
        }

        var number = q.Number;
        var first = q.From is { } low ? low.Start : number.Start;
        var before = first > start ? text[first - 1] : ' ';
        var before2 = first - 1 > start ? text[first - 2] : ' ';
        if (number.Written == NumberScript.Vague)
        {
            return ("figure.vague", "found a vague number or a code; expected a number with a value");
        }

        if (q.IsGrowth || q.Fixed is not null)
        {
            return null;
        }

        if (before == '第' || (before == ' ' && before2 == '第'))
        {
            return ("figure.ordinal", "found an ordinal (第); expected an amount");
        }

        if (before is '〔' or '[' or '［' or '【' || At(text, number.End, end) is '〕' or ']' or '］' or '】')
        {
            return ("figure.document-number", "found a number in document or citation brackets; expected an amount");
        }

        if (before is '前' or '居' or '列' && q.Unit is null or { Kind: UnitKind.Count } && (before != '前' || At(text, number.End, end) is '名' or '位' or '家' or '大' or '强' or '十' or '个'))
        {
            return ("figure.ordinal", "found a rank; expected an amount");
        }

        var next = At(text, number.End, end);
        if (q.Unit is { Surface: "人" or "家" or "个" or "部" } && !number.HasMultiplier && number.Value is >= 2000 and <= 2100 && q.From is null && At(text, number.End + 1, end) is '形' or '工' or '才' or '居' or '电')
        {
            return ("figure.name", "found a year before a word (2026人形机器人…); expected an amount");
        }

        if (before == '等' && q.Unit is { Kind: UnitKind.Count, Surface: "家" or "个" or "国" or "省" or "地" or "位" or "名" or "类" or "项" or "种" } && !number.HasMultiplier && number.Value <= 60 && q.From is null && first - 2 >= start && Listed(text, start, first - 1))
        {
            return ("figure.list-count", "found the number of what the sentence lists; expected a statistic");
        }

        if (next == '×' || before == '×' || (before is '+' or '＋' && q.Start == first && !q.Negative) || (next is '+' or '＋' && q.Unit is null))
        {
            return ("figure.name", "found a number in a formula-like name (1+3, 7×24); expected an amount");
        }

        if (q.Unit is null)
        {
            return WithoutUnit(text, start, end, number, before);
        }

        if (number.Written != NumberScript.Arabic && q.From is null && Chinese(text, start, end, q, before) is { } chinese)
        {
            return chinese;
        }

        if (IsNamePart(text, start, first, before, before2, q))
        {
            return ("figure.name", "found a number inside a name (model, standard, code); expected an amount");
        }

        var afterUnit = At(text, q.End, end);
        if (q.Unit.Unit == "EFLOPS" && q.Unit.Surface.Length == 1 && afterUnit is '级' or 'A' or '化')
        {
            return ("figure.class", "found a class name (E级); expected an amount");
        }

        if (afterUnit == '级' && At(text, q.End + 1, end) is not ('别' or '行') || (q.Unit.Kind is UnitKind.Money && StartsWith(text, q.End, end, "以上规模级")))
        {
            return ("figure.class", "found the name of a size class (亿元级); expected an amount");
        }

        if (q.Unit is { Kind: UnitKind.Count })
        {
            if (StartsWithAny(text, number.End, end, TaskNouns))
            {
                return ("figure.task-count", "found a count of chapters, tasks or agencies; expected a statistic");
            }

            if (q.Unit.Surface is not ("天" or "个月" or "年" or "个工作日") && StartsWithAny(text, number.End, end, Durations))
            {
                return ("figure.duration", "found a length of time; expected an amount");
            }

            if (number.Value == 31 && StartsWithAny(text, q.End, end, ["省"]))
            {
                return ("figure.place-count", "found the count of all provinces; expected a statistic");
            }

            if (q.Unit.Surface is "点" && !StartsBefore(text, start, first, "指数", "报", "至", "收于", "涨", "跌"))
            {
                return ("figure.date", "found an hour of the day; expected an amount");
            }

            if (q.Unit.Surface is "部" && afterUnit is '门' or '委' or '法' or '长' || (q.Unit.Surface is "条" && afterUnit is '例' or '约') || (q.Unit.Surface is "发" && afterUnit is '展' or '布' or '行' or '电' or '明' or '出' or '生' or '起' or '放' or '送' or '力' or '改' or '射' or '现' or '动' or '达') || (q.Unit.Surface is "名" && afterUnit is '义' or '单') || (q.Unit.Surface is "位" && before is '第') || (q.Unit.Surface is "股" && afterUnit is '东' or '权' or '份') || (q.Unit.Surface is "项" && afterUnit is '目' && number.Written != NumberScript.Arabic && number.Value < 10) || (q.Unit.Surface is "场" && afterUnit is '景' or '所' or '地') || (q.Unit.Surface is "台" && afterUnit is '湾') || (q.Unit.Surface is "户" && afterUnit is '外') || (q.Unit.Surface is "种" && afterUnit is '子') || (q.Unit.Surface is "个" && afterUnit is '人' or '性') || (q.Unit.Surface is "单" && afterUnit is '位' or '元' or '项' or '体' or '个'))
            {
                return ("figure.name", "found a number before a longer word; expected a classifier");
            }
        }

        if (q.Unit.Kind == UnitKind.Time)
        {
            if (StartsWithAny(text, q.End, end, ["不间断", "全天", "在线", "值守", "待命", "无人", "营业", "服务", "自助", "滚动", "生活圈", "经济圈", "交通圈"]) || StartsBefore(text, start, first, "7×", "7*", "7x") || (q.Unit.Unit == "h" && number.Value == 24 && !StartsBefore(text, start, first, "达", "为", "至", "到", "超过", "超", "约")))
            {
                return ("figure.idiom", "found 24小时 or a travel circle as an idiom; expected an amount");
            }

            if (q.Unit.Surface is "分钟" or "秒" && afterUnit is '级')
            {
                return ("figure.class", "found a class name (秒级); expected an amount");
            }
        }

        if (q.Unit.Unit == "nm" && !Sized(text, start, first))
        {
            return ("figure.name", "found the name of a process node; expected an amount");
        }

        if (q.Unit.Surface == "度" && (afterUnit is '假' or '过' or '数' or '角' or '以' or '计' || StartsBefore(text, start, first, "零下", "零上", "旋转", "年")))
        {
            return ("figure.no-unit", "found 度 in another sense; expected a unit of energy");
        }

        if (q.Unit.Kind == UnitKind.Ratio && StartsBefore(text, start, first, "上下浮动", "上下", "±", "误差", "正负"))
        {
            return ("figure.margin", "found a margin of error; expected an amount");
        }

        if (q.Unit.Kind == UnitKind.Tenths && (afterUnit is '为' or '立' or '功' or '果' or '员' or '效' or '熟' or '长' or '本' or '交' or '份' or '都' or '品' or '分' or '就' or '型' or '新' || number.Value >= 10))
        {
            return ("figure.no-unit", "found 成 in another sense; expected tenths");
        }

        if (q.Unit.Surface == "元" && (afterUnit is '宇' or '素' or '件' or '旦' or '年' || number.Written == NumberScript.MultiplierOnly && q.Number.Value < 100_000_000m && !q.Number.More && before is not ('超' or '近' or '约' or '达' or '逾' or '上')))
        {
            return ("figure.name", "found 元 in another sense; expected an amount of money");
        }

        return null;
    }

    /// <summary>Nanometres are a size only behind a word for one; else they name a process (2纳米试产线, 28纳米及以上).</summary>
    private static bool Sized(string text, int start, int first)
    {
        var from = Math.Max(start, first - 16);
        var left = text.AsSpan(from, first - from);
        foreach (var word in (ReadOnlySpan<string>)["波长", "线宽", "孔径", "粒径", "直径", "厚度", "厚", "精度", "分辨率", "尺寸", "间距", "长度", "误差", "套刻"])
        {
            if (left.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static (string Code, string Reason) WithoutUnit(string text, int start, int end, NumberToken number, char before)
    {
        if (StartsWithAny(text, number.End, end, Durations))
        {
            return ("figure.duration", "found a length of time or a date; expected an amount");
        }

        if (number.HasMultiplier && At(text, number.End, end) == '级')
        {
            return ("figure.class", "found the name of a size class (百亿级); expected an amount");
        }

        if (StartsWithAny(text, number.End, end, RankTails))
        {
            return ("figure.name", "found a number inside a name or rank; expected an amount");
        }

        if (char.IsAsciiLetter(before) || before is '-' or '—' || char.IsAsciiLetter(At(text, number.End, end)))
        {
            return ("figure.name", "found a number inside a name; expected an amount");
        }

        if (number is { Written: NumberScript.Arabic, HasMultiplier: false } && number.Base is >= 1900 and <= 2100 && number.Base == decimal.Truncate(number.Base))
        {
            return ("figure.year", "found a year; expected an amount");
        }

        if (StartsBefore(text, start, number.Start, "电话", "热线", "邮编", "传真", "：0", "代码", "编号"))
        {
            return ("figure.phone", "found a telephone number or code; expected an amount");
        }

        return ("figure.no-unit", "found a number without a unit; expected a unit or a classifier");
    }

    /// <summary>Chinese numerals stand in many words; a figure needs a real amount and a unit.</summary>
    private static (string Code, string Reason)? Chinese(string text, int start, int end, Quantity q, char before)
    {
        var number = q.Number;
        var kind = q.Unit!.Kind;
        if (kind == UnitKind.Tenths)
        {
            return number.Value is > 0 and < 10 ? null : ("figure.no-unit", "found 成 in another sense; expected tenths");
        }

        if (kind == UnitKind.Times)
        {
            return number.Written == NumberScript.MultiplierOnly && !number.More && before is not ('超' or '近' or '约' or '上') ? ("figure.idiom", "found 百倍 as an idiom; expected an amount") : null;
        }

        if (number.Written == NumberScript.MultiplierOnly)
        {
            if (before == '约' && q.Start - 2 >= start && text[q.Start - 2] is '签' or '合' or '节' or '预' or '公')
            {
                return ("figure.class", "found 亿元 as part of a name (签约亿元项目); expected an amount");
            }

            return number.More || before is '超' or '近' or '上' or '过' or '逾' or '约' or '达' or '破' || (q.Unit.Kind == UnitKind.Count && q.Unit.Surface is "台" or "架" or "辆" && before is '产' or '销')
                ? null
                : ("figure.class", "found 百 千 万 亿 as part of a name; expected an amount (百余, 近万)");
        }

        if (kind == UnitKind.Count && number.Value < 10 && q.Unit.Surface is not ("颗" or "架" or "辆" or "艘" or "枚"))
        {
            return ("figure.small-count", "found a small count in Chinese numerals; expected a statistic");
        }

        if (kind is UnitKind.Time or UnitKind.Length && number.Value <= 1)
        {
            return ("figure.idiom", "found 一 with a unit as an idiom; expected an amount");
        }

        if (q.Unit.Surface is "E" or "P" or "t" or "h" or "W" or "度" or "里" or "分" or "点")
        {
            return ("figure.no-unit", "found a numeral before an ambiguous unit; expected an amount");
        }

        return kind == UnitKind.Money && number.Value < 1 ? ("figure.no-unit", "found no amount") : null;
    }

    private static bool IsNamePart(string text, int start, int first, char before, char before2, Quantity q)
    {
        if (q.Start != first && !q.Negative)
        {
            return false;
        }

        if (char.IsAsciiLetter(before))
        {
            // GDP14万亿元, PUE1.25, Q3 … : letters before a real unit are the indicator, not a name.
            return q.Unit!.Kind == UnitKind.Count && !(q.Number.HasMultiplier || q.Number.Value >= 10) || (q.Unit!.Surface.Length == 1 && char.IsAsciiLetter(q.Unit.Surface[0]));
        }

        return before is '-' or '—' && char.IsAsciiLetterOrDigit(before2) && q.From is null && q.Unit!.Kind is UnitKind.Count or UnitKind.Computing;
    }

    /// <summary>丰田、软银、索尼等8家: a list stands before 等 in the clause.</summary>
    private static bool Listed(string text, int start, int at)
    {
        for (var i = at - 1; i >= start && at - i < 40 && text[i] is not ('，' or '。' or '；' or '：'); i--)
        {
            if (text[i] == '、')
            {
                return true;
            }
        }

        return false;
    }

    private static char At(string text, int i, int end) => i < end ? text[i] : '\0';

    private static bool StartsWith(string text, int at, int end, string word) => at + word.Length <= end && string.CompareOrdinal(text, at, word, 0, word.Length) == 0;

    private static bool StartsWithAny(string text, int at, int end, string[] words)
    {
        foreach (var word in words)
        {
            if (StartsWith(text, at, end, word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsBefore(string text, int start, int at, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (at - word.Length >= start && string.CompareOrdinal(text, at - word.Length, word, 0, word.Length) == 0)
            {
                return true;
            }
        }

        return false;
    }
}
