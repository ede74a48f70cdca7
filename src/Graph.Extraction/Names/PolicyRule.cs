using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Graph.Extraction.Lexicons;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Names;

/// <summary>
/// Policies: a title in 《》 with a policy's ending, 关于…的通知 without marks, a title without marks after 印发 or a year, and a 文号 on its own (国发〔2022〕2号文件).
/// A bare 《通知》 or 《办法》 is no name; reports, white books and speeches are no policies.
/// </summary>
internal sealed partial class PolicyRule : INameRule
{
    /// <inheritdoc/>
    public void Find(DocumentScan scan, TextUnit unit, List<NameSpan> found)
    {
        var text = scan.Text;
        for (var at = unit.Span.Start; at < unit.Span.End; at++)
        {
            switch (text[at])
            {
                case '《':
                    Marked(scan, unit, at, found);
                    break;
                case '关' when at + 1 < unit.Span.End && text[at + 1] == '于':
                    Concerning(scan, unit, at, found);
                    break;
                case '〔' or '[' or '【' or '（' or '(' or '〈' or '［':
                    Number(scan, unit, at, found);
                    break;
            }
        }

        Unmarked(scan, unit, found);
    }

    /// <summary>True when a title ends as a policy's does; brackets with 试行, a period or a draft mark may follow.</summary>
    internal static bool IsPolicyTitle(DocumentScan scan, int start, int end)
    {
        var core = CoreEnd(scan.Text, start, end);
        if (scan.CueBefore(core, Cue.PublicationSuffix) is { } publication && publication.Start > start && scan.CueBefore(core, Cue.PolicySuffix) is not { Term.Text: "报告书" })
        {
            return false;
        }

        return scan.CueBefore(core, Cue.PolicySuffix) is { } suffix && suffix.Start > start;
    }

    private static int CoreEnd(string text, int start, int end)
    {
        while (end > start && text[end - 1] is '）' or ')' or ' ')
        {
            var open = end - 1;
            while (open > start && text[open] is not ('（' or '('))
            {
                open--;
            }

            if (open <= start)
            {
                break;
            }

            end = open;
        }

        return end;
    }

    private static void Marked(DocumentScan scan, TextUnit unit, int open, List<NameSpan> found)
    {
        var close = Close(scan.Text, open, unit.Span.End);
        if (close < 0 || close - open < 4)
        {
            return;
        }

        var start = open + 1;
        if (IsBare(scan, start, close) || !IsPolicyTitle(scan, start, close))
        {
            return;
        }

        var title = scan.Text[start..close];
        var (docNo, end) = DocNoAfter(scan.Text, close + 1, unit.Span.End);
        found.Add(new NameSpan(new TextSpan(open, end), EntityKind.Policy, Tidy(title), "name.policy-title")
        {
            Priority = 92,
            DocNo = docNo,
            Aliases = Variants(title),
        });
    }

    /// <summary>《通知》 and the like: only endings, nothing that names one.</summary>
    private static bool IsBare(DocumentScan scan, int start, int close) =>
        close - start <= 4 && scan.StartingAt(start).Any(h => h.End == close && (h.Term.Cues & Cue.PolicySuffix) != 0) && !scan.StartingAt(start).Any(h => h.End == close && h.Term.Names.Count > 0);

    private static void Concerning(DocumentScan scan, TextUnit unit, int start, List<NameSpan> found)
    {
        var text = scan.Text;
        var depth = 0;
        var limit = Math.Min(unit.Span.End, start + 90);
        for (var at = start + 2; at < limit; at++)
        {
            var c = text[at];
            if (c is '《' or '“')
            {
                depth++;
            }
            else if (c is '》' or '”')
            {
                depth--;
            }
            else if (depth <= 0 && c is '。' or '，' or '；' or '：' or '\n')
            {
                return;
            }
            else if (depth <= 0 && c == '的' && scan.CueAt(at + 1, Cue.PolicySuffix) is { } suffix && suffix.End <= unit.Span.End && suffix.Term.Text is "通知" or "意见" or "公告" or "函" or "决定" or "批复" or "指导意见" or "实施意见" or "若干意见" or "若干措施" or "通告" or "决议" or "措施" or "倡议" or "若干政策" or "政策措施")
            {
                var end = suffix.End;
                if (end < unit.Span.End && text[end] is '见' or '书')
                {
                    continue;
                }

                var (docNo, wide) = DocNoAfter(text, end, unit.Span.End);
                var title = text[start..end];
                if (suffix.Term.Text is "公告" or "通告" && docNo is null && OfCompany(title))
                {
                    return;
                }

                found.Add(new NameSpan(new TextSpan(start, wide), EntityKind.Policy, Tidy(title), "name.policy-concerning") { Priority = 91, DocNo = docNo, Aliases = [.. Variants(title), .. Inner(title)] });
                return;
            }
        }
    }

