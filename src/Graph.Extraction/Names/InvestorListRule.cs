using Graph.Extraction.Lexicons;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Names;

/// <summary>
/// Investors that no list has, named where a round is told: A领投，B、C和D跟投; 投资方包括A、B; 获A、B投资. An item with an investor's ending (资本, 创投, 基金) is one by itself,
/// another short one where its list has such an item. A fund is an organization, as the contract says.
/// </summary>
internal sealed class InvestorListRule : INameRule
{
    private const int LongestItem = 12;
    private const int LongestBareItem = 5;

    private static readonly string[] Verbs = ["领投", "联合领投", "共同领投", "跟投", "参投", "追投", "继续跟投", "追加投资", "继续加注", "持续加注", "继续加码", "联合投资", "共同投资", "超额认购", "参与跟投", "参与投资", "持续追投", "跟进投资", "独家投资"];
    private static readonly string[] Roles = ["投资方为", "投资方包括", "投资方有", "投资方是", "投资机构包括", "投资机构为", "投资人包括", "股东包括", "股东有", "股东为", "投资者包括", "投资者为", "投资者有"];
    private static readonly string[] Takes = ["获得", "获", "引入", "拿到", "完成"];
    private static readonly string[] Money = ["战略投资", "联合投资", "共同投资", "独家投资", "独家战略投资", "领投", "投资", "注资", "入股"];
    private static readonly string[] Leads = ["本轮融资由", "本轮由", "本轮", "由", "老股东", "原股东", "新股东", "现有股东", "既有股东", "知名机构", "产业方", "机构", "投资方", "其中", "以及", "并由", "并获", "并", "获得", "获", "另有", "还有", "包括", "引入"];
    private static readonly string[] Tails = ["等知名机构", "等老股东", "等股东", "等机构", "等投资机构", "等投资方", "等产业方", "等产业资本", "等多家机构", "等企业", "等", "共同", "联合", "分别", "均", "都", "也", "继续", "持续", "参与", "数家机构"];
    private static readonly string[] Endings = ["资本", "创投", "投资", "国投", "产投", "城投", "科创投", "资管", "控股", "金控", "国际", "集团", "证券", "银行", "信托", "保险", "基金", "母基金", "中国", "亚洲", "创新", "股权", "国资", "高新投", "建投", "财务", "产业", "创业", "实业", "孵化器", "加速器", "Capital", "Ventures", "Partners"];
    private static readonly string[] Nothing = ["追加投资", "战略投资", "独家投资", "产业资本", "社会资本", "民间资本", "耐心资本", "国有资本", "外资", "国资", "政府", "基金", "资本", "投资", "产业基金", "引导基金", "政府引导基金", "母基金", "地方国资", "地方政府", "财务投资", "股权投资", "产业投资", "创业投资", "风险投资", "老股东", "机构", "企业", "公司", "集团", "银行", "多家机构", "员工持股平台", "管理层", "创始团队"];

    /// <inheritdoc/>
    public void Find(DocumentScan scan, TextUnit unit, List<NameSpan> found)
    {
        var text = scan.Text;
        for (var at = unit.Span.Start; at < unit.Span.End; at++)
        {
            var rest = text.AsSpan(at, unit.Span.End - at);
            if (text[at] is '投' or '股' && Longest(rest, Roles) is { } role)
            {
                Items(scan, unit, at + role, ListEnd(text, at + role, unit.Span.End), found);
            }
            else if (text[at] is '领' or '联' or '共' or '跟' or '参' or '追' or '继' or '持' or '超' or '独' && Longest(rest, Verbs) is { } verb)
            {
                Items(scan, unit, ListStart(text, unit.Span.Start, at), at, found);
                at += verb - 1;
            }
            else if (rest.StartsWith("参与") && rest[..Math.Min(rest.Length, 24)] is var join && join.IndexOfAny("，。；") is var mark && (mark < 0 ? join : join[..mark]).Contains("融资", StringComparison.Ordinal))
            {
                Items(scan, unit, ListStart(text, unit.Span.Start, at), at, found);
            }
            else if (text[at] is '获' or '引' or '拿' && Longest(rest, Takes) is { } take && MoneyAfter(text, at + take, unit.Span.End) is { } end)
            {
                Items(scan, unit, at + take, end, found);
            }
        }
    }

