using System.Runtime.InteropServices;

namespace Graph.Image.FullText;

/// <summary>
/// Evaluates a query on the postings of an index. Scores are BM25 as Lucene 9 counts it (Robertson and Zaragoza 2009 without the factor
/// k1 + 1; k1 = 1.2, b = 0.75); a pattern scores 1 whatever it finds.
/// </summary>
/// <param name="postings">The index.</param>
/// <param name="texts">The texts of a document, of one property or, with null, of all.</param>
internal sealed class FullTextSearch(FullTextPostings postings, Func<int, string?, IEnumerable<string>> texts)
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    /// <summary>The score of every document that is found.</summary>
    public Dictionary<int, double> Find(FullTextQuery query)
    {
        Dictionary<int, double> found = query switch
        {
            BooleanQuery q => Boolean(q),
            WordsQuery q => Words(Terms(q.Text), q.Field),
            PhraseQuery q => Phrase(q),
            WildcardQuery q => HasHan(q.Pattern) ? Pieces(q) : Matching(q.Field, Fold(q.Pattern) is var pattern ? t => Glob(pattern, t) ? 1 : 0 : null!, constant: true),
            FuzzyQuery q => Fuzzy(q),
            AllQuery => Enumerable.Range(0, postings.Nodes.Count).ToDictionary(d => d, _ => 1.0),
            _ => throw new InvalidOperationException("No such query."),
        };
        if (query.Boost != 1)
        {
            foreach (int document in found.Keys.ToArray())
            {
                found[document] *= query.Boost;
            }
        }

        return found;
    }

    private Dictionary<int, double> Boolean(BooleanQuery query)
    {
        Dictionary<int, double>? must = null;
        var may = new Dictionary<int, double>();
        foreach ((Occurrence occurrence, FullTextQuery part) in query.Clauses)
        {
            if (occurrence == Occurrence.MustNot)
            {
                continue;
            }

            Dictionary<int, double> found = Find(part);
            if (occurrence == Occurrence.May)
            {
                Add(may, found);
            }
            else if (must is null)
            {
                must = found;
            }
            else
            {
                foreach (int document in must.Keys.ToArray())
                {
                    if (found.TryGetValue(document, out double score))
                    {
                        must[document] += score;
                    }
                    else
                    {
                        must.Remove(document);
                    }
                }
            }
        }

        if (must is not null)
        {
            foreach ((int document, double score) in may)
            {
                if (must.ContainsKey(document))
                {
                    must[document] += score;
                }
            }
        }

        Dictionary<int, double> all = must ?? may;
        foreach ((Occurrence occurrence, FullTextQuery part) in query.Clauses)
        {
            if (occurrence == Occurrence.MustNot && all.Count > 0)
            {
                foreach (int document in Find(part).Keys)
                {
                    all.Remove(document);
                }
            }
        }

        return all;
    }

    private static void Add(Dictionary<int, double> scores, Dictionary<int, double> more)
    {
        foreach ((int document, double score) in more)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(scores, document, out _) += score;
        }
    }

    private Dictionary<int, double> Words(IEnumerable<string> terms, string? field)
    {
        var scores = new Dictionary<int, double>();
        foreach (string term in terms)
        {
            Score(term, field, 1, scores);
        }

        return scores;
    }

    private void Score(string term, string? field, double factor, Dictionary<int, double> scores)
    {
        if (!postings.Terms.TryGetValue(term, out List<(int Document, int Count)>? list))
        {
            // A lone Han character is looked for inside the pairs.
            list = !IsLoneHan(term)
                ? []
                : [.. postings.Terms.Where(p => p.Key.Contains(term, StringComparison.Ordinal)).SelectMany(p => p.Value).GroupBy(p => p.Document).Select(g => (g.Key, g.Sum(p => p.Count))).OrderBy(p => p.Key)];
        }

        double idf = Math.Log(1 + ((postings.Nodes.Count - list.Count + 0.5) / (list.Count + 0.5)));
        foreach ((int document, int count) in list)
        {
            if (field is not null && !texts(document, field).Any(t => Terms(t).Contains(term) || (IsLoneHan(term) && t.Contains(term, StringComparison.Ordinal))))
            {
                continue;
            }

            double weight = count / (count + (K1 * (1 - B + (B * postings.Lengths[document] / postings.AverageLength))));
            CollectionsMarshal.GetValueRefOrAddDefault(scores, document, out _) += factor * idf * weight;
        }
    }

    private Dictionary<int, double> Phrase(PhraseQuery query)
    {
        string phrase = query.Text.Trim();
        List<string> terms = Terms(phrase);
        Dictionary<int, double> scores = Words(terms.Distinct(StringComparer.Ordinal), query.Field);
        bool asWritten = query.Slop == 0 && HasHan(phrase);
        foreach (int document in scores.Keys.ToArray())
        {
            if (!texts(document, query.Field).Any(t => asWritten ? t.Contains(phrase, StringComparison.OrdinalIgnoreCase) : InRow(Terms(t), terms, query.Slop)))
            {
                scores.Remove(document);
            }
        }

        return scores;
    }

    // Whether the terms follow one another with at most so many others between them in all.
    private static bool InRow(List<string> text, List<string> terms, int slop)
    {
        for (int start = 0; terms.Count > 0 && start + terms.Count <= text.Count; start++)
        {
            int at = start;
            int used = 0;
            while (used < terms.Count && at < text.Count && at - start - used <= slop)
            {
                if (text[at] == terms[used])
                {
                    used++;
                }
                else if (used == 0)
                {
                    break;
                }

                at++;
            }

            if (used == terms.Count)
            {
                return true;
            }
        }

        return false;
    }

    private Dictionary<int, double> Fuzzy(FuzzyQuery query)
    {
        List<string> terms = Terms(query.Text);
        if (terms.Count != 1 || HasHan(query.Text))
        {
            // Nearness of letters says nothing of pairs of Han characters.
            return Words(terms, query.Field);
        }

        return Matching(query.Field, t => HasHan(t) ? 0 : 1 - (Distance(terms[0], t, query.Edits) is >= 0 and var d ? (double)d / Math.Max(terms[0].Length, t.Length) : 1), constant: false);
    }

    private Dictionary<int, double> Matching(string? field, Func<string, double> fit, bool constant)
    {
        var scores = new Dictionary<int, double>();
        foreach (string term in postings.Terms.Keys)
        {
            if (fit(term) is > 0 and var share)
            {
                Score(term, field, share, scores);
            }
        }

        if (constant)
        {
            foreach (int document in scores.Keys.ToArray())
            {
                scores[document] = 1;
            }
        }

        return scores;
    }

    // Pairs know no words, so that what stands between the wildcards is looked for in the texts, in its order.
    private Dictionary<int, double> Pieces(WildcardQuery query)
    {
        string[] pieces = query.Pattern.Split(['*', '?'], StringSplitOptions.RemoveEmptyEntries);
        var scores = new Dictionary<int, double>();
        foreach (int document in Words(pieces.SelectMany(Terms).Distinct(StringComparer.Ordinal), query.Field).Keys)
        {
            if (texts(document, query.Field).Any(t => InOrder(t, pieces)))
            {
                scores[document] = 1;
            }
        }

        return scores;
    }

    private static bool InOrder(string text, string[] pieces)
    {
        int at = 0;
        foreach (string piece in pieces)
        {
            int next = text.IndexOf(piece, at, StringComparison.OrdinalIgnoreCase);
            if (next < 0)
            {
                return false;
            }

            at = next + piece.Length;
        }

        return true;
    }

    private static List<string> Terms(string text)
    {
        var terms = new List<string>();
        TextTerms.Cut(text, (term, _) => terms.Add(term));
        return terms;
    }

    private static string Fold(string pattern) => string.Concat(pattern.Select(c => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c)).ToLowerInvariant();

    private static bool HasHan(string text) => text.Any(c => c > '\u2E80' && c is < '\uFF00' or > '\uFFEF');

    private static bool IsLoneHan(string term) => term.Length == 1 && term[0] > 0x2E80;

    /// <summary>Whether the text has the form of the pattern; looks back no further than the last star.</summary>
    internal static bool Glob(string pattern, string text)
    {
        int p = 0;
        int t = 0;
        int star = -1;
        int mark = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, mark) = (p++, t);
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == text[t]))
            {
                (p, t) = (p + 1, t + 1);
            }
            else if (star >= 0)
            {
                (p, t) = (star + 1, ++mark);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).IndexOfAnyExcept('*') < 0;
    }

    /// <summary>How many letters are added, dropped or changed (Levenshtein); −1 for more than <paramref name="most"/>.</summary>
    internal static int Distance(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most)
        {
            return -1;
        }

        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int next = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], next);
                least = Math.Min(least, next);
            }

            if (least > most)
            {
                return -1;
            }
        }

        return row[b.Length] <= most ? row[b.Length] : -1;
    }
}
