using System.Collections.Frozen;

namespace Graph.Extraction.Figures.Rules;

/// <summary>
/// Reads the words before a number from right to left until one is not known: what is left over names the indicator.
/// A table, therefore long.
/// </summary>
internal static class TailReader
{
    private static readonly (TailRole Role, string Words)[] Table =
    [
        (TailRole.Filler, "了 的 幅度 大幅 大幅度 小幅 快速 迅速 持续 进一步 再 又 也 均 都 已 已经 共 共计 合计 总计 共有 总共 将 将要 仍 仍然 还 只 仅 仅有 则 才 并 且 有 其 名义 实际 继续 保持 维持 稳定 控制 预计 预期 预计将 有望 力争 确保 争取 可能 或 或将 目标 计划 拟 规划 明显 显著 逐步 整体 总体 约合 折合 相当于 较快 平稳 高速 一举 首次 再次 成功 普遍 要 要求 应 须 需 能 可 可以 能够 会 不断 先后 恢复 恢复性 自然 正 就 便 原则上 每年 年 全年 一次性 单月 当月 单季 当季 合 计 完成 实现 取得 获 获得 拥有 录得 设定 确定 定 预期目标 整体上 总体上 更 更是 同步 由 从 自 介于 以 按 比例 强劲 逆势 转为 环比持平 初步 或者 一度 曾 刚 刚刚 顺利 稳步 单年 直接 连续 幅 率先 名 区间 放在 给予 高达 预 给出 扩 共同 累 维 均值 处于 落在 一年 总 涨跌 高速增长 方面 又一次 当前 提供 即 主要 新 平均每年 报 收 报收 收盘 据此 将会 ： : ＝ = ▲ ， 、 —— —"),
        (TailRole.Is, "为 是 达 达到 达成 达至 在 于 可达 多达 分别为 分别达 约为 收于 报于 升达 相当 等于 则为 均为 仅为 达到了 已达 将达"),
        (TailRole.To, "至 到 增至 降至 升至 扩至 减至 调整为 降为 升为 增为 上调为 下调为 提高为 变为 回升至 回落至 攀升至 下降至 上升至 提升至 提高至 提升到 提高到 回升到 增加到 降低到 增长到 扩大到 扩大至 缩短至 压缩至 压缩到 缩短到 收窄至 下探至 升到 降到 增到 下调至 上调至"),
        (TailRole.About, "约 大约 近 接近 将近 大概 大致 约达 大体"),
        (TailRole.Over, "超 超过 超出 逾 突破 至少 不少于 不低于 不小于 高于 大于 多于 上 过 不止 远超 远超过 超越 最低 多达超 跨过 迈过 越过 站上 冲破 突破了 超过了 均超 均超过 已超 已超过 破 下限 下限为 不得低于 不得少于"),
        (TailRole.Under, "跌破 降破 不及 不超过 不高于 低于 少于 小于 不足 不到 不多于 不大于 最高 最多 至多 最高不超过 上限 上限为 未超过 不超 不得超过 不得高于 控制在不超过"),
        (TailRole.Rise, "增长 增 增加 上升 升 上涨 涨 攀升 回升 多增 扩大 加快 提速 上浮 上调 扩张 跃升 激增 猛增 大增 劲增 暴增 飙升 大涨 增产 增收 拉动 走高 走强 回暖回升 反弹 增多 扩容 正增长 同比增 环比增 涨价 加速 抬升 走阔"),
        (TailRole.Fall, "下降 降 减少 减 下滑 回落 下跌 跌 萎缩 收窄 缩减 负增长 下调 少增 缩小 放缓 减速 下挫 大跌 骤降 锐减 大降 暴跌 减产 减缓 转降 同比降 环比降 走低 收缩 下行 跌去 少 缩水"),
        (TailRole.Improve, "提高 提升 改善 提 提效 提速提升 增强 改进"),
        (TailRole.Reduce, "降低 缩短 压减 降本 压降 降耗 下探 下浮 减重 减轻"),
        (TailRole.Above, "高 高出 快 多 快于 领先 多出 高了 溢价"),
        (TailRole.Below, "低 慢 落后 低了 偏低 折价"),
        (TailRole.Rate, "增速 增长率 增幅 涨幅 升幅 增长速度 增长目标 增长预期目标 增速目标 增长预期 增长幅度 增长水平 增减 增减幅 增减率 变动率 提升幅度 增长率目标"),
        (TailRole.FallRate, "降幅 跌幅 下降幅度 下降率 回撤"),
        (TailRole.Yoy, "同比 按年 比上年 较上年 比去年 较去年 比上年同期 较上年同期 比去年同期 较去年同期 同期相比"),
        (TailRole.Mom, "环比 按月 按季 季环比 月环比 比上月 较上月 比上季度 较上季度 比上个月 较上个月"),
        (TailRole.Cagr, "年均 年均复合 年复合 复合 年平均 年均复合增长 复合年 复合年均 年化 年复合平均 复合年均增长 年度复合"),
        (TailRole.Respectively, "分别 依次 分別"),
        (TailRole.Cumulative, "累计"),
        (TailRole.Flow, "新增 净增 节约 节省 节能 节水 节电 净增加 新增加 年增 倍增 增持 减持 增资 定增 递增"),
    ];

