using System.Collections.Immutable;
using Graph.Model;
using Graph.Reading.Cleaning;
using Graph.Reading.Sources;

namespace Graph.Reading.Structure;

/// <summary>
/// The head of a document: title, series, publishers, date, 文号. <see cref="BodyStart"/> is the first block after it.
/// </summary>
internal sealed record Masthead
{
    // A masthead has a handful of lines; what comes later is text.
    private const int MostLines = 14;

    // A longer line with a comma is a paragraph.
    private const int LongestLine = 60;

    public required string Title { get; init; }

    public TextSpan? TitleSpan { get; init; }

    public string? Series { get; init; }

    public DateOnly? Date { get; init; }

    public ImmutableArray<string> Publishers { get; init; } = [];

    /// <summary>Agencies that the title begins with (国家数据局关于…).</summary>
    public ImmutableArray<string> TitleAgencies { get; init; } = [];

    public string? DocNo { get; init; }

    public bool IsPolicyTitle { get; init; }

    /// <summary>True when the body begins with 各省…： as a notice does.</summary>
    public bool HasAddressee { get; init; }

    /// <summary>Index of the first block of the body.</summary>
    public required int BodyStart { get; init; }

    public static Masthead Read(SourceText source, CleanedDocument document, ReferenceList references) =>
        new Reader(source, document, references.FirstBlock).Read();

    private sealed class Reader(SourceText source, CleanedDocument document, int end)
    {
        private readonly string text = document.Clean.Text;
        private readonly ImmutableArray<Block> blocks = document.Blocks;
        private readonly List<string> publishers = [];
        private string? labelledPublisher;
        private DateOnly? date;
        private string? docNo;
        private string? series;
        private bool hasIssueLine;

        public Masthead Read()
        {
            var (first, last) = TitleBlocks();
            var bodyStart = last + 1;
            for (var i = 0; i < first; i++)
            {
                ReadBeforeTitle(blocks[i].Span);
            }

            var afterDate = false;
            while (bodyStart < Math.Min(end, last + 1 + MostLines) && IsMastheadLine(bodyStart, afterDate))
            {
                ReadLine(blocks[bodyStart].Span);
                afterDate = date is not null;
                bodyStart++;
            }

            var titleSpan = first < 0 ? (TextSpan?)null : TitleSpanOf(first, last);
            var title = titleSpan is { } span ? JoinLines(span.Of(text)) : source.Metadata.GetValueOrDefault("title") ?? Path.GetFileNameWithoutExtension(source.Name);
            if (titleSpan is null)
            {
                date ??= null;
            }
            else if (date is null && first >= 0 && DateText.FindFirstDay(Of(first)) is { Date: { } inTitle } && TitleText.Read(text, blocks[first].Span.Start, blocks[first].Span.End).End < blocks[first].Span.End)
            {
                date = inTitle;
            }

            if (docNo is null && source.Metadata.TryGetValue("docNo", out var known))
            {
                docNo = DocumentNumber.Normalize(known);
            }

            var isPolicy = TitleText.IsPolicy(title);
            return new Masthead
            {
                Title = title.Length > 0 ? title : Path.GetFileNameWithoutExtension(source.Name),
                TitleSpan = titleSpan is { Length: > 0 } ? titleSpan : null,
                Series = series ?? (hasIssueLine && title.Length is >= 4 and <= 30 && !isPolicy ? title : null),
                Date = date,
                Publishers = labelledPublisher is { } labelled ? PublisherLine.Split(labelled) : [.. publishers.SelectMany(p => PublisherLine.Split(p)).Distinct()],
                TitleAgencies = isPolicy ? AgenciesOf(title, first) : [],
                DocNo = docNo,
                IsPolicyTitle = isPolicy,
                HasAddressee = HasAddresseeAt(bodyStart),
                BodyStart = bodyStart,
            };
        }

        /// <summary>A title over several lines in one; two names keep a space between them.</summary>
        private static string JoinLines(string title)
        {
            var lines = title.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var joined = lines[0];
            for (var i = 1; i < lines.Length; i++)
            {
                joined += AgencyName.AreAll(lines[i]) && AgencyName.AreAll(lines[i - 1]) ? " " + lines[i] : lines[i];
            }

            return joined;
        }

