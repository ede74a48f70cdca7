using Graph.Cypher.Values;

namespace Graph.Query.Linkages;

/// <summary>A section about one of the asked themes.</summary>
internal sealed class ThemedSection(string id, string date, string briefing)
{
    public string Id { get; } = id;

    public string Date { get; } = date;

    public string Briefing { get; } = briefing;

    /// <summary>A bit for each asked theme that it is about.</summary>
    public ulong Themes { get; set; }

    /// <summary>For each asked theme its sentences; null where it is not about it.</summary>
    public HashSet<string>?[] Evidence { get; init; } = [];
}

/// <summary>What the graph says of the asked themes, read once for a question.</summary>
internal sealed class LinkageData
{
    private const string ThemesQuery =
        """
        MATCH (t:Theme)-[:BROADER*0..]->(r:Theme)
        WHERE r.id IN $themes
        RETURN DISTINCT r.id AS asked, r.name AS askedName, t.id AS theme
        ORDER BY asked, theme
        """;

    private const string AboutQuery =
        """
        MATCH (t:Theme)<-[a:ABOUT]-(s:Section)
        WHERE t.id IN $all AND s.date >= $from AND s.date <= $to
        RETURN t.id AS theme, s.id AS section, s.date AS date, a.briefing AS briefing, a.evidence AS evidence
        """;

    private const string CountQuery =
        """
        MATCH (s:Section)
        WHERE s.date >= $from AND s.date <= $to
        RETURN count(s) AS sections, sum(COUNT { MATCH (s)-[:HAS_SENTENCE]->(:Sentence) }) AS sentences
        """;

    private const string WithinQuery =
        """
        UNWIND $ids AS id
        MATCH (s:Section {id: id})
        WHERE s.date >= $from AND s.date <= $to
        RETURN count(s) AS sections, sum(COUNT { MATCH (s)-[:HAS_SENTENCE]->(:Sentence) }) AS sentences
        """;

    private const string RegionQuery =
        """
        MATCH (x:Entity)-[:LOCATED_IN*0..3]->(:Place {id: $id})
        WITH DISTINCT x
        MATCH (x)<-[:MENTIONS]-(s:Section)
        RETURN DISTINCT s.id AS section
        """;

    private const string AgencyQuery =
        """
        MATCH (x:Entity)-[:PART_OF*0..]->(:Entity {id: $id})
        WITH DISTINCT x
        MATCH (x)<-[:MENTIONS]-(s:Section)
        RETURN DISTINCT s.id AS section
        """;

    private LinkageData()
    {
    }

    /// <summary>The asked themes, in the order of the question.</summary>
    public required ThemeName[] Asked { get; init; }

    /// <summary>Which asked themes a theme belongs to, as bits.</summary>
    public required Dictionary<string, ulong> Belongs { get; init; }

    /// <summary>Sections about an asked theme, by id.</summary>
    public required Dictionary<string, ThemedSection> Sections { get; init; }

    /// <summary>Sections that the question admits; null for all.</summary>
    public required HashSet<string>? Admitted { get; init; }

    /// <summary>How many sections and sentences the question admits.</summary>
    public required (int Sections, int Sentences) Size { get; init; }

    /// <summary>Reads what <paramref name="question"/> needs; at most 64 themes.</summary>
    public static async Task<LinkageData> ReadAsync(GraphReader graph, LinkageQuestion question, CancellationToken cancellation)
    {
        var from = ("from", CypherValue.String(question.Period.From));
        var to = ("to", CypherValue.String(question.Period.To));
        var asked = question.Themes.Select(id => new ThemeName(id, id)).ToArray();
        var belongs = new Dictionary<string, ulong>(StringComparer.Ordinal);
        foreach (var row in await graph.RowsAsync(ThemesQuery, cancellation, ("themes", GraphReader.Texts(question.Themes))).ConfigureAwait(false))
        {
            var i = question.Themes.IndexOf(row.Text(0));
            asked[i] = new ThemeName(row.Text(0), row.Text(1));
            belongs[row.Text(2)] = belongs.GetValueOrDefault(row.Text(2)) | (1UL << i);
        }

        HashSet<string>? admitted = null;
        foreach (var (query, id) in new[] { (RegionQuery, question.Region), (AgencyQuery, question.Agency) })
        {
            if (id is not null)
            {
                var ids = (await graph.RowsAsync(query, cancellation, ("id", CypherValue.String(id))).ConfigureAwait(false)).Select(r => r.Text(0));
                admitted = admitted is null ? ids.ToHashSet(StringComparer.Ordinal) : admitted.Intersect(ids, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
            }
        }

        var size = admitted is null
            ? await graph.RowsAsync(CountQuery, cancellation, from, to).ConfigureAwait(false)
            : await graph.RowsAsync(WithinQuery, cancellation, from, to, ("ids", GraphReader.Texts(admitted))).ConfigureAwait(false);
        var sections = new Dictionary<string, ThemedSection>(StringComparer.Ordinal);
        foreach (var row in await graph.RowsAsync(AboutQuery, cancellation, ("all", GraphReader.Texts(belongs.Keys.Order(StringComparer.Ordinal))), from, to).ConfigureAwait(false))
        {
            var id = row.Text(1);
            if (admitted is not null && !admitted.Contains(id))
            {
                continue;
            }

            if (!sections.TryGetValue(id, out var section))
            {
                sections[id] = section = new ThemedSection(id, row.Text(2), row.TextOrNull(3) ?? "") { Evidence = new HashSet<string>?[asked.Length] };
            }

            var bits = belongs[row.Text(0)];
            section.Themes |= bits;
            var evidence = row.Texts(4);
            for (var i = 0; i < asked.Length; i++)
            {
                if ((bits & (1UL << i)) != 0)
                {
                    (section.Evidence[i] ??= new HashSet<string>(StringComparer.Ordinal)).UnionWith(evidence);
                }
            }
        }

        return new LinkageData
        {
            Asked = asked,
            Belongs = belongs,
            Sections = sections,
            Admitted = admitted,
            Size = size is [var one, ..] ? (one.Count(0), one.Count(1)) : (0, 0),
        };
    }

    /// <summary>Sections about both of two asked themes, by date, then id.</summary>
    public List<ThemedSection> Both(int a, int b)
    {
        var bits = (1UL << a) | (1UL << b);
        return [.. Sections.Values.Where(s => (s.Themes & bits) == bits).OrderBy(s => s.Date, StringComparer.Ordinal).ThenBy(s => s.Id, StringComparer.Ordinal)];
    }

    /// <summary>The association of two asked themes by sections and by sentences.</summary>
    public (Association Sections, Association Sentences) Associate(int a, int b)
    {
        int na = 0, nb = 0, both = 0, sa = 0, sb = 0, sboth = 0;
        foreach (var section in Sections.Values)
        {
            var (inA, inB) = ((section.Themes & (1UL << a)) != 0, (section.Themes & (1UL << b)) != 0);
            na += inA ? 1 : 0;
            nb += inB ? 1 : 0;
            both += inA && inB ? 1 : 0;
            sa += section.Evidence[a]?.Count ?? 0;
            sb += section.Evidence[b]?.Count ?? 0;
            if (section.Evidence[a] is { } ea && section.Evidence[b] is { } eb)
            {
                foreach (var sentence in ea)
                {
                    sboth += eb.Contains(sentence) ? 1 : 0;
                }
            }
        }

        return (new Association(na, nb, both, Size.Sections), new Association(sa, sb, sboth, Math.Max(Size.Sentences, sa + sb - sboth)));
    }
}
