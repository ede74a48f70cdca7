using Graph.Reading.Sources;
using Graph.Reading.Sources.Markdown;

namespace Graph.Reading.Cleaning;

/// <summary>Takes a source text apart into lines and strips the marks at their ends.</summary>
internal static class LineScanner
{
    public static List<SourceLine> Scan(SourceText source)
    {
        var text = source.Text;
        var lines = new List<SourceLine>();
        var at = 0;
        if (source.Format == SourceFormat.Markdown && FrontMatter.LengthIn(text) is > 0 and var length)
        {
            lines.Add(new SourceLine(0, length, LineKind.Mark, 0, false, false, false, 0, 0, length));
            at = length;
        }

        var inComment = false;
        while (at < text.Length)
        {
            var end = text.IndexOf('\n', at);
            if (end < 0)
            {
                end = text.Length;
            }

            var line = Classify(text, at, end, source.Format);
            if (source.Format == SourceFormat.Markdown)
            {
                if (inComment || line.Of(text).StartsWith("<!--"))
                {
                    inComment = !line.Of(text).Contains("-->", StringComparison.Ordinal);
                    line = line with { Kind = LineKind.Mark };
                }
                else if (line.Kind == LineKind.Mark && lines.Count > 0 && lines[^1].Kind == LineKind.Text && UnderlineLevel(text.AsSpan(at, end - at)) is > 0 and var level && lines[^1].Columns <= 120 && text.AsSpan(at, end - at).Trim().Length >= 3 && !EndsSentence(lines[^1].Of(text)))
                {
                    lines[^1] = lines[^1] with { Kind = LineKind.Heading, Level = level };
                }
            }

            lines.Add(line);
            at = end + 1;
        }

        return lines;
    }

    private static bool EndsSentence(ReadOnlySpan<char> line) => line.Length > 0 && (CharacterClass.IsSentenceEnd(line[^1]) || line[^1] is '；' or '，' or '.');

    private static SourceLine Classify(string text, int rawStart, int rawEnd, SourceFormat format)
    {
        var start = rawStart;
        var end = rawEnd;
        var wide = 0;
        while (start < end && CharacterClass.IsSpace(text[start]))
        {
            wide += text[start] == '\u3000' ? 1 : 0;
            start++;
        }

        var trailing = 0;
        while (end > start && CharacterClass.IsSpace(text[end - 1]))
        {
            trailing++;
            end--;
        }

        if (start == end)
        {
            return new SourceLine(start, start, LineKind.Blank, 0, false, false, false, 0, rawStart, rawEnd);
        }

        var broken = format == SourceFormat.Markdown && (trailing >= 2 || (text[end - 1] == '\\' && end - start > 1));
        if (broken && text[end - 1] == '\\')
        {
            end--;
        }

        var (kind, level) = (LineKind.Text, 0);
        var c = text[start];
        if (c == '#' && HeadingLevel(text, start, end) is > 0 and var hashes)
        {
            (kind, level) = (LineKind.Heading, hashes);
            start = SkipSpaces(text, start + hashes, end);
            while (end > start && text[end - 1] == '#')
            {
                end--;
            }

            end = TrimEnd(text, start, end);
        }
        else if (c == '>')
        {
            kind = LineKind.Quote;
            while (start < end && (text[start] == '>' || CharacterClass.IsSpace(text[start])))
            {
                start++;
            }
        }
        else if (IsMarkLine(text.AsSpan(start, end - start)))
        {
            kind = LineKind.Mark;
        }
        else if (c == '|' && end - start > 2)
        {
            kind = LineKind.TableRow;
        }
        else if (IsPageNumber(text.AsSpan(start, end - start)))
        {
            kind = text[start] == '0' && end - start == 2 ? LineKind.NumberOnly : LineKind.PageNumber;
        }
        else if (IsBullet(text, start, end))
        {
            kind = LineKind.ListItem;
            start = SkipSpaces(text, start + 1, end);
        }

        if (start == end)
        {
            return new SourceLine(start, start, kind == LineKind.Quote ? LineKind.Blank : LineKind.Mark, 0, false, false, false, 0, rawStart, rawEnd);
        }

        var bold = StripBold(text, ref start, ref end);
        var columns = 0;
        for (var i = start; i < end; i++)
        {
            columns += CharacterClass.Columns(text[i]);
        }

        return new SourceLine(start, end, kind, level, bold, wide >= 2, broken, columns, rawStart, rawEnd);
    }