        private ReadOnlySpan<char> Of(int block) => text.AsSpan(blocks[block].Span.Start, blocks[block].Span.Length);

        /// <summary>First and last block of the title; (−1, −1) when no block is one.</summary>
        private (int First, int Last) TitleBlocks()
        {
            var head = Math.Min(end, 10);
            for (var i = 0; i < head; i++)
            {
                if (IsBody(i))
                {
                    head = i;
                }
            }

            var headings = 0;
            for (var i = 0; i < head; i++)
            {
                if (blocks[i].Kind == BlockKind.Heading && IsPlainHeading(i) && !(blocks[i].Level > 1 && HasSibling(i)))
                {
                    // The name of a series may stand over the issue's own headline only when both are headings of the first rank.
                    headings++;
                    return (i, i);
                }
            }

            for (var k = 0; k < head; k++)
            {
                if (blocks[k].Kind != BlockKind.Heading && Of(k).Length <= 120 && TitleText.IsPolicy(WithoutNumber(Of(k))) && DocumentNumber.Find(Of(k)) is not { Start: 0 })
                {
                    var first = k;
                    while (first > 0 && k - first < 3 && !Of(k).Contains("关于", StringComparison.Ordinal) && (Of(first - 1).Contains("关于", StringComparison.Ordinal) || !Of(first).Contains("关于", StringComparison.Ordinal) && TitleStartsAbove(first)))
                    {
                        first--;
                    }

                    // A company's announcement bears its name as the first line of its title; agencies above a notice are its issuers.
                    if (first > 0 && Of(first).StartsWith("关于") && Of(first - 1).EndsWith("公司") && Of(first - 1).Length <= 40)
                    {
                        first--;
                    }

                    return (first, k);
                }
            }

            for (var i = 0; i < head; i++)
            {
                if (IsPlainHeading(i) && !IsFact(Of(i)))
                {
                    return (i, i);
                }
            }

            return (-1, -1);
        }

        private bool TitleStartsAbove(int first) => first >= 2 && Of(first - 2).Contains("关于", StringComparison.Ordinal);

        private static ReadOnlySpan<char> WithoutNumber(ReadOnlySpan<char> line) => DocumentNumber.Find(line) is { Start: > 4 } number ? line[..number.Start].TrimEnd("（( ") : line;