    private static readonly FrozenDictionary<char, (string Word, TailRole Role)[]> ByLast =
        Table.SelectMany(row => row.Words.Split(' ').Select(word => (Word: word, row.Role)))
            .GroupBy(e => e.Word[^1])
            .ToFrozenDictionary(g => g.Key, g => g.DistinctBy(e => e.Word).OrderByDescending(e => e.Word.Length).ThenBy(e => e.Word, StringComparer.Ordinal).ToArray());

    /// <summary>The word that ends at <paramref name="end"/>, or null.</summary>
    public static (int Start, TailRole Role)? Last(ReadOnlySpan<char> text, int end)
    {
        if (end == 0 || !ByLast.TryGetValue(text[end - 1], out var words))
        {
            return null;
        }

        foreach (var (word, role) in words)
        {
            if (word.Length <= end && text[(end - word.Length)..end].SequenceEqual(word) && !Protected(text, end, word))
            {
                return (end - word.Length, role);
            }
        }

        return null;
    }

    /// <summary>Words that end a noun: 占比, 电商, 中国石化 … are no verbs there.</summary>
    private static bool Protected(ReadOnlySpan<char> text, int end, string word)
    {
        if (word.Length > 1 || end < 2)
        {
            return false;
        }

        var before = text[end - 2];
        return word[0] switch
        {
            '高' => before is '提' or '最' or '较' or '新' or '更',
            '多' => before is '众' or '更' or '许',
            '快' => before is '加' or '较',
            '上' => !(end == 1 || text[end - 2] is '，' or '达' or '有' or '聚' or '集' or '吸' or '收' or '已' or '共' or '\u0001'),
            '过' => before is '通' or '经' or '超' or '不',
            '达' => before is '发' or '到' or '伟' or '雷' or '波' or '芯',
            '在' => before is '存' or '现' or '内' or '所' or '旨',
            '为' => before is '华' or '行' or '成' or '作' or '因' or '认',
            '新' => before is '创' or '更' or '全' or '高' or '国' or '最' or '革',
            '总' => before is '老' or '董',
            '率' => true,
            '定' => before is '稳' or '规' or '认' or '约' or '协',
            '合' => before is '组' or '融' or '联' or '整' or '综' or '结',
            '计' => before is '统' or '设' or '审' or '会' or '预' or '合' or '共' or '累',
            '能' => before is '智' or '节' or '储' or '产' or '功' or '性' or '动' or '氢' or '电' or '光' or '核' or '赋' or '职' or '热' or '效' or '万',
            '会' => before is '大' or '年' or '展' or '协' or '委' or '社' or '博' or '峰' or '学',
            '收' => before is '营' or '税' or '回' or '签' or '创',
            '报' => before is '申' or '年' or '财' or '季' or '海' or '日' or '晚' or '公',
            '增' => before is '新' or '净' or '倍' or '递' or '定',
            '减' => before is '节' or '削',
            '升' => before is '晋',
            '提' => before is '前',
            '名' => before is '知' or '域' or '签' or '报',
            '单' => true,
            '正' => before is '修' or '校',
            '有' => before is '所' or '国' or '持' or '含' or '占' or '保' or '共',
            '以' => before is '可' or '所' or '足',
            '从' => before is '服',
            '由' => before is '自' or '理',
            '自' => before is '来' or '各',
            '其' => before is '尤' or '土',
            '要' => before is '需' or '主' or '重' or '纪' or '摘',
            '应' => before is '供' or '响' or '效' or '适' or '对' or '反',
            '需' => before is '供' or '内' or '外' or '刚' or '军' or '急',
            '可' => before is '许' or '认' or '宁',
            '即' => before is '立',
            '少' => before is '减' or '至' or '不' or '多',
            '获' => before is '捕' or '收',
            '预' => true,
            '至' => before is '截' or '甚' or '以' or '乃' or '直',
            '到' => before is '遇' or '受' or '得' or '直' or '感' or '看' or '达',
            '的' => before is '目',
            '约' => before is '节' or '签' or '公' or '合' or '预' or '契' or '大',
            '近' => before is '接' or '将' or '附' or '最' or '临',
            '破' => before is '突' or '打' or '冲',
            '超' => before is '赶' or '反' or '高',
            '幅' => before is '增' or '降' or '涨' or '跌' or '升' or '振' or '大' or '小',
            '是' => before is '但' or '于' or '还' or '就' or '凡' or '只' or '正',
            '于' => before is '高' or '低' or '大' or '小' or '多' or '少' or '等' or '快' or '慢' or '用' or '由' or '关',
            '并' => before is '合' or '吞',
            '累' => before is '积',
            '维' => true,
            _ => false,
        };
    }
}
