using Graph.Extraction.Figures.Periods;
using Graph.Model;

namespace Graph.Extraction.Figures.Rules;

/// <summary>
/// Whether a figure happened, is expected or is wanted. A cue (预计, 力争) governs what follows it in its sentence
/// until a word or a past time says that something happened. A time still to come makes a target or a forecast even without a cue.
/// </summary>
internal sealed class StatusRule
{
    private static readonly string[] Forecast = ["预计", "预测", "预期", "有望", "或将", "可能", "估计", "展望", "料将", "预料", "预估", "调查中值", "市场共识", "估算", "指引", "将达", "将超", "将突破", "将增", "将升", "将降", "将有", "将为", "将占", "将迎", "将带动", "将创", "将接近", "将近", "将逾", "将提高", "将提升", "将是", "将形成", "将实现", "将下降", "将上升", "或达", "或超", "或突破", "有可能", "料达", "望达", "建成后", "达产后", "投产后", "投运后", "投用后", "全部达产", "建成投产后", "满产后", "可望", "有机会", "看至", "将扩大", "将进一步", "将会", "将从", "将由"];

    private static readonly string[] Target = ["力争", "目标", "争取", "确保", "要求", "规划", "拟", "计划", "预期目标", "原计划", "将建", "将投", "将新增", "将培育", "将打造", "将发放", "将安排", "将发行", "将部署", "将采购", "将布局", "将在", "将于", "将引进", "将新建", "将完成", "将支持", "将推动", "将出资", "将募", "将斥资", "将向", "将建设", "应不", "应达", "应在", "应为", "应控制", "应超", "应低", "应高", "须达", "须不", "不得", "需达到", "旨在", "原则上", "要达到", "要实现", "要建成", "要超过", "要突破", "要增加到", "要提高到", "要提升到", "要扩大到", "要增至", "要降到", "要降至", "要回到", "要控制在", "要压缩到", "要新增", "承诺", "瞄准", "谋划", "待建", "筹建", "在2027年前", "给予最高", "最高给予", "最高不超过"];

    private static readonly string[] Happened = ["已", "目前", "截至", "截止", "现有", "累计", "当前", "实际", "去年", "上年", "完成了", "达到了", "突破了", "超过了", "此前", "早前", "当时", "早先", "先前", "迄今"];

    private static readonly string[] PlanWords = ["建设", "培育", "打造", "形成", "推动", "实现", "引进", "新增", "完成", "组织", "支持", "开展", "建成", "突破", "达到", "遴选", "发展", "推广", "布局", "创建", "制定", "降至", "提高到", "提升至", "超过", "不低于", "不少于", "集聚", "孵化", "落地", "部署", "保持", "控制"];

    private static readonly string[] GoalVerbs = ["新增", "培育", "建成", "建设", "打造", "形成", "力争", "实现", "引进", "完成", "集聚", "保持", "控制", "不低于", "不少于", "左右", "推广", "遴选"];

    private static readonly string[] PolicyWords = ["提出", "方案", "意见", "部署", "印发", "明确", "建成", "培育", "打造", "行动", "规划", "通知", "实现", "形成", "建设", "政策", "措施", "办法", "工作要点"];

    private static readonly string[] Grants = ["给予补助", "给予贴息", "给予奖励", "给予资助", "给予补贴", "给予支持", "给予最高", "予以补助", "予以奖励", "予以贴息", "申报条件", "申报企业", "申报主体", "申请企业", "比重应", "比例应", "不低于营业", "应具备", "应满足", "须满足"];

    private static readonly string[] Bounds = ["不低于", "不少于", "不超过", "不高于", "不大于", "不小于"];

    private static readonly string[] Standing = ["共", "列入", "入选", "现有", "名单", "上年", "附件", "申报单位"];

    private static readonly string[] Announcements = ["提出，", "明确，", "提出到", "要点", "方案", "通知", "意见", "报告提出", "部署", "会议提出", "会议明确", "实施", "计划》", "措施"];

    private readonly string text;
    private readonly List<(int Start, int End, FigureStatus? Status)> cues = [];

    private readonly List<PeriodMention> periods;
    private int factsFrom = -1;

