using System.Collections.Immutable;
using Graph.Cypher.Values;
using Graph.Query.Names;

namespace Graph.Query.Figures;

/// <summary>Reads figures: the series of indicators, and those that disagree.</summary>
public sealed class FigureReader(GraphReader graph)
{
    // The subject of a figure is what it is said to concern, else what its sentence names apart from places.
    private const string Tail =
        """
        MATCH (b:Briefing)-[:HAS_SECTION]->(s:Section)-[:HAS_FIGURE]->(f)
        WHERE s.date >= $from AND s.date <= $to AND ($status IS NULL OR f.status = $status)
        RETURN i.name AS indicator, f.status AS status, f.change AS change, f.value AS value, f.lower AS lower, f.upper AS upper, f.unit AS unit, f.qualifier AS qualifier, f.periodStart AS periodStart, f.periodEnd AS periodEnd, f.text AS text,
          COLLECT { MATCH (f)-[:CONCERNS]->(o) WITH DISTINCT o.name AS name RETURN name ORDER BY name } AS concerns,
          s.date AS date, b.title AS source,
          COLLECT { MATCH (s)-[:HAS_SENTENCE]->(e:Sentence) WHERE e.text CONTAINS f.text RETURN e.text ORDER BY e.start, e.id } AS evidence,
          COLLECT { MATCH (s)-[m:MENTIONS]->(o:Entity) WHERE NOT o:Place AND EXISTS { MATCH (s)-[:HAS_SENTENCE]->(e:Sentence) WHERE e.id IN m.evidence AND e.text CONTAINS f.text } RETURN o.name AS name ORDER BY name } AS named,
          f.id AS id
        ORDER BY indicator, status, change, unit, periodStart, periodEnd, date, value, text, id
        """;

    /// <summary>The observations of an indicator by status, comparison, unit, period and date. <paramref name="unit"/>: values in this unit; figures that do not convert exactly are left out. At most <paramref name="limit"/>.</summary>
    /// <exception cref="GraphReadException">The graph could not be read.</exception>
    public async Task<ImmutableArray<FigureRow>> SeriesAsync(IReadOnlyList<NamedNode> indicators, Period period, string? status, string? unit, int limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(indicators);
        var rows = await ReadAsync("UNWIND $ids AS id MATCH (f:Figure)-[:MEASURES]->(i:Indicator {id: id})", indicators.Select(i => i.Id), period, status, cancellation).ConfigureAwait(false);
        var series = rows.Select(r => r.Row).ToList();
        return
        [
            .. series.Select(r => unit is null || r.Unit == unit ? r : r with
                {
                    Value = UnitConversion.Convert(r.Value, r.Unit, unit),
                    Lower = UnitConversion.Convert(r.Lower, r.Unit, unit),
                    Upper = UnitConversion.Convert(r.Upper, r.Unit, unit),
                    Unit = UnitConversion.Convert(1, r.Unit, unit) is null ? "" : unit,
                })
                .Where(r => r.Unit.Length > 0)
                .Select(r => r.Status == "target" ? r with { Progress = Progress(r, series, unit) } : r)
                .Take(limit),
        ];
    }

