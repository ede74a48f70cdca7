using System.Collections.Immutable;
using Graph.Cypher.Values;

namespace Graph.Query.Linkages;

/// <summary>Answers how themes are tied, every line with its sentences. Safe for concurrent use.</summary>
public sealed class LinkageReader(GraphReader graph)
{
    /// <summary>Most themes of one question; a matrix takes as many pairs of them as there are.</summary>
    public const int MaxThemes = 64;

    private const string LinksQuery =
        """
        MATCH (x:Theme)-[r:LINKED_TO]->(y:Theme)
        WHERE x.id IN $all AND y.id IN $all AND r.date >= $from AND r.date <= $to AND ($kind IS NULL OR r.kind = $kind)
        MATCH (b:Briefing {id: r.briefing})
        RETURN x.id AS x, x.name AS xName, y.id AS y, y.name AS yName, r.kind AS kind, r.date AS date, b.id AS briefing, b.title AS title, r.evidence AS evidence
        ORDER BY date, title, x, y, kind
        """;

    private const string PlacesQuery = "UNWIND $ids AS id MATCH (s:Section)-[:HAS_SENTENCE]->(:Sentence {id: id}) RETURN id AS sentence, s.id AS section";

    private const string HeadingsQuery = "UNWIND $ids AS id MATCH (b:Briefing)-[:HAS_SECTION]->(s:Section {id: id}) RETURN s.id AS section, s.heading AS heading, b.title AS title";

    private const string FiguresQuery =
        """
        UNWIND $ids AS id
        MATCH (b:Briefing)-[:HAS_SECTION]->(s:Section {id: id})-[:HAS_FIGURE]->(f:Figure)-[:MEASURES]->(i:Indicator)
        WHERE $status IS NULL OR f.status = $status
        RETURN s.id AS section, i.name AS indicator, f.text AS text, f.value AS value, f.unit AS unit, f.status AS status, f.periodStart AS periodStart, f.periodEnd AS periodEnd, s.date AS date, b.title AS title,
          COLLECT { MATCH (s)-[:HAS_SENTENCE]->(e:Sentence) WHERE e.text CONTAINS f.text RETURN e.text ORDER BY e.start, e.id } AS evidence
        ORDER BY date, title, indicator, text, value
        """;

    /// <summary>The answer to <paramref name="question"/>.</summary>
    /// <exception cref="ArgumentException">Fewer than two themes, more than <see cref="MaxThemes"/>, or one twice.</exception>
    /// <exception cref="GraphReadException">The graph could not be read.</exception>
    public async Task<LinkageAnswer> AnswerAsync(LinkageQuestion question, CancellationToken cancellation)
    {
        Require(question);
        var data = await LinkageData.ReadAsync(graph, question, cancellation).ConfigureAwait(false);
        var stated = await StatedAsync(question, data, cancellation).ConfigureAwait(false);
        var bridging = await BridgeFinder.ReadAsync(graph, question, data, cancellation).ConfigureAwait(false);
        var headings = new Dictionary<string, (string Heading, string Title)>(StringComparer.Ordinal);
        var pairs = new List<(int A, int B, List<ThemedSection> Both, List<ThemedSection> Shown)>();
        for (var a = 0; a < data.Asked.Length; a++)
        {
            for (var b = a + 1; b < data.Asked.Length; b++)
            {
                var both = data.Both(a, b);
                var (i, j) = (a, b);
                pairs.Add((a, b, both, [.. both.OrderByDescending(s => Common(s, i, j).Count()).ThenBy(s => s.Date, StringComparer.Ordinal).ThenBy(s => s.Id, StringComparer.Ordinal).Take(question.Limit)]));
            }
        }

        foreach (var row in await graph.RowsAsync(HeadingsQuery, cancellation, ("ids", GraphReader.Texts(pairs.SelectMany(p => p.Shown).Select(s => s.Id).Distinct(StringComparer.Ordinal)))).ConfigureAwait(false))
        {
            headings[row.Text(0)] = (row.Text(1), row.Text(2));
        }

        var figures = await FiguresAsync(question, pairs.SelectMany(p => p.Both), cancellation).ConfigureAwait(false);
        var chains = bridging.Chains(question.Limit).Concat(StatedChainFinder.Find(data, stated, question.Limit)).ToList();
        var sentences = await graph.SentencesAsync(
            stated.SelectMany(s => s.Evidence).Concat(pairs.SelectMany(p => p.Shown.SelectMany(s => (s.Evidence[p.A] ?? []).Concat(s.Evidence[p.B] ?? [])))).Concat(bridging.Evidence(question.Limit)).Concat(chains.SelectMany(c => c.Evidence)),
            cancellation).ConfigureAwait(false);
        return new LinkageAnswer(
            [.. pairs.Select(p => Pair(question, data, stated, bridging, headings, figures, sentences, p))],
            [.. chains.Select(c => c with { Evidence = sentences.InOrder(c.Evidence) })]);
    }