    /// <summary>False when a bound alone made a target, which the next sentence does not go on with.</summary>
    public bool Carries { get; private set; } = true;

    private StatusRule(string text, List<PeriodMention> periods)
    {
        this.text = text;
        this.periods = periods;
    }

    /// <summary>6.6%的一致预期, 5%的预测值: the number alone was expected.</summary>
    public static bool ExpectationAfter(ReadOnlySpan<char> after)
    {
        if (after is not ['的', .. var rest])
        {
            return false;
        }

        foreach (var who in (ReadOnlySpan<string>)["市场", "一致", "普遍", "平均", "此前", "中值", "机构"])
        {
            if (rest.StartsWith(who))
            {
                rest = rest[who.Length..];
            }
        }

        return (rest.StartsWith("预期") && !rest.StartsWith("预期目标")) || rest.StartsWith("预测") || rest.StartsWith("预估");
    }

    /// <summary>Finds the cues of the sentence [start, end), whose times are <paramref name="periods"/>.</summary>
    public static StatusRule Of(string text, int start, int end, List<PeriodMention> periods)
    {
        var rule = new StatusRule(text, periods);
        for (var i = start; i < end;)
        {
            var length = rule.CueAt(i, start, end);
            i += Math.Max(1, length);
        }

        return rule;
    }

