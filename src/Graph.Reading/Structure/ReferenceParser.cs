using Graph.Model;
using Graph.Reading.Cleaning;

namespace Graph.Reading.Structure;

/// <summary>
/// Reads one entry of a reference list, in whatever style it is written: labelled parts (来源：…；标题：…；日期：…), GB/T 7714 ([1] 国家数据局. 关于…[EB/OL]. (2026-06-10). URL),
/// publisher, title and date parted by marks, or a link with its publisher after it.
/// </summary>
internal static class ReferenceParser
{
    private static readonly (string Label, Part Part)[] Labels =
    [
        ("来源机构", Part.Publisher), ("来源", Part.Publisher), ("发布机构", Part.Publisher), ("发布单位", Part.Publisher), ("发布方", Part.Publisher), ("出处", Part.Publisher), ("机构", Part.Publisher), ("媒体", Part.Publisher), ("作者", Part.Publisher), ("发布者", Part.Publisher), ("Source", Part.Publisher), ("Publisher", Part.Publisher), ("Author", Part.Publisher),
        ("标题", Part.Title), ("题目", Part.Title), ("题名", Part.Title), ("名称", Part.Title), ("文件", Part.Title), ("文章", Part.Title), ("Title", Part.Title),
        ("发布日期", Part.Date), ("发布时间", Part.Date), ("日期", Part.Date), ("时间", Part.Date), ("Date", Part.Date), ("Published", Part.Date),
        ("用途", Part.Purpose), ("说明", Part.Purpose), ("备注", Part.Purpose), ("引用内容", Part.Purpose), ("支撑", Part.Purpose), ("用于", Part.Purpose), ("Purpose", Part.Purpose), ("Note", Part.Purpose), ("Used for", Part.Purpose),
        ("链接", Part.Url), ("网址", Part.Url), ("原文链接", Part.Url), ("地址", Part.Url), ("URL", Part.Url), ("Link", Part.Url),
    ];

    private static readonly string[] Commentaries = ["解读", "答记者问", "问答", "图解", "全文", "起草说明", "编制说明", "通知", "公告", "一图读懂"];

    private enum Part
    {
        Publisher,
        Title,
        Date,
        Purpose,
        Url,
    }

    /// <summary>The entry in <paramref name="span"/> of <paramref name="text"/>; null when there is no title to be found.</summary>
    public static ReferenceText? Parse(string text, TextSpan span, int number, IReadOnlyList<LinkMark> links)
    {
        var start = span.Start + MarkerLength(text.AsSpan(span.Start, span.Length));
        var body = text[start..span.End].Trim();
        if (body.Length < 2)
        {
            return null;
        }

        var link = links.FirstOrDefault(l => span.Contains(l.Label));
        return Labelled(body, link?.Url, number, span) ?? Styled(body, link, text, number, span);
    }

    /// <summary>Length of 1. 1、 [1] （1） [^1]: ① - at the beginning, with the space after it.</summary>
    public static int MarkerLength(ReadOnlySpan<char> entry)
    {
        var length = 0;
        if (entry.Length > 2 && entry[0] == '[')
        {
            var close = entry.IndexOf(']');
            length = close is > 1 and < 6 && entry[1..close].TrimStart('^').IndexOfAnyExceptInRange('0', '9') < 0 ? close + 1 : 0;
            if (length > 0 && length < entry.Length && entry[length] is ':' or '：' or '.')
            {
                length++;
            }
        }
        else if (entry.Length > 0 && entry[0] is >= '①' and <= '⑳')
        {
            length = 1;
        }
        else if (HeadingNumber.Parse(entry) is { Kind: NumberKind.Arabic or NumberKind.Item or NumberKind.Paragraph or NumberKind.Chapter } number)
        {
            length = number.Length;
        }

        while (length < entry.Length && entry[length] == ' ')
        {
            length++;
        }

        return length;
    }

