using Graph.Extraction.Figures.Numbers;

namespace Graph.Extraction.Figures.Rules;

/// <summary>
/// Names what a figure measures, from the words before it (集成电路出口), from the noun after it (11个数据中心),
/// or carried from before where the clause has none (…，同比增长5%).
/// </summary>
internal sealed class IndicatorRule(FigureLexicon lexicon)
{
    private const int LongestNoun = 18;

    private const int LongestName = 32;

    private static readonly string[] Cuts = ["报道称", "报道", "数据显示", "报告显示", "统计显示", "公告显示", "资料显示", "信息显示", "财报显示", "结果显示", "监测显示", "表示", "指出", "披露", "透露", "提出", "宣布", "公布", "要求", "明确", "认为", "预计", "预测", "预期", "力争", "争取", "确保", "有望", "介绍", "目标是", "截至", "称", "计划", "拟", "规划到", "估计", "据统计", "统计", "了解", "获悉"];

    private static readonly string[] Leads = ["其中", "同时", "此外", "另外", "而", "并且", "且", "并", "但", "则", "另据", "据悉", "据", "截至", "到", "在", "也", "还", "已经", "已", "又", "使", "让", "把", "将", "对", "的", "、", "，", "和", "与", "及", "以及", "当月", "当日", "当前", "目前", "期间", "年内", "累计", "合计", "共", "总计", "分别", "同期", "有", "由", "从", "至", "：", "——", "—", "/", "“", "”", "较", "超过", "高于", "低于", "多于", "少于", "）", "）", "令", "以", "中", "末", "底", "以来", "里", "上", "内", "时", "拥有", "达到", "为", "每年", "前", "一是", "二是", "三是", "四是", "五是", "包括", "如", "即", "约", "地", "使得", "推动", "带动", "是", "可", "需", "应", "份", "初步", "建议", "今年", "去年", "因此", "不过", "然而", "尤其", "特别是", "相比之下", "方面", "另有", "还有", "计划", "新", "年"];

    private static readonly string[] Tails = ["的", "、", "和", "与", "及", "同比", "环比", "中", "方面", "已", "共", "累计", "合计", "，", "“", "（", "—", "上", "分别", "就", "也", "又", "有", "达", "其", "规模以上的", "均", "以", "向", "对", "约", "从", "由", "将", "在", "为", "到", "至", "：", "/", "超过", "高于", "低于", "多于", "少于", "达到", "超", "创造了", "创造", "贡献了"];

    private static readonly string[] VerbStarts = ["建设", "用于", "支持", "投资", "投向", "收购", "购买", "打造", "布局", "推", "发展", "增", "落", "成立", "设立", "参与", "入", "加", "注", "认购", "采购", "扩", "改", "完成", "实现", "成为", "位", "居", "占", "同比", "环比", "比", "较", "以", "超", "和", "与", "及", "在", "于", "为", "是", "将", "已", "并", "来", "左右", "开工", "投产", "签约", "通过", "组成", "上升", "下降", "提高", "降", "至", "到", "左", "上下", "不等", "均", "都", "共", "集", "被", "获", "亮相", "参", "进", "出席", "提", "涉及", "覆盖", "分布", "之", "升", "高", "低", "等", "构成", "发射", "送入", "交付", "下线", "由", "从", "向", "对", "用", "给予", "补贴", "奖励", "资助", "支", "正", "可", "需", "应", "还", "也", "其中", "包括", "分别", "创", "刷新", "突破", "达", "当", "持", "换", "相当", "折合", "约", "定增", "增持", "减", "下调", "上调", "调", "流入", "流出", "净流", "的", "收于", "收盘", "涨", "跌"];

    private static readonly string[] NounStops = ["用于", "支持", "投向", "并", "已", "将", "在", "为", "是", "达", "同比", "环比", "增长", "下降", "占", "由", "从", "向", "签约", "入驻", "落户", "获得", "获批", "通过", "参与", "入选", "组成", "覆盖", "形成", "实现", "完成", "来自", "开工", "投产", "集中", "共", "正", "均", "被", "送入", "升空", "进入", "接入", "投入", "开展", "提供", "位于", "对", "把", "让", "使", "给", "提高", "提升", "较", "比", "和", "与", "及", "以", "等", "的同", "亮相", "集聚", "聚集", "上市", "可", "于", "还", "也", "参展", "参加", "相继", "陆续", "落地", "启动", "到", "至", "领"];

