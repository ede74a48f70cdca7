using Graph.Reading.Sources;

namespace Graph.Reading.Cleaning;

/// <summary>Lines that make one block. Segments are source ranges; a space is written between two of them where <see cref="Segment.SpaceBefore"/> says so.</summary>
internal sealed class RawBlock(BlockKind kind, int level, bool isBold)
{
    public BlockKind Kind { get; } = kind;

    public int Level { get; } = level;

    public bool IsBold { get; } = isBold;

    public List<Segment> Segments { get; } = [];

    /// <summary>Columns of all segments.</summary>
    public int Columns { get; set; }

    public readonly record struct Segment(int Start, int End, bool SpaceBefore);
}

/// <summary>
/// Joins lines into blocks: the lines of a hard-wrapped paragraph, and the two halves of a sentence that a page break parted.
/// </summary>
internal sealed class BlockBuilder
{
    // A line shorter than this (in columns) that ends without a mark is a heading or a name, not the first half of a sentence, unless the text is known to be wrapped.
    private const int LongLine = 50;

    private readonly string text;
    private readonly SourceFormat format;
    private readonly List<SourceLine> lines;
    private readonly WrapWidth wrap;

    private BlockBuilder(SourceText source, List<SourceLine> lines)
    {
        text = source.Text;
        format = source.Format;
        this.lines = lines;
        wrap = WrapWidth.Measure(text, lines);
    }

    /// <summary>The blocks of a source text; <paramref name="dropped"/> takes the lines that belong to none (page numbers, rules, front matter).</summary>
    public static List<RawBlock> Build(SourceText source, List<SourceLine> lines, List<(int Start, int End, string Kind)> dropped) =>
        new BlockBuilder(source, lines).Build(dropped);

    private List<RawBlock> Build(List<(int Start, int End, string Kind)> dropped)
    {
        var blocks = new List<RawBlock>();
        RawBlock? open = null;
        var last = default(SourceLine);
        var gap = false;
        SourceLine? number = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            switch (line.Kind)
            {
                case LineKind.Blank:
                    gap = true;
                    continue;
                case LineKind.PageNumber:
                    dropped.Add((line.Start, line.End, "page-number"));
                    continue;
                case LineKind.Mark:
                    if (line.Start == 0 && line.Level == 0 && line.End > 3 && text.AsSpan(0, 3) is "---" && format == SourceFormat.Markdown)
                    {
                        dropped.Add((line.Start, line.End, "front-matter"));
                    }

                    open = null;
                    gap = true;
                    continue;
                case LineKind.NumberOnly:
                    number = line;
                    open = null;
                    continue;
            }

            if (open is not null && number is null && Continues(open, last, line, gap, i))
            {
                var space = wrap.IsExact && !gap ? HasEdgeSpace(last, line) : NeedsSpace(text[last.End - 1], text[line.Start]);
                open.Segments.Add(new RawBlock.Segment(line.Start, line.End, space));
                open.Columns += line.Columns;
            }
            else
            {
                open = new RawBlock(KindOf(line), line.Level, line.IsBold);
                if (number is { } before)
                {
                    open.Segments.Add(new RawBlock.Segment(before.Start, before.End, false));
                    open.Columns += before.Columns;
                    number = null;
                    open.Segments.Add(new RawBlock.Segment(line.Start, line.End, true));
                }
                else
                {
                    open.Segments.Add(new RawBlock.Segment(line.Start, line.End, false));
                }

                open.Columns += line.Columns;
                blocks.Add(open);
            }

            last = line;
            gap = false;
        }

