using System.Collections.Immutable;
using Graph.Cypher.Values;

namespace Graph.Query.Coverage;

/// <summary>Reads what the corpus does and does not speak of.</summary>
public sealed class CoverageReader(GraphReader graph)
{
    /// <summary>
    /// Every cell of rows × columns, zeros included, by row (the most sections first), then column. <paramref name="least"/>: only regions and agencies with as many sections.
    /// <paramref name="absentOnly"/>: only the zeros, the most surprising (highest expectation) first. At most <paramref name="limit"/> cells.
    /// </summary>
    /// <exception cref="GraphReadException">The graph could not be read.</exception>
    public async Task<ImmutableArray<CoverageCell>> ReadAsync(CoverageAxis rows, CoverageAxis columns, Period period, int least, bool absentOnly, int limit, CancellationToken cancellation)
    {
        var size = await graph.RowsAsync("MATCH (s:Section) WHERE s.date >= $from AND s.date <= $to RETURN count(s) AS n", cancellation, Given(period)).ConfigureAwait(false);
        double all = size[0].Count(0);
        var across = await AxisAsync(rows, period, least, cancellation).ConfigureAwait(false);
        var down = await AxisAsync(columns, period, least, cancellation).ConfigureAwait(false);
        var cells = new List<CoverageCell>();
        foreach (var (row, inRow) in across)
        {
            foreach (var (column, inColumn) in down)
            {
                if (rows == columns && row == column)
                {
                    continue;
                }

                var both = inRow.Count < inColumn.Count ? inRow.Count(inColumn.Contains) : inColumn.Count(inRow.Contains);
                cells.Add(new CoverageCell(row, column, both, inRow.Count, inColumn.Count, all == 0 ? 0 : Math.Round(inRow.Count * (double)inColumn.Count / all, 4)));
            }
        }

        return [.. (absentOnly ? cells.Where(c => c.Sections == 0).OrderByDescending(c => c.Expected).ThenBy(c => c.Row, StringComparer.Ordinal).ThenBy(c => c.Column, StringComparer.Ordinal) : cells.AsEnumerable()).Take(limit)];
    }

    private static (string, CypherValue)[] Given(Period period) => [("from", CypherValue.String(period.From)), ("to", CypherValue.String(period.To))];

    private async Task<List<(string Name, HashSet<string> Sections)>> AxisAsync(CoverageAxis axis, Period period, int least, CancellationToken cancellation)
    {
        var query = axis switch
        {
            CoverageAxis.Domain => "MATCH (root:Theme) WHERE NOT EXISTS { MATCH (root)-[:BROADER]->(:Theme) } OPTIONAL MATCH (root)<-[:BROADER*0..]-(:Theme)<-[:ABOUT]-(s:Section) WHERE s.date >= $from AND s.date <= $to RETURN DISTINCT root.id AS id, root.name AS name, s.id AS section",
            CoverageAxis.Theme => "MATCH (t:Theme) OPTIONAL MATCH (t)<-[:ABOUT]-(s:Section) WHERE s.date >= $from AND s.date <= $to RETURN DISTINCT t.id AS id, t.name AS name, s.id AS section",
            CoverageAxis.Region => "MATCH (p:Place)<-[:MENTIONS]-(s:Section) WHERE s.date >= $from AND s.date <= $to RETURN DISTINCT p.id AS id, p.name AS name, s.id AS section",
            CoverageAxis.Agency => "MATCH (a:Agency)<-[:MENTIONS]-(s:Section) WHERE s.date >= $from AND s.date <= $to RETURN DISTINCT a.id AS id, a.name AS name, s.id AS section",
            _ => "MATCH (s:Section) WHERE s.date >= $from AND s.date <= $to RETURN substring(s.date, 0, 7) AS id, substring(s.date, 0, 7) AS name, s.id AS section",
        };
        var read = await graph.RowsAsync(query, cancellation, Given(period)).ConfigureAwait(false);
        var groups = read.GroupBy(r => (Id: r.Text(0), Name: r.Text(1))).Select(g => (g.Key.Id, g.Key.Name, Sections: g.Where(r => !r[2].IsNull).Select(r => r.Text(2)).ToHashSet(StringComparer.Ordinal)));
        if (axis == CoverageAxis.Month)
        {
            var months = groups.ToDictionary(g => g.Name, g => g.Sections, StringComparer.Ordinal);
            return months.Count == 0 ? [] : [.. Grain.Month.Range(months.Keys.Min(StringComparer.Ordinal)!, months.Keys.Max(StringComparer.Ordinal)!).Select(m => (m, months.GetValueOrDefault(m) ?? []))];
        }

        var floor = axis is CoverageAxis.Region or CoverageAxis.Agency ? least : 0;
        return [.. groups.Where(g => g.Sections.Count >= floor).OrderByDescending(g => g.Sections.Count).ThenBy(g => g.Name, StringComparer.Ordinal).ThenBy(g => g.Id, StringComparer.Ordinal).Select(g => (g.Name, g.Sections))];
    }
}
