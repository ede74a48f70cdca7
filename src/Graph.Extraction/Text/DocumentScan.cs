using Graph.Extraction.Lexicons;
using Graph.Model;
using Graph.Reading;

namespace Graph.Extraction.Text;

/// <summary>A lexicon term found in the clean text.</summary>
internal readonly record struct TermHit(int Start, int End, Term Term);

/// <summary>
/// One pass of the lexicon over a document: every hit, findable by where it starts and where it ends, and the text units in reading order.
/// Built once for each document and read by all rules.
/// </summary>
internal sealed class DocumentScan
{
    private readonly int[] firstByStart;
    private readonly int[] nextByStart;
    private readonly int[] firstByEnd;
    private readonly int[] nextByEnd;
    private readonly List<TermHit> hits = [];
    private Names.PlaceContext? places;

    /// <summary>Scans the headings and sentences of <paramref name="document"/>.</summary>
    public DocumentScan(ReadDocument document, Lexicon lexicon)
    {
        Document = document;
        Text = document.Clean.Text;
        Units = [.. UnitsOf(document)];
        firstByStart = NewIndex(Text.Length + 1);
        firstByEnd = NewIndex(Text.Length + 1);
        var found = new List<(int End, int Term)>();
        foreach (var unit in Units)
        {
            var (trapStart, trapEnd) = (-1, -1);
            for (var at = unit.Span.Start; at < unit.Span.End; at++)
            {
                lexicon.Match(Text, at, found);

                // The longest match comes last; a trap that begins here covers what follows, and names wider than it escape it.
                for (var i = found.Count - 1; i >= 0; i--)
                {
                    if ((lexicon.Terms[found[i].Term].Cues & Cue.Trap) != 0 && found[i].End > trapEnd && found[i].End <= unit.Span.End)
                    {
                        (trapStart, trapEnd) = (at, found[i].End);
                        break;
                    }
                }

                foreach (var (end, number) in found)
                {
                    if (end > unit.Span.End)
                    {
                        continue;
                    }

                    var term = lexicon.Terms[number];
                    if (end <= trapEnd && at >= trapStart && term.Names.Count + term.WeakNames.Count > 0 && !(at == trapStart && end == trapEnd))
                    {
                        if (term.WithoutNames is { } word)
                        {
                            hits.Add(new TermHit(at, end, word));
                        }

                        continue;
                    }

                    hits.Add(new TermHit(at, end, term));
                }
            }
        }

        nextByStart = new int[hits.Count];
        nextByEnd = new int[hits.Count];
        for (var i = 0; i < hits.Count; i++)
        {
            // The longest first: later hits at the same start are longer, and earlier starts come first at the same end.
            nextByStart[i] = firstByStart[hits[i].Start];
            firstByStart[hits[i].Start] = i;
        }

        for (var i = hits.Count - 1; i >= 0; i--)
        {
            nextByEnd[i] = firstByEnd[hits[i].End];
            firstByEnd[hits[i].End] = i;
        }
    }

    /// <summary>The document.</summary>
    public ReadDocument Document { get; }

    /// <summary>The clean text.</summary>
    public string Text { get; }

    /// <summary>Headings and sentences in reading order.</summary>
    public IReadOnlyList<TextUnit> Units { get; }

    /// <summary>The document's places, for names that leave theirs to the context. A scan belongs to one thread.</summary>
    public Names.PlaceContext Places => places ??= new Names.PlaceContext(this);

    /// <summary>All hits, by start, the shorter first.</summary>
    public IReadOnlyList<TermHit> Hits => hits;

    /// <summary>Hits that start at a position, the longest first.</summary>
    public TermHits StartingAt(int position) => new(hits, nextByStart, firstByStart[position]);

    /// <summary>Hits that end at a position, the longest first.</summary>
    public TermHits EndingAt(int position) => new(hits, nextByEnd, firstByEnd[position]);

    /// <summary>The longest hit with one of <paramref name="cues"/> that starts at a position, or null.</summary>
    public TermHit? CueAt(int position, Cue cues)
    {
        for (var i = firstByStart[position]; i >= 0; i = nextByStart[i])
        {
            if ((hits[i].Term.Cues & cues) != 0)
            {
                return hits[i];
            }
        }

        return null;
    }

    /// <summary>The longest hit with one of <paramref name="cues"/> that ends at a position, or null.</summary>
    public TermHit? CueBefore(int position, Cue cues)
    {
        for (var i = firstByEnd[position]; i >= 0; i = nextByEnd[i])
        {
            if ((hits[i].Term.Cues & cues) != 0)
            {
                return hits[i];
            }
        }

        return null;
    }

    /// <summary>The longest name of <paramref name="kind"/> that ends at a position, strong or weak, or null.</summary>
    public TermHit? NameBefore(int position, EntityKind kind)
    {
        for (var i = firstByEnd[position]; i >= 0; i = nextByEnd[i])
        {
            if (Has(hits[i].Term.Names, kind) || Has(hits[i].Term.WeakNames, kind))
            {
                return hits[i];
            }
        }

        return null;
    }

    private static bool Has(List<Seeds.GazetteerEntry> entries, EntityKind kind)
    {
        foreach (var entry in entries)
        {
            if (entry.Kind == kind)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<TextUnit> UnitsOf(ReadDocument document)
    {
        var structure = document.Structure;
        if (structure is { IsPolicy: true, TitleSpan: { Length: > 0 } title } && structure.Sections.Length > 0 && structure.Sections[0].HeadingSpan is not { Length: > 0 }
            && (structure.Sections[0].Sentences.Length == 0 || structure.Sections[0].Sentences[0].Span.Start >= title.End))
        {
            // The title of a policy names its issuers, who act in it.
            yield return new TextUnit(structure.Sections[0].Ordinal, -1, title);
        }

        foreach (var section in structure.Sections)
        {
            if (section.HeadingSpan is { Length: > 0 } heading)
            {
                yield return new TextUnit(section.Ordinal, -1, heading);
            }

            for (var i = 0; i < section.Sentences.Length; i++)
            {
                yield return new TextUnit(section.Ordinal, i, section.Sentences[i].Span);
            }
        }
    }

    private static int[] NewIndex(int length)
    {
        var index = new int[length];
        Array.Fill(index, -1);
        return index;
    }
}
