using System.Collections.Immutable;
using Graph.Cypher.Values;

namespace Graph.Query.Linkages;

/// <summary>The entities that stand in sections of the asked themes: which pairs they bridge, and which chains across issues run through them.</summary>
internal sealed class BridgeFinder
{
    private const string MentionsQuery =
        """
        MATCH (t:Theme)<-[:ABOUT]-(s:Section)
        WHERE t.id IN $all AND s.date >= $from AND s.date <= $to
        WITH DISTINCT s
        MATCH (s)-[:MENTIONS]->(e:Entity)
        WHERE NOT e:Place
        RETURN e.id AS entity, s.id AS section
        """;

    // What only publishes what is cited (news agencies and the like) bridges nothing; agencies publish and act.
    private const string DetailQuery =
        """
        UNWIND $ids AS id
        MATCH (e:Entity {id: id})
        RETURN e.id AS entity, [l IN labels(e) WHERE l <> 'Entity'][0] AS kind, e.name AS name, COUNT { MATCH (e)<-[:MENTIONS]-(:Section) } AS everywhere,
          e:Organization AND EXISTS { MATCH (e)<-[:PUBLISHED_BY]-(:Reference) } AS publisher
        """;

    private const string HowQuery =
        """
        UNWIND $ids AS id
        MATCH (e:Entity {id: id})-[r:TARGETS|ISSUED|COOPERATES_WITH|INVESTED_IN|FINANCED|ORGANIZED|PARTICIPATED_IN|AMENDS|REPEALS|BASED_ON]-(o)
        WHERE r.date >= $from AND r.date <= $to AND ($status IS NULL OR r.status IS NULL OR r.status = $status)
        RETURN e.id AS entity, startNode(r) = e AS outgoing, type(r) AS type, r.status AS status, o.name AS other, max(r.date) AS date
        ORDER BY entity, date DESC, type, other, outgoing, status
        """;

    private const string EvidenceQuery = "UNWIND $pairs AS p MATCH (s:Section {id: p[0]})-[m:MENTIONS]->(:Entity {id: p[1]}) RETURN p[0] AS section, p[1] AS entity, m.evidence AS evidence, COLLECT { MATCH (b:Briefing)-[:HAS_SECTION]->(s) RETURN b.title } AS titles";

    private const int HowMany = 3;

    private readonly LinkageData data;
    private readonly Dictionary<(int, int), List<Bridge>> bridges = [];
    private readonly List<LinkageChain> chains = [];

    private BridgeFinder(LinkageData data) => this.data = data;

    /// <summary>Bridges of a pair by score; <see cref="Bridge.Evidence"/> holds sentence ids.</summary>
    public IEnumerable<Bridge> Of(int a, int b, int limit) => bridges.TryGetValue((a, b), out var list) ? list.Take(limit) : [];

    /// <summary>Chains through entities; <see cref="LinkageChain.Evidence"/> holds sentence ids.</summary>
    public IEnumerable<LinkageChain> Chains(int limit) => chains.Take(limit);

    /// <summary>The sentences that the bridges rest on.</summary>
    public IEnumerable<string> Evidence(int limit) => bridges.Values.SelectMany(b => b.Take(limit)).SelectMany(b => b.Evidence);

