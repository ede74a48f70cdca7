using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Graph.Model;
using Graph.Model.Contract;

namespace Graph.Generation;

/// <summary>
/// Makes briefing graphs that keep the contract out of a seed: the same seed and revision, the same graph on every machine. Briefings share entities, indicators and themes.
/// A sentence's text is its source slice, or that slice without its blanks (see <see cref="Clean"/>).
/// </summary>
public sealed class BriefingGenerator(BriefingProfile profile)
{
    private static readonly string[] Words =
    [
        "数据要素", "算力", "电力", "负荷", "国家", "发展", "试点", "建设", "推进", "企业", "园区", "产业", "融资", "出口", "同比", "增长", "标准", "可信", "空间", "流通", "登记", "场景",
        "绿色", "储能", "模型", "芯片", "集群", "枢纽", "项目", "投产", "签约", "合作", "意见", "方案", "通知", "办法", "要求", "预计", "达到", "完成", "地区", "全国", "本月", "上半年", "AI", "GPU", "5G",
    ];

    private static readonly string[] Syllables = ["华", "东", "西", "南", "北", "江", "海", "云", "川", "智", "科", "信", "成", "渝", "京", "津", "沪", "深", "光", "电", "新", "明", "嘉", "宁", "安", "和"];

    private static readonly (EntityKind Kind, string Suffix)[] Suffixes =
    [
        (EntityKind.Agency, "数据局"), (EntityKind.Park, "经开区"), (EntityKind.Company, "科技公司"), (EntityKind.Organization, "研究院"),
        (EntityKind.Person, "先生"), (EntityKind.Place, "市"), (EntityKind.Policy, "工作要点"), (EntityKind.Event, "论坛"),
    ];

    private static readonly string[] Units = ["%", "pp", "USD", "CNY", "kWh", "EFLOPS", "count:家", "count:个"];

    /// <summary>The cleaning that generated sentences assume: blanks go.</summary>
    public static string Clean(string slice) => slice.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Whether a slice, so cleaned, is a text.</summary>
    public static bool Gives(string slice, string text) => Clean(slice) == text;