    /// <summary>Pairs of figures of one indicator, unit, comparison, status, period and subject whose values disagree beyond how exactly they are written. At most <paramref name="limit"/>, by indicator, period and date.</summary>
    /// <exception cref="GraphReadException">The graph could not be read.</exception>
    public async Task<ImmutableArray<FigureConflict>> ConflictsAsync(Period period, int limit, CancellationToken cancellation)
    {
        var rows = await ReadAsync("MATCH (f:Figure)-[:MEASURES]->(i:Indicator) WHERE f.value IS NOT NULL AND f.periodStart IS NOT NULL AND f.periodEnd IS NOT NULL", [], period, null, cancellation).ConfigureAwait(false);
        var found = new List<FigureConflict>();
        foreach (var group in rows.GroupBy(r => (r.Row.Indicator, r.Row.Unit, r.Row.Change, r.Row.Status, r.Row.PeriodStart, r.Row.PeriodEnd)).Where(g => g.Count() > 1))
        {
            var ordered = group.OrderBy(r => r.Row.Date, StringComparer.Ordinal).ThenBy(r => r.Row.Id, StringComparer.Ordinal).ToList();
            for (var i = 0; i < ordered.Count; i++)
            {
                for (var j = i + 1; j < ordered.Count; j++)
                {
                    var (first, second) = (ordered[i], ordered[j]);
                    // One sentence lists different things; it does not contradict itself.
                    if (!first.Row.Evidence.SequenceEqual(second.Row.Evidence, StringComparer.Ordinal) && SameSubject(first, second) && Disagreement.Is(first.Row, second.Row))
                    {
                        var (a, b) = (first.Row, second.Row);
                        found.Add(new FigureConflict(
                            a.Indicator, a.Date == b.Date ? "disagree" : "revised", a.Status, a.Change, a.Unit, a.PeriodStart!, a.PeriodEnd!, a.Value!.Value, a.Text, a.Date, a.Source, b.Value!.Value, b.Text, b.Date, b.Source,
                            Math.Round((b.Value.Value - a.Value.Value) / Math.Abs(a.Value.Value) * 100, 4), [.. a.Evidence.Take(1), .. b.Evidence.Take(1)]));
                    }
                }
            }
        }

        return [.. found.OrderBy(c => c.Indicator, StringComparer.Ordinal).ThenBy(c => c.PeriodStart, StringComparer.Ordinal).ThenBy(c => c.PeriodEnd, StringComparer.Ordinal).ThenBy(c => c.FirstDate, StringComparer.Ordinal).ThenBy(c => c.SecondDate, StringComparer.Ordinal).ThenBy(c => c.FirstText, StringComparer.Ordinal).ThenBy(c => c.SecondText, StringComparer.Ordinal).Take(limit)];
    }

    private static bool SameSubject((FigureRow Row, string[] Named) a, (FigureRow Row, string[] Named) b)
    {
        var (x, y) = (a.Row.Concerns.IsEmpty ? a.Named : [.. a.Row.Concerns], b.Row.Concerns.IsEmpty ? b.Named : [.. b.Row.Concerns]);
        return (x.Length == 0 && y.Length == 0) || x.Intersect(y, StringComparer.Ordinal).Any();
    }

    private static double? Progress(FigureRow target, List<FigureRow> series, string? unit)
    {
        var aim = target.Value ?? target.Lower ?? target.Upper;
        var latest = series.Where(r => r.Status == "actual" && r.Change == target.Change && r.Value is not null && (r.Concerns.IsEmpty || target.Concerns.IsEmpty || r.Concerns.Intersect(target.Concerns, StringComparer.Ordinal).Any()))
            .Select(r => (Row: r, Value: r.Unit == target.Unit ? r.Value : UnitConversion.Convert(r.Value, r.Unit, unit ?? target.Unit)))
            .Where(r => r.Value is not null)
            .OrderByDescending(r => r.Row.PeriodEnd ?? r.Row.Date, StringComparer.Ordinal).ThenByDescending(r => r.Row.Date, StringComparer.Ordinal).ThenBy(r => r.Row.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        return aim is null or 0 || latest.Row is null ? null : Math.Round(latest.Value!.Value / aim.Value * 100, 2);
    }

    private async Task<List<(FigureRow Row, string[] Named)>> ReadAsync(string head, IEnumerable<string> ids, Period period, string? status, CancellationToken cancellation)
    {
        var rows = await graph.RowsAsync($"{head}\n{Tail}", cancellation, ("ids", GraphReader.Texts(ids)), ("from", CypherValue.String(period.From)), ("to", CypherValue.String(period.To)), ("status", CypherValue.String(status))).ConfigureAwait(false);
        return
        [
            .. rows.Select(r => (new FigureRow(
                r.Text(0), r.Text(1), r.Text(2), r.NumberOrNull(3), r.NumberOrNull(4), r.NumberOrNull(5), r.Text(6), r.Text(7), r.TextOrNull(8), r.TextOrNull(9), r.Text(10), [.. r.Texts(11)], null, r.Text(12), r.Text(13), [.. r.Texts(14).Take(1)], r.Text(16)), r.Texts(15))),
        ];
    }
}
