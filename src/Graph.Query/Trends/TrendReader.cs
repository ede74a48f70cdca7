using System.Collections.Immutable;
using Graph.Cypher.Values;
using Graph.Query.Names;

namespace Graph.Query.Trends;

/// <summary>Reads how often things are spoken of over time: entities by mention, themes (with all narrower ones) by subject, indicators by figure.</summary>
public sealed class TrendReader(GraphReader graph)
{
    private const string AllQuery = "MATCH (s:Section) WHERE s.date >= $from AND s.date <= $to RETURN s.date AS date, count(s) AS sections ORDER BY date";

    /// <summary>For each node every period from the first of the corpus within <paramref name="period"/> to the last, without gaps; a node that is never spoken of gives none.</summary>
    /// <exception cref="GraphReadException">The graph could not be read.</exception>
    public async Task<ImmutableArray<TrendPeriod>> OfAsync(IReadOnlyList<NamedNode> nodes, Period period, Grain by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        var from = ("from", CypherValue.String(period.From));
        var to = ("to", CypherValue.String(period.To));
        var all = await graph.RowsAsync(AllQuery, cancellation, from, to).ConfigureAwait(false);
        if (all.Count == 0)
        {
            return [];
        }

        var totals = all.GroupBy(r => by.Of(r.Text(0)), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(r => r.Count(1)), StringComparer.Ordinal);
        var periods = by.Range(all[0].Text(0), all[^1].Text(0));
        var rows = ImmutableArray.CreateBuilder<TrendPeriod>();
        foreach (var node in nodes)
        {
            var seen = await graph.RowsAsync(QueryOf(node), cancellation, ("id", CypherValue.String(node.Id)), from, to).ConfigureAwait(false);
            if (seen.Count == 0)
            {
                continue;
            }

            var cells = seen.GroupBy(r => by.Of(r.Text(1)), StringComparer.Ordinal).ToDictionary(
                g => g.Key, g => (Sections: g.Select(r => r.Text(0)).Distinct(StringComparer.Ordinal).Count(), Mentions: g.Sum(r => r.Count(2)), Issues: g.Select(r => r.TextOrNull(3)).Distinct(StringComparer.Ordinal).Count()), StringComparer.Ordinal);
            var weights = Burst.Weights([.. periods.Select(p => (cells.GetValueOrDefault(p).Sections, totals.GetValueOrDefault(p)))]);
            var dates = seen.Select(r => r.Text(1)).ToList();
            for (var i = 0; i < periods.Count; i++)
            {
                var cell = cells.GetValueOrDefault(periods[i]);
                var total = totals.GetValueOrDefault(periods[i]);
                rows.Add(new TrendPeriod(
                    node.Name, node.Kind, periods[i], cell.Sections, cell.Mentions, cell.Issues, total == 0 ? 0 : Math.Round((double)cell.Sections / total, 4), Math.Round(weights[i], 4), dates.Min(StringComparer.Ordinal)!, dates.Max(StringComparer.Ordinal)!));
            }
        }

        return rows.ToImmutable();
    }

    private static string QueryOf(NamedNode node) => node.Kind switch
    {
        "Theme" => "MATCH (t:Theme)-[:BROADER*0..]->(:Theme {id: $id}) MATCH (t)<-[r:ABOUT]-(s:Section) WHERE s.date >= $from AND s.date <= $to RETURN s.id AS section, s.date AS date, 1 AS mentions, r.briefing AS briefing",
        "Indicator" => "MATCH (:Indicator {id: $id})<-[:MEASURES]-(f:Figure)<-[:HAS_FIGURE]-(s:Section)<-[:HAS_SECTION]-(b:Briefing) WHERE s.date >= $from AND s.date <= $to RETURN s.id AS section, s.date AS date, 1 AS mentions, b.id AS briefing",
        _ => "MATCH (:Entity {id: $id})<-[r:MENTIONS]-(s:Section) WHERE s.date >= $from AND s.date <= $to RETURN s.id AS section, s.date AS date, r.count AS mentions, r.briefing AS briefing",
    };
}