    private static readonly string[] MoneyNouns = ["贷款", "融资", "投资", "债", "资金", "订单", "合同", "补贴", "补助", "奖励", "奖补", "基金", "授信", "信贷", "收入", "利润", "产值", "税收", "罚款", "股权", "增资", "资本", "市场", "规模", "顺差", "逆差", "额度", "大单", "募资", "出资", "投入", "支出", "开支", "回购", "并购", "消费券", "券", "销售额", "交易", "成交", "贸易", "营收", "估值", "市值", "注资", "签约", "拨款", "采购", "资产", "专项"];

    private static readonly string[] KeptVerbs = ["签约", "引进", "入选", "落地", "交付", "发射", "孵化", "培育", "新增", "储备", "入驻", "注册", "开通", "建成", "投运", "在建", "下线", "接入", "申报", "发布", "组建", "举办", "授权", "申请", "服务", "认定", "部署", "新建", "集聚", "聚集", "销售", "出口", "获批", "投产", "受理"];

    /// <summary>What the words [0, rest) of the left context name; empty when they name nothing.</summary>
    public static (string Name, int Start, int End) LeftName(LeftContext left, int rest)
    {
        var text = left.Text;
        var start = 0;
        for (var i = rest - 1; i >= 0; i--)
        {
            if (text[i] == LeftContext.PeriodMark && rest - i > 1 && HasWord(text, i + 1, rest))
            {
                start = i + 1;
                break;
            }
        }

        foreach (var cut in Cuts)
        {
            var at = text.LastIndexOf(cut, rest - 1 < 0 ? 0 : rest - 1, rest, StringComparison.Ordinal);
            if (at >= start && at + cut.Length <= rest && !(cut is "称" && (at > 0 && text[at - 1] is '名' or '简' or '职' or '对' or '统' or '号')) && !(cut is "统计" && at + 2 < rest && text[at + 2] is '局') && !(cut is "计划" && at > 0) && !(cut is "拟" && at > 0 && text[at - 1] is '虚' or '模'))
            {
                start = at + cut.Length;
            }
        }

        var end = rest;
        var changed = true;
        while (changed)
        {
            changed = false;
            foreach (var lead in Leads)
            {
                if (end - start >= lead.Length && string.CompareOrdinal(text, start, lead, 0, lead.Length) == 0 && !KeepsLead(text, start, end, lead))
                {
                    start += lead.Length;
                    changed = true;
                }
            }

            foreach (var tail in Tails)
            {
                if (end - start >= tail.Length && string.CompareOrdinal(text, end - tail.Length, tail, 0, tail.Length) == 0 && !(tail.Length == 1 && end - start <= 2))
                {
                    end -= tail.Length;
                    changed = true;
                }
            }

            while (start < end && text[start] is LeftContext.PeriodMark or ' ')
            {
                start++;
                changed = true;
            }

            while (end > start && text[end - 1] is LeftContext.PeriodMark or ' ')
            {
                end--;
                changed = true;
            }
        }

        if (end - start > LongestName)
        {
            var cut = text.LastIndexOf('的', end - 2, Math.Min(LongestName - 2, end - 2 - start));
            start = cut > start && end - cut > 3 ? cut + 1 : end - LongestName;
        }

        if (end <= start || !HasWord(text, start, end))
        {
            return ("", start, start);
        }

        if (IsAgent(text, start, end, rest))
        {
            return ("", start, start);
        }

        var name = text[start..end].Replace(LeftContext.PeriodMark.ToString(), "", StringComparison.Ordinal).Replace("同比", "", StringComparison.Ordinal).Replace("累计", "", StringComparison.Ordinal);
        return (name, start, end);
    }

    /// <summary>The noun right after a quantity (11个数据中心, 175亿美元贷款), or empty.</summary>
    public static string RightNoun(string text, int at, int end, Quantity q)
    {
        var linked = at < end && text[at] == '的';
        if (linked)
        {
            at++;
        }

        while (at < end && text[at] == ' ')
        {
            at++;
        }

        var money = q.Unit!.Kind == UnitKind.Money;
        if (money)
        {
            foreach (var word in (ReadOnlySpan<string>)["需要", "来自", "投向", "用于"])
            {
                if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
                {
                    at += word.Length;
                }
            }
        }

        foreach (var verb in VerbStarts)
        {
            if (money && verb is "奖励" or "补贴" or "资助" or "认购" or "回购" or "采购" && EndsAt(text, at + verb.Length, end))
            {
                continue;
            }

            if (string.CompareOrdinal(text, at, verb, 0, verb.Length) == 0 && !(verb is "发展" or "高" or "低" or "进" or "投资" or "增" or "升" or "集" or "创" or "正" or "参" or "支持" or "位" or "提" or "落" or "推" or "可" or "在" or "对" or "正" or "用" or "支" or "同" or "通过" or "持" && IsNounAfter(text, at, end, verb)))
            {
                return "";
            }
        }

        var stop = at;
        while (stop < end && stop - at < LongestNoun)
        {
            var c = text[stop];
            if (c is '，' or '。' or '；' or '：' or '、' or '（' or '）' or '(' or ')' or '！' or '？' or '\n' or '”' or '》' or ',' or ';' or '《')
            {
                break;
            }

            if (stop > at && char.IsAsciiDigit(c) && !char.IsAsciiLetter(text[stop - 1]) && !(stop + 1 < end && char.IsAsciiLetter(text[stop + 1])))
            {
                break;
            }

            if (stop > at + 1 && StopsAt(text, stop, end))
            {
                break;
            }

            stop++;
        }

        var noun = text[at..stop].Trim(' ', '“', '的', '超', '约', '近');
        if (money && !linked)
        {
            return MoneyNouns.Any(m => noun.Contains(m, StringComparison.Ordinal)) && noun.Length <= 14 ? noun : "";
        }

        return noun.Length >= 2 && HasWord(noun, 0, noun.Length) ? noun : "";
    }

