using System.Collections.Immutable;
using System.Text;
using Graph.Cypher.Values;

namespace Graph.Query.Search;

/// <summary>
/// Full text in names and sentences, Chinese and English. The graph's full-text indexes (<c>names</c>, <c>sentences</c>) find what holds every word; the order is of our own, so that it is the same on every engine:
/// names before sentences; a name by how much of it the words are; a sentence by how often it holds the words, the shorter and the later first.
/// </summary>
public sealed class TextSearch(GraphReader graph)
{
    /// <summary>The longest text that can be searched for, in UTF-16 units.</summary>
    public const int MaxLength = 200;

    private const int Candidates = 2000;

    private const string NamesQuery =
        """
        CALL db.index.fulltext.queryNodes('names', $text, {limit: $candidates}) YIELD node
        RETURN node.id AS id, [l IN labels(node) WHERE l <> 'Entity'][0] AS kind, node.name AS name, [node.nameEn] + coalesce(node.aliases, []) AS other
        """;

    private const string SentencesQuery =
        """
        CALL db.index.fulltext.queryNodes('sentences', $text, {limit: $candidates}) YIELD node
        MATCH (b:Briefing)-[:HAS_SECTION]->(s:Section)-[:HAS_SENTENCE]->(node)
        RETURN node.id AS id, s.heading AS heading, node.text AS text, b.date AS date, b.title AS title
        """;

    /// <summary>At most <paramref name="limit"/> hits; empty for a text without letters or digits.</summary>
    /// <exception cref="ArgumentException">The text is longer than <see cref="MaxLength"/>.</exception>
    /// <exception cref="GraphReadException">The graph could not be read.</exception>
    public async Task<ImmutableArray<SearchHit>> FindAsync(string text, Period period, int limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength)
        {
            throw new ArgumentException($"found {text.Length} characters; expected at most {MaxLength}", nameof(text));
        }

        var words = Words(text);
        if (words.Count == 0)
        {
            return [];
        }

        // Quoted, so that nothing of the text is taken for the index's query language.
        var query = ("text", CypherValue.String(string.Join(" AND ", words.Select(w => $"\"{w}\""))));
        var most = ("candidates", CypherValue.Integer(Candidates));
        var hits = new List<SearchHit>();
        foreach (var row in await graph.RowsAsync(NamesQuery, cancellation, query, most).ConfigureAwait(false))
        {
            var others = new List<string>();
            foreach (var item in row[3].AsList.Items)
            {
                if (item.IsString)
                {
                    others.Add(item.AsString);
                }
            }

            var score = others.Prepend(row.Text(2)).Max(n => NameScore(words, n));
            if (score > 0)
            {
                hits.Add(new SearchHit(row.TextOrNull(1) ?? "", row.Text(2), string.Join("；", others), null, null, Math.Round(1 + score, 4), row.Text(0)));
            }
        }

        foreach (var row in await graph.RowsAsync(SentencesQuery, cancellation, query, most).ConfigureAwait(false))
        {
            var date = row.Text(3);
            if (string.CompareOrdinal(date, period.From) >= 0 && string.CompareOrdinal(date, period.To) <= 0 && SentenceScore(words, row.Text(2)) is > 0 and var score)
            {
                hits.Add(new SearchHit("Sentence", row.Text(1), row.Text(2), date, row.Text(4), Math.Round(score, 4), row.Text(0)));
            }
        }

        return [.. hits.OrderByDescending(h => h.Score).ThenByDescending(h => h.Date, StringComparer.Ordinal).ThenBy(h => h.Name, StringComparer.Ordinal).ThenBy(h => h.Id, StringComparer.Ordinal).Take(limit)];
    }

    private static double NameScore(List<string> words, string name) =>
        words.All(w => name.Contains(w, StringComparison.OrdinalIgnoreCase)) ? Math.Min(1, words.Sum(w => w.Length) / (double)Math.Max(1, name.Length)) : 0;

    // Below 1, so that a name always stands first.
    private static double SentenceScore(List<string> words, string text)
    {
        var total = 0.0;
        foreach (var word in words)
        {
            var count = 0;
            for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.OrdinalIgnoreCase))
            {
                count++;
            }

            if (count == 0)
            {
                return 0;
            }

            total += count / (count + 1.0);
        }

        return total / words.Count * (1 / (1 + (text.Length / 500.0)));
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text.Append(' '))
        {
            if (char.IsLetterOrDigit(c) || c is '.' or '-' or '%' && word.Length > 0)
            {
                word.Append(c);
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString().TrimEnd('.', '-'));
                word.Clear();
            }
        }

        return [.. words.Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