    public static async Task<BridgeFinder> ReadAsync(GraphReader graph, LinkageQuestion question, LinkageData data, CancellationToken cancellation)
    {
        var finder = new BridgeFinder(data);
        var from = ("from", CypherValue.String(question.Period.From));
        var to = ("to", CypherValue.String(question.Period.To));
        var named = new Dictionary<string, List<ThemedSection>>(StringComparer.Ordinal);
        foreach (var row in await graph.RowsAsync(MentionsQuery, cancellation, ("all", GraphReader.Texts(data.Belongs.Keys.Order(StringComparer.Ordinal))), from, to).ConfigureAwait(false))
        {
            if (data.Sections.TryGetValue(row.Text(1), out var section))
            {
                if (!named.TryGetValue(row.Text(0), out var list))
                {
                    named[row.Text(0)] = list = [];
                }

                list.Add(section);
            }
        }

        var candidates = finder.Candidates(named, question.Limit);
        var details = (await graph.RowsAsync(DetailQuery, cancellation, ("ids", GraphReader.Texts(candidates.Select(c => c.Entity).Distinct(StringComparer.Ordinal)))).ConfigureAwait(false))
            .Where(r => !r.Flag(4)).ToDictionary(r => r.Text(0), r => (Kind: r.TextOrNull(1) ?? "", Name: r.Text(2), Everywhere: r.Count(3)), StringComparer.Ordinal);
        var kept = candidates.Where(c => details.ContainsKey(c.Entity)).Select(c => (c.A, c.B, c.Entity, Score: finder.Score(c.InA, c.InB, details[c.Entity].Everywhere), c.InA, c.InB, c.Both))
            .GroupBy(c => (c.A, c.B)).SelectMany(g => g.OrderByDescending(c => c.Score).ThenBy(c => details[c.Entity].Name, StringComparer.Ordinal).ThenBy(c => c.Entity, StringComparer.Ordinal).Take(question.Limit)).ToList();
        var how = (await graph.RowsAsync(HowQuery, cancellation, ("ids", GraphReader.Texts(kept.Select(c => c.Entity).Distinct(StringComparer.Ordinal))), from, to, ("status", CypherValue.String(Stage(question.Status)))).ConfigureAwait(false))
            .ToLookup(r => r.Text(0), r => $"{(r.Flag(1) ? "" : "← ")}{r.Text(2)}{(r.TextOrNull(3) is { } s ? $"({s})" : "")} {r.TextOrNull(4)} {r.Text(5)}", StringComparer.Ordinal);
        var drafts = kept.Select(c => (Bridge: c, Ends: Ends(named[c.Entity], c.A, c.B))).ToList();
        var threads = finder.Threads(named, details.Keys.ToHashSet(StringComparer.Ordinal));
        var needed = drafts.SelectMany(d => new[] { (d.Ends.First.Id, d.Bridge.Entity), (d.Ends.Second.Id, d.Bridge.Entity) }).Concat(threads.SelectMany(t => new[] { (t.First.Id, t.Entity), (t.Second.Id, t.Entity) })).Distinct().ToList();
        var evidence = (await graph.RowsAsync(EvidenceQuery, cancellation, ("pairs", CypherValue.List(ListValue.Of(needed.Select(p => CypherValue.List(ListValue.OfStrings([p.Item1, p.Item2]))).ToArray())))).ConfigureAwait(false))
            .ToDictionary(r => (r.Text(0), r.Text(1)), r => (Evidence: r.Texts(2), Title: r.Texts(3) is [var title, ..] ? title : ""));
        foreach (var ((a, b, entity, score, inA, inB, both), (first, second)) in drafts)
        {
            var (kind, name, _) = details[entity];
            if (!finder.bridges.TryGetValue((a, b), out var list))
            {
                finder.bridges[(a, b)] = list = [];
            }

            var dates = named[entity].Where(s => (s.Themes & ((1UL << a) | (1UL << b))) != 0).Select(s => s.Date).ToList();
            list.Add(new Bridge(
                entity, kind, name, inA, inB, both, Math.Round(score, 4), first.Briefing != second.Briefing, dates.Min(StringComparer.Ordinal)!, dates.Max(StringComparer.Ordinal)!, [.. how[entity].Take(HowMany)],
                Sources(evidence, first, second, entity), [.. Said(evidence, first, entity), .. Said(evidence, second, entity)]));
        }

        finder.chains.AddRange(threads.Select(t => new LinkageChain(
            data.Asked[t.A], data.Asked[t.B], data.Asked[t.C], details[t.Entity].Kind, details[t.Entity].Name, t.Count, t.First.Date, evidence.GetValueOrDefault((t.First.Id, t.Entity)).Title ?? "", t.Second.Date,
            evidence.GetValueOrDefault((t.Second.Id, t.Entity)).Title ?? "", [.. Said(evidence, t.First, t.Entity), .. Said(evidence, t.Second, t.Entity)]))
            .OrderByDescending(c => c.Count).ThenBy(c => c.FirstDate, StringComparer.Ordinal).ThenBy(c => c.Through, StringComparer.Ordinal).ThenBy(c => c.A.Id, StringComparer.Ordinal).ThenBy(c => c.C.Id, StringComparer.Ordinal));
        return finder;
    }

    private static string? Stage(string? status) => status is "planned" or "signed" or "started" or "operating" ? status : null;

    private static IEnumerable<string> Said(Dictionary<(string, string), (string[] Evidence, string Title)> evidence, ThemedSection section, string entity) =>
        evidence.TryGetValue((section.Id, entity), out var said) ? said.Evidence.Take(1) : [];

    private static string Sources(Dictionary<(string, string), (string[] Evidence, string Title)> evidence, ThemedSection first, ThemedSection second, string entity)
    {
        var titles = new[] { first, second }.Select(s => $"{evidence.GetValueOrDefault((s.Id, entity)).Title} {s.Date}").Distinct(StringComparer.Ordinal);
        return string.Join("；", titles);
    }