    /// <summary>A line wholly within one pair of ** or __.</summary>
    private static bool StripBold(string text, ref int start, ref int end)
    {
        if (end - start <= 4 || !(text.AsSpan(start, 2) is "**" or "__") || !text.AsSpan(end - 2, 2).SequenceEqual(text.AsSpan(start, 2)))
        {
            return false;
        }

        var inner = text.AsSpan(start + 2, end - start - 4);
        if (inner.IndexOf(text.AsSpan(start, 2)) >= 0)
        {
            return false;
        }

        start = SkipSpaces(text, start + 2, end - 2);
        end = TrimEnd(text, start, end - 2);
        return true;
    }

    private static int HeadingLevel(string text, int start, int end)
    {
        var at = start;
        while (at < end && text[at] == '#')
        {
            at++;
        }

        var level = at - start;
        // #话题# and #1 are no headings; "##标题" is one that many editors write.
        return level <= 6 && at < end && (CharacterClass.IsSpace(text[at]) || (level >= 2 && CharacterClass.IsHan(text[at]))) ? level : 0;
    }

    private static bool IsBullet(string text, int start, int end)
    {
        var c = text[start];
        if (c is '-' or '*' or '+')
        {
            return start + 1 < end && text[start + 1] is ' ' or '\t' or '\u3000' or '\u00a0';
        }

        return c is '•' or '●' or '■' or '◆' or '▪' or '▶' or '►' or '○' or '◼' or '➤' or '★' or '☆' or '✅' or '◇' && start + 1 < end;
    }

    private static bool IsMarkLine(ReadOnlySpan<char> line)
    {
        var marks = 0;
        foreach (var c in line)
        {
            if (c is '-' or '*' or '_' or '=' or '—' or '─' or '━' or '|' or ':' or '~' or '`' or '＊' or '*' or '·' or '…' or '.' or '–' or '═' or '◇' or '◆' or '★')
            {
                marks++;
            }
            else if (!CharacterClass.IsSpace(c))
            {
                return marks >= 3 && line[0] == '`';
            }
        }

        return marks >= 3 || (marks >= 1 && line[0] is '-' or '=' && marks == line.Length) || line is "——";
    }

    private static int UnderlineLevel(ReadOnlySpan<char> line)
    {
        var trimmed = line.Trim();
        return trimmed.IndexOfAnyExcept('=') < 0 ? 1 : trimmed.IndexOfAnyExcept('-') < 0 ? 2 : 0;
    }

    /// <summary>3, - 3 -, — 3 —, 第3页, 第 3 页 共 9 页, 3/9, Page 3.</summary>
    private static bool IsPageNumber(ReadOnlySpan<char> line)
    {
        if (line.Length > 16)
        {
            return false;
        }

        var digits = 0;
        var words = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (char.IsAsciiDigit(c))
            {
                digits++;
            }
            else if (c is '第' or '页' or '共')
            {
                words = true;
            }
            else if (line[i..].StartsWith("Page", StringComparison.OrdinalIgnoreCase))
            {
                words = true;
                i += 3;
            }
            else if (!(CharacterClass.IsSpace(c) || c is '-' or '—' or '–' or '·' or '/' or '－'))
            {
                return false;
            }
        }

        // A date (2026-06) is no page number, nor is a year.
        return digits > 0 && (words || (digits <= 3 && CountRuns(line) <= 2));
    }

    private static int CountRuns(ReadOnlySpan<char> line)
    {
        var runs = 0;
        for (var i = 0; i < line.Length; i++)
        {
            runs += char.IsAsciiDigit(line[i]) && (i == 0 || !char.IsAsciiDigit(line[i - 1])) ? 1 : 0;
        }

        return runs;
    }

    private static int SkipSpaces(string text, int start, int end)
    {
        while (start < end && CharacterClass.IsSpace(text[start]))
        {
            start++;
        }

        return start;
    }

    private static int TrimEnd(string text, int start, int end)
    {
        while (end > start && CharacterClass.IsSpace(text[end - 1]))
        {
            end--;
        }

        return end;
    }
}
