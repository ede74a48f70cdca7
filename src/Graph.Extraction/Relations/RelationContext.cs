using System.Collections.Immutable;
using Graph.Extraction.Figures;
using Graph.Extraction.Lexicons;
using Graph.Extraction.Names;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>A mention inside one unit.</summary>
internal readonly record struct UnitMention(int Entity, EntityKind Kind, TextSpan Span);

/// <summary>A sentence or heading with the mentions that it holds, by position.</summary>
internal sealed record RelationUnit(TextUnit Unit, IReadOnlyList<UnitMention> Mentions);

/// <summary>What relation rules read: the scan, the entities, and each unit's mentions.</summary>
internal sealed class RelationContext
{
    /// <summary>Makes the context of one document.</summary>
    public RelationContext(DocumentScan scan, NameResult names, IReadOnlyList<FigureCandidate> figures)
    {
        Scan = scan;
        Names = names;
        Figures = figures;
        var byUnit = names.Entities
            .SelectMany((e, i) => e.Mentions.Select(m => (m.Section, m.Sentence, Mention: new UnitMention(i, e.Kind, m.Span))))
            .GroupBy(m => (m.Section, m.Sentence)).ToDictionary(g => g.Key, g => g.Select(m => m.Mention).OrderBy(m => m.Span).ToList());
        Units = [.. scan.Units.Select(u => new RelationUnit(u, byUnit.TryGetValue((u.Section, u.Sentence), out var list) ? Outer(list) : []))];
    }

    /// <summary>Without the names that stand inside longer ones (the ministry in its department's name): those take no part in what the sentence says.</summary>
    private static List<UnitMention> Outer(List<UnitMention> mentions) =>
        [.. mentions.Where(m => !mentions.Any(o => o.Span != m.Span && o.Span.Contains(m.Span)))];

    /// <summary>The scan.</summary>
    public DocumentScan Scan { get; }

    /// <summary>Entities and their mentions.</summary>
    public NameResult Names { get; }

    /// <summary>Figures of the document.</summary>
    public IReadOnlyList<FigureCandidate> Figures { get; }

    /// <summary>Units in reading order.</summary>
    public ImmutableArray<RelationUnit> Units { get; }

    /// <summary>The clean text.</summary>
    public string Text => Scan.Text;

    /// <summary>The entity of a mention.</summary>
    public EntityCandidate Entity(int index) => Names.Entities[index];

    /// <summary>The text between two positions.</summary>
    public ReadOnlySpan<char> Between(int from, int to) => from < to ? Text.AsSpan(from, to - from) : default;

    /// <summary>
    /// The list of mentions that ends with mention <paramref name="last"/> of <paramref name="unit"/>: joined by 、 和 与 及 以及 联合 会同 ， and of kinds that <paramref name="accept"/> takes.
    /// </summary>
    public List<UnitMention> ListEndingAt(RelationUnit unit, int last, Func<EntityKind, bool> accept)
    {
        var list = new List<UnitMention> { unit.Mentions[last] };
        for (var i = last - 1; i >= 0; i--)
        {
            var between = Between(unit.Mentions[i].Span.End, unit.Mentions[i + 1].Span.Start);
            if (!accept(unit.Mentions[i].Kind) || !IsJoiner(between))
            {
                break;
            }

            list.Add(unit.Mentions[i]);
        }

        return list;
    }

    /// <summary>The list of mentions that starts with mention <paramref name="first"/>.</summary>
    public List<UnitMention> ListStartingAt(RelationUnit unit, int first, Func<EntityKind, bool> accept)
    {
        var list = new List<UnitMention> { unit.Mentions[first] };
        for (var i = first + 1; i < unit.Mentions.Count; i++)
        {
            if (!accept(unit.Mentions[i].Kind) || !IsJoiner(Between(unit.Mentions[i - 1].Span.End, unit.Mentions[i].Span.Start)))
            {
                break;
            }

            list.Add(unit.Mentions[i]);
        }

        return list;
    }

    /// <summary>True for what joins the members of a list.</summary>
    public static bool IsJoiner(ReadOnlySpan<char> text)
    {
        text = text.Trim(" ”“》《".AsSpan());
        if (text.Length is 0 or > 12)
        {
            return false;
        }

        // A member may carry its short form: A（以下简称“B”）、C.
        if (text[0] is '（' or '(' && (text.LastIndexOf('）') is > 0 and var close || (close = text.LastIndexOf(')')) > 0))
        {
            text = text[(close + 1)..].Trim();
        }

        return text is "、" or "和" or "与" or "及" or "以及" or "联合" or "会同" or "携手" or "，" or "同" or "/" or "," or "等" or "、原" or "&" or "，以及" or "，联合" or "，会同" or "、以及" or "跟";
    }

    /// <summary>True when a clause boundary stands between two positions.</summary>
    public bool CrossesClause(int from, int to) => Between(from, to).IndexOfAny("。；！？\n") >= 0;

    /// <summary>The first hit with a cue that starts in a range, or null.</summary>
    public TermHit? FirstCue(int from, int to, Cue cue)
    {
        for (var at = from; at < to; at++)
        {
            if (Scan.CueAt(at, cue) is { } hit && hit.End <= to)
            {
                return hit;
            }
        }

        return null;
    }

    /// <summary>The last hit with a cue that ends in a range, or null.</summary>
    public TermHit? LastCue(int from, int to, Cue cue)
    {
        for (var at = to - 1; at >= from; at--)
        {
            if (Scan.CueAt(at, cue) is { } hit && hit.End <= to)
            {
                return hit;
            }
        }

        return null;
    }
}
