using System.Runtime.InteropServices;
using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Image.FullText;

/// <summary>An inverted index with BM25 scores (Robertson and Zaragoza 2009, k1 = 1.2, b = 0.75), made when first searched.</summary>
internal sealed class FullTextIndex : IFullTextIndex
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly PropertyGraphImage _graph;
    private readonly Lazy<Postings> _postings;

    public FullTextIndex(PropertyGraphImage graph, FullTextDefinition definition)
    {
        (_graph, Name, Labels, PropertyKeys) = (graph, definition.Name, definition.Labels, definition.Keys);
        _postings = new Lazy<Postings>(Make);
    }

    public string Name { get; }

    public IReadOnlyList<string> Labels { get; }

    public IReadOnlyList<string> PropertyKeys { get; }

    public IReadOnlyList<FullTextHit> Search(string text, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        Postings postings = _postings.Value;
        var scores = new Dictionary<int, double>();
        List<string> parts = Parts(text, out List<string> phrases);
        foreach (string part in parts)
        {
            Score(postings, part, scores);
        }

        IEnumerable<KeyValuePair<int, double>> hits = scores;
        foreach (string phrase in phrases)
        {
            hits = hits.Where(hit => Texts(postings.Nodes[hit.Key]).Any(t => t.Contains(phrase, StringComparison.OrdinalIgnoreCase)));
        }

        return [.. hits.Select(hit => new FullTextHit(postings.Nodes[hit.Key], hit.Value)).OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Node).Take(limit)];
    }

    // The words to score, and the quoted phrases that must occur as written.
    private static List<string> Parts(string text, out List<string> phrases)
    {
        var parts = new List<string>();
        phrases = [];
        string[] pieces = text.Split('"');
        for (int i = 0; i < pieces.Length; i++)
        {
            bool quoted = i % 2 == 1 && i < pieces.Length - 1;
            if (quoted && pieces[i].Trim().Length > 0)
            {
                phrases.Add(pieces[i].Trim());
            }

            TextTerms.Cut(pieces[i], (term, _) => parts.Add(term));
        }

        return [.. parts.Distinct(StringComparer.Ordinal)];
    }

    private static void Score(Postings postings, string term, Dictionary<int, double> scores)
    {
        if (!postings.Terms.TryGetValue(term, out List<(int Document, int Count)>? list))
        {
            // A lone Han character is looked for inside the pairs.
            list = [.. postings.Terms.Where(p => term.Length == 1 && term[0] > 0x2E80 && p.Key.Contains(term, StringComparison.Ordinal))
                .SelectMany(p => p.Value).GroupBy(p => p.Document).Select(g => (g.Key, g.Sum(p => p.Count))).OrderBy(p => p.Key)];
        }

        double idf = Math.Log(1 + ((postings.Nodes.Count - list.Count + 0.5) / (list.Count + 0.5)));
        foreach ((int document, int count) in list)
        {
            double weight = count * (K1 + 1) / (count + (K1 * (1 - B + (B * postings.Lengths[document] / postings.AverageLength))));
            CollectionsMarshal.GetValueRefOrAddDefault(scores, document, out _) += idf * weight;
        }
    }

    private Postings Make()
    {
        var nodes = new SortedSet<int>();
        foreach (string label in Labels)
        {
            if (_graph.Labels.Find(label) is >= 0 and var number)
            {
                foreach (int node in _graph.Topology.NodesWithLabel(number))
                {
                    nodes.Add(node);
                }
            }
        }

        var postings = new Postings();
        foreach (int node in nodes)
        {
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            int length = 0;
            foreach (string text in Texts(node))
            {
                TextTerms.Cut(text, (term, _) =>
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out bool _)++;
                    length++;
                });
            }

            if (length == 0)
            {
                continue;
            }

            foreach ((string term, int count) in counts)
            {
                ref List<(int, int)>? list = ref CollectionsMarshal.GetValueRefOrAddDefault(postings.Terms, term, out _);
                (list ??= []).Add((postings.Nodes.Count, count));
            }

            postings.Nodes.Add(node);
            postings.Lengths.Add(length);
        }

        postings.AverageLength = postings.Lengths.Count == 0 ? 1 : postings.Lengths.Average();
        return postings;
    }

    private IEnumerable<string> Texts(int node)
    {
        foreach (string key in PropertyKeys)
        {
            CypherValue value = _graph.NodeProperty(node, key);
            if (value.IsString)
            {
                yield return value.AsString;
            }
            else if (value.IsList)
            {
                for (int i = 0; i < value.AsList.Count; i++)
                {
                    if (value.AsList[i].IsString)
                    {
                        yield return value.AsList[i].AsString;
                    }
                }
            }
        }
    }

    private sealed class Postings
    {
        public Dictionary<string, List<(int Document, int Count)>> Terms { get; } = new(StringComparer.Ordinal);

        public List<int> Nodes { get; } = [];

        public List<int> Lengths { get; } = [];

        public double AverageLength { get; set; }
    }
}