    /// <summary>The measure that a name ends with (出口, 产量), or null.</summary>
    public string? MeasureOf(string name) => lexicon.MeasureAtEnd(name);

    /// <summary>Splits the members of a list of names: A、B和C.</summary>
    public static string[] Members(string names) =>
        names.Replace("以及", "、", StringComparison.Ordinal).Split(['、', '和', '及', '与'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The last of the verbs that a counted noun keeps (引进数据中心), or empty.</summary>
    public static string KeptVerb(string left)
    {
        foreach (var verb in KeptVerbs)
        {
            if (left.EndsWith(verb, StringComparison.Ordinal))
            {
                return verb;
            }
        }

        return "";
    }

    /// <summary>EIA曾预计…: who says it, not what is measured.</summary>
    private static bool IsAgent(string text, int start, int end, int rest)
    {
        var after = text.AsSpan(end).TrimStart("曾也还则并又此前最新已\u0001");
        if (end - start > 12 || !(after.StartsWith("预计") || after.StartsWith("预测") || after.StartsWith("估计") || after.StartsWith("预期") || after.StartsWith("称") || after.StartsWith("估算")))
        {
            return false;
        }

        var latin = true;
        for (var i = start; i < end; i++)
        {
            latin &= text[i] < 0x2E80;
        }

        return (latin && end - start >= 2) || text[end - 1] is '署' or '局' or '委' or '院' or '会' or '行' or '券' || text.AsSpan(start, end - start) is var name && (name.EndsWith("机构") || name.EndsWith("分析师") || name.EndsWith("咨询") || name.EndsWith("摩根士丹利") || name.EndsWith("高盛") || name.EndsWith("美银") || name.EndsWith("大摩") || name.EndsWith("巴克莱") || name.EndsWith("专家") || name.EndsWith("公司") || name.EndsWith("研究"));
    }

    /// <summary>True for a name that says how much but not of what (规模, 这一数字).</summary>
    public static bool IsGeneric(string name)
    {
        var of = name.LastIndexOf('的');
        var core = of >= 0 && of < name.Length - 1 ? name[(of + 1)..] : name;
        return core is "规模" or "金额" or "总额" or "数量" or "总量" or "总数" or "容量" or "口径" or "统计口径" or "这一数字" or "该数字" or "数字" or "这一比例" or "该比例" or "比例" or "占比" or "增速" or "增幅" or "降幅" or "总规模" or "总金额" or "均价" or "单价" or "价格" or "价值" or "总值" or "合计" or "投资额" or "资金" or "面积" or "产能" or "年产能" or "市值" or "中标额" or "合同额" or "该数据" or "这一数据" or "数据" or "全年" or "余额" or "这一指标" or "该指标" or "水平" or "份额";
    }

    private static bool EndsAt(string text, int at, int end) => at >= end || text[at] is '，' or '。' or '；' or '、' or '）' or '和' or '及' or '资' or '金' or '款';

    private static bool IsNounAfter(string text, int at, int end, string verb)
    {
        var next = at + verb.Length;
        if (next >= end)
        {
            return verb is "投资";
        }

        return verb switch
        {
            "高" => text[next] is '新' or '校' or '技' or '端' or '性' or '标' or '质' or '铁' or '管' or '层',
            "可" => text[next] is '信' or '再' or '穿' or '控' or '回' or '移' or '编',
            "在" => text[next] is '轨' or '建' or '线' or '营' or '研' or '校',
            "对" => text[next] is '外',
            "正" => text[next] is '式' or '极',
            "用" => text[next] is '户' or '电' or '地' or '水',
            "支" => text[next] is '线' or '付',
            "低" => text[next] is '空' or '轨' or '碳',
            "进" => text[next] is '口',
            "投资" => text[next] is '项' or '额' or '基' or '，' or '。' or '、' or '机',
            "增" => text[next] is '值',
            "升" => text[next] is '级',
            "集" => text[next] is '成' or '群' or '团',
            "创" => text[next] is '新' or '业' or '投',
            "位" => text[next] is '用' or '院',
            "推" => text[next] is '荐' or '理',
            "提" => text[next] is '案',
            "落" => text[next] is '地' && next + 1 < end && text[next + 1] is '项',
            "支持" => text[next] is '项',
            "发展" => text[next] is '基' or '资',
            _ => false,
        };
    }

    private static bool StopsAt(string text, int at, int end)
    {
        foreach (var word in NounStops)
        {
            if (at + word.Length <= end && string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
            {
                return !(word is "可" && at + 1 < end && text[at + 1] is '信' or '再') && !(word is "比" && at + 1 < end && text[at + 1] is '特' or '亚') && !(word is "共" && at + 1 < end && text[at + 1] is '享' or '性') && !(word is "及" && text[at - 1] is '涉' or '普') && !(word is "在" && at + 1 < end && text[at + 1] is '线' or '轨') && !(word is "达" && at > 0 && text[at - 1] is '雷') && !(word is "等" && at > 0 && text[at - 1] is '中' or '高') && !(word is "上市" && at + 2 < end && text[at + 2] is '公' or '企');
            }
        }

        return false;
    }

    private static bool KeepsLead(string text, int start, int end, string lead) => lead switch
    {
        "新" => true,
        "中" => start + 1 < end && text[start + 1] is '国' or '央' or '芯' or '小' or '欧' or '西' or '东' or '部' or '老' or '试' or '间' or '高' or '长' or '科' or '车' or '端' or '信' or '石' or '海' or '铁' or '关',
        "上" => start + 1 < end && text[start + 1] is '海' or '市' or '游' or '架' or '证' or '网' or '线' or '汽' or '行' or '述',
        "前" => start + 1 < end && text[start + 1] is '海' or '沿' or '期',
        "内" => start + 1 < end && text[start + 1] is '蒙' or '存' or '需' or '资' or '外' or '河',
        "时" => start + 1 < end && text[start + 1] is '延' or '空',
        "对" => start + 1 < end && text[start + 1] is '外',
        "地" => start + 1 < end && text[start + 1] is '方' or '区' or '级' or '热' or '铁' or '下' or '产' or '面',
        "有" => start + 1 < end && text[start + 1] is '色' or '机' or '效' or '线',
        "共" => start + 1 < end && text[start + 1] is '享' or '性' or '建',
        "可" => start + 1 < end && text[start + 1] is '再' or '信' or '用' or '控' or '转' or '穿',
        "应" => start + 1 < end && text[start + 1] is '用' or '收' or '急',
        "需" => start + 1 < end && text[start + 1] is '求',
        "年" => start + 1 < end && text[start + 1] is '产' or '度' or '发' or '轻' or '销' or '交' or '用' or '营' or '吞' or '输' or '处' or '旅' or '货' or '供',
        "在" => start + 1 < end && text[start + 1] is '建' or '轨' or '用' or '线' or '营' or '校' or '途' or '手' or '册' or '研' or '岗',
        "较" => start + 1 < end && text[start + 1] is '快' or '大' or '高' or '低' or '好' or '强',
        "以" => start + 1 < end && text[start + 1] is '色' or '太',
        "并" => start + 1 < end && text[start + 1] is '购' or '网',
        "从" => start + 1 < end && text[start + 1] is '业',
        "里" => true,
        "末" => start + 1 < end && text[start + 1] is '端',
        "底" => start + 1 < end && text[start + 1] is '座' or '盘',
        "如" => start + 1 < end && text[start + 1] is '皋' or '东',
        "使" => start + 1 < end && text[start + 1] is '用',
        "推动" => true,
        "带动" => true,
        "到" => start + 1 < end && text[start + 1] is '位' or '期' or '岸',
        "和" => start + 1 < end && text[start + 1] is '林' or '田',
        "令" => start + 1 < end && text[start + 1] is '牌',
        "份" => start + 1 < end && text[start + 1] is '额',
        "即" => start + 1 < end && text[start + 1] is '时' or '热',
        _ => false,
    };

    private static bool HasWord(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (char.IsLetter(text[i]))
            {
                return true;
            }
        }

        return false;
    }
}
