using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Themes;

/// <summary>A theme of a section. <paramref name="Score"/> is 0..1; <paramref name="Sentences"/> are the indices of the sentences that speak of it, in order.</summary>
internal sealed record SectionTheme(int Section, string Theme, double Score, IReadOnlyList<int> Sentences);

/// <summary>
/// Files each section under themes of the vocabulary. The weight of a theme is the sum over its distinct terms of weight × (1 + ln tf), a term in the heading counting double;
/// its score is 1 − exp(−weight / <see cref="Scale"/>). A theme is kept when its score reaches <see cref="Threshold"/> and it holds <see cref="Share"/> of the section's strongest theme's weight.
/// </summary>
internal sealed class ThemeAnnotator(ThemeVocabulary vocabulary)
{
    private const double Scale = 6;
    private const double Threshold = 0.36;
    private const double Share = 0.12;
    private const double HeadingFactor = 2.2;

    /// <summary>Themes by section ordinal, then the stronger first.</summary>
    public List<SectionTheme> Annotate(DocumentScan scan)
    {
        var result = new List<SectionTheme>();
        foreach (var section in scan.Units.GroupBy(u => u.Section))
        {
            result.AddRange(Section(scan, section.Key, [.. section]));
        }

        return result;
    }

    private IEnumerable<SectionTheme> Section(DocumentScan scan, int ordinal, IReadOnlyList<TextUnit> units)
    {
        var counts = new Dictionary<int, (int Body, int Heading)>();
        var sentences = new Dictionary<string, SortedSet<int>>(StringComparer.Ordinal);
        var found = new List<(int End, int Term)>();
        foreach (var unit in units)
        {
            for (var at = unit.Span.Start; at < unit.Span.End;)
            {
                found.Clear();
                vocabulary.TermTrie.Match(scan.Text.AsSpan(0, unit.Span.End), at, found);
                found.RemoveAll(f => CutsWord(scan.Text, at, f.End));
                if (found.Count == 0)
                {
                    at++;
                    continue;
                }

                var (end, term) = found[^1];
                var (body, heading) = counts.GetValueOrDefault(term);
                counts[term] = unit.IsHeading ? (body, heading + 1) : (body + 1, heading);
                foreach (var (theme, _) in vocabulary.Weights(term))
                {
                    if (!sentences.TryGetValue(theme, out var set))
                    {
                        sentences[theme] = set = [];
                    }

                    if (!unit.IsHeading)
                    {
                        set.Add(unit.Sentence);
                    }
                }

                at = end;
            }
        }

        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (term, (body, heading)) in counts.OrderBy(c => c.Key))
        {
            foreach (var (theme, weight) in vocabulary.Weights(term))
            {
                var contribution = weight * ((body > 0 ? 1 + Math.Log(body) : 0) + (heading > 0 ? HeadingFactor : 0));
                weights[theme] = weights.GetValueOrDefault(theme) + contribution;
            }
        }

        var strongest = weights.Values.DefaultIfEmpty(0).Max();
        return weights
            .Select(w => (Theme: w.Key, Weight: w.Value, Score: Math.Round(1 - Math.Exp(-w.Value / Scale), 4)))
            .Where(w => w.Score >= Threshold && w.Weight >= Share * strongest)
            .OrderByDescending(w => w.Score).ThenBy(w => w.Theme, StringComparer.Ordinal)
            .Select(w => new SectionTheme(ordinal, w.Theme, w.Score, [.. sentences[w.Theme]]));
    }

    private static bool CutsWord(string text, int start, int end) =>
        (start > 0 && char.IsAsciiLetter(text[start]) && char.IsAsciiLetter(text[start - 1])) || (end < text.Length && char.IsAsciiLetter(text[end - 1]) && char.IsAsciiLetter(text[end]));
}