        private bool HasSibling(int heading)
        {
            for (var i = heading + 1; i < end; i++)
            {
                if (blocks[i].Kind == BlockKind.Heading && blocks[i].Level == blocks[heading].Level && IsPlainHeading(i))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>A heading that is no part of the body: no number, no abstract.</summary>
        private bool IsPlainHeading(int i)
        {
            var line = Of(i);
            return HeadingNumber.Parse(line).Kind is NumberKind.None or NumberKind.Bracket && !HeadingText.IsAbstract(line) && !HeadingText.IsContents(line) && line.Length <= 120 && !TitleText.IsIssueOrDate(line);
        }

        private bool IsBody(int i)
        {
            var line = Of(i);
            if (blocks[i].Kind is BlockKind.ListItem or BlockKind.TableRow || HeadingNumber.Parse(line).Kind is not (NumberKind.None or NumberKind.Bracket) || HeadingText.IsAbstract(line) || HeadingText.IsContents(line) || HeadingText.AbstractLabel(line, out _, out _) > 0)
            {
                return true;
            }

            return blocks[i].Kind != BlockKind.Heading && (line.Contains('。') || (line.Length > LongestLine * 2 && line.IndexOfAny("，；,") >= 0));
        }

        private static bool IsFact(ReadOnlySpan<char> line) =>
            LineMarks.HasLabel(line) || TitleText.IsIssueOrDate(line) || (DocumentNumber.Find(line) is { Start: 0 } number && number.End == line.Length) || line.EndsWith("文件") && line.Length < 40 && AgencyName.AreAll(line[..^2]);

        private bool IsMastheadLine(int i, bool afterDate)
        {
            var line = Of(i);
            if (blocks[i].Kind is BlockKind.Heading)
            {
                // A subheading that is a date, a number of issue or the like.
                return TitleText.IsIssueOrDate(line);
            }

            if (IsBody(i) || HeadingNumber.Parse(line).Kind != NumberKind.None || line[^1] is '：' or ':')
            {
                return false;
            }

            if (line.Length <= LongestLine && WithoutVerb(line.ToString()).Length < line.Length)
            {
                return true;
            }

            if (IsFact(line) || LineMarks.HasLabel(line) || HasLabelledPart(line) || DocumentNumber.Find(line) is not null && line.Length < 60)
            {
                return true;
            }

            if (line.Length > LongestLine || line.IndexOfAny("，；？！,") >= 0 && !AgencyName.AreAll(line) && line.IndexOf('&') < 0)
            {
                return line.Length <= LongestLine && DateText.FindFirstDay(line) is not null && line.IndexOfAny("，；？！") < 0 || line.StartsWith("——") && line.Length <= LongestLine;
            }

            if (DateText.FindFirstDay(line) is { } found && line.Length - (found.End - found.Start) <= 40)
            {
                return true;
            }

            return AgencyName.AreAll(line) || line.StartsWith("——") || (!afterDate && DateFollows(i));
        }

        /// <summary>Within the next few short lines a date line stands: what is before it is masthead.</summary>
        private bool DateFollows(int i)
        {
            for (var k = i + 1; k < Math.Min(end, i + 5); k++)
            {
                var line = Of(k);
                if (IsBody(k) || blocks[k].Kind == BlockKind.Heading && !TitleText.IsIssueOrDate(line) || line.Length > LongestLine)
                {
                    return false;
                }

                if (DateText.FindFirstDay(line) is { } found && line.Length - (found.End - found.Start) <= 40)
                {
                    return true;
                }
            }

            return false;
        }

        private void ReadBeforeTitle(TextSpan span)
        {
            var line = text.AsSpan(span.Start, span.Length);
            var (start, stop, name) = TitleText.Read(text, span.Start, span.End);
            if (name is not null && stop > start)
            {
                series = name;
                date ??= DateText.FindFirstDay(line)?.Date;
                return;
            }

            if (IsFact(line) || DocumentNumber.Find(line) is not null || HasLabelledPart(line))
            {
                ReadLine(span);
            }
            else if (AgencyName.AreAll(line) && line.Length <= LongestLine)
            {
                publishers.Add(line.ToString());
            }
        }

        private void ReadLine(TextSpan span)
        {
            var line = text.AsSpan(span.Start, span.Length);
            if (docNo is null && DocumentNumber.Find(line) is { } number)
            {
                docNo = DocumentNumber.Normalize(line[number.Start..number.End]);
                if (number.Start <= 6 && number.End >= line.Length - 2)
                {
                    return;
                }
            }

            if (HasLabelledPart(line))
            {
                ReadLabels(line);
                return;
            }

            if (TitleText.IsIssueOrDate(line))
            {
                hasIssueLine |= line.Contains('第') && line.Contains('期');
                date ??= DateText.FindFirstDay(line)?.Date;
                return;
            }

            var rest = line.ToString();
            if (DateText.FindFirstDay(line) is { } found)
            {
                date ??= found.Date;
                rest = (rest[..found.Start] + " " + SkipTime(rest[found.End..])).Trim(' ', '|', '｜', '·', '，', '（', '）', '(', ')', '-', '—');
                if (TitleText.IsIssueOrDate(rest))
                {
                    return;
                }
            }

            rest = WithoutVerb(WithoutCounts(rest));
            if (rest.Length > 1 && !rest.StartsWith("——", StringComparison.Ordinal) && !rest.EndsWith("文件", StringComparison.Ordinal) && docNo is null | AgencyName.AreAll(rest))
            {
                publishers.Add(rest);
            }
        }

        private static readonly string[] PersonWords = ["记者", "作者", "编辑", "通讯员", "文", "责编"];
        private static readonly string[] CountWords = ["阅读", "点击", "浏览", "评论", "字号", "发布于", "发表于", "更新于", "来自", "字体"];

        /// <summary>Without who wrote it and how often it was read: 某周报 记者 谭某 阅读(3187).</summary>
        private static string WithoutCounts(string line)
        {
            var kept = new List<string>();
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < words.Length; i++)
            {
                if (PersonWords.Any(w => words[i] == w || words[i].StartsWith(w + "：", StringComparison.Ordinal) || (w.Length > 1 && words[i].StartsWith(w, StringComparison.Ordinal) && words[i].Length <= w.Length + 4)))
                {
                    i += PersonWords.Contains(words[i]) ? 1 : 0;
                }
                else if (CountWords.Any(w => words[i].StartsWith(w, StringComparison.Ordinal)))
                {
                    i += i + 1 < words.Length && char.IsAsciiDigit(words[i + 1][0]) ? 1 : 0;
                }
                else if (!TitleText.IsIssue(words[i]) && !IsDayOrPage(words[i]) && !(char.IsAsciiDigit(words[i][0]) && words[i].IndexOfAny([':', '+', 'W']) > 0))
                {
                    kept.Add(words[i]);
                }
            }

            return string.Join(' ', kept);
        }

        /// <summary>星期一, 周五, 第1页, 共2页, 第21周: parts of a masthead that name nobody.</summary>
        private static bool IsDayOrPage(string word) =>
            (word.Length == 3 && word.StartsWith("星期", StringComparison.Ordinal)) || (word.Length == 2 && word[0] == '周' && "一二三四五六日".Contains(word[1], StringComparison.Ordinal))
            || (word[0] is '第' or '共' or '总' && word[^1] is '页' or '周' or '版' or '次');

        private static readonly string[] Verbs = ["整理", "编辑", "编制", "编写", "编印", "编发", "出品", "发布", "主办", "联合发布", "联合出品", "汇编", "编"];

        /// <summary>某编辑部整理，每条附原文链接: the name before such a verb.</summary>
        private static string WithoutVerb(string line)
        {
            foreach (var verb in Verbs)
            {
                var at = line.Length <= 3 ? -1 : line.IndexOf(verb, 3, StringComparison.Ordinal);
                if (at > 0 && (at + verb.Length == line.Length || line[at + verb.Length] is '，' or '；' or '|' or ' ') && AgencyName.AreAll(line.AsSpan(0, at).TrimEnd("联合 ")))
                {
                    return line[..at].TrimEnd('联', '合', ' ');
                }
            }

            return line;
        }

        private static string SkipTime(string text)
        {
            var trimmed = text.TrimStart();
            var at = 0;
            while (at < trimmed.Length && (char.IsAsciiDigit(trimmed[at]) || trimmed[at] is ':' or '：'))
            {
                at++;
            }

            return at >= 4 ? trimmed[at..] : text;
        }

        private static readonly string[] PublisherLabels = ["来源", "信息来源", "发布机构", "发布单位", "发布者", "主办单位", "主办", "出品", "整理", "整理单位", "编译", "编制单位", "编制", "编印", "编写", "编写单位", "主编", "主编单位", "协编单位", "协编", "撰写", "出品单位", "供稿", "供稿单位", "联合主办", "协办单位", "发文机关", "发布", "稿件来源", "文章来源", "编发", "Source", "Publisher", "Published by"];
        private static readonly string[] DateLabels = ["发布时间", "发布日期", "日期", "时间", "成文日期", "印发日期", "更新时间", "出版日期", "出刊日期", "刊发日期", "编发日期", "Date", "Published"];
        private static readonly string[] OtherLabels = ["作者", "编辑", "责任编辑", "关键词", "索引号", "主题分类", "文号", "发文字号", "字号", "浏览", "阅读", "记者", "期号", "栏目", "分类", "标签", "标题", "协办", "点击", "Author", "Keywords", "By"];

        private static bool HasLabelledPart(ReadOnlySpan<char> line)
        {
            if (line.Length > 120 || line.IndexOfAny("：:") < 0)
            {
                return false;
            }

            return LabelsOf(line.ToString()).Any();
        }

        private static IEnumerable<(int Start, int Content, string Label)> LabelsOf(string line)
        {
            for (var i = 0; i < line.Length; i++)
            {
                if (i > 0 && !(line[i - 1] is ' ' or '|' or '｜' or '；' or '，' or '　' or '·' || char.IsAsciiDigit(line[i - 1])) && !LineStarts(line, i))
                {
                    continue;
                }

                foreach (var label in PublisherLabels.Concat(DateLabels).Concat(OtherLabels).OrderByDescending(l => l.Length))
                {
                    if (line.AsSpan(i).StartsWith(label, StringComparison.OrdinalIgnoreCase) && i + label.Length < line.Length && line[i + label.Length] is '：' or ':')
                    {
                        yield return (i, i + label.Length + 1, label);
                        i += label.Length;
                        break;
                    }
                }
            }
        }

        /// <summary>After cleaning a label may stand right behind a Chinese name (国家数据局发布时间：).</summary>
        private static bool LineStarts(string line, int i) => CharacterClass.IsHan(line[i - 1]) && (line.AsSpan(i).StartsWith("发布时间") || line.AsSpan(i).StartsWith("发布日期"));

        private void ReadLabels(ReadOnlySpan<char> line)
        {
            var whole = line.ToString();
            var labels = LabelsOf(whole).ToArray();
            for (var k = 0; k < labels.Length; k++)
            {
                var stop = k + 1 < labels.Length ? labels[k + 1].Start : whole.Length;
                var value = whole[labels[k].Content..stop].Trim(' ', '|', '｜', '；', '，', '·', '[', ']');
                if (value.Length == 0)
                {
                    continue;
                }

                if (PublisherLabels.Contains(labels[k].Label))
                {
                    if (DateText.FindFirstDay(value) is { } inValue)
                    {
                        date ??= inValue.Date;
                        value = value[..inValue.Start].Trim();
                    }

                    value = WithoutCounts(value);
                    labelledPublisher = labelledPublisher is null ? value : labelledPublisher + "、" + value;
                }
                else if (DateLabels.Contains(labels[k].Label))
                {
                    date ??= DateText.FindFirstDay(value)?.Date;
                }
            }

            if (labels.Length > 0 && labels[0].Start > 1)
            {
                var lead = whole[..labels[0].Start].Trim(' ', '|', '｜');
                if (DateText.FindFirstDay(lead) is { } found)
                {
                    date ??= found.Date;
                    lead = WithoutCounts(lead[..found.Start] + " " + SkipTime(lead[found.End..])).Trim(' ', '|', '｜', '·');
                }

                if (AgencyName.Is(lead) || PublisherLine.IsMedium(lead))
                {
                    publishers.Add(lead);
                }
            }
        }

        private TextSpan TitleSpanOf(int first, int last)
        {
            var start = blocks[first].Span.Start;
            var stop = blocks[last].Span.End;
            if (DocumentNumber.Find(text.AsSpan(start, stop - start)) is { Start: > 4 } number && number.End >= stop - start - 1)
            {
                docNo = DocumentNumber.Normalize(text.AsSpan(start + number.Start, number.End - number.Start));
                stop = start + number.Start;
                while (stop > start && text[stop - 1] is '（' or '(' or ' ')
                {
                    stop--;
                }
            }

            var (from, to, name) = TitleText.Read(text, start, stop);
            series ??= name;
            return to > from ? new TextSpan(from, to) : new TextSpan(start, stop);
        }

        private ImmutableArray<string> AgenciesOf(string title, int first)
        {
            var about = title.IndexOf("关于", StringComparison.Ordinal);
            if (about > 1 && AgencyName.AreAll(title.AsSpan(0, about).Trim()))
            {
                return PublisherLine.Split(title[..about].Trim());
            }

            return about == 0 && first > 0 && AgencyName.AreAll(Of(first - 1)) ? PublisherLine.Split(Of(first - 1).ToString()) : [];
        }

        private bool HasAddresseeAt(int bodyStart)
        {
            for (var i = bodyStart; i < Math.Min(bodyStart + 2, end); i++)
            {
                var line = Of(i);
                if (line.Length <= 300 && line[^1] is '：' or ':' && (line[0] == '各' || line.Contains("各省", StringComparison.Ordinal) || line.Contains("各有关", StringComparison.Ordinal) || AgencyName.AreAll(line[..^1])))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