    /// <summary>The earliest section of one theme and the earliest of the other in another issue; where one issue holds all, in that.</summary>
    private static (ThemedSection First, ThemedSection Second) Ends(List<ThemedSection> sections, int a, int b)
    {
        var ordered = sections.OrderBy(s => s.Date, StringComparer.Ordinal).ThenBy(s => s.Id, StringComparer.Ordinal).ToList();
        var first = ordered.First(s => (s.Themes & (1UL << a)) != 0);
        var second = ordered.FirstOrDefault(s => (s.Themes & (1UL << b)) != 0 && s.Briefing != first.Briefing) ?? ordered.First(s => (s.Themes & (1UL << b)) != 0);
        return (first, second);
    }

    private double Score(int a, int b, int everywhere) => Math.Sqrt((double)a * b) * Math.Log(1 + ((double)data.Size.Sections / Math.Max(1, everywhere)));

    // Scored without rarity first: twenty times what is shown is looked at in detail.
    private List<(int A, int B, string Entity, int InA, int InB, int Both)> Candidates(Dictionary<string, List<ThemedSection>> named, int limit)
    {
        var all = new List<(int A, int B, string Entity, int InA, int InB, int Both)>();
        foreach (var (entity, sections) in named)
        {
            for (var a = 0; a < data.Asked.Length; a++)
            {
                for (var b = a + 1; b < data.Asked.Length; b++)
                {
                    int inA = 0, inB = 0, both = 0;
                    foreach (var section in sections)
                    {
                        var (isA, isB) = ((section.Themes & (1UL << a)) != 0, (section.Themes & (1UL << b)) != 0);
                        inA += isA ? 1 : 0;
                        inB += isB ? 1 : 0;
                        both += isA && isB ? 1 : 0;
                    }

                    if (inA > 0 && inB > 0)
                    {
                        all.Add((a, b, entity, inA, inB, both));
                    }
                }
            }
        }

        return [.. all.GroupBy(c => (c.A, c.B)).SelectMany(g => g.OrderByDescending(c => (long)c.InA * c.InB).ThenBy(c => c.Entity, StringComparer.Ordinal).Take(limit * 20))];
    }

    /// <summary>Entities named with A and B in one issue and with B and C in another.</summary>
    private List<(int A, int B, int C, string Entity, int Count, ThemedSection First, ThemedSection Second)> Threads(Dictionary<string, List<ThemedSection>> named, HashSet<string> known)
    {
        var found = new List<(int, int, int, string, int, ThemedSection, ThemedSection)>();
        if (data.Asked.Length < 3)
        {
            return found;
        }

        foreach (var (entity, sections) in named.Where(n => known.Contains(n.Key)).OrderBy(n => n.Key, StringComparer.Ordinal))
        {
            var ordered = sections.OrderBy(s => s.Date, StringComparer.Ordinal).ThenBy(s => s.Id, StringComparer.Ordinal).ToList();
            for (var b = 0; b < data.Asked.Length; b++)
            {
                for (var a = 0; a < data.Asked.Length; a++)
                {
                    for (var c = 0; c < data.Asked.Length; c++)
                    {
                        // A–B–C and C–B–A are one chain; it is told in the order of the question.
                        if (a >= c || a == b || b == c)
                        {
                            continue;
                        }

                        var left = ordered.Where(s => (s.Themes & ((1UL << a) | (1UL << b))) == ((1UL << a) | (1UL << b))).ToList();
                        var right = ordered.Where(s => (s.Themes & ((1UL << b) | (1UL << c))) == ((1UL << b) | (1UL << c))).ToList();

                        // Pairs of different issues, counted without being made.
                        var (issues, others) = (left.Select(s => s.Briefing).ToHashSet(StringComparer.Ordinal), right.Select(s => s.Briefing).ToHashSet(StringComparer.Ordinal));
                        var count = (issues.Count * others.Count) - issues.Count(others.Contains);
                        if (count > 0)
                        {
                            var first = left.First(l => right.Exists(r => r.Briefing != l.Briefing));
                            found.Add((a, b, c, entity, count, first, right.First(r => r.Briefing != first.Briefing)));
                        }
                    }
                }
            }
        }

        return [.. found.OrderByDescending(f => f.Item5).ThenBy(f => f.Item6.Date, StringComparer.Ordinal).ThenBy(f => f.Item4, StringComparer.Ordinal).Take(200)];
    }
}
