namespace Graph.Reading.Cleaning;

/// <summary>
/// Knows the lines that pages put around a text: calls to share and subscribe, disclaimers, navigation, contact blocks, spam.
/// Lines that carry a fact about the document (来源：…) are not among them.
/// </summary>
internal static class Boilerplate
{
    // A longer block is text that speaks of such things.
    private const int LongestLine = 90;

    private static readonly (string Phrase, string Kind)[] Anywhere =
    [
        ("点击右上角", "share"), ("分享到微信", "share"), ("分享至朋友圈", "share"), ("分享到朋友圈", "share"), ("转发到朋友圈", "share"), ("微信好友", "share"), ("打开网易新闻", "share"), ("长按识别", "share"), ("长按二维码", "share"), ("扫码关注", "share"),
        ("扫一扫", "share"), ("扫描二维码", "share"), ("扫描下方二维码", "share"), ("微信扫码", "share"), ("关注公众号", "share"), ("关注我们", "share"), ("点击关注", "share"), ("点击上方", "share"), ("点击蓝字", "share"), ("点个在看", "share"), ("点赞在看", "share"),
        ("APP下载", "share"), ("下载APP", "share"), ("下载客户端", "share"), ("打开APP", "share"),
        ("阅读原文", "link"), ("点击查看原文", "link"),
        ("ICP备", "site"), ("公网安备", "site"), ("网站标识码", "site"), ("备案号", "site"), ("版权所有", "site"), ("All Rights Reserved", "site"), ("Copyright", "site"), ("网站地图", "site"), ("设为首页", "site"), ("加入收藏", "site"), ("技术支持：", "site"),
        ("打印本页", "navigation"), ("关闭窗口", "navigation"), ("【打印】", "navigation"), ("【关闭】", "navigation"), ("字号：", "navigation"), ("字体：", "navigation"), ("【字体", "navigation"), ("返回顶部", "navigation"), ("上一篇", "navigation"), ("下一篇", "navigation"), ("当前位置", "navigation"), ("您所在的位置", "navigation"), ("首页>", "navigation"), ("首页 >", "navigation"), ("首页»", "navigation"),
        ("免责声明", "disclaimer"), ("版权声明", "disclaimer"), ("特别声明", "disclaimer"), ("不代表本", "disclaimer"), ("侵权请联系", "disclaimer"), ("如有侵权", "disclaimer"), ("未经授权不得转载", "disclaimer"), ("投资有风险", "disclaimer"), ("不构成投资建议", "disclaimer"),
        ("官方公众号", "contact"), ("订阅 | 转发", "share"), ("订阅|转发", "share"), ("转发 | 投稿", "share"), ("投稿邮箱", "contact"), ("商务合作", "contact"),
    ];

    private static readonly (string Prefix, string Kind)[] Beginnings =
    [
        ("责任编辑", "credit"), ("责编", "credit"), ("编辑：", "credit"), ("编辑:", "credit"), ("校对", "credit"), ("二审", "credit"), ("三审", "credit"), ("一审", "credit"), ("初审", "credit"), ("复审", "credit"), ("终审", "credit"), ("监制", "credit"), ("审核：", "credit"), ("记者：", "credit"), ("（责任编辑", "credit"), ("(责任编辑", "credit"), ("（编辑", "credit"), ("（完）", "credit"),
        ("（资料图", "credit"), ("(资料图", "credit"), ("图源", "credit"), ("图片来源", "credit"), ("转自：", "credit"), ("声明：", "disclaimer"), ("风险提示：", "disclaimer"),
        ("浏览次数", "navigation"), ("浏览量", "navigation"), ("阅读量", "navigation"), ("点击数", "navigation"), ("相关阅读", "navigation"), ("推荐阅读", "navigation"), ("相关新闻", "navigation"), ("相关链接", "navigation"), ("延伸阅读", "navigation"), ("热门推荐", "navigation"), ("分享到", "share"), ("分享：", "share"), ("网站地址", "contact"),
    ];

    private static readonly string[] WholeLines = ["分享", "打印", "关闭", "收藏", "在看", "点赞", "评论", "完", "END", "—END—", "- END -", "THE END", "广告", "返回", "更多", "首页", "打印本页", "原创", "The End"];

    /// <summary>Headings of a block that stands at the end and tells whom to write to.</summary>
    private static readonly string[] ContactHeadings = ["联系我们", "关于我们", "扫描二维码", "扫码关注", "联系方式", "关注我们", "加入我们", "官方公众号", "Contact us", "About us"];

    private static readonly string[] SpamWords =
    [
        "博彩", "棋牌", "彩票", "娱乐城", "开户", "投注", "在线观看", "免费观看", "最新版", "手机版", "官网入口", "下载安装", "真人", "赌场", "電玩", "电玩", "老虎机", "亚洲精品", "无码", "下载地址", "注册送", "澳门", "体育平台", "官方网站入口", "app下载",
    ];