    /// <summary>The number that an entry bears, or 0.</summary>
    public static int MarkerNumber(ReadOnlySpan<char> entry)
    {
        if (entry.Length > 2 && entry[0] == '[' && MarkerLength(entry) > 0)
        {
            var close = entry.IndexOf(']');
            return int.TryParse(entry[1..close].TrimStart('^'), out var value) ? value : 0;
        }

        return HeadingNumber.Parse(entry).Value;
    }

    private static ReferenceText? Labelled(string body, string? link, int number, TextSpan span)
    {
        var parts = new Dictionary<Part, string>();
        var found = new List<(int Start, int Content, Part Part)>();
        for (var i = 0; i < body.Length; i++)
        {
            if (i > 0 && body[i - 1] is not ('；' or ';' or '，' or ',' or '|' or '｜' or ' ' or '。' or '\n' or '【' or '、' or '/'))
            {
                continue;
            }

            foreach (var (label, part) in Labels)
            {
                if (body.AsSpan(i).StartsWith(label, StringComparison.OrdinalIgnoreCase) && i + label.Length < body.Length && body[i + label.Length] is '：' or ':' or '】')
                {
                    found.Add((i, i + label.Length + 1, part));
                    i += label.Length;
                    break;
                }
            }
        }

        if (found.Count == 0 || found.All(f => f.Part is Part.Url or Part.Purpose or Part.Date))
        {
            return null;
        }

        for (var k = 0; k < found.Count; k++)
        {
            var end = k + 1 < found.Count ? found[k + 1].Start : body.Length;
            var value = body[found[k].Content..end].Trim().TrimEnd('；', ';', '，', ',', '|', '｜', '。', ' ', '、', '【').Trim();
            if (value.Length > 0)
            {
                parts.TryAdd(found[k].Part, value);
            }
        }

        // What stands before the first label is the title, or the publisher when a title is labelled.
        var lead = body[..found[0].Start].Trim().TrimEnd('；', ';', '，', ',', '|', '。', '（', '(').Trim();
        if (lead.Length > 1)
        {
            parts.TryAdd(parts.ContainsKey(Part.Title) ? Part.Publisher : Part.Title, lead);
        }

        if (!parts.TryGetValue(Part.Title, out var title))
        {
            return null;
        }

        var date = parts.TryGetValue(Part.Date, out var written) ? DateText.FindFirst(written)?.Iso ?? MonthOrYear(written) : null;
        return new ReferenceText(number, span, parts.GetValueOrDefault(Part.Publisher), Unquote(title), date, parts.GetValueOrDefault(Part.Purpose), UrlIn(parts.GetValueOrDefault(Part.Url) ?? string.Empty)?.Url ?? link ?? UrlIn(body)?.Url);
    }

    private static string? MonthOrYear(string written)
    {
        // In a date field 2026.6 and 2026/6 can only be months, and 2026 a year.
        if (written.Length == 4 && int.TryParse(written, out var bare) && bare is >= 1900 and <= 2099)
        {
            return written;
        }

        var parts = written.Split('.', '/');
        return parts.Length == 2 && parts[0].Length == 4 && int.TryParse(parts[0], out var year) && int.TryParse(parts[1], out var month) && month is >= 1 and <= 12 && year is >= 1900 and <= 2099 ? $"{year:D4}-{month:D2}" : null;
    }