    private static int? Longest(ReadOnlySpan<char> text, string[] words)
    {
        int? best = null;
        foreach (var word in words)
        {
            if (text.StartsWith(word) && word.Length > (best ?? 0))
            {
                best = word.Length;
            }
        }

        return best;
    }

    /// <summary>Where the list behind a role ends: at the stop.</summary>
    private static int ListEnd(string text, int from, int limit)
    {
        var stop = text.AsSpan(from, limit - from).IndexOfAny("，。；：！？（\n");
        return stop < 0 ? limit : from + stop;
    }

    private static int ListStart(string text, int floor, int to)
    {
        var stop = text.AsSpan(floor, to - floor).LastIndexOfAny("，。；：！？）”\n");
        return stop < 0 ? floor : floor + stop + 1;
    }

    /// <summary>Where the list between 获 and 投资 ends, or null where no such word follows in the phrase.</summary>
    private static int? MoneyAfter(string text, int from, int limit)
    {
        var end = ListEnd(text, from, Math.Min(limit, from + 60));
        foreach (var word in Money)
        {
            var at = text.AsSpan(from, end - from).IndexOf(word, StringComparison.Ordinal);
            if (at > 1 && !text.AsSpan(from, at).Contains("元", StringComparison.Ordinal))
            {
                return from + at;
            }
        }

        return null;
    }

    private static void Items(DocumentScan scan, TextUnit unit, int from, int to, List<NameSpan> found)
    {
        var text = scan.Text;
        for (var moved = true; moved;)
        {
            moved = false;
            if (Longest(text.AsSpan(from, Math.Max(0, to - from)), Leads) is { } lead)
            {
                (from, moved) = (from + lead, true);
            }

            foreach (var tail in Tails)
            {
                if (to - from > tail.Length && text.AsSpan(from, to - from).EndsWith(tail))
                {
                    (to, moved) = (to - tail.Length, true);
                    break;
                }
            }
        }

        var items = new List<(int Start, int End, bool Sure)>();
        var known = false;
        for (var at = from; at < to;)
        {
            var next = text.AsSpan(at, to - at).IndexOfAny("、和及与");
            var end = next < 0 ? to : at + next;
            var start = at;
            while (Longest(text.AsSpan(start, end - start), Leads) is { } lead && end - start > lead + 1)
            {
                start += lead;
            }

            var item = text.AsSpan(start, end - start);
            at = end + 1;
            if (item.Length < 2 || item.Length > LongestItem || !Nameable(item) || Array.Exists(Nothing, n => text.AsSpan(start, end - start).SequenceEqual(n)))
            {
                continue;
            }

            if (scan.StartingAt(start).Any(h => h.End == end && h.Term.Names.Exists(e => e.Kind is EntityKind.Company or EntityKind.Organization)))
            {
                known = true; // has its name already
                continue;
            }

            items.Add((start, end, Array.Exists(Endings, e => text.AsSpan(start, end - start).EndsWith(e))));
        }

        var listed = known || items.Exists(i => i.Sure);
        foreach (var (start, end, sure) in items)
        {
            if (sure || (listed && end - start <= LongestBareItem && !scan.StartingAt(start).Any(h => h.End == end)))
            {
                var name = text[start..end];
                found.Add(new NameSpan(new TextSpan(start, end), name.EndsWith("基金", StringComparison.Ordinal) ? EntityKind.Organization : EntityKind.Company, name, "name.investor") { Priority = sure ? 60 : 48 });
            }
        }
    }

    private static bool Nameable(ReadOnlySpan<char> item)
    {
        if (item[0] is '该' or '本' or '其' or '多' or '等')
        {
            return false;
        }

        foreach (var c in item)
        {
            if (!(PersonSigns.Han(c) || char.IsAsciiLetterOrDigit(c) || c is ' ' or '（' or '）' or '·') || c is '的' or '了' or '将' or '已' or '家' or '轮' or '元' or '亿')
            {
                return false;
            }
        }

        return true;
    }
}