    /// <summary>The status of a quantity at <paramref name="at"/> whose clause starts at <paramref name="clauseStart"/>; <paramref name="inherited"/> is the status that the sentence before ended with, or null.</summary>
    public FigureStatus At(int at, int end, int sentenceStart, int clauseStart, int clauseEnd, PeriodMention? period, DateOnly today, bool isPolicy, FigureStatus? inherited)
    {
        FigureStatus? status = null;
        var cueAt = -1;
        foreach (var cue in cues)
        {
            if (cue.Start >= at)
            {
                break;
            }

            if (cue.Status is null)
            {
                if (status is not null && cue.Start > cueAt)
                {
                    status = null;
                }

                continue;
            }

            if (EndsBefore(cue, at))
            {
                continue;
            }

            status = cue.Status;
            cueAt = cue.Start;
        }

        if (status is not null && factsFrom > cueAt)
        {
            // 目标是…，到2025年3月在轨90颗，缺口…: the sentence has come to what is so.
            return FigureStatus.Actual;
        }

        if (DoneAfter(end))
        {
            return FigureStatus.Actual;
        }

        if (ExpectationAfter(text.AsSpan(end, Math.Max(0, Math.Min(text.Length, Math.Min(clauseEnd, end + 10)) - end))))
        {
            return FigureStatus.Forecast;
        }

        var soon = text.AsSpan(end, Math.Min(text.Length, Math.Min(clauseEnd, end + 4)) - end);
        if (soon.StartsWith("预期") || soon.StartsWith("的预期") || soon.StartsWith("预测") || soon.StartsWith("的预测") || soon.StartsWith("（预计") || soon.StartsWith("（预测"))
        {
            return soon.Contains("目", StringComparison.Ordinal) ? FigureStatus.Target : FigureStatus.Forecast;
        }

        // 5%的目标 · 10亿元（预计）
        var after = text.AsSpan(end, Math.Min(text.Length, Math.Min(clauseEnd, end + 10)) - end);
        if (after.StartsWith("的目标") || after.StartsWith("的预期目标") || after.StartsWith("左右的目标") || after.StartsWith("以上的目标") || after.StartsWith("的增长目标") || after.StartsWith("左右的增长目标"))
        {
            return FigureStatus.Target;
        }

        if (Contains(clauseStart, at, Bounds) && (isPolicy || Contains(clauseStart, at, ["年内", "今年", "全年", "本年"])) && !(period is { To: { } over, By: false, OwnYear: true } && over <= today && period.Start >= sentenceStart))
        {
            // What a plan or notice bounds is wanted: 对外服务企业不少于20家, 年内归集率不低于95%.
            Carries &= isPolicy;
            return FigureStatus.Target;
        }

        var past = period is { To: { } to, By: false } && to <= today.AddDays(1) && period.Kind != PeriodKind.None;
        if (status is { } said)
        {
            // 预计…，截至5月底为…: a past time named after the cue, in a clause of its own, is a fact; but what was forecast on a day before that time stays a forecast.
            var reached = period is { By: true, To: { } by } && by <= today.AddDays(1) && !Contains(period.End, at, GoalVerbs) && !Contains(period.End, at, PlanWords);
            if ((past || reached) && period!.Start > cueAt && clauseStart > cueAt && !(said == FigureStatus.Forecast && SpokenOn(cueAt) is { } day && period.To > day))
            {
                factsFrom = period.Start;
                return FigureStatus.Actual;
            }

            return said;
        }

        if (period is { From: not null, AsOf: false } && Contains(sentenceStart, at, ["提出", "目标", "明确", "要求"]) && period.Start >= sentenceStart && (period.By || Contains(period.End, at, GoalVerbs)) && !HappenedBetween(Math.Max(sentenceStart, period.End), at, false))
        {
            // 曾提出，到2025年培育…: a goal remains a goal after its time.
            return FigureStatus.Target;
        }

        if (period is { From: { } from, To: { } until })
        {
            var coming = from > today || (period.By && until > today.AddDays(1)) || (period.Kind == PeriodKind.Years && until > today.AddDays(1) && period.Start >= sentenceStart);
            // 计划2027年量产；…支持约…: a time to come does not reach past a semicolon.
            var behind = period.Start >= sentenceStart && period.End <= at && text.AsSpan(period.End, at - period.End).Contains('；');
            if (coming && !behind && (period.Start >= sentenceStart || inherited is not null) && !HappenedBetween(Math.Max(sentenceStart, period.End), at, true))
            {
                return isPolicy || period.By || period.Kind == PeriodKind.Years || Contains(sentenceStart, at, PolicyWords) ? FigureStatus.Target : FigureStatus.Forecast;
            }
        }

        if (period is { Kind: PeriodKind.Year, AsOf: false, To: { } close } && close > today.AddDays(1) && Contains(sentenceStart, at, Announcements) && !HappenedBetween(sentenceStart, at, false))
        {
            return FigureStatus.Target;
        }

        if (past || HappenedBetween(sentenceStart, at, false))
        {
            return FigureStatus.Actual;
        }

        if (inherited == FigureStatus.Forecast && period is { To: { } ends } && period.Start >= sentenceStart && ends > today.AddDays(1))
        {
            return FigureStatus.Forecast;
        }

        if (Contains(clauseStart, Math.Min(text.Length, Math.Max(end, clauseEnd)), Grants) && !HappenedBetween(sentenceStart, at, false))
        {
            // 按…的50%给予贴息, 申报企业…不低于40%: a rule's condition or grant.
            return FigureStatus.Target;
        }

        if (isPolicy && !Contains(clauseStart, Math.Min(text.Length, end + 10), Standing))
        {
            // What a notice or plan sets down without saying that it is so is wanted.
            return FigureStatus.Target;
        }

        if (inherited == FigureStatus.Target && Contains(clauseStart, Math.Min(text.Length, end + 4), PlanWords))
        {
            return inherited.Value;
        }

        return FigureStatus.Actual;
    }

    /// <summary>The day directly before a cue (2025年10月7日预测), or null.</summary>
    private DateOnly? SpokenOn(int cueAt)
    {
        foreach (var period in periods)
        {
            if (period.Kind == PeriodKind.Day && period.End <= cueAt && cueAt - period.End <= 6)
            {
                return period.From;
            }
        }

        return null;
    }