        return blocks;
    }

    private static BlockKind KindOf(SourceLine line) => line.Kind switch
    {
        LineKind.Heading => BlockKind.Heading,
        LineKind.ListItem => BlockKind.ListItem,
        LineKind.TableRow => BlockKind.TableRow,
        LineKind.Quote => BlockKind.Quote,
        _ => BlockKind.Paragraph,
    };

    private bool Continues(RawBlock open, SourceLine last, SourceLine next, bool gap, int at)
    {
        if (open.Kind is BlockKind.Heading or BlockKind.TableRow || last.IsBroken || next.IsIndented || next.IsBold || (open.IsBold && open.Segments.Count == 1))
        {
            return false;
        }

        // 工 业 和 信 息 化 部 above 国 家 发 展 改 革 委: each letter-spaced line is a name of its own.
        if (IsSpacedName(last.Of(text)) && IsSpacedName(next.Of(text)))
        {
            return false;
        }

        if (next.Kind == LineKind.Quote && open.Kind == BlockKind.Quote && !gap)
        {
            return !StartsAnew(next) && (IsFull(last) || EndsMidSentence(last) && last.Columns >= LongLine);
        }

        if (next.Kind != LineKind.Text)
        {
            return false;
        }

        var end = text[last.End - 1];
        var start = text[next.Start];
        var nextIsMark = start is '，' or '。' or '、' or '；' or '：' or '）' or '”' or '》' or '！' or '？' or '’';
        if (nextIsMark && !gap)
        {
            return true;
        }

        // In wrapped text a number mark may be the end of a word: 实现统 | 一、高效.
        if (StartsAnew(next) && !(wrap.Found && !gap && IsFull(last) && EndsMidSentence(last) && "一二三四五六七八九十".Contains(start, StringComparison.Ordinal) && !EndsAsName(open, last)))
        {
            return false;
        }

        if (!gap)
        {
            if (IsFull(last))
            {
                return true;
            }

            return end is '，' or '、' or '（' or '“' or '《' || (EndsMidSentence(last) && last.Columns >= LongLine && !wrap.Found && HasMark(open) && !IsShortLine(at));
        }

        if (format != SourceFormat.PlainText && open.Kind == BlockKind.ListItem)
        {
            return false;
        }

        // Across an empty line only an unfinished sentence goes on, and only into text that finishes it.
        return EndsMidSentence(last) && !IsShortLine(at) && (end is '，' or '、' or '（' or '“' or '《' || nextIsMark || (HasSentence(open) && (CharacterClass.IsHan(start) || char.IsAsciiDigit(start) || char.IsAsciiLetterLower(start) || CharacterClass.IsOpening(start))));
    }

    /// <summary>Three or more single characters parted by spaces, and nothing else.</summary>
    private static bool IsSpacedName(ReadOnlySpan<char> line)
    {
        var single = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (CharacterClass.IsSpace(line[i]))
            {
                continue;
            }

            if (!CharacterClass.IsHan(line[i]) || (i + 1 < line.Length && !CharacterClass.IsSpace(line[i + 1])))
            {
                return false;
            }

            single++;
        }

        return single is >= 3 and <= 24;
    }

    private bool IsFull(SourceLine line) => wrap.IsFull(line);

    /// <summary>A line that does not end where a sentence, clause list or label may.</summary>
    private bool EndsMidSentence(SourceLine line)
    {
        var i = line.End - 1;
        while (i > line.Start && CharacterClass.IsClosing(text[i]))
        {
            i--;
        }

        if (i < line.End - 1 && CharacterClass.IsSentenceEnd(text[i]))
        {
            return false;
        }

        var end = text[line.End - 1];
        return !(CharacterClass.IsSentenceEnd(end) || end is '；' or '：' or ':' or ';' or '…' or '.');
    }

    /// <summary>A heading-like block: numbered and without any mark of its own.</summary>
    private bool EndsAsName(RawBlock open, SourceLine last) => open.Segments.Count == 1 && LineMarks.NumberLength(last.Of(text)) > 0;

    private bool StartsAnew(SourceLine line)
    {
        var content = line.Of(text);
        return LineMarks.NumberLength(content) > 0 || LineMarks.HasLabel(content) || line.Columns <= 30 && Structure.DateText.FindFirstDay(content) is { Start: 0 } date && date.End >= content.TrimEnd().Length;
    }

    private bool HasMark(RawBlock block) => Has(block, "，。；！？,;");

    private bool HasSentence(RawBlock block) => Has(block, "。！？；") || block.Columns >= 160;

    private bool Has(RawBlock block, string marks)
    {
        foreach (var segment in block.Segments)
        {
            if (text.AsSpan(segment.Start, segment.End - segment.Start).IndexOfAny(marks) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the paragraph that begins at line <paramref name="at"/> has no sentence end: it is a heading or a name.</summary>
    private bool IsShortLine(int at)
    {
        for (var i = at; i < lines.Count && lines[i].Kind == LineKind.Text; i++)
        {
            if (lines[i].Of(text).IndexOfAny("。！？；，") >= 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool NeedsSpace(char end, char start) =>
        !(CharacterClass.IsHan(end) || CharacterClass.IsHan(start) || CharacterClass.IsChineseMark(end) || CharacterClass.IsChineseMark(start) || (char.IsAsciiDigit(end) && char.IsAsciiDigit(start)));

    private static bool HasEdgeSpace(SourceLine last, SourceLine next) => last.RawEnd > last.End || next.RawStart < next.Start;
}

/// <summary>
/// The width at which a text was hard-wrapped, if it was: most of the lines that run on into another line are nearly as long as the longest of them.
/// </summary>
internal readonly record struct WrapWidth(bool Found, bool ByColumns, int Width, int Tolerance, bool IsExact)
{
    private const int FewestLines = 4;

    // Wider lines are paragraphs, a line each.
    private const int Widest = 160;

    public static WrapWidth Measure(string text, List<SourceLine> lines)
    {
        var columns = new List<int>();
        var units = new List<int>();
        var latin = 0;
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Kind is LineKind.Text or LineKind.ListItem or LineKind.Quote && lines[i + 1].Kind is LineKind.Text or LineKind.Quote)
            {
                columns.Add(line.Columns);
                units.Add(line.RawEnd - line.RawStart);
                latin += line.Columns < (line.Length * 5 / 4) ? 1 : 0;
            }
        }

        if (columns.Count < FewestLines)
        {
            return default;
        }

        // Words are not parted, so lines of words end further from the margin; a Chinese mark may hang or be pulled in.
        var tolerance = latin * 2 > columns.Count ? 14 : 5;
        var byColumns = Share(columns, tolerance, out var width);
        var byUnits = Share(units, 1, out var length);
        if (byUnits >= 0.45 && byUnits >= byColumns && length <= Widest)
        {
            return new WrapWidth(true, false, length, 1, IsExactWrap(text, lines, length));
        }

        return byColumns >= 0.45 && width <= Widest ? new WrapWidth(true, true, width, tolerance, IsTight(columns, width, tolerance)) : default;
    }

    public bool IsFull(SourceLine line) => Found && (ByColumns ? line.Columns >= Width - Tolerance : line.RawEnd - line.RawStart >= Width - Tolerance);

    /// <summary>True when nearly all full lines end at the margin: words are parted there.</summary>
    private static bool IsTight(List<int> columns, int width, int tolerance)
    {
        var full = columns.Count(c => c >= width - tolerance && c <= width);
        return columns.Count(c => c >= width - 1 && c <= width) * 10 >= full * 9;
    }

    /// <summary>True when words are parted at line ends, as a wrap by characters does: nearly all full lines have just the same length.</summary>
    private static bool IsExactWrap(string text, List<SourceLine> lines, int length)
    {
        var full = 0;
        var exact = 0;
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            var raw = lines[i].RawEnd - lines[i].RawStart;
            if (raw >= length - 1 && lines[i + 1].Kind == LineKind.Text)
            {
                full++;
                exact += raw == length ? 1 : 0;
            }
        }

        return text.Length > 0 && exact * 10 >= full * 8;
    }

    private static double Share(List<int> widths, int tolerance, out int widest)
    {
        // The width that most lines come near to from below. Lines beyond it are strays (a link); where there are many of them the text is not wrapped there.
        widest = 0;
        var best = 0;
        var sorted = widths.ToArray();
        Array.Sort(sorted);
        var low = 0;
        for (var high = 0; high < sorted.Length; high++)
        {
            while (sorted[low] < sorted[high] - tolerance)
            {
                low++;
            }

            if (sorted[high] >= 20 && high - low + 1 >= Math.Max(best, FewestLines) && (sorted.Length - 1 - high) * 10 <= sorted.Length)
            {
                best = high - low + 1;
                widest = sorted[high];
            }
        }

        return (double)best / sorted.Length;
    }
}
