using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;

namespace Graph.Reading.Cleaning;

/// <summary>
/// Cleans one block, pass by pass, in the order in which each pass finds what it needs: markup, citation and note marks, injected pinyin, character forms, spacing.
/// Holds two buffers that it works between; one instance serves one document, one block after the other.
/// Longer than most files: it is the table of all that is done within a line.
/// </summary>
internal sealed class BlockCleaner(string source, CleaningContext context)
{
    private static readonly SearchValues<char> MarkupStarts = SearchValues.Create("\\*_`[!<&~^$");
    private static readonly SearchValues<char> MarkStarts = SearchValues.Create("[［（(¹²³⁴⁵⁶⁷⁸⁹⁰①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳❶❷❸❹❺❻❼❽❾❿");
    private static readonly SearchValues<char> Brackets = SearchValues.Create("(（");

    private static readonly string[] SourceLabels = ["来源：", "来源:", "資料來源：", "资料来源：", "资料来源:", "數據來源：", "数据来源：", "数据来源:", "來源：", "图片来源：", "消息来源：", "据：", "source:", "Source:"];

    private MappedText current = new();
    private MappedText next = new();

    /// <summary>Citation marks of the last block; positions are offsets in <see cref="Result"/>.</summary>
    public List<CitationMark> Citations { get; } = [];

    /// <summary>Links of the last block: label start, label end, URL.</summary>
    public List<(int Start, int End, string Url)> Links { get; } = [];

    /// <summary>The last block, clean.</summary>
    public MappedText Result => current;

    /// <summary>Cleans a block. In a reference list note marks stay, and the dashes between the parts of an entry keep their spaces.</summary>
    public void Clean(RawBlock block, bool inReferences)
    {
        Citations.Clear();
        Links.Clear();
        current.Clear();
        foreach (var segment in block.Segments)
        {
            if (segment.SpaceBefore && current.Length > 0)
            {
                current.Append(' ', current.EndOf(current.Length - 1), segment.Start);
            }

            current.AppendSource(source, segment.Start, segment.End);
        }

        if (current.Text.IndexOfAny(MarkupStarts) >= 0)
        {
            RemoveMarkup();
        }

        if (current.Text.IndexOfAny(MarkStarts) >= 0)
        {
            RemoveMarks(inReferences);
            if (current.Text.IndexOfAny(Brackets) >= 0)
            {
                RemovePinyin();
            }
        }

        ChangeForms();
        FixSpacing(inReferences);
    }

    private void Swap()
    {
        (current, next) = (next, current);
        next.Clear();
    }

    private void Remap(Func<int, int> position)
    {
        for (var i = 0; i < Citations.Count; i++)
        {
            Citations[i] = Citations[i] with { Position = position(Citations[i].Position) };
        }

        for (var i = 0; i < Links.Count; i++)
        {
            Links[i] = (position(Links[i].Start), position(Links[i].End), Links[i].Url);
        }
    }

    /// <summary>Markdown's marks, escapes, links, entities and inline tags. For plain text only pairs of ** and entities; for HTML links.</summary>
    private void RemoveMarkup()
    {
        var text = current.Text;
        var markdown = context.Format == Sources.SourceFormat.Markdown;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '\\' when markdown && i + 1 < text.Length && (char.IsAsciiLetterOrDigit(text[i + 1]) || text[i + 1] > '\x7f' ? false : char.IsPunctuation(text[i + 1]) || char.IsSymbol(text[i + 1])):
                    next.Append(text[i + 1], current.StartOf(i), current.EndOf(i + 1));
                    i++;
                    continue;
                case '*' or '_' or '~' when EmphasisLength(text, i, markdown) is > 0 and var marks:
                    i += marks - 1;
                    continue;
                case '`' when markdown:
                    continue;
                case '&' when Entity(text, i, out var entityEnd) is { } entity:
                    next.Append(entity, current.StartOf(i), current.EndOf(entityEnd - 1));
                    i = entityEnd - 1;
                    continue;
                case '<' when text[(i + 1)..].IndexOf('>') is > 0 and < 400 and var length:
                    var inner = text.Slice(i + 1, length);
                    if (inner.StartsWith("http://") || inner.StartsWith("https://") || inner.StartsWith("mailto:"))
                    {
                        var from = next.Length;
                        for (var k = i + 1; k <= i + length; k++)
                        {
                            next.Append(current, k);
                        }

                        Links.Add((from, next.Length, inner.ToString()));
                        i += length + 1;
                        continue;
                    }

                    if (markdown && (char.IsAsciiLetter(inner[0]) || (inner[0] == '/' && inner.Length > 1 && char.IsAsciiLetter(inner[1]))) && inner.IndexOf('<') < 0)
                    {
                        i = AfterTag(text, i, length);
                        continue;
                    }

                    break;
                case '!' when i + 1 < text.Length && text[i + 1] == '[' && LinkAt(text, i + 1, out _, out var imageEnd, out _):
                    i = imageEnd - 1;
                    continue;
                case '[' when LinkAt(text, i, out var labelEnd, out var end, out var url):
                    var start = next.Length;
                    for (var k = i + 1; k < labelEnd; k++)
                    {
                        if (text[k] is not ('*' or '`'))
                        {
                            next.Append(current, k);
                        }
                    }

                    Links.Add((start, next.Length, url));
                    i = end - 1;
                    continue;
            }