    private static ReferenceText? Styled(string body, LinkMark? link, string text, int number, TextSpan span)
    {
        var rest = body;
        var url = link?.Url;
        if (UrlIn(rest) is { } found)
        {
            url ??= found.Url;
            rest = (rest[..found.Start] + rest[found.End..]).Trim();
        }

        string? date = null;
        if (LastDate(rest) is { } match)
        {
            date = match.Iso;
            rest = rest[..match.Start] + "\u0001" + rest[match.End..];
        }

        string? title = null;
        string? publisher = null;
        if (link is not null && link.Label.Length > 3 && !link.Label.Of(text).StartsWith("http", StringComparison.Ordinal) && !LinkWords.IsOriginal(link.Label.Of(text)))
        {
            // [title](url) — publisher, date
            title = link.Label.Of(text).Trim();
            var at = rest.IndexOf(title, StringComparison.Ordinal);
            publisher = at < 0 ? null : Remainder(rest[..at]) ?? Remainder(rest[(at + title.Length)..]);
        }
        else if (rest.IndexOf("[EB", StringComparison.Ordinal) is > 0 || HasTypeMark(rest))
        {
            (publisher, title) = ByStandard(rest);
        }
        else if (rest.IndexOf('《', StringComparison.Ordinal) is >= 0 and var open && Close(rest, open) is > 0 and var close && Remainder(rest[..open]) is var before)
        {
            // 国家数据局：《…》，date; a title that goes on after the mark (关于印发《…》的通知) is not quoted but holds a quotation.
            var tail = rest[(close + 1)..];
            var goesOn = tail.Length > 0 && tail[0] is '的' or '（' && tail.IndexOfAny(['，', ',', '\u0001', '。', ' ']) is not 0 and var cut && (tail[0] == '的' || cut > 0);
            if (goesOn || GoesOnWithoutMark(tail) || (before is not null && !EndsAsPublisher(rest[..open])))
            {
                (publisher, title) = ByColon(rest);
            }
            else
            {
                title = rest[(open + 1)..close];
                publisher = before ?? Remainder(tail);
            }
        }
        else
        {
            (publisher, title) = ByColon(rest);
        }

        title = title?.Replace("\u0001", string.Empty, StringComparison.Ordinal).Trim(' ', '，', ',', '。', '.', '；', ';', '—', '–', '-', '|', '(', '（', ')', '）') is { Length: > 0 } trimmed ? Balance(trimmed) : null;
        return title is null ? url is null ? null : new ReferenceText(number, span, publisher, url, date, null, url) : new ReferenceText(number, span, publisher, Unquote(title), date, null, url);
    }

    /// <summary>《…》政策解读, 《…》答记者问: a text about the one that it names.</summary>
    private static bool GoesOnWithoutMark(string tail)
    {
        var end = tail.AsSpan().IndexOfAny("，,\u0001。；; （(|｜—");
        var word = end < 0 ? tail : tail[..end];
        return word.Length is > 0 and <= 14 && Commentaries.Any(c => word.EndsWith(c, StringComparison.Ordinal));
    }

    /// <summary>A bracket that trimming took from the end of a title is given back.</summary>
    private static string Balance(string title) =>
        title.Count(c => c == '（') > title.Count(c => c == '）') ? title + '）' : title.Count(c => c == '(') > title.Count(c => c == ')') ? title + ')' : title;

    private static bool EndsAsPublisher(string before)
    {
        var trimmed = before.TrimEnd();
        return trimmed.Length > 0 && trimmed[^1] is '：' or ':' or '，' or ',' or '.' or '。' or '、' or '；' or '|' or '—' or '-' || trimmed.Length is > 0 and <= 30;
    }