    /// <summary>The strength of every pair of the themes, strongest first: by log-likelihood of sections, then names. A theme and one that is broader than it make no pair.</summary>
    public async Task<ImmutableArray<LinkageStrength>> MatrixAsync(LinkageQuestion question, CancellationToken cancellation)
    {
        Require(question);
        var data = await LinkageData.ReadAsync(graph, question, cancellation).ConfigureAwait(false);
        var stated = await StatedAsync(question, data, cancellation).ConfigureAwait(false);
        var rows = new List<LinkageStrength>();
        for (var a = 0; a < data.Asked.Length; a++)
        {
            for (var b = a + 1; b < data.Asked.Length; b++)
            {
                if ((data.Belongs.GetValueOrDefault(data.Asked[a].Id) & (1UL << b)) != 0 || (data.Belongs.GetValueOrDefault(data.Asked[b].Id) & (1UL << a)) != 0)
                {
                    continue;
                }

                var sections = data.Associate(a, b).Sections;
                var both = data.Both(a, b);
                var interval = sections.LiftInterval;
                rows.Add(new LinkageStrength(
                    data.Asked[a].Name, data.Asked[b].Name, sections.Both, sections.A, sections.B, sections.All, Math.Round(sections.Expected, 4), Round(sections.Lift), Round(interval?.Low), Round(interval?.High),
                    Math.Round(sections.LogLikelihood, 4), sections.Significance, stated.Count(s => Ties(data, s, a, b)), both.Count == 0 ? null : both[0].Date, both.Count == 0 ? null : both[^1].Date));
            }
        }

        return [.. rows.OrderByDescending(r => r.LogLikelihood).ThenBy(r => r.A, StringComparer.Ordinal).ThenBy(r => r.B, StringComparer.Ordinal)];
    }

    internal static double? Round(double? value) => value is { } v ? Math.Round(v, 4) : null;