    /// <summary>What listed companies announce is no policy: 关于筹划重大资产重组的公告.</summary>
    private static bool OfCompany(string title)
    {
        foreach (var word in (ReadOnlySpan<string>)["重大资产重组", "签署", "股份", "股东", "董事", "增资", "回购", "担保", "关联交易", "业绩", "利润分配", "募集资金", "减持", "增持", "上市", "对外投资", "诉讼", "仲裁", "中标", "收购", "停牌", "复牌", "质押", "子公司", "授信", "可转债", "聘任", "合作协议"])
        {
            if (title.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The title that a notice is about: 关于印发《X》的通知 is also known as X.</summary>
    private static IEnumerable<string> Inner(string title)
    {
        var open = title.IndexOf('《', StringComparison.Ordinal);
        var close = title.LastIndexOf('》');
        if (open >= 0 && close > open + 4)
        {
            yield return Tidy(title[(open + 1)..close]);
        }
    }

    /// <summary>A title without marks: a year with an ending (2026年数字经济发展工作要点), or what follows 印发, 发布, 出台 up to an ending.</summary>
    private static void Unmarked(DocumentScan scan, TextUnit unit, List<NameSpan> found)
    {
        var text = scan.Text;
        for (var at = unit.Span.Start; at < unit.Span.End; at++)
        {
            if (scan.CueAt(at, Cue.PolicySuffix) is not { } suffix || suffix.End > unit.Span.End || suffix.Term.Text.Length < 2 || text[Math.Max(0, at - 1)] is '《' or '的')
            {
                continue;
            }

            if (suffix.End < unit.Span.End && text[suffix.End] is '》' or '性' or '组' or '者' or '人' or '书')
            {
                continue;
            }

            if (scan.StartingAt(at).Any(h => (h.Term.Cues & Cue.PolicySuffix) != 0 && h.End > suffix.End))
            {
                continue;
            }

            if (EarlierEnding(scan, suffix))
            {
                continue;
            }

            var start = UnmarkedStart(scan, unit, suffix);
            if (start < 0 || suffix.Start - start < 4 || OnlyClass(scan, start, suffix.Start)
                || (suffix.Start - start < 6 && suffix.Term.Text is "规划" or "办法" or "规定" or "意见" or "纲要" or "指南" or "细则" && !scan.StartingAt(start).Any(h => h.Term.Names.Count > 0)))
            {
                continue;
            }

            var (docNo, end) = DocNoAfter(text, BracketEnd(text, suffix.End, unit.Span.End), unit.Span.End);
            var title = text[start..BracketEnd(text, suffix.End, unit.Span.End)];
            found.Add(new NameSpan(new TextSpan(start, end), EntityKind.Policy, Tidy(title), "name.policy-unmarked") { Priority = 66, DocNo = docNo, Aliases = Variants(title) });
        }
    }

    /// <summary>Words of the trade alone (制定数据产业规划) name no policy.</summary>
    private static bool OnlyClass(DocumentScan scan, int start, int end)
    {
        while (start < end)
        {
            if (scan.CueAt(start, Cue.Generic | Cue.Lead | Cue.Compound) is not { } word || word.End > end)
            {
                return false;
            }

            start = word.End;
        }

        return true;
    }

    private static bool EarlierEnding(DocumentScan scan, TermHit suffix)
    {
        for (var from = Math.Max(0, suffix.Start - 5); from < suffix.Start; from++)
        {
            if (scan.CueAt(from, Cue.PolicySuffix) is { } other && other.End >= suffix.End)
            {
                return true;
            }
        }

        return false;
    }

    private static int UnmarkedStart(DocumentScan scan, TextUnit unit, TermHit suffix)
    {
        var text = scan.Text;
        var floor = Math.Max(unit.Span.Start, suffix.Start - 40);
        for (var at = suffix.Start - 1; at >= floor; at--)
        {
            var c = text[at];
            if (c is '，' or '。' or '；' or '：' or '、' or '《' or '》' or '？' or '！')
            {
                return -1;
            }

            if (c is '2' && YearTitle().IsMatch(text.AsSpan(at, Math.Min(5, text.Length - at))) && (at == unit.Span.Start || !char.IsAsciiDigit(text[at - 1]))
                && suffix.Term.Text is "工作要点" or "行动计划" or "实施方案" or "工作方案" or "行动方案" or "工作计划" or "负面清单" or "指导意见" or "立法计划" or "要点")
            {
                return at;
            }

            if (scan.CueAt(at, Cue.IssueVerb) is { } verb && verb.End <= suffix.Start && Strong(suffix.Term.Text))
            {
                var start = verb.End;
                if (start < suffix.Start && text[start] is '了')
                {
                    start++;
                }

                return Plain(text, start, suffix.Start) ? start : -1;
            }
        }

        return -1;
    }

    private static bool Strong(string ending) => ending.Length >= 4 || ending is "条例" or "规定" or "办法" or "细则" or "意见" or "规划" or "纲要" or "指南";

    private static bool Plain(string text, int start, int end)
    {
        var span = text.AsSpan(start, end - start);
        return !span.StartsWith("关于") && !span.StartsWith("一") && !span.StartsWith("两") && !span.StartsWith("多") && !span.StartsWith("相关") && !span.StartsWith("有关") && !span.StartsWith("首") && !span.StartsWith("系列") && !span.StartsWith("新") && !span.Contains("的", StringComparison.Ordinal) && !span.Contains("个", StringComparison.Ordinal);
    }

    private static int BracketEnd(string text, int at, int limit)
    {
        if (at < limit && text[at] is '（' or '(')
        {
            var close = at + 1;
            while (close < limit && close - at < 16 && text[close] is not ('）' or ')'))
            {
                close++;
            }

            var inside = close < limit ? text.AsSpan(at + 1, close - at - 1) : default;
            if (inside.Contains("试行", StringComparison.Ordinal) || inside.Contains("征求意见稿", StringComparison.Ordinal) || inside.Contains("暂行", StringComparison.Ordinal) || inside.Contains("年", StringComparison.Ordinal) || inside.Contains("版", StringComparison.Ordinal) || inside.Contains("草案", StringComparison.Ordinal))
            {
                return close + 1;
            }
        }

        return at;
    }

    private static void Number(DocumentScan scan, TextUnit unit, int bracket, List<NameSpan> found)
    {
        var text = scan.Text;
        if (bracket + 8 > text.Length || DocNoTail().Match(text, bracket, Math.Min(16, text.Length - bracket)) is not { Success: true } tail || tail.Index != bracket)
        {
            return;
        }

        var start = DocNoStart(scan, unit, bracket);
        if (start == bracket || text.AsSpan(unit.Span.Start, start - unit.Span.Start).TrimEnd("为是：: ").EndsWith("文号"))
        {
            // 文号为…: the number of a policy that is named elsewhere.
            return;
        }

        var end = tail.Index + tail.Length;
        var number = Normal(text[start..end]);
        if (end < unit.Span.End && text.AsSpan(end).StartsWith("文件"))
        {
            end += 2;
        }
        else if (end < unit.Span.End && text[end] == '文')
        {
            end++;
        }

        found.Add(new NameSpan(new TextSpan(start, end), EntityKind.Policy, number, "name.policy-number") { Priority = 64, DocNo = number });
    }

    /// <summary>The agency code before a 文号's year: at most nine characters, none of which begins a sentence's own words (按照 根据 依据 详见).</summary>
    private static int DocNoStart(DocumentScan scan, TextUnit unit, int bracket)
    {
        var text = scan.Text;
        var at = bracket;
        while (at > unit.Span.Start && bracket - at < 10 && text[at - 1] is >= '一' and <= '龥')
        {
            if (text[at - 1] is '为' or '是' or '即' or '和' or '与' or '及' or '的' || (scan.CueBefore(at, Cue.Breaker | Cue.PolicySuffix) is { } word && word.End - word.Start > 1))
            {
                break;
            }

            at--;
        }

        // An agency's own name before its code is not part of the number: 苏州市住房和城乡建设局苏住建规〔2011〕4号.
        for (var from = Math.Max(unit.Span.Start, bracket - 16); from < bracket - 2; from++)
        {
            foreach (var hit in scan.StartingAt(from))
            {
                if (hit.End < bracket && hit.End > at && (hit.Term.Names.Any(e => e.Kind == EntityKind.Agency) || (hit.Term.Cues & Cue.AgencyStem) != 0) && hit.End - hit.Start >= 3)
                {
                    at = hit.End;
                }
            }
        }

        return at;
    }

    private static (string? DocNo, int End) DocNoAfter(string text, int at, int limit)
    {
        if (at >= limit)
        {
            return (null, at);
        }

        var order = OrderInBrackets().Match(text, at, Math.Min(48, limit - at));
        if (order.Success && order.Index == at)
        {
            return (Normal(order.Groups[1].Value), at + order.Length);
        }

        var match = DocNoInBrackets().Match(text, at, Math.Min(40, limit - at));
        return match.Success && match.Index == at ? (Normal(match.Groups[1].Value), at + match.Length) : (null, at);
    }

    private static string Normal(string number) =>
        DocNoShape().Replace(number.Replace(" ", "", StringComparison.Ordinal), "〔$1〕$2号");

    private static int Close(string text, int open, int limit)
    {
        var depth = 0;
        for (var at = open; at < limit && at - open < 160; at++)
        {
            if (text[at] == '《')
            {
                depth++;
            }
            else if (text[at] == '》' && --depth == 0)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>The title without outer marks or a leading issuer's colon.</summary>
    internal static string Tidy(string title) => title.Trim().Trim('《', '》') is var inner && inner.Contains('《', StringComparison.Ordinal) != inner.Contains('》', StringComparison.Ordinal) ? title.Trim() : inner;

    private static ImmutableArray<string> Variants(string title)
    {
        var forms = new List<string>();
        var stripped = Bracketed().Replace(title, "");
        if (stripped != title && stripped.Length > 4)
        {
            forms.Add(stripped);
        }

        if (title.StartsWith("中华人民共和国", StringComparison.Ordinal))
        {
            forms.Add(title["中华人民共和国".Length..]);
        }

        return [.. forms];
    }

    [GeneratedRegex(@"^[〔\[【（(〈［]\s*(?:19|20)\d\d\s*[〕\]】）)〉］]\s*(?:第)?\d{1,5}\s*号", RegexOptions.CultureInvariant)]
    private static partial Regex DocNoTail();

    [GeneratedRegex(@"[（(]?([\u4e00-\u9fa5]{1,10}[〔\[【（(〈］［]\s*(?:19|20)\d\d\s*[〕\]】）)〉］]\s*\d{1,5}\s*号)[）)]?", RegexOptions.CultureInvariant)]
    private static partial Regex DocNoInBrackets();

    [GeneratedRegex(@"[（(]([\u4e00-\u9fa5、 ]{1,30}?(?:令|公告)(?:20\d\d年)?第\d{1,5}号|[\u4e00-\u9fa5、 ]{2,30}?(?:20\d\d年)?第\d{1,5}号(?:公告|令))[）)]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OrderInBrackets();

    [GeneratedRegex(@"[〔\[【（(〈［]((?:19|20)\d\d)[〕\]】）)〉］](?:第)?(\d{1,5})号", RegexOptions.CultureInvariant)]
    private static partial Regex DocNoShape();

    [GeneratedRegex(@"^20\d\d年", RegexOptions.CultureInvariant)]
    private static partial Regex YearTitle();

    [GeneratedRegex(@"[（(](?:试行|暂行|征求意见稿|草案|[^（()）]*(?:年|版|批))[）)]$", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();
}