    /// <summary>Briefing number <paramref name="seed"/>; another <paramref name="revision"/> has the same identity and another text.</summary>
    public BriefingGraph Make(int seed, int revision = 0)
    {
        var r = new Random(unchecked((seed * 7919) + (revision * 104729) + 17));
        var date = new DateOnly(2026, 1, 1).AddDays(seed % 180);
        var series = seed % 3 == 0 ? null : "生成每日动态";
        var title = $"生成简报第{seed.ToString(CultureInfo.InvariantCulture)}期";
        var entities = Entities(r);
        var publisher = entities.FirstOrDefault(e => e.Kind is EntityKind.Agency or EntityKind.Organization)?.Name ?? "生成发布者";
        var id = ContentId.Briefing(series ?? publisher, date, title);
        if (series is null)
        {
            // The identity of a briefing without series rests on its publisher, which a revision must not change.
            publisher = "生成发布者" + (seed % 5).ToString(CultureInfo.InvariantCulture);
            id = ContentId.Briefing(publisher, date, title);
        }

        var source = new StringBuilder(title).Append('\n');
        var sections = ImmutableArray.CreateBuilder<Section>();
        var sentences = ImmutableArray.CreateBuilder<Sentence>();
        var figures = ImmutableArray.CreateBuilder<Figure>();
        var sectionCount = 1 + r.Next(profile.Sections);
        for (var ordinal = 0; ordinal < sectionCount; ordinal++)
        {
            var section = new Section(ContentId.Section(id, ordinal), ordinal, ordinal == 0 ? "摘要" : Phrase(r, 3, 8));
            sections.Add(section);
            source.Append('\n').Append(section.Heading).Append('\n');
            var first = sentences.Count;
            for (var i = r.Next(profile.SentencesPerSection + 1); i > 0; i--)
            {
                var start = source.Length;
                source.Append(Phrase(r, 6, 16));
                if (r.Next(6) == 0)
                    source.Append(' ').Append(Phrase(r, 1, 3));
                source.Append('。');
                var span = new TextSpan(start, source.Length);
                var text = Clean(source.ToString(start, span.Length));
                sentences.Add(new Sentence(ContentId.Sentence(id, span, text), section.Id, text, span));
            }

            if (sentences.Count > first)
                figures.AddRange(Figures(r, section, [.. sentences.Skip(first)]));
        }

        var references = Enumerable.Range(0, r.Next(profile.References + 1)).Select(i =>
        {
            var name = Phrase(r, 2, 5);
            return new Reference(
                ContentId.Reference(id, i, name), r.Next(3) == 0 ? null : Phrase(r, 1, 2), name, r.Next(4) switch { 0 => null, 1 => "2026", 2 => "2026-05", _ => "2026-05-31" },
                r.Next(2) == 0 ? null : "政策依据", r.Next(2) == 0 ? null : "https://example.org/" + i.ToString(CultureInfo.InvariantCulture),
                [.. Some(r, sections, 2).Select(s => s.Id)], [.. Some(r, entities.Where(e => e.Kind is EntityKind.Agency or EntityKind.Organization).ToList(), 1).Select(e => e.Id)]);
        }).ToImmutableArray();
        var text2 = source.ToString();
        return new BriefingGraph
        {
            Briefing = new Briefing(id, series, title, date, [publisher, "生成合作方"], "zh", $"generated-{seed.ToString("D5", CultureInfo.InvariantCulture)}.md", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text2)))),
            SourceText = text2,
            Sections = sections.ToImmutable(),
            Sentences = sentences.ToImmutable(),
            References = references,
            Entities = entities,
            Figures = figures.ToImmutable(),
            Statements = Statements(r, sections.ToImmutable(), sentences.ToImmutable(), entities, figures.ToImmutable()),
            Ledger = r.Next(2) == 0 ? [] : [new LedgerEntry(new TextSpan(0, 2), "figure.no-unit", "found 12; expected a unit after it")],
        };
    }

    private ImmutableArray<Entity> Entities(Random r) =>
    [
        .. Enumerable.Range(0, r.Next(profile.Entities + 1)).Select(_ => r.Next(profile.World)).Distinct().Select(n =>
        {
            var (kind, suffix) = Suffixes[n % Suffixes.Length];
            var name = Name(n) + suffix;
            // Written with or without title marks: the same key, the same id, another form.
            var written = kind == EntityKind.Policy && r.Next(2) == 0 ? $"《{name}》" : name;
            var aliases = Enumerable.Range(0, r.Next(3)).Select(i => Name(n)[..Math.Min(2, Name(n).Length)] + i.ToString(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal);
            return new Entity(
                ContentId.Entity(kind, name), kind, written, r.Next(4) == 0 ? "Entity " + n.ToString(CultureInfo.InvariantCulture) : null, [.. aliases],
                kind == EntityKind.Policy && r.Next(2) == 0 ? $"国数〔2026〕{n.ToString(CultureInfo.InvariantCulture)}号" : null, kind == EntityKind.Policy ? r.Next(2) == 0 : null);
        }).OrderBy(e => e.Id, StringComparer.Ordinal),
    ];

    private IEnumerable<Figure> Figures(Random r, Section section, ImmutableArray<Sentence> of)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = r.Next(profile.FiguresPerSection + 1); i > 0; i--)
        {
            var sentence = of[r.Next(of.Length)];
            var value = r.Next(5) == 0 ? (decimal?)null : r.Next(-100_000, 1_000_000) / 10m;
            var observation = new Observation
            {
                Value = value,
                Lower = value is null ? 10m : r.Next(4) == 0 ? value - 1 : null,
                Upper = value is not null && r.Next(6) == 0 ? value + 1.5m : null,
                Unit = Units[r.Next(Units.Length)],
                Change = (FigureChange)r.Next(5),
                Qualifier = (FigureQualifier)r.Next(4),
                Status = (FigureStatus)r.Next(3),
                PeriodStart = r.Next(2) == 0 ? null : new DateOnly(2026, 5, 1),
                PeriodEnd = new DateOnly(2026, 6, 1),
                PeriodText = r.Next(2) == 0 ? null : "5月",
                Indicator = Words[r.Next(Words.Length)] + (r.Next(2) == 0 ? "出口额" : "规模"),
            };
            var span = new TextSpan(sentence.Span.Start, sentence.Span.Start + Math.Min(4, sentence.Span.Length));
            var id = ContentId.Figure(section.Id, span, observation.Canonical());
            if (seen.Add(id))
                yield return new Figure(id, section.Id, sentence.Id, observation, sentence.Text[..Math.Min(4, sentence.Text.Length)], span);
        }
    }

    private ImmutableArray<Statement> Statements(Random r, ImmutableArray<Section> sections, ImmutableArray<Sentence> sentences, ImmutableArray<Entity> entities, ImmutableArray<Figure> figures)
    {
        var statements = new Dictionary<(RelationType, string, string), Statement>();
        foreach (var section in sections)
        {
            var own = sentences.Where(s => s.SectionId == section.Id).ToList();
            foreach (var theme in Some(r, GraphContract.Default.Themes, 3))
                Add(RelationType.About, section.Id, theme.Id, own, StatementMethod.Vocabulary, ("score", new PropertyValue.Real(r.Next(1, 11) / 10.0)));
            if (own.Count == 0)
                continue;
            foreach (var entity in Some(r, entities, Math.Max(1, profile.Entities / 4)))
                Add(RelationType.Mentions, section.Id, entity.Id, own, StatementMethod.Rule, ("count", 1L + r.Next(4)), ("surfaces", new PropertyValue.TextList([entity.Name])));
        }

        foreach (var figure in figures)
        {
            if (entities.Length > 0 && r.Next(2) == 0)
                Add(RelationType.Concerns, figure.Id, entities[r.Next(entities.Length)].Id, [sentences.First(s => s.Id == figure.SentenceId)], StatementMethod.Rule);
        }

        if (sentences.Length > 0)
        {
            for (var i = r.Next(profile.Relations + 1); i > 0; i--)
                Relation((RelationType)r.Next((int)RelationType.LinkedTo, (int)RelationType.CooperatesWith + 1));
        }

        return [.. statements.Values.OrderBy(s => s.Type).ThenBy(s => s.From, StringComparer.Ordinal).ThenBy(s => s.To, StringComparer.Ordinal)];

        void Relation(RelationType type)
        {
            var ends = GraphContract.Default.Relationship(type.ContractName())!.Ends;
            var pair = ends[r.Next(ends.Length)];
            if (Pick(pair.From) is not { } from || Pick(pair.To) is not { } to || from == to)
                return;
            (string, PropertyValue)[] properties = type switch
            {
                RelationType.LinkedTo => [("kind", GraphContract.Default.Enumerations["linkKind"][r.Next(4)])],
                RelationType.HoldsPosition => [("title", "主任"), ("former", r.Next(2) == 0)],
                RelationType.InvestedIn or RelationType.Financed => [("status", "signed"), ("figures", new PropertyValue.TextList([.. Some(r, figures, 2).Select(f => f.Id)]))],
                RelationType.CooperatesWith => [("status", GraphContract.Default.Enumerations["stage"][r.Next(4)])],
                _ => [],
            };
            Add(type, from, to, sentences, StatementMethod.Rule, properties);
        }

        string? Pick(ImmutableArray<string> labels)
        {
            if (labels[0] == "Theme")
                return GraphContract.Default.Themes[r.Next(GraphContract.Default.Themes.Length)].Id;
            var of = entities.Where(e => labels.Contains("Entity") || labels.Contains(e.Kind.ToString())).ToList();
            return of.Count == 0 ? null : of[r.Next(of.Count)].Id;
        }

        void Add(RelationType type, string from, string to, IReadOnlyList<Sentence> among, StatementMethod method, params (string Name, PropertyValue Value)[] properties)
        {
            ImmutableArray<string> evidence = among.Count == 0 ? [] : [.. Some(r, among, 2, least: 1).Select(s => s.Id)];
            statements[(type, from, to)] = new Statement(
                type, from, to, evidence, r.Next(1, 101) / 100.0, method,
                properties.ToImmutableSortedDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal));
        }
    }

    // A run of neighbours, so that order is kept and nothing is drawn twice.
    private static IEnumerable<T> Some<T>(Random r, IReadOnlyList<T> items, int most, int least = 0)
    {
        var count = Math.Min(items.Count, least + r.Next(most - least + 1));
        var start = r.Next(items.Count - count + 1);
        for (var i = 0; i < count; i++)
            yield return items[start + i];
    }

    private static string Name(int n) => Syllables[n % Syllables.Length] + Syllables[n / Syllables.Length % Syllables.Length] + Syllables[n / 676 % Syllables.Length];

    private static string Phrase(Random r, int least, int most)
    {
        var text = new StringBuilder();
        for (var i = r.Next(least, most + 1); i > 0; i--)
        {
            text.Append(Words[r.Next(Words.Length)]);
            if (r.Next(5) == 0)
                text.Append(r.Next(1, 2000).ToString(CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
