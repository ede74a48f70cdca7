using System.Collections.Immutable;
using Graph.Model;
using Graph.Reading.Cleaning;
using Graph.Reading.Sources;

namespace Graph.Reading.Structure;

/// <summary>Parts the body into sections and sentences.</summary>
internal sealed class SectionPlanner
{
    // 【产业观察】 is a column; a longer bracket is a headline of its own.
    private const int LongestCategory = 7;

    // A run-in heading (一、加强组织领导。各地…) is the first sentence when it is this short.
    private const int LongestRunIn = 60;

    // The first sentence of a （一） part is its heading when it is this short.
    private const int LongestPartHeading = 40;

    private const string DefaultAbstract = "摘要";

    private readonly string text;
    private readonly CleanedDocument document;
    private readonly BodyRange body;
    private readonly Masthead masthead;
    private readonly List<SectionText> sections = [];
    private readonly List<ReferenceText> itemReferences = [];
    private readonly List<(TextSpan Span, string Kind)> dropped = [];
    private readonly List<SentenceText> sentences = [];
    private readonly List<TextSpan> spans = [];
    private readonly int referenceCount;
    private readonly SortedSet<int> pendingCitations = [];
    private string lastHeading = string.Empty;
    private string? publisher;
    private HeadingNumber[] numbers = [];
    private int paragraph;

    private SectionPlanner(CleanedDocument document, ReferenceList references, Masthead masthead, BodyRange body)
    {
        text = document.Clean.Text;
        this.document = document;
        this.body = body;
        this.masthead = masthead;
        referenceCount = references.Entries.Length;
    }

    public static SectionPlan Plan(CleanedDocument document, ReferenceList references, Masthead masthead, BodyRange body, Signature signature)
    {
        var planner = new SectionPlanner(document, references, masthead, body);
        planner.Run(signature);
        return new SectionPlan([.. planner.sections], [.. planner.itemReferences], [.. planner.dropped], planner.publisher);
    }

    private ReadOnlySpan<char> Of(int block) => text.AsSpan(document.Blocks[block].Span.Start, document.Blocks[block].Span.Length);

    private void Run(Signature signature)
    {
        var starts = SectionScheme.Starts(document, body, out var kind, out var byLink, out numbers).ToHashSet();
        var open = new OpenSection(0, DefaultAbstract, null);
        var hasSections = starts.Count > 0;
        var inContents = false;
        var ordinal = 0;
        if (!hasSections)
        {
            ordinal = 1;
            open = new OpenSection(1, masthead.Title, null);
        }

        for (var i = body.Start; i < body.End; i++)
        {
            var block = document.Blocks[i];
            var line = Of(i);
            if (i >= signature.FirstBlock && i < signature.EndBlock)
            {
                dropped.Add((block.Span, "signature"));
                continue;
            }

            if (starts.Contains(i))
            {
                inContents = false;
                Close(open);
                open = Begin(i, ++ordinal, kind, byLink, out var rest);
                AddText(rest, block, i);
                continue;
            }

            var marked = block.Kind == BlockKind.Heading || block.IsBold;
            if (block.Kind == BlockKind.Heading && starts.Contains(i + 1))
            {
                // It only groups the sections that follow it.
                dropped.Add((block.Span, "group-heading"));
                continue;
            }

            if (HeadingText.IsContents(line))
            {
                inContents = true;
                dropped.Add((block.Span, "contents"));
                continue;
            }

            if (sections.Count == 0 && HeadingText.IsAbstract(line) && (marked || line.Length <= 8))
            {
                inContents = false;
                if (open.Ordinal == 0 || !hasSections && sentences.Count == 0)
                {
                    // The abstract takes what led up to it.
                    open = new OpenSection(0, HeadingText.Of(text, block.Span.Start, block.Span.End, 0).Of(text), HeadingText.Of(text, block.Span.Start, block.Span.End, 0));
                    if (!hasSections)
                    {
                        ordinal = 0;
                    }

                    continue;
                }
            }

            if (sections.Count == 0 && HeadingText.AbstractLabel(line, out var nameStart, out var nameLength) is > 0 and var label && (open.Ordinal == 0 || sentences.Count == 0) && open.Sentences == 0)
            {
                var name = new TextSpan(block.Span.Start + nameStart, block.Span.Start + nameStart + nameLength);
                open = new OpenSection(0, name.Of(text), name);
                AddText(new TextSpan(block.Span.Start + label, block.Span.End), block, i);
                if (!hasSections)
                {
                    // The article itself follows its abstract.
                    Close(open);
                    open = new OpenSection(1, masthead.Title, null);
                }

                continue;
            }

            if (inContents)
            {
                if (block.Kind != BlockKind.Heading && line.IndexOfAny("。") < 0)
                {
                    dropped.Add((block.Span, "contents"));
                    continue;
                }

                inContents = false;
            }

            if (!hasSections && open.Ordinal == 0 && block.Kind == BlockKind.Heading)
            {
                Close(open);
                open = new OpenSection(1, masthead.Title, null);
            }

            if (IsAside(i, line, block))
            {
                continue;
            }

            AddText(block.Span, block, i);
        }

        if (!hasSections && open.Ordinal == 0)
        {
            // Everything stood under the abstract's heading: it is the article.
            open = open with { Ordinal = 1, Heading = masthead.Title, Span = null };
        }

        Close(open);
    }