    private static void Require(LinkageQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.Themes.Length is < 2 or > MaxThemes || question.Themes.Distinct(StringComparer.Ordinal).Count() != question.Themes.Length)
        {
            throw new ArgumentException($"found {question.Themes.Length} themes; expected 2 to {MaxThemes} different ones", nameof(question));
        }
    }

    private static IEnumerable<string> Common(ThemedSection section, int a, int b) =>
        section.Evidence[a] is { } ea && section.Evidence[b] is { } eb ? ea.Where(eb.Contains) : [];

    private static bool Ties(LinkageData data, RawLink link, int a, int b)
    {
        var (x, y) = (data.Belongs.GetValueOrDefault(link.From.Id), data.Belongs.GetValueOrDefault(link.To.Id));
        return ((x & (1UL << a)) != 0 && (y & (1UL << b)) != 0) || ((x & (1UL << b)) != 0 && (y & (1UL << a)) != 0);
    }

    private static LinkagePair Pair(
        LinkageQuestion question, LinkageData data, List<RawLink> stated, BridgeFinder bridging, Dictionary<string, (string Heading, string Title)> headings,
        ILookup<string, TieFigure> figures, SentenceTexts sentences, (int A, int B, List<ThemedSection> Both, List<ThemedSection> Shown) pair)
    {
        var (a, b, both, shown) = pair;
        var links = stated.Where(s => Ties(data, s, a, b)).ToList();
        var (bySections, bySentences) = data.Associate(a, b);
        return new LinkagePair
        {
            A = data.Asked[a],
            B = data.Asked[b],
            Sections = bySections,
            Sentences = bySentences,
            Stated = [.. links.Select(s => new StatedLink(s.From, s.To, s.Kind, s.Date, s.Briefing, s.Title, sentences.Of(s.Evidence)))],
            Shared = [.. shown.Select(s => Shared(s, a, b, headings, sentences))],
            Bridges = [.. bridging.Of(a, b, question.Limit).Select(e => e with { Evidence = sentences.InOrder(e.Evidence) })],
            Figures = [.. both.SelectMany(s => figures[s.Id]).Take(question.Limit)],
            Development = Development(question, data, links, a, b),
        };
    }

    private static SharedSection Shared(ThemedSection section, int a, int b, Dictionary<string, (string Heading, string Title)> headings, SentenceTexts sentences)
    {
        var common = Common(section, a, b).ToList();
        var (heading, title) = headings.GetValueOrDefault(section.Id, ("", ""));
        return new SharedSection(
            section.Id, heading, section.Date, title, sentences.Of(common),
            common.Count > 0 ? [] : [.. sentences.Of(section.Evidence[a] ?? []).Take(1), .. sentences.Of(section.Evidence[b] ?? []).Take(1)]);
    }

    private static ImmutableArray<TiePeriod> Development(LinkageQuestion question, LinkageData data, List<RawLink> links, int a, int b)
    {
        var cells = new SortedDictionary<string, (int A, int B, int Both, int Stated)>(StringComparer.Ordinal);
        string? first = null, last = null;
        foreach (var section in data.Sections.Values)
        {
            var (inA, inB) = ((section.Themes & (1UL << a)) != 0, (section.Themes & (1UL << b)) != 0);
            if (!inA && !inB)
            {
                continue;
            }

            See(section.Date);
            var key = question.By.Of(section.Date);
            var cell = cells.GetValueOrDefault(key);
            cells[key] = (cell.A + (inA ? 1 : 0), cell.B + (inB ? 1 : 0), cell.Both + (inA && inB ? 1 : 0), cell.Stated);
        }

        foreach (var link in links)
        {
            See(link.Date);
            var key = question.By.Of(link.Date);
            var cell = cells.GetValueOrDefault(key);
            cells[key] = cell with { Stated = cell.Stated + 1 };
        }

        return first is null ? [] : [.. question.By.Range(first, last!).Select(p => cells.GetValueOrDefault(p) is var c ? new TiePeriod(p, c.A, c.B, c.Both, c.Stated) : null!)];

        void See(string date)
        {
            first = first is null || string.CompareOrdinal(date, first) < 0 ? date : first;
            last = last is null || string.CompareOrdinal(date, last) > 0 ? date : last;
        }
    }

    private async Task<List<RawLink>> StatedAsync(LinkageQuestion question, LinkageData data, CancellationToken cancellation)
    {
        var rows = await graph.RowsAsync(
            LinksQuery, cancellation, ("all", GraphReader.Texts(data.Belongs.Keys.Order(StringComparer.Ordinal))), ("from", CypherValue.String(question.Period.From)), ("to", CypherValue.String(question.Period.To)),
            ("kind", CypherValue.String(question.Kind))).ConfigureAwait(false);
        var links = rows.Select(r => new RawLink(new ThemeName(r.Text(0), r.Text(1)), new ThemeName(r.Text(2), r.Text(3)), r.Text(4), r.Text(5), r.Text(6), r.Text(7), r.Texts(8))).ToList();
        if (data.Admitted is null || links.Count == 0)
        {
            return links;
        }

        var places = (await graph.RowsAsync(PlacesQuery, cancellation, ("ids", GraphReader.Texts(links.SelectMany(l => l.Evidence).Distinct(StringComparer.Ordinal)))).ConfigureAwait(false)).ToLookup(r => r.Text(0), r => r.Text(1), StringComparer.Ordinal);
        return [.. links.Where(l => l.Evidence.Any(e => places[e].Any(data.Admitted.Contains)))];
    }

    private async Task<ILookup<string, TieFigure>> FiguresAsync(LinkageQuestion question, IEnumerable<ThemedSection> sections, CancellationToken cancellation)
    {
        // A stage of a tie is no status of a figure; then figures are not filtered.
        var status = question.Status is "actual" or "forecast" or "target" ? question.Status : null;
        var ids = sections.Select(s => s.Id).Distinct(StringComparer.Ordinal).Take(question.Limit * 50);
        var rows = await graph.RowsAsync(FiguresQuery, cancellation, ("ids", GraphReader.Texts(ids)), ("status", CypherValue.String(status))).ConfigureAwait(false);
        return rows.ToLookup(
            r => r.Text(0),
            r => new TieFigure(r.Text(1), r.Text(2), r.NumberOrNull(3), r.Text(4), r.Text(5), r.TextOrNull(6), r.TextOrNull(7), r.Text(8), r.Text(9), [.. r.Texts(10).Take(1)]),
            StringComparer.Ordinal);
    }
}