    /// <summary>The kind of boilerplate that a block is, or null for text.</summary>
    public static string? KindOf(ReadOnlySpan<char> block, BlockKind kind)
    {
        if (block.Length == 0)
        {
            return "empty";
        }

        if (block.Length > LongestLine * 2)
        {
            return SpamKind(block);
        }

        foreach (var whole in WholeLines)
        {
            if (kind != BlockKind.Heading && block.Equals(whole, StringComparison.OrdinalIgnoreCase))
            {
                return "navigation";
            }
        }

        if (IsReadCount(block))
        {
            return "navigation";
        }

        foreach (var (prefix, found) in Beginnings)
        {
            if (block.StartsWith(prefix) && block.Length <= (found == "disclaimer" ? LongestLine * 2 : LongestLine))
            {
                return found;
            }
        }

        foreach (var (phrase, found) in Anywhere)
        {
            if (block.Length <= (found == "disclaimer" ? LongestLine * 2 : LongestLine) && block.IndexOf(phrase, StringComparison.Ordinal) is >= 0 and var at && !IsSpokenOf(block, at, found))
            {
                return found;
            }
        }

        return SpamKind(block);
    }

    /// <summary>
    /// Where calls to share begin in a line that starts with facts about the document (巴蜀数字经济网 2025-11-24 来源：… 分享到朋友圈), or the line's length.
    /// </summary>
    public static int ShareStart(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestLine * 2 || line.IndexOf("来源", StringComparison.Ordinal) < 0 && Structure.DateText.FindFirstDay(line) is null)
        {
            return line.Length;
        }

        var cut = line.Length;
        foreach (var (phrase, kind) in Anywhere)
        {
            if (kind is "share" or "navigation" && line.IndexOf(phrase, StringComparison.Ordinal) is > 8 and var at && at < cut && (char.IsWhiteSpace(line[at - 1]) || char.IsAsciiDigit(line[at - 1]) || line[at - 1] is '+' or '次' or '|' or '｜' or '】' or ']'))
            {
                cut = at;
            }
        }

        if (cut == line.Length)
        {
            return cut;
        }

        // 阅读 2.3万 before them is none of the facts either.
        var reads = line[..cut].LastIndexOf("阅读");
        cut = reads > 8 && cut - reads < 14 ? reads : cut;
        return line[..cut].TrimEnd().Length;
    }

    /// <summary>True for the heading or first line of a contact block, after which nothing of the document follows.</summary>
    public static bool BeginsContact(ReadOnlySpan<char> block)
    {
        if (block.Length > 40)
        {
            return false;
        }

        foreach (var heading in ContactHeadings)
        {
            if (block.StartsWith(heading, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where a credit in brackets at the end of a paragraph begins （责任编辑：…）, or the block's length.</summary>
    public static int CreditStart(ReadOnlySpan<char> block)
    {
        if (block.Length < 6 || block[^1] is not ('）' or ')'))
        {
            return block.Length;
        }

        var open = block.LastIndexOfAny('（', '(');
        if (open <= 0 || block.Length - open > 40)
        {
            return block.Length;
        }

        var inner = block[(open + 1)..];
        return inner.StartsWith("责任编辑") || inner.StartsWith("责编") || inner.StartsWith("编辑") || inner.StartsWith("资料图") || inner.StartsWith("完）") || inner.StartsWith("记者") && inner.Length < 20 || inner.StartsWith("校对") ? open : block.Length;
    }

    /// <summary>A sentence about such a thing (某平台推出APP下载服务，用户增长20%) is text: it has a figure or goes on.</summary>
    private static bool IsSpokenOf(ReadOnlySpan<char> block, int at, string kind) =>
        kind is not ("disclaimer" or "navigation") && at > 12 && block.Length > 40 && block[^1] == '。' && block.IndexOf("二维码", StringComparison.Ordinal) < 0;

    /// <summary>阅 5.84W+, 阅读 1234, 👍 12.</summary>
    private static bool IsReadCount(ReadOnlySpan<char> block)
    {
        if (block.Length > 14 || !block.StartsWith("阅"))
        {
            return false;
        }

        foreach (var c in block[1..])
        {
            if (!(char.IsAsciiDigit(c) || c is '读' or ' ' or '.' or 'W' or 'w' or '万' or '+' or '：' or ':' or '次'))
            {
                return false;
            }
        }

        return block.Length > 2;
    }

    private static string? SpamKind(ReadOnlySpan<char> block)
    {
        if (block.IndexOfAny("。；") >= 0)
        {
            return null;
        }

        var hits = 0;
        foreach (var word in SpamWords)
        {
            hits += block.IndexOf(word, StringComparison.Ordinal) >= 0 ? 1 : 0;
        }

        return hits >= 2 ? "spam" : null;
    }
}
