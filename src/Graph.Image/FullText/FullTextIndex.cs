using System.Runtime.InteropServices;
using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Image.FullText;

/// <summary>An inverted index over text properties, made when first searched.</summary>
internal sealed class FullTextIndex : IFullTextIndex
{
    private readonly PropertyGraphImage _graph;
    private readonly Lazy<FullTextPostings> _postings;

    public FullTextIndex(PropertyGraphImage graph, FullTextDefinition definition)
    {
        (_graph, Name, Labels, PropertyKeys) = (graph, definition.Name, definition.Labels, definition.Keys);
        _postings = new Lazy<FullTextPostings>(Make);
    }

    public string Name { get; }

    public IReadOnlyList<string> Labels { get; }

    public IReadOnlyList<string> PropertyKeys { get; }

    public IReadOnlyList<FullTextHit> Search(string text, int limit)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        FullTextPostings postings = _postings.Value;
        Dictionary<int, double> scores = new FullTextSearch(postings, (document, field) => Texts(postings.Nodes[document], field)).Find(FullTextQueryParser.Parse(text));
        return [.. scores.Select(hit => new FullTextHit(postings.Nodes[hit.Key], hit.Value)).OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Node).Take(limit)];
    }

    private FullTextPostings Make()
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

        var postings = new FullTextPostings();
        foreach (int node in nodes)
        {
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            int length = 0;
            foreach (string text in Texts(node, null))
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

    // The texts of one property, or with null of all that are covered.
    private IEnumerable<string> Texts(int node, string? only)
    {
        foreach (string key in PropertyKeys)
        {
            if (only is not null && key != only)
            {
                continue;
            }

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
}
