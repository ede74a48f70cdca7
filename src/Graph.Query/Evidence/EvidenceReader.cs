using System.Collections.Immutable;
using Graph.Cypher.Values;
using Graph.Query.Names;

namespace Graph.Query.Evidence;

/// <summary>Reads the sentences that things rest on. Safe for concurrent use.</summary>
public sealed class EvidenceReader(GraphReader graph)
{
    private const string SentencesQuery =
        """
        UNWIND $ids AS id
        MATCH (b:Briefing)-[:HAS_SECTION]->(s:Section)-[:HAS_SENTENCE]->(t:Sentence {id: id})
        WHERE b.date >= $from AND b.date <= $to
        RETURN t.id AS id, t.text AS text, b.date AS date, b.title AS title, s.heading AS heading, t.start AS start, t.end AS end, b.uri AS uri
        ORDER BY date DESC, title, start, id
        """;

    // Date first, so that the latest can be taken before the sentences themselves are read.
    private const string Tail = " WHERE r.date >= $from AND r.date <= $to UNWIND r.evidence AS sentence RETURN DISTINCT r.date AS date, sentence";

    /// <summary>
    /// The sentences that name every one of <paramref name="nodes"/>, the latest issue first, at most <paramref name="limit"/>. A theme stands for itself and all that is narrower; an indicator for the sentences with its figures;
    /// a briefing for all its sentences.
    /// </summary>
    /// <exception cref="ArgumentException">There is no node.</exception>
    /// <exception cref="GraphReadException">The graph could not be read.</exception>
    public async Task<ImmutableArray<EvidenceRow>> OfAsync(IReadOnlyList<NamedNode> nodes, Period period, int limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentOutOfRangeException.ThrowIfZero(nodes.Count);
        HashSet<(string Date, string Sentence)>? common = null;
        foreach (var node in nodes)
        {
            var rows = await graph.RowsAsync(QueryOf(node), cancellation, ("id", CypherValue.String(node.Id)), ("from", CypherValue.String(period.From)), ("to", CypherValue.String(period.To))).ConfigureAwait(false);
            var own = rows.Where(r => !r[1].IsNull).Select(r => (r.Text(0), r.Text(1)));
            if (common is null)
            {
                common = [.. own];
            }
            else
            {
                common.IntersectWith(own);
            }
        }

        // Sentences of one day are kept together until their place in the text is known.
        var ordered = common!.GroupBy(c => c.Date, StringComparer.Ordinal).OrderByDescending(g => g.Key, StringComparer.Ordinal);
        var ids = new List<string>();
        foreach (var day in ordered)
        {
            if (ids.Count >= limit)
            {
                break;
            }

            ids.AddRange(day.Select(d => d.Sentence));
        }

        var found = await SentencesAsync(ids, period, cancellation).ConfigureAwait(false);
        return [.. found.Take(limit)];
    }

    /// <summary>The sentences with these ids, the latest issue first, then in text order; ids that the graph lacks are left out.</summary>
    /// <exception cref="GraphReadException">The graph could not be read.</exception>
    public async Task<ImmutableArray<EvidenceRow>> SentencesAsync(IEnumerable<string> ids, Period period, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(period);
        var wanted = ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if (wanted.Length == 0)
        {
            return [];
        }

        var rows = await graph.RowsAsync(SentencesQuery, cancellation, ("ids", GraphReader.Texts(wanted)), ("from", CypherValue.String(period.From)), ("to", CypherValue.String(period.To))).ConfigureAwait(false);
        return [.. rows.Select(r => new EvidenceRow(r.Text(1), r.Text(2), r.Text(3), r.TextOrNull(4) ?? "", r.Count(5), r.Count(6), r.TextOrNull(7), r.Text(0)))];
    }

    private static string QueryOf(NamedNode node) => node.Kind switch
    {
        "Theme" => "MATCH (t:Theme)-[:BROADER*0..]->(:Theme {id: $id}) MATCH (t)<-[r:ABOUT]-(:Section)" + Tail,
        "Indicator" =>
            """
            MATCH (:Indicator {id: $id})<-[:MEASURES]-(f:Figure)<-[:HAS_FIGURE]-(s:Section)-[:HAS_SENTENCE]->(t:Sentence)
            WHERE s.date >= $from AND s.date <= $to AND t.text CONTAINS f.text
            RETURN DISTINCT s.date AS date, t.id AS sentence
            """,
        "Briefing" => "MATCH (b:Briefing {id: $id})-[:HAS_SECTION]->(:Section)-[:HAS_SENTENCE]->(t:Sentence) WHERE b.date >= $from AND b.date <= $to RETURN b.date AS date, t.id AS sentence",
        _ => "MATCH (:Entity {id: $id})<-[r:MENTIONS]-(:Section)" + Tail,
    };
}
