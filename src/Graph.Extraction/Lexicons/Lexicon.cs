using Graph.Extraction.Seeds;

namespace Graph.Extraction.Lexicons;

/// <summary>One word or name of the lexicon with all that it can mean.</summary>
internal sealed class Term(string text)
{
    /// <summary>The form matched.</summary>
    public string Text { get; } = text;

    /// <summary>Entries whose name or alias this is; usable anywhere.</summary>
    public List<GazetteerEntry> Names { get; } = [];

    /// <summary>Entries of which this is a short form that needs support from its context.</summary>
    public List<GazetteerEntry> WeakNames { get; } = [];

    /// <summary>What it signals as a word.</summary>
    public Cue Cues { get; set; }

    /// <summary>The same word with no names, for a stretch of text that a trap covers; null when it then means nothing.</summary>
    public Term? WithoutNames => Cues == Cue.None ? null : withoutNames ??= new Term(Text) { Cues = Cues, CueValue = CueValue };

    private Term? withoutNames;

    /// <summary>Canonical form or level that comes with a cue, or null.</summary>
    public string? CueValue { get; set; }
}

/// <summary>Names and cue words in one trie. Immutable once built; thread-safe.</summary>
internal sealed class Lexicon
{
    private readonly TermTrie trie;

    private Lexicon(Term[] terms)
    {
        Terms = terms;
        trie = TermTrie.Build([.. terms.Select(t => t.Text)]);
    }

    /// <summary>All terms, by number.</summary>
    public IReadOnlyList<Term> Terms { get; }

    /// <summary>Builds from gazetteer entries and cue words; a word met twice gets all of its meanings.</summary>
    public static Lexicon Build(IEnumerable<GazetteerEntry> entries, IEnumerable<CueWord> cues)
    {
        var terms = new Dictionary<string, Term>(StringComparer.Ordinal);
        Term At(string text) => terms.TryGetValue(text, out var term) ? term : terms[text] = new Term(text);
        foreach (var entry in entries)
        {
            foreach (var form in entry.Forms())
            {
                Add(form.IsWeak ? At(form.Text).WeakNames : At(form.Text).Names, entry);
            }
        }

        foreach (var cue in cues)
        {
            var term = At(cue.Text);
            term.Cues |= cue.Cue;
            if (string.IsNullOrEmpty(term.CueValue))
            {
                term.CueValue = cue.Value;
            }
        }

        return new Lexicon([.. terms.Values.OrderBy(t => t.Text, StringComparer.Ordinal)]);
    }

    /// <summary>Every term that starts at <paramref name="start"/>, shortest first; Latin terms only at word boundaries.</summary>
    public void Match(string text, int start, List<(int End, int Term)> found)
    {
        found.Clear();
        if (start > 0 && char.IsAsciiLetterOrDigit(text[start]) && char.IsAsciiLetterOrDigit(text[start - 1]))
        {
            return;
        }

        trie.Match(text, start, found);
        for (var i = found.Count - 1; i >= 0; i--)
        {
            var end = found[i].End;
            if (end < text.Length && char.IsAsciiLetterOrDigit(text[end]) && char.IsAsciiLetterOrDigit(text[end - 1]))
            {
                found.RemoveAt(i);
            }
        }
    }

    private static void Add(List<GazetteerEntry> list, GazetteerEntry entry)
    {
        if (!list.Contains(entry))
        {
            list.Add(entry);
        }
    }
}

/// <summary>A cue word of <c>seed/cues</c>.</summary>
internal sealed record CueWord(string Text, Cue Cue, string? Value);