    private static int Close(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            depth += text[i] == '《' ? 1 : text[i] == '》' ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool HasTypeMark(string text)
    {
        var open = text.IndexOf('[', StringComparison.Ordinal);
        return open > 0 && open + 2 < text.Length && char.IsAsciiLetterUpper(text[open + 1]) && text[open + 2] is ']' or '/';
    }

    /// <summary>GB/T 7714: author. title[type]. place: publisher, year.</summary>
    private static (string? Publisher, string? Title) ByStandard(string rest)
    {
        var mark = rest.IndexOf('[', StringComparison.Ordinal);
        var head = rest[..mark];
        var stop = -1;
        for (var i = 0; i < head.Length - 1; i++)
        {
            if (head[i] is '.' or '．' or '。' && !(i > 0 && char.IsAsciiDigit(head[i - 1]) && char.IsAsciiDigit(head[i + 1])) && !(i > 0 && char.IsAsciiLetterUpper(head[i - 1]) && (i < 2 || head[i - 2] is ' ' or '.')))
            {
                stop = i;
                break;
            }
        }

        return stop < 0 ? (null, head) : (Remainder(head[..stop]), head[(stop + 1)..]);
    }

    /// <summary>publisher：title，date · publisher, title, date · title. publisher, date.</summary>
    private static (string? Publisher, string? Title) ByColon(string rest)
    {
        var body = rest.Replace("(\u0001)", "\u0001", StringComparison.Ordinal).Replace("（\u0001）", "\u0001", StringComparison.Ordinal);
        var colon = body.IndexOfAny(['：', ':']);
        if (colon is > 1 and < 40 && body[..colon].IndexOfAny(['，', '。', '《', '\u0001']) < 0)
        {
            return (Remainder(body[..colon]), CutAtDate(body[(colon + 1)..]));
        }

        foreach (var separator in (string[])[" — ", " – ", " - ", "——", " | ", "｜", ". ", "。", "，", ", "])
        {
            var pieces = body.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(p => p.Replace("\u0001", string.Empty, StringComparison.Ordinal).Trim(' ', '，', ',', '.', '。', '(', ')', '（', '）')).Select(Balance).Where(p => p.Length > 0).ToArray();
            if (pieces.Length < 2)
            {
                continue;
            }

            // The title is the longer of the first two; a publisher's name is short.
            return pieces[0].Length >= pieces[1].Length ? (pieces[1].Length <= 40 ? pieces[1] : null, pieces[0]) : (pieces[0].Length <= 40 ? pieces[0] : null, pieces[1]);
        }

        return (null, body);
    }

    private static string CutAtDate(string text)
    {
        var at = text.IndexOf('\u0001', StringComparison.Ordinal);
        return at > 0 ? text[..at] : text;
    }

    private static string? Remainder(string text)
    {
        var trimmed = text.Replace("\u0001", string.Empty, StringComparison.Ordinal).Trim(' ', '，', ',', '。', '.', '；', ';', '：', ':', '—', '–', '-', '|', '｜', '(', ')', '（', '）', '[', ']', '、');
        return trimmed.Length is > 1 and <= 60 ? Balance(trimmed) : null;
    }

    private static string Unquote(string title)
    {
        var trimmed = title.Trim();
        return trimmed.Length > 2 && trimmed[0] == '《' && Close(trimmed, 0) == trimmed.Length - 1 ? trimmed[1..^1] : trimmed;
    }

    private static DateMatch? LastDate(string text)
    {
        DateMatch? last = null;
        var from = 0;
        while (DateText.FindFirst(text, from) is { } match)
        {
            // A year within a title (2026年…工作要点) is no date of publication; a day or month is, and a year in brackets or at the end.
            var free = match.Day > 0 || match.Month > 0 ? match.End >= text.Length || text[match.End] is ' ' or '）' or ')' or '，' or ',' or '。' or '.' or '；' or ';' or ']' || match.Start > 0 && text[match.Start - 1] is '(' or '（' or '[' : match.End >= text.TrimEnd(' ', '。', '.', ')', '）').Length;
            if (free)
            {
                last = match;
            }

            from = match.End;
        }

        return last ?? BareYear(text);
    }

    /// <summary>…, 2026.</summary>
    private static DateMatch? BareYear(string text)
    {
        var end = text.TrimEnd(' ', '。', '.', ')', '）').Length;
        return end > 5 && int.TryParse(text.AsSpan(end - 4, 4), out var year) && year is >= 1900 and <= 2099 && text[end - 5] is ' ' or ',' or '，' or '(' or '（' ? new DateMatch(end - 4, end, year, 0, 0) : null;
    }

    private static (int Start, int End, string Url)? UrlIn(string text)
    {
        var start = text.IndexOf("http://", StringComparison.OrdinalIgnoreCase);
        var secure = text.IndexOf("https://", StringComparison.OrdinalIgnoreCase);
        start = start < 0 || (secure >= 0 && secure < start) ? secure : start;
        if (start < 0)
        {
            start = text.IndexOf("www.", StringComparison.OrdinalIgnoreCase);
            if (start < 0)
            {
                return null;
            }
        }

        var end = start;
        while (end < text.Length && text[end] is > ' ' and < '\x7f' && text[end] is not ('<' or '>' or '"' or '[' or ']'))
        {
            end++;
        }

        while (end > start && text[end - 1] is '.' or ',' or ';' or ')')
        {
            end--;
        }

        return (start, end, text[start..end]);
    }
}
