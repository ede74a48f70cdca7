using System.Collections.Immutable;
using Graph.Reading.Cleaning;

namespace Graph.Reading.Structure;

/// <summary>Which blocks begin a section: decided for the document as a whole, by the outermost kind of heading that it uses.</summary>
internal sealed class SectionScheme
{
    // A heading is short and has no sentence in it.
    private const int LongestHeading = 70;

    private readonly string text;
    private readonly CleanedDocument document;
    private readonly BodyRange body;
    private readonly HeadingNumber[] numbers;

    private SectionScheme(CleanedDocument document, BodyRange body)
    {
        text = document.Clean.Text;
        this.document = document;
        this.body = body;
        numbers = new HeadingNumber[document.Blocks.Length];
        for (var i = body.Start; i < body.End; i++)
        {
            var line = Of(i);
            var emoji = HeadingText.PictogramLength(line);
            var number = HeadingNumber.Parse(line[emoji..]);
            numbers[i] = number.Kind == NumberKind.None ? number : number with { Length = number.Length + emoji };
        }

        NumberBareDigits();
    }

    /// <summary>Indices of the blocks that begin a section, in order; empty for a text without sections. <paramref name="kind"/> is what numbers them; <paramref name="numbers"/> holds each block's number, emoji before it counted in its length.</summary>
    public static ImmutableArray<int> Starts(CleanedDocument document, BodyRange body, out NumberKind kind, out bool itemsByLink, out HeadingNumber[] numbers)
    {
        var scheme = new SectionScheme(document, body);
        itemsByLink = false;
        numbers = scheme.numbers;
        return scheme.Choose(out kind, ref itemsByLink);
    }

    /// <summary>Headings that begin with 1, 2, 3 and no mark after it (1 标题): a number only when they count on.</summary>
    private void NumberBareDigits()
    {
        var bare = new List<(int Block, int Digits)>();
        foreach (var i in Range())
        {
            var line = Of(i);
            var digits = line.IndexOfAnyExceptInRange('0', '9');
            if (IsMarked(i) && numbers[i].Kind == NumberKind.None && digits is 1 or 2 && int.Parse(line[..digits], System.Globalization.CultureInfo.InvariantCulture) == bare.Count + 1 && line[digits] is not ('年' or '月' or '日' or '号' or '%' or '.' or '-'))
            {
                bare.Add((i, digits));
            }
        }

        for (var k = 0; k < bare.Count && bare.Count >= 2; k++)
        {
            var (block, digits) = bare[k];
            numbers[block] = new HeadingNumber(NumberKind.Arabic, k + 1, Of(block)[digits] == ' ' ? digits + 1 : digits);
        }
    }

    private ReadOnlySpan<char> Of(int block) => text.AsSpan(document.Blocks[block].Span.Start, document.Blocks[block].Span.Length);

    private ImmutableArray<int> Choose(out NumberKind kind, ref bool itemsByLink)
    {
        kind = NumberKind.Part;
        var parts = Numbered(NumberKind.Part);
        if (parts.Count >= 2 || parts.Any(IsMarked))
        {
            return [.. parts];
        }

        kind = NumberKind.Chapter;
        var chapters = Numbered(NumberKind.Chapter);
        if (chapters.Count >= 2 || chapters.Any(IsMarked))
        {
            return WithUnnumbered(chapters);
        }

        kind = NumberKind.Paragraph;
        var paragraphs = Numbered(NumberKind.Paragraph);
        if (paragraphs.Count(IsMarked) >= 2 || (paragraphs.Count >= 2 && !AnyMarkedHeading() && paragraphs.All(i => IsHeadingLine(i) && HasTextAfter(i))))
        {
            return WithUnnumbered(paragraphs);
        }

        kind = NumberKind.Arabic;
        var arabic = Numbered(NumberKind.Arabic);
        var marked = arabic.Where(IsMarked).ToList();
        if (marked.Count >= 2)
        {
            return WithUnnumbered(marked);
        }

        var items = LinkItems();
        if (items.Count >= 2)
        {
            itemsByLink = true;
            kind = NumberKind.None;
            return [.. items];
        }

        if (marked.Count == 0 && !AnyMarkedHeading())
        {
            var headings = arabic.Where(i => IsHeadingLine(i) && HasTextAfter(i)).ToList();
            if (headings.Count >= 2 && InSequence(headings))
            {
                return [.. headings];
            }

            if (arabic.Count >= 3 && InSequence(arabic) && arabic.Count * 10 >= (body.End - body.Start) * 5 && arabic.All(i => Of(i).Length >= 40))
            {
                return [.. arabic];
            }
        }

        kind = NumberKind.Bracket;
        var brackets = Range().Where(i => numbers[i].Kind == NumberKind.Bracket && HeadingText.AbstractLabel(Of(i), out _, out _) == 0 && !HeadingText.IsAbstract(Of(i)) && (Of(i).IndexOf('】') + 1 < Of(i).Length || HasTextAfter(i))).ToList();
        if (brackets.Count >= 2 && !AnyMarkedHeading())
        {
            return [.. brackets];
        }

        kind = NumberKind.None;
        var unnumbered = MarkedTop();
        if (unnumbered.Count >= 1)
        {
            return [.. unnumbered];
        }

        var bold = Range().Where(i => document.Blocks[i].IsBold && IsHeadingLine(i) && HasTextAfter(i) && !IsReserved(i)).ToList();
        if (bold.Count >= 2)
        {
            return [.. bold];
        }

        var lines = Range().Where(i => document.Blocks[i].Kind == BlockKind.Paragraph && Of(i).Length is >= 2 and <= 40 && IsHeadingLine(i) && numbers[i].Kind == NumberKind.None && HasLongTextAfter(i) && !IsReserved(i) && !LineMarks.HasLabel(Of(i))).ToList();
        return lines.Count >= 2 ? [.. lines] : [];
    }

