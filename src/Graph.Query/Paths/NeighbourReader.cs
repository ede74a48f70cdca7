using System.Collections.Immutable;
using Graph.Cypher.Values;
using Graph.Query.Linkages;
using Graph.Query.Names;

namespace Graph.Query.Paths;

/// <summary>Reads the surroundings of an entity or theme: stated ties first, then what is named beside it more than chance would have it.</summary>
public sealed class NeighbourReader(GraphReader graph)
{
    private const string Direct =
        """
        -[r:AMENDS|BASED_ON|COOPERATES_WITH|FINANCED|HOLDS_POSITION|INVESTED_IN|ISSUED|LINKED_TO|LOCATED_IN|ORGANIZED|PARTICIPATED_IN|PART_OF|REPEALS|TARGETS|BROADER]-(o:Entity|Theme)
        WHERE (r.date IS NULL OR (r.date >= $from AND r.date <= $to)) AND ($kind IS NULL OR $kind IN labels(o))
        RETURN o.id AS id, o.name AS name, [l IN labels(o) WHERE l <> 'Entity'][0] AS kind, type(r) AS type, startNode(r) = n AS outgoing, coalesce(r.status, r.title, r.kind) AS detail, r.date AS date, r.evidence AS evidence
        ORDER BY id, type, date
        """;

    private const string Beside =
        """
        WHERE s.date >= $from AND s.date <= $to
        WITH DISTINCT n, s, m.evidence AS own
        MATCH (s)-[x:MENTIONS]->(o:Entity)
        WHERE o.id <> n.id AND ($kind IS NULL OR $kind IN labels(o))
        WITH o, count(DISTINCT s) AS together, min(s.date) AS first, max(s.date) AS last, collect([y IN x.evidence WHERE y IN own][0])[0] AS common
        RETURN o.id AS id, o.name AS name, [l IN labels(o) WHERE l <> 'Entity'][0] AS kind, together, COUNT { MATCH (o)<-[:MENTIONS]-(q:Section) WHERE q.date >= $from AND q.date <= $to } AS sections, first, last, common
        ORDER BY together DESC, id
        LIMIT 5000
        """;

    /// <summary>The neighbours of <paramref name="node"/>, at most <paramref name="limit"/>; <paramref name="kind"/>: only of this label.</summary>
    /// <exception cref="GraphReadException">The graph could not be read.</exception>
    public async Task<ImmutableArray<Neighbour>> OfAsync(NamedNode node, string? kind, Period period, int limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(node);
        var theme = node.Kind == "Theme";
        var label = theme ? "Theme" : "Entity";
        (string, CypherValue)[] given = [("id", CypherValue.String(node.Id)), ("from", CypherValue.String(period.From)), ("to", CypherValue.String(period.To)), ("kind", CypherValue.String(kind))];
        var direct = await graph.RowsAsync($"MATCH (n:{label} {{id: $id}}){Direct}", cancellation, given).ConfigureAwait(false);
        var beside = await graph.RowsAsync($"MATCH (n:{label} {{id: $id}})<-[m:{(theme ? "ABOUT" : "MENTIONS")}]-(s:Section)\n{Beside}", cancellation, given).ConfigureAwait(false);
        var size = await graph.RowsAsync(
            $"MATCH (s:Section) WHERE s.date >= $from AND s.date <= $to RETURN count(s) AS n, COUNT {{ MATCH (:{label} {{id: $id}})<-[:{(theme ? "ABOUT" : "MENTIONS")}]-(q:Section) WHERE q.date >= $from AND q.date <= $to }} AS own",
            cancellation, given).ConfigureAwait(false);
        var (all, own) = size is [var one, ..] ? (one.Count(0), one.Count(1)) : (0, 0);
        var drafts = new Dictionary<string, Draft>(StringComparer.Ordinal);
        foreach (var r in direct)
        {
            var draft = Get(r.Text(0), r.Text(1), r.TextOrNull(2) ?? "");
            draft.Ties.Add($"{(r.Flag(4) ? "" : "← ")}{r.Text(3)}{(r.TextOrNull(5) is { } d ? $" {d}" : "")}");
            draft.See(r.TextOrNull(6));
            draft.Evidence.AddRange(r.Texts(7));
        }

        foreach (var r in beside)
        {
            var draft = Get(r.Text(0), r.Text(1), r.TextOrNull(2) ?? "");
            (draft.Together, draft.Sections) = (r.Count(3), r.Count(4));
            draft.See(r.TextOrNull(5));
            draft.See(r.TextOrNull(6));
            if (r.TextOrNull(7) is { } common)
            {
                draft.Evidence.Add(common);
            }
        }

        var best = drafts.Values.Select(d => (Draft: d, Score: d.Together == 0 ? 0 : Math.Round(new Association(own, d.Sections, d.Together, all).LogLikelihood, 4)))
            .OrderByDescending(d => d.Draft.Ties.Count > 0).ThenByDescending(d => d.Score).ThenByDescending(d => d.Draft.Together).ThenBy(d => d.Draft.Name, StringComparer.Ordinal).ThenBy(d => d.Draft.Id, StringComparer.Ordinal)
            .Take(limit).ToList();
        var sentences = await graph.SentencesAsync(best.SelectMany(b => b.Draft.Evidence.Take(3)), cancellation).ConfigureAwait(false);
        return
        [
            .. best.Select(b => new Neighbour(
                b.Draft.Name, b.Draft.Kind, [.. b.Draft.Ties.Distinct(StringComparer.Ordinal)], b.Draft.Together, b.Draft.Sections, b.Score, b.Draft.First, b.Draft.Last, sentences.Of(b.Draft.Evidence.Take(3)), b.Draft.Id) { EvidenceIds = [.. b.Draft.Evidence.Take(3).Distinct(StringComparer.Ordinal)] }),
        ];

        Draft Get(string id, string name, string of)
        {
            if (!drafts.TryGetValue(id, out var draft))
            {
                drafts[id] = draft = new Draft(id, name, of);
            }

            return draft;
        }
    }

    private sealed class Draft(string id, string name, string kind)
    {
        public string Id { get; } = id;

        public string Name { get; } = name;

        public string Kind { get; } = kind;

        public List<string> Ties { get; } = [];

        public List<string> Evidence { get; } = [];

        public int Together { get; set; }

        public int Sections { get; set; }

        public string? First { get; private set; }

        public string? Last { get; private set; }

        public void See(string? date)
        {
            if (date is not null)
            {
                First = First is null || string.CompareOrdinal(date, First) < 0 ? date : First;
                Last = Last is null || string.CompareOrdinal(date, Last) > 0 ? date : Last;
            }
        }
    }
}