    private sealed record OpenSection(int Ordinal, string Heading, TextSpan? Span)
    {
        public int Sentences { get; init; }

        public ImmutableArray<int> Citations { get; init; } = [];
    }

    private void Close(OpenSection open)
    {
        if (open.Ordinal == 0 && sentences.Count == 0)
        {
            paragraph = 0;
            return;
        }

        sections.Add(new SectionText(open.Ordinal, open.Heading, open.Span, [.. sentences]) { Citations = [.. pendingCitations.Order()] });
        sentences.Clear();
        pendingCitations.Clear();
        paragraph = 0;
    }

    /// <summary>Begins a section at block <paramref name="i"/>; <paramref name="rest"/> is what of the block belongs to the body.</summary>
    private OpenSection Begin(int i, int ordinal, NumberKind kind, bool byLink, out TextSpan rest)
    {
        var block = document.Blocks[i];
        var line = Of(i);
        var emoji = HeadingText.PictogramLength(line);
        var number = numbers[i];
        var numberLength = number.Kind is NumberKind.None ? emoji : number.Length;
        var start = block.Span.Start;
        var end = block.Span.End;
        rest = new TextSpan(end, end);
        if (number.Kind == NumberKind.Bracket && block.Kind == BlockKind.Heading && line.IndexOf('】') is var category && category < line.Length - 1 && category <= LongestCategory)
        {
            // 【铁路】班列从…: the column that a marked heading is filed under, not its words.
            start += category + 1;
            numberLength = 0;
        }
        else if (number.Kind == NumberKind.Bracket && (kind == NumberKind.Bracket || line.IndexOf('】') < line.Length - 1))
        {
            var close = start + line.IndexOf('】');
            rest = new TextSpan(close + 1, end);
            end = close;
        }
        else if (byLink && ItemHeadingEnd(block) is var itemEnd and > 0)
        {
            rest = new TextSpan(itemEnd, end);
            end = itemEnd;
        }
        else if (block.Kind != BlockKind.Heading && !block.IsBold && RunInEnd(start + numberLength, end) is var runIn && runIn < end)
        {
            rest = new TextSpan(runIn, end);
            end = runIn;
        }

        var span = HeadingText.Of(text, start, end, Math.Min(numberLength, end - start));
        lastHeading = span.Of(text);
        return span.Length == 0 ? new OpenSection(ordinal, masthead.Title, null) : new OpenSection(ordinal, lastHeading, span);
    }

    /// <summary>End of a daily item's headline: its link's label, or what stands before a colon or full stop.</summary>
    private int ItemHeadingEnd(Block block)
    {
        foreach (var link in document.Links)
        {
            if (block.Span.Contains(link.Label) && link.Label.Start - block.Span.Start <= 6 && !LinkWords.IsOriginal(link.Label.Of(text)))
            {
                return link.Label.End;
            }
        }

        var colon = text.AsSpan(block.Span.Start, block.Span.Length).IndexOfAny("：:");
        return colon is > 3 and < 60 && text.AsSpan(block.Span.Start, colon).IndexOf('。') < 0 ? block.Span.Start + colon : RunInEnd(block.Span.Start, block.Span.End);
    }

    private int RunInEnd(int start, int end)
    {
        for (var i = start; i < end && i - start <= LongestRunIn; i++)
        {
            if (text[i] is '。' or '！')
            {
                return i + 1;
            }
        }

        return end;
    }

    /// <summary>Lines of the body that are no text: attachments, copies, a source note, a link to the original.</summary>
    private bool IsAside(int i, ReadOnlySpan<char> line, Block block)
    {
        var links = document.Links.Where(l => block.Span.Contains(l.Label)).ToArray();
        if (links.Length > 0 && TakeItemLink(i, line, block, links))
        {
            return true;
        }

        if (line.StartsWith("附件") && line.Length < 120 && line.IndexOf('。') < 0 && (line.Length <= 4 || line[2] is '：' or ':' or >= '0' and <= '9'))
        {
            dropped.Add((block.Span, "attachment-list"));
            return true;
        }

        if ((line.StartsWith("抄送") || line.StartsWith("（此件") || line.StartsWith("联系人") || line.StartsWith("联系电话") || line.StartsWith("关键词")) && line.Length < 120)
        {
            dropped.Add((block.Span, "note"));
            return true;
        }

        if (line.Length <= 80 && (line.StartsWith("来源：") || line.StartsWith("来源:") || line.StartsWith("稿件来源：") || line.StartsWith("文章来源：") || line.StartsWith("信息来源：")))
        {
            var name = line[(line.IndexOfAny("：:") + 1)..].Trim().ToString();
            publisher ??= name;
            dropped.Add((block.Span, "source-note"));
            return true;
        }

        return false;
    }