    private IEnumerable<int> Range() => Enumerable.Range(body.Start, Math.Max(0, body.End - body.Start));

    private bool IsMarked(int i) => document.Blocks[i].Kind == BlockKind.Heading || document.Blocks[i].IsBold;

    private bool AnyMarkedHeading() => Range().Any(i => document.Blocks[i].Kind == BlockKind.Heading && !IsReserved(i));

    private bool IsReserved(int i) => HeadingText.IsAbstract(Of(i)) || HeadingText.IsContents(Of(i));

    /// <summary>Blocks with this kind of number that are headings by themselves or whose first sentence is.</summary>
    private List<int> Numbered(NumberKind kind)
    {
        var found = new List<int>();
        foreach (var i in Range())
        {
            if (numbers[i].Kind != kind || IsContentsLine(i))
            {
                continue;
            }

            // 一、…。二、… within running text is no heading; a heading's number goes on from the one before or begins anew.
            var before = found.Count > 0 ? numbers[found[^1]].Value : 0;
            if (IsMarked(i) || (numbers[i].Value == before + 1 || numbers[i].Value == 1 || (kind == NumberKind.Chapter && numbers[i].Value == before + 2)))
            {
                found.Add(i);
            }
        }

        return kind == NumberKind.Chapter ? WithoutContents(found) : found;
    }

    /// <summary>A contents list has the same numbers before the sections have them: the lines that nothing stands between.</summary>
    private List<int> WithoutContents(List<int> found)
    {
        var second = found.Count < 4 ? -1 : found.FindIndex(1, i => numbers[i].Value == 1);
        if (second < 2)
        {
            return found;
        }

        var adjacent = true;
        for (var k = 1; k < second; k++)
        {
            adjacent &= found[k] == found[k - 1] + 1 || !HasTextAfter(found[k - 1]);
        }

        return adjacent && Of(found[0]).Length < LongestHeading ? found.GetRange(second, found.Count - second) : found;
    }

    /// <summary>一、总体要求……3: dots or a page number at the end.</summary>
    private bool IsContentsLine(int i)
    {
        var line = Of(i);
        return line.Contains("……", StringComparison.Ordinal) && char.IsAsciiDigit(line[^1]) || line.Contains("....", StringComparison.Ordinal);
    }