    /// <summary>出资2亿元，已经到账: what follows says that it is done.</summary>
    private bool DoneAfter(int end)
    {
        var after = text.AsSpan(end, Math.Min(12, text.Length - end));
        if (after is not ['，', '已', .. var rest])
        {
            return false;
        }

        rest = rest.StartsWith("经") ? rest[1..] : rest;
        rest = rest.StartsWith("全部") || rest.StartsWith("全额") || rest.StartsWith("如期") ? rest[2..] : rest;
        foreach (var word in (ReadOnlySpan<string>)["到账", "到位", "缴", "发放", "拨付", "支付", "投放", "完成", "落实", "下达", "交付", "兑付"])
        {
            if (rest.StartsWith(word) && (rest.Length == word.Length || rest[word.Length] is '，' or '。' or '；' or '、' or '并' or '的' or '\n' || word == "缴"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>规划年产能 governs its clause alone; 计划 and 拟 reach to the next semicolon.</summary>
    private bool EndsBefore((int Start, int End, FigureStatus? Status) cue, int at)
    {
        if (text[cue.Start] is not ('规' or '拟' or '计'))
        {
            return false;
        }

        var between = text.AsSpan(cue.End, Math.Max(0, at - cue.End));
        var noun = text[cue.Start] == '规' && (between.StartsWith("年产") || between.StartsWith("产能") || between.StartsWith("面积") || between.StartsWith("总") || between.StartsWith("建筑") || between.StartsWith("用地") || between.StartsWith("装机") || between.StartsWith("投资") || between.StartsWith("容量") || between.StartsWith("占地"));
        if (text[cue.Start] == '拟' && between.Count('，') >= 2)
        {
            return true;
        }

        return noun ? between.IndexOfAny('，', '；') >= 0 : between.IndexOf('；') >= 0;
    }

    private bool HappenedBetween(int from, int to, bool strong)
    {
        foreach (var cue in cues)
        {
            if (cue.Status is null && (!strong || text[cue.Start] == '已') && cue.Start >= from && cue.Start < to)
            {
                return true;
            }
        }

        return false;
    }

    private bool Contains(int from, int to, string[] words)
    {
        var span = text.AsSpan(from, Math.Max(0, to - from));
        foreach (var word in words)
        {
            if (span.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private int CueAt(int i, int start, int end)
    {
        switch (text[i])
        {
            case '《':
                var close = text.IndexOf('》', i, end - i);
                return close < 0 ? 1 : close - i + 1;
            case '已' or '目' or '截' or '现' or '累' or '当' or '实' or '去' or '上' or '完' or '达' or '突' or '超' or '此' or '早' or '先' or '迄':
                if (text[i] == '目' && Word(i, end, "目标") > 0)
                {
                    break;
                }

                foreach (var word in Happened)
                {
                    if (Word(i, end, word) is var n and > 0)
                    {
                        if (word is "此前" or "早前" && (Word(i + 2, end, "预") > 0 || Word(i + 2, end, "指引") > 0 || Word(i + 2, end, "的") > 0 || Word(i + 2, end, "曾") > 0))
                        {
                            return n;
                        }

                        if (word is "去年" or "上年" && (Before(i, start, "比", "较", "于", "超过", "是") || Word(i + 2, end, "同期") > 0))
                        {
                            return n;
                        }

                        if ((word == "实际" && Word(i, end, "实际使用") == 0) || (word == "累计" && Before(i, start, "将", "拟", "预计")))
                        {
                            return n;
                        }

                        cues.Add((i, i + n, null));
                        return n;
                    }
                }

                break;
        }

        if (text[i] is '预' or '有' or '或' or '可' or '估' or '展' or '料' or '指' or '将' or '望' or '建' or '达' or '投' or '全' or '满' or '看' or '调' or '市')
        {
            foreach (var word in Forecast)
            {
                if (Word(i, end, word) is var n and > 0)
                {
                    if (Word(i, end, "预期目标") is var goal and > 0)
                    {
                        cues.Add((i, i + goal, FigureStatus.Target));
                        return goal;
                    }

                    if (!IsForecast(word, i, start, end))
                    {
                        return n;
                    }

                    cues.Add((i, i + n, FigureStatus.Forecast));
                    return n;
                }
            }
        }

        if (text[i] is '力' or '目' or '争' or '确' or '要' or '规' or '拟' or '计' or '将' or '应' or '须' or '不' or '需' or '旨' or '原' or '承' or '瞄' or '谋' or '待' or '筹' or '给' or '最' or '原')
        {
            foreach (var word in Target)
            {
                if (Word(i, end, word) is var n and > 0)
                {
                    if (IsTarget(word, i, start, end))
                    {
                        cues.Add((i, i + n, FigureStatus.Target));
                    }

                    return n;
                }
            }
        }

        return 1;
    }

    private bool IsForecast(string word, int i, int start, int end)
    {
        switch (word)
        {
            case "预期":
                if (Before(i, start, "超", "好于", "高于", "低于", "不及", "符合", "远超", "市场", "一致", "优于", "强于", "弱于", "逊于"))
                {
                    // 高于市场预期的6.6%: the 6.6% alone was expected.
                    var at = i + 2;
                    at += at < end && text[at] is '的' or '为' ? 1 : 0;
                    at += Word(at, end, "中值") + Word(at, end, "值");
                    at += at < end && text[at] is '的' or '为' ? 1 : 0;
                    return at < end && char.IsAsciiDigit(text[at]);
                }

                return true;
            case "指引":
                return !Before(i, start, "操作", "工作", "合规", "标准", "建设", "应用", "申报", "技术", "安全", "备案", "编制", "实施", "管理", "发展", "行动", "政策") && Word(i + 2, end, "》") == 0;
            case "可能":
                return Word(i, end, "可能性") == 0 && !Before(i, start, "不");
            case "展望":
                return true;
            case "预测":
                return Word(i, end, "预测模型") == 0 && Word(i, end, "预测系统") == 0 && Word(i, end, "预测性") == 0 && Word(i, end, "预测准确") == 0 && Word(i, end, "预测精度") == 0 && !Before(i, start, "气象", "功率", "结构", "负荷");
            default:
                return true;
        }
    }

    private bool IsTarget(string word, int i, int start, int end)
    {
        switch (word)
        {
            case "计划":
                return !Before(i, start, "行动", "规划", "三年", "五年", "年度", "专项", "发展", "工作", "实施", "科技", "培育", "人才", "倍增", "伙伴", "资助", "扶持", "培养", "激励") && Word(i + 2, end, "》") == 0 && Word(i + 2, end, "（") == 0 && Word(i + 2, end, "提出") == 0 && Word(i + 2, end, "的") == 0 && Word(i + 2, end, "”") == 0;
            case "规划" when Word(i + 2, end, "新增") + Word(i + 2, end, "建设") + Word(i + 2, end, "新建") + Word(i + 2, end, "建成") + Word(i + 2, end, "开工") + Word(i + 2, end, "投产") + Word(i + 2, end, "总投资") + Word(i + 2, end, "投资") + Word(i + 2, end, "产能") + Word(i + 2, end, "装机") > 0 && !Before(i, start, "发展", "总体", "专项", "五年"):
                return true;
            case "规划":
                return Word(i + 2, end, "设计") + Word(i + 2, end, "建筑") + Word(i + 2, end, "勘察") + Word(i + 2, end, "师") + Word(i + 2, end, "馆") + Word(i + 2, end, "处") == 0 && !Before(i, start, "发展", "十五五”", "十四五”", "行业", "专项", "总体", "五年", "国土空间", "年", "城市", "国家") && Word(i + 2, end, "》") == 0 && Word(i + 2, end, "的") == 0 && Word(i + 2, end, "纲要") == 0 && Word(i + 2, end, "建议") == 0 && Word(i + 2, end, "，") == 0 && Word(i + 2, end, "司") == 0 && Word(i + 2, end, "院") == 0 && Word(i + 2, end, "和") == 0 && Word(i + 2, end, "局") == 0 && Word(i + 2, end, "提出") == 0 && Word(i + 2, end, "、") == 0;
            case "拟":
                return !Before(i, start, "虚", "模", "仿", "草", "类") && Word(i, end, "拟人") == 0 && Word(i, end, "拟合") == 0 && Word(i, end, "拟态") == 0;
            case "目标":
                return !Before(i, start, "完成", "超额", "实现", "年度", "既定", "提前") || NumberSoon(i + 2, end);
            case "要求":
                return !Before(i, start, "高", "新", "的", "无", "符合", "满足", "被", "不");
            case "确保":
                return true;
            case "将在" or "将于":
                return true;
            default:
                return true;
        }
    }

    private bool NumberSoon(int at, int end)
    {
        for (var i = at; i < Math.Min(end, at + 3); i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    private int Word(int at, int end, string word) => at + word.Length <= end && string.CompareOrdinal(text, at, word, 0, word.Length) == 0 ? word.Length : 0;

    private bool Before(int at, int start, params ReadOnlySpan<string> words)
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