    /// <summary>An item's link to its original becomes a reference; a line that is only that link goes.</summary>
    private bool TakeItemLink(int i, ReadOnlySpan<char> line, Block block, LinkMark[] links)
    {
        if (line.IndexOfAny("：:") is > 0 and < 12 and var label && LinkWords.IsOriginal(line[..label]) && links.Length == 1 && links[0].Url.StartsWith("http", StringComparison.Ordinal) && links[0].Label.End >= block.Span.End - 2)
        {
            var named = links[0].Label.Of(text);
            AddItemReference(links[0], null, LinkWords.IsOriginal(named) || named.StartsWith("http", StringComparison.Ordinal) ? null : named);
            dropped.Add((block.Span, "link"));
            return true;
        }

        var original = links.FirstOrDefault(l => LinkWords.IsOriginal(l.Label.Of(text)) && l.Url.StartsWith("http", StringComparison.Ordinal));
        if (original is null)
        {
            return false;
        }

        var rest = line.Length - original.Label.Length;
        if (rest > 40 || line.IndexOf('。') >= 0)
        {
            return false;
        }

        var before = new string(line[..(original.Label.Start - block.Span.Start)]);
        var colon = before.IndexOfAny(['：', ':']);
        var name = (colon >= 0 ? before[(colon + 1)..] : before).Trim(' ', '|', '｜', '·', '-', '—', '，', '：', ':');
        _ = i;
        AddItemReference(original, name.Length > 1 && !LinkWords.IsOriginal(name) ? name : null);
        dropped.Add((block.Span, "link"));
        return true;
    }

    private void AddItemReference(LinkMark link, string? name, string? title = null)
    {
        var heading = title ?? (lastHeading.Length > 0 ? lastHeading : masthead.Title);
        itemReferences.Add(new ReferenceText(0, link.Label, name, heading, null, null, link.Url));
        pendingCitations.Add(referenceCount + itemReferences.Count);
    }

    private void AddText(TextSpan range, Block block, int index)
    {
        if (range.Length == 0)
        {
            return;
        }

        spans.Clear();
        while (range.Start > block.Span.Start && range.Length > 0 && text[range.Start] is '：' or ':' or ' ' or '—' or '-' or '，')
        {
            // What parted a heading from the text that runs on behind it.
            range = new TextSpan(range.Start + 1, range.End);
        }

        var start = range.Start;
        var number = range.Start == block.Span.Start ? HeadingNumber.Parse(Of(index)) : default;
        var isPart = number.Kind is NumberKind.Paragraph or NumberKind.Arabic or NumberKind.Chapter or NumberKind.Item;
        var isHeading = block.Kind == BlockKind.Heading || block.IsBold;
        if (isHeading || (isPart && range.Length <= LongestPartHeading * 2 && text.AsSpan(start, range.Length).IndexOfAny("。；，") < 0 && number.Kind != NumberKind.Item && text[range.End - 1] is not ('：' or ':')))
        {
            var span = HeadingText.Of(text, start, range.End, Math.Min(number.Length, range.Length));
            if (span.Length > 0)
            {
                sentences.Add(new SentenceText(span, paragraph++, true));
            }

            return;
        }

        SentenceSplitter.Split(text, start, range.End, spans);
        if (spans.Count == 0)
        {
            return;
        }

        var inner = InnerLink(block);
        for (var k = 0; k < spans.Count; k++)
        {
            var span = spans[k];
            if (k == 0 && number.Kind is NumberKind.Paragraph && spans.Count > 1 && span.Length <= LongestPartHeading)
            {
                var head = HeadingText.Of(text, span.Start, span.End, Math.Min(number.Length, span.Length));
                sentences.Add(new SentenceText(head.Length > 0 ? head : span, paragraph, true));
                continue;
            }

            if (inner is { } link && link.Label.Start >= span.Start && link.Label.End <= span.End && span.Length - link.Label.Length <= 12)
            {
                continue;
            }

            sentences.Add(new SentenceText(span, paragraph, false));
        }

        if (inner is { } original)
        {
            AddItemReference(original, null);
        }

        paragraph++;
    }

    private LinkMark? InnerLink(Block block)
    {
        foreach (var link in document.Links)
        {
            if (block.Span.Contains(link.Label) && LinkWords.IsOriginal(link.Label.Of(text)) && link.Url.StartsWith("http", StringComparison.Ordinal))
            {
                return link;
            }
        }

        return null;
    }
}