    private bool InSequence(List<int> found)
    {
        for (var k = 0; k < found.Count; k++)
        {
            if (numbers[found[k]].Value != k + 1)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Numbered sections with the unnumbered headings beside them (结语, 编者点评), which are sections of their own.</summary>
    private ImmutableArray<int> WithUnnumbered(List<int> numbered)
    {
        var ranks = numbered.Where(i => document.Blocks[i].Kind == BlockKind.Heading).Select(i => document.Blocks[i].Level).DefaultIfEmpty(7).ToList();
        var rank = ranks.Max();
        var all = new SortedSet<int>(numbered);
        foreach (var i in Range())
        {
            if (document.Blocks[i].Kind == BlockKind.Heading && document.Blocks[i].Level <= rank && numbers[i].Kind is NumberKind.None && !IsReserved(i) && HasTextAfter(i))
            {
                all.Add(i);
            }
        }

        return [.. all];
    }

    /// <summary>The highest rank of headings; where it only groups the items of a daily (each with its link or emoji), the rank under it.</summary>
    private List<int> MarkedTop()
    {
        var headings = Range().Where(i => document.Blocks[i].Kind == BlockKind.Heading && !IsReserved(i) && numbers[i].Kind is not (NumberKind.Paragraph or NumberKind.Item)).ToList();
        if (headings.Count == 0)
        {
            return headings;
        }

        var top = headings.Min(i => document.Blocks[i].Level);
        var first = headings.Where(i => document.Blocks[i].Level == top).ToList();
        var groups = first.Count(i => !HasTextAfter(i));
        var deeper = headings.Where(i => document.Blocks[i].Level > top).ToList();
        var lone = first.Count == 1 && deeper.Count >= 2 && !HasTextAfter(first[0]);
        if (deeper.Count >= 2 && (lone || (groups * 2 > first.Count && (HasItemLinks(deeper) || first.Any(i => HeadingText.PictogramLength(Of(i)) > 0)))))
        {
            var next = deeper.Min(i => document.Blocks[i].Level);
            return [.. first.Where(i => HasTextAfter(i)).Concat(deeper.Where(i => document.Blocks[i].Level == next)).Order()];
        }

        return [.. first.Where(i => HasTextAfter(i) || deeper.Any(d => d == i + 1))];
    }

    private bool HasItemLinks(List<int> headings) => headings.Count(h => OriginalLinkBefore(h, NextHeading(h))) * 2 >= headings.Count;

    private int NextHeading(int i)
    {
        for (var k = i + 1; k < body.End; k++)
        {
            if (document.Blocks[k].Kind == BlockKind.Heading)
            {
                return k;
            }
        }

        return body.End;
    }

    private bool OriginalLinkBefore(int from, int to)
    {
        foreach (var link in document.Links)
        {
            if (link.Label.Start >= document.Blocks[from].Span.Start && (to >= document.Blocks.Length || link.Label.Start < document.Blocks[to].Span.Start))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>List items of a daily, each with a link to its original in it or on the line after it.</summary>
    private List<int> LinkItems()
    {
        var items = new List<int>();
        foreach (var i in Range())
        {
            var isItem = document.Blocks[i].Kind == BlockKind.ListItem || numbers[i].Kind is NumberKind.Arabic;
            if (!isItem || document.Blocks[i].Kind == BlockKind.Heading)
            {
                continue;
            }

            var end = i + 1;
            while (end < body.End && document.Blocks[end].Kind == BlockKind.Paragraph && numbers[end].Kind == NumberKind.None)
            {
                end++;
            }

            if (document.Links.Any(l => l.Label.Start >= document.Blocks[i].Span.Start && l.Label.End <= document.Blocks[end - 1].Span.End && (LinkWords.IsOriginal(l.Label.Of(text)) || l.Label.Start - document.Blocks[i].Span.Start <= numbers[i].Length + 3)))
            {
                items.Add(i);
            }
        }

        // Items that only list what a section rests on are not the sections.
        return items.Count * 3 >= Range().Count(i => document.Blocks[i].Kind is BlockKind.ListItem or BlockKind.Paragraph) ? items : [];
    }

    private bool IsHeadingLine(int i)
    {
        var line = Of(i);
        return line.Length <= LongestHeading && line.IndexOfAny("。！；") < 0 && line[^1] is not ('，' or '：' or ':' or '、' or '.' or ';' or '？' or '?' or ',');
    }

    /// <summary>Text follows before the next heading.</summary>
    private bool HasTextAfter(int i) => i + 1 < body.End && document.Blocks[i + 1].Kind != BlockKind.Heading && !(IsNumberedLike(i, i + 1) && IsHeadingLine(i + 1));

    private bool IsNumberedLike(int i, int other) => numbers[i].Kind != NumberKind.None && numbers[other].Kind == numbers[i].Kind;

    private bool HasLongTextAfter(int i) => i + 1 < body.End && document.Blocks[i + 1].Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.TableRow && Of(i + 1).IndexOfAny("。！？") >= 0;
}