            next.Append(current, i);
        }

        Swap();
    }

    /// <summary>A tag's last index; the digits of a &lt;sup&gt; are written as a citation mark.</summary>
    private int AfterTag(ReadOnlySpan<char> text, int i, int length)
    {
        var end = i + 1 + length;
        if (text.Slice(i, length + 2).Equals("<sup>", StringComparison.OrdinalIgnoreCase) && text[(end + 1)..].IndexOf("</sup>", StringComparison.OrdinalIgnoreCase) is > 0 and <= 5 and var digits
            && text.Slice(end + 1, digits).IndexOfAnyExceptInRange('0', '9') < 0 && i > 0 && !char.IsAsciiLetterOrDigit(text[i - 1]))
        {
            next.Append('[', current.StartOf(i), current.EndOf(end));
            for (var k = end + 1; k <= end + digits; k++)
            {
                next.Append(current, k);
            }

            var close = end + digits + 6;
            next.Append(']', current.StartOf(end + digits + 1), current.EndOf(close));
            return close;
        }

        return end;
    }

    /// <summary>Length of an emphasis mark at <paramref name="i"/>; 0 where the character is one of the text (2*3, a_b).</summary>
    private static int EmphasisLength(ReadOnlySpan<char> text, int i, bool markdown)
    {
        var c = text[i];
        var run = 1;
        while (i + run < text.Length && text[i + run] == c)
        {
            run++;
        }

        if (run >= 2)
        {
            return c == '_' && !markdown || run > 3 ? 0 : run;
        }

        if (!markdown || c == '~')
        {
            return 0;
        }

        var before = i > 0 ? text[i - 1] : ' ';
        var after = i + 1 < text.Length ? text[i + 1] : ' ';
        if (c == '_')
        {
            return char.IsAsciiLetterOrDigit(before) && char.IsAsciiLetterOrDigit(after) || (before == ' ' && after == ' ') ? 0 : 1;
        }

        return (char.IsAsciiDigit(before) && char.IsAsciiDigit(after)) || (before == ' ' && after == ' ') || text[(i + 1)..].IndexOf('*') < 0 && text[..i].IndexOf('*') < 0 ? 0 : 1;
    }

    private static char? Entity(ReadOnlySpan<char> text, int i, out int end)
    {
        end = i;
        var semicolon = text[i..Math.Min(text.Length, i + 10)].IndexOf(';');
        if (semicolon < 2)
        {
            return null;
        }

        end = i + semicolon + 1;
        var name = text.Slice(i + 1, semicolon - 1);
        if (name[0] == '#')
        {
            var hex = name.Length > 1 && name[1] is 'x' or 'X';
            return int.TryParse(name[(hex ? 2 : 1)..], hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 32 and < 0xD800 ? (char)code : null;
        }

        return name switch
        {
            "nbsp" or "ensp" or "emsp" or "thinsp" => ' ',
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "ldquo" => '“',
            "rdquo" => '”',
            "lsquo" => '‘',
            "rsquo" => '’',
            "mdash" => '—',
            "ndash" => '–',
            "middot" => '·',
            "hellip" => '…',
            "times" => '×',
            "bull" => '•',
            _ => null,
        };
    }

    private static bool LinkAt(ReadOnlySpan<char> text, int i, out int labelEnd, out int end, out string url)
    {
        url = string.Empty;
        end = i;
        var depth = 0;
        labelEnd = i;
        var limit = Math.Min(text.Length, i + 500);
        for (; labelEnd < limit; labelEnd++)
        {
            depth += text[labelEnd] == '[' ? 1 : text[labelEnd] == ']' ? -1 : 0;
            if (depth == 0)
            {
                break;
            }
        }

        if (labelEnd >= limit || labelEnd + 1 >= text.Length || text[labelEnd + 1] != '(')
        {
            return false;
        }

        var close = labelEnd + 2;
        depth = 1;
        for (; close < text.Length && close < labelEnd + 1200; close++)
        {
            depth += text[close] == '(' ? 1 : text[close] == ')' ? -1 : 0;
            if (depth == 0)
            {
                break;
            }
        }

        if (depth != 0 || close >= text.Length)
        {
            return false;
        }

        var target = text[(labelEnd + 2)..close].Trim();
        var title = target.IndexOf(' ');
        target = (title > 0 ? target[..title] : target).Trim("<>");
        if (!(target.StartsWith("http") || target.StartsWith("/") || target.StartsWith("#") || target.StartsWith(".") || target.StartsWith("mailto:") || target.Contains('.') || target.Contains('/')))
        {
            return false;
        }

        url = target.ToString();
        end = close + 1;
        return true;
    }

    /// <summary>Citation marks, circled and superscript note marks, and （来源：…） notes.</summary>
    private void RemoveMarks(bool inReferences)
    {
        var text = current.Text;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '[' or '［' && !inReferences && CitationEnd(text, i) is > 0 and var end && i > 0)
            {
                var numbers = Numbers(text[(i + 1)..(end - 1)]);
                if (numbers.Length > 0)
                {
                    Citations.Add(new CitationMark(next.Length, numbers, null));
                    i = end - 1;
                    continue;
                }
            }
            else if (c is '（' or '(' && !inReferences && SourceNoteEnd(text, i, out var name) is > 0 and var noteEnd)
            {
                Citations.Add(new CitationMark(next.Length, [], name));
                i = noteEnd - 1;
                continue;
            }
            else if (CircledValue(c) is > 0 and var circled)
            {
                var before = i > 0 ? text[i - 1] : ' ';
                var after = i + 1 < text.Length ? text[i + 1] : '。';
                if (i > 0 && (after is '。' or '，' or '；' || (before == '。' && !CharacterClass.IsHan(after)) || i + 1 == text.Length))
                {
                    Citations.Add(new CitationMark(next.Length, [circled], null));
                }

                continue;
            }
            else if (SuperscriptValue(c) >= 0 && i > 0 && !inReferences && (CharacterClass.IsHan(text[i - 1]) || CharacterClass.IsChineseMark(text[i - 1]) || text[i - 1] is '.' or ',' or ')' or '"' or '%'))
            {
                var value = 0;
                var at = next.Length;
                while (i < text.Length && SuperscriptValue(text[i]) is >= 0 and var digit && value < 100)
                {
                    value = (value * 10) + digit;
                    i++;
                }

                i--;
                Citations.Add(new CitationMark(at, [value], null));
                continue;
            }

            next.Append(current, i);
        }

        for (var i = 0; i < Links.Count; i++)
        {
            Links[i] = (PositionAfter(Links[i].Start, current, next), PositionAfter(Links[i].End, current, next), Links[i].Url);
        }

        Swap();
    }

    /// <summary>End of [1], ［2］, [1,3], [2-4], [^5] at <paramref name="i"/>, or 0. The bracket of a 文号 ([2024]) and of a type ([J]) is none.</summary>
    private static int CitationEnd(ReadOnlySpan<char> text, int i)
    {
        var end = i + 1;
        var run = 0;
        for (; end < text.Length && end < i + 24; end++)
        {
            var c = text[end];
            if (char.IsAsciiDigit(c) || c is >= '０' and <= '９')
            {
                if (++run > 3)
                {
                    return 0;
                }
            }
            else if (c is ']' or '］')
            {
                return run > 0 && !(end + 1 < text.Length && text[end + 1] is '(' or '号') ? end + 1 : 0;
            }
            else if (c is ',' or '，' or '、' or '-' or '–' or '—' or '－' or ' ' or '^' or '~' or '～')
            {
                run = 0;
            }
            else
            {
                return 0;
            }
        }

        return 0;
    }

    private static ImmutableArray<int> Numbers(ReadOnlySpan<char> text)
    {
        var numbers = ImmutableArray.CreateBuilder<int>();
        var value = -1;
        var from = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ',';
            var digit = char.IsAsciiDigit(c) ? c - '0' : c is >= '０' and <= '９' ? c - '０' : -1;
            if (digit >= 0)
            {
                value = (Math.Max(value, 0) * 10) + digit;
            }
            else if (value >= 0)
            {
                // A range of citations is short; a longer one is no citation.
                for (var n = from >= 0 && value - from is > 0 and < 50 ? from + 1 : value; n <= value; n++)
                {
                    numbers.Add(n);
                }

                from = c is '-' or '–' or '—' or '－' or '~' or '～' ? value : -1;
                value = -1;
            }
        }

        return numbers.Contains(0) ? [] : numbers.ToImmutable();
    }

    private static int SourceNoteEnd(ReadOnlySpan<char> text, int i, out string name)
    {
        name = string.Empty;
        var rest = text[(i + 1)..];
        foreach (var label in SourceLabels)
        {
            if (rest.StartsWith(label))
            {
                var close = rest.IndexOfAny('）', ')');
                if (close > label.Length && close < 80)
                {
                    name = rest[label.Length..close].Trim().ToString();
                    return i + close + 2;
                }
            }
        }

        return 0;
    }

    private static int CircledValue(char c) => c switch
    {
        >= '①' and <= '⑳' => c - '①' + 1,
        >= '❶' and <= '❿' => c - '❶' + 1,
        _ => 0,
    };

    private static int SuperscriptValue(char c) => c switch
    {
        '⁰' => 0,
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        >= '⁴' and <= '⁹' => c - '⁴' + 4,
        _ => -1,
    };

    /// <summary>關(guan) 於(yu), 數(shù)據(jù), 電(dian)(dian)(dian).</summary>
    private void RemovePinyin()
    {
        var text = current.Text;
        var removed = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '(' or '（' && next.Length > 0 && PinyinSyllable.EndOfInjected(text, i, out var hasTone) is > 0 and var end && (hasTone || context.HasInjectedPinyin))
            {
                var last = next.Length - 1;
                while (last > 0 && next[last] == ' ')
                {
                    last--;
                }

                if (CharacterClass.IsHan(next[last]))
                {
                    // The machine that put the syllable in put a space after it too.
                    next.Truncate(last + 1);
                    while (end < text.Length && text[end] == ' ')
                    {
                        end++;
                    }

                    removed = true;
                    i = end - 1;
                    continue;
                }
            }

            next.Append(current, i);
        }

        if (removed)
        {
            var starts = next;
            Remap(p => PositionAfter(p, current, starts));
            Swap();
        }
        else
        {
            next.Clear();
        }
    }

    /// <summary>Where position <paramref name="p"/> of <paramref name="before"/> stands in <paramref name="after"/>, found by source position.</summary>
    private static int PositionAfter(int p, MappedText before, MappedText after)
    {
        if (p >= before.Length)
        {
            return after.Length;
        }

        var at = before.StartOf(p);
        var low = 0;
        var high = after.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (after.StartOf(middle) < at)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Character by character, then the phrases in which that goes wrong. Lengths change only by regional terms that are shorter here.</summary>
    private void ChangeForms()
    {
        var pivots = false;
        var text = current.Text;
        if (text.IndexOfAnyInRange('\u3041', '\u30fa') >= 0)
        {
            // Japanese has characters of its own that look traditional (製品, 輸出).
            return;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < '\u0080')
            {
                continue;
            }

            if (CharacterTables.IsPivot(c))
            {
                pivots = true;
            }
            else
            {
                var simple = CharacterTables.Simplify(c);
                if (simple != c && !(simple == '.' && !IsBetweenDigits(text, i)))
                {
                    current[i] = simple;
                }
            }
        }

        if (pivots)
        {
            for (var i = 0; i < current.Length; i++)
            {
                if (CharacterTables.IsPivot(current[i]))
                {
                    ApplyPhrase(i);
                }
            }
        }

        if (context.IsTraditional)
        {
            ApplyRegionalTerms();
        }
    }

    private static bool IsBetweenDigits(ReadOnlySpan<char> text, int i) =>
        i > 0 && (char.IsAsciiDigit(text[i - 1]) || text[i - 1] is >= '０' and <= '９');

    private void ApplyPhrase(int i)
    {
        var pivot = current[i];
        foreach (var rule in CharacterTables.Phrases[pivot])
        {
            var start = i - rule.Pivot;
            if (start < 0 || start + rule.Key.Length > current.Length || !Matches(start, rule.Key))
            {
                continue;
            }

            for (var k = 0; k < rule.Output.Length; k++)
            {
                current[start + k] = rule.Output[k];
            }

            return;
        }

        current[i] = CharacterTables.Simplify(pivot);
    }

    private bool Matches(int start, string key)
    {
        for (var k = 0; k < key.Length; k++)
        {
            // What stands before the pivot has its final form already.
            if (CharacterTables.Fold(current[start + k]) != key[k] && current[start + k] != CharacterTables.Simplify(key[k]))
            {
                return false;
            }
        }

        return true;
    }

    private void ApplyRegionalTerms()
    {
        var text = current.Text;
        var changed = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (CharacterTables.IsRegionalStart(text[i]) && TermAt(text, i) is { } rule)
            {
                for (var k = 0; k < rule.Output.Length; k++)
                {
                    var last = k == rule.Output.Length - 1;
                    next.Append(rule.Output[k], current.StartOf(i + k), current.EndOf(last ? i + rule.Key.Length - 1 : i + k));
                }

                changed |= rule.Output.Length != rule.Key.Length;
                i += rule.Key.Length - 1;
                continue;
            }

            next.Append(current, i);
        }

        if (changed)
        {
            var after = next;
            Remap(p => PositionAfter(p, current, after));
        }

        Swap();

        static PhraseRule? TermAt(ReadOnlySpan<char> text, int i)
        {
            foreach (var rule in CharacterTables.RegionalTerms[text[i]])
            {
                if (text[i..].StartsWith(rule.Key))
                {
                    return rule;
                }
            }

            return null;
        }
    }

    /// <summary>Letter-spacing, then the spaces that Chinese text does not have.</summary>
    private void FixSpacing(bool inReferences)
    {
        var text = current.Text;
        var firstSpace = -1;
        for (var i = 0; i < text.Length; i++)
        {
            if (CharacterClass.IsSpace(text[i]))
            {
                firstSpace = i;
                break;
            }
        }

        if (firstSpace < 0)
        {
            return;
        }

        var spaced = LetterSpacing.Find(text);
        for (var i = 0; i < text.Length; i++)
        {
            if (!CharacterClass.IsSpace(text[i]))
            {
                next.Append(current, i);
                continue;
            }

            var end = i;
            while (end < text.Length && CharacterClass.IsSpace(text[end]))
            {
                end++;
            }

            if (next.Length > 0 && end < text.Length && !spaced.Contains(i) && Keeps(text[i - 1], text[end], inReferences))
            {
                next.Append(' ', current.StartOf(i), current.EndOf(end - 1));
            }

            i = end - 1;
        }

        var after = next;
        Remap(p => PositionAfter(p, current, after));
        Swap();
    }

    private static bool Keeps(char before, char after, bool inReferences)
    {
        if (inReferences && (before is '—' or '–' || after is '—' or '–'))
        {
            return true;
        }

        if (CharacterClass.IsChineseMark(before) || CharacterClass.IsChineseMark(after))
        {
            // An English sentence may hold a dash or curly quotation marks with spaces around.
            return (CharacterClass.IsLatin(before) || before is '.' or ',' or '”' or '’' or '—' or '“') && (CharacterClass.IsLatin(after) || after is '“' or '‘' or '—' or '(' or '$') && !(before == '“') && !IsFullMark(before) && !IsFullMark(after);
        }

        var hanBefore = CharacterClass.IsHan(before);
        var hanAfter = CharacterClass.IsHan(after);
        if (hanBefore && hanAfter)
        {
            return true;
        }

        if (hanBefore || hanAfter)
        {
            var other = hanBefore ? after : before;
            return !(CharacterClass.IsLatin(other) || other is '%' or '+' or '-' or '$' or '¥' or '€' or '(' or ')' or '[' or ']' or '~' or '.' or '"' or '℃' or '°');
        }

        return true;
    }

    private static bool IsFullMark(char c) => c is '，' or '。' or '；' or '：' or '、' or '（' or '）' or '《' or '》' or '！' or '？' or '【' or '】';
}
