using System.Collections.Immutable;
using Graph.Extraction.Figures;
using Graph.Extraction.Names;
using Graph.Extraction.References;
using Graph.Extraction.Relations;
using Graph.Extraction.Seeds;
using Graph.Extraction.Text;
using Graph.Extraction.Themes;
using Graph.Model;
using Graph.Model.Contract;
using Graph.Reading;

namespace Graph.Extraction;

/// <summary>Turns what the annotators found into the graph of one briefing: ids, sentences with source spans, one statement for each (type, from, to).</summary>
internal sealed class GraphAssembler
{
    private readonly ReadDocument document;
    private readonly DocumentScan scan;
    private readonly ReferenceLinker references;
    private readonly Briefing briefing;
    private readonly Dictionary<(int Section, int Sentence), Sentence> sentences = [];
    private readonly Dictionary<string, TextSpan> spans = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Section> sections = [];
    private readonly Dictionary<(RelationType, string, string), Statement> statements = [];
    private readonly Dictionary<string, Entity> entities = new(StringComparer.Ordinal);
    private readonly List<LedgerEntry> ledger = [];

    /// <summary>An assembler for one document.</summary>
    public GraphAssembler(ReadDocument document, DocumentScan scan, ReferenceLinker references)
    {
        this.document = document;
        this.scan = scan;
        this.references = references;
        var structure = document.Structure;
        var id = ContentId.Briefing(structure.Series ?? structure.Publishers.FirstOrDefault() ?? "", structure.Date, structure.Title);
        briefing = new Briefing(id, structure.Series, structure.Title, structure.Date, structure.Publishers, structure.Language,
            document.Source.Metadata.TryGetValue("url", out var url) ? url : document.Source.Name, document.Source.Sha256);
        foreach (var section in structure.Sections)
        {
            sections[section.Ordinal] = new Section(ContentId.Section(id, section.Ordinal), section.Ordinal, section.Heading);
        }

        foreach (var unit in scan.Units)
        {
            var sentence = SentenceOf(unit);
            sentences[(unit.Section, unit.Sentence)] = sentence;
            spans.TryAdd(sentence.Id, sentence.Span);
        }
    }

    /// <summary>The whole graph of the document.</summary>
    public BriefingGraph Assemble(NameResult names, FigureAnnotation figures, IReadOnlyList<SectionTheme> themes, IReadOnlyList<RelationCandidate> relations, IReadOnlyList<LedgerEntry> setAside)
    {
        var ids = names.Entities.Select(AddEntity).ToArray();
        foreach (var (entity, id) in names.Entities.Zip(ids))
        {
            Mentions(entity, id);
        }

        var held = HeldPolicy(names, ids);
        foreach (var theme in themes)
        {
            About(theme);
        }

        var built = figures.Figures.Select(FigureOf).ToList();
        var measurable = names.Entities
            .SelectMany((e, i) => e.Kind is EntityKind.Company or EntityKind.Park or EntityKind.Organization or EntityKind.Place ? e.Mentions.Select(m => (m.Section, m.Sentence, Entity: i, m.Span)) : [])
            .ToLookup(m => (m.Section, m.Sentence), m => (m.Entity, m.Span));
        foreach (var (candidate, figure) in figures.Figures.Zip(built))
        {
            Concerns(candidate, figure, measurable[(candidate.Section, candidate.Sentence)], ids);
        }

        foreach (var relation in relations)
        {
            Relation(relation, ids, figures.Figures, built);
        }

        if (held is { } policy)
        {
            IssuedByPublishers(policy, names, ids);
        }

        var listed = References(names);
        ledger.AddRange(setAside);
        Ledger(names, figures);
        return new BriefingGraph
        {
            Briefing = briefing,
            SourceText = document.Source.Text,
            Sections = [.. sections.Values.OrderBy(s => s.Ordinal)],
            Sentences = [.. sentences.Values.DistinctBy(s => s.Id).OrderBy(s => s.Span).ThenBy(s => s.Id, StringComparer.Ordinal)],
            References = listed,
            Entities = [.. entities.Values.OrderBy(e => e.Id, StringComparer.Ordinal)],
            Figures = [.. built.DistinctBy(f => f.Id).OrderBy(f => f.Span).ThenBy(f => f.Id, StringComparer.Ordinal)],
            Statements = [.. statements.Values.OrderBy(s => s.Type).ThenBy(s => s.From, StringComparer.Ordinal).ThenBy(s => s.To, StringComparer.Ordinal)],
            Ledger = [.. ledger.Distinct().OrderBy(l => l.Span).ThenBy(l => l.Code, StringComparer.Ordinal).ThenBy(l => l.Reason, StringComparer.Ordinal)],
        };
    }

    private Sentence SentenceOf(TextUnit unit)
    {
        var clean = unit.Span.Of(scan.Text);
        var source = document.Clean.ToSource(unit.Span);
        var text = SentenceForm.Of(source.Of(document.Source.Text), clean);
        return new Sentence(ContentId.Sentence(briefing.Id, source, text), sections[unit.Section].Id, text, source);
    }

    private string AddEntity(EntityCandidate candidate)
    {
        var id = ContentId.Entity(candidate.Kind, candidate.Name);
        var entity = new Entity(id, candidate.Kind, candidate.Name, candidate.NameEn, candidate.Aliases, candidate.DocNo, candidate.Kind == EntityKind.Policy ? candidate.Held ?? false : null);
        entities[id] = entities.TryGetValue(id, out var known)
            ? known with { Aliases = [.. known.Aliases.Union(entity.Aliases).Order(StringComparer.Ordinal)], NameEn = known.NameEn ?? entity.NameEn, DocNo = known.DocNo ?? entity.DocNo }
            : entity;
        return id;
    }

    private void Mentions(EntityCandidate entity, string id)
    {
        foreach (var section in entity.Mentions.GroupBy(m => m.Section))
        {
            var surfaces = section.Select(m => m.Surface).Distinct().Order(StringComparer.Ordinal).ToImmutableArray();
            Add(new Statement(RelationType.Mentions, sections[section.Key].Id, id, Evidence(section.Select(m => (m.Section, m.Sentence))), 0.95, StatementMethod.Rule,
                Properties(("count", section.Count()), ("surfaces", new PropertyValue.TextList(surfaces)))));
        }
    }

    private void About(SectionTheme theme)
    {
        var evidence = theme.Sentences.Select(s => (theme.Section, s)).DefaultIfEmpty((theme.Section, -1)).Where(k => sentences.ContainsKey(k));
        Add(new Statement(RelationType.About, sections[theme.Section].Id, theme.Theme, Evidence(evidence), theme.Score, StatementMethod.Vocabulary, Properties(("score", new PropertyValue.Real(theme.Score)))));
    }

    private Figure FigureOf(FigureCandidate candidate)
    {
        var source = document.Clean.ToSource(candidate.Span);
        var section = sections[candidate.Section];
        return new Figure(ContentId.Figure(section.Id, source, candidate.Observation.Canonical()), section.Id, sentences[(candidate.Section, candidate.Sentence)].Id, candidate.Observation, candidate.Span.Of(scan.Text), source);
    }

    /// <summary>A figure concerns the entities named in its clause before it, the nearest first; a place or policy that is only a setting does not count against a nearer one.</summary>
    private void Concerns(FigureCandidate candidate, Figure figure, IEnumerable<(int Entity, TextSpan Span)> named, string[] ids)
    {
        // The first of the nearest, before the figure rather than after it.
        (bool After, int Distance, int Entity)? nearest = null;
        foreach (var (entity, span) in named)
        {
            var found = (After: span.End > candidate.Span.Start, Distance: Math.Abs(candidate.Span.Start - span.End), entity);
            if (candidate.Clause.Contains(span) && (nearest is not { } held || (found.After, found.Distance).CompareTo((held.After, held.Distance)) < 0))
            {
                nearest = found;
            }
        }

        if (nearest is { } mention)
        {
            Add(new Statement(RelationType.Concerns, figure.Id, ids[mention.Entity], [figure.SentenceId], 0.7, StatementMethod.Rule, ImmutableSortedDictionary<string, PropertyValue>.Empty));
        }
    }

    private void Relation(RelationCandidate relation, string[] ids, IReadOnlyList<FigureCandidate> candidates, List<Figure> built)
    {
        var from = relation.From.Theme ?? ids[relation.From.Entity];
        var to = relation.To.Theme ?? ids[relation.To.Entity];
        if (from == to)
        {
            return;
        }

        // What a rule reads may join ends that the contract does not (a park that issues a policy): set aside, not stored.
        var contract = GraphContract.Default.Relationship(relation.Type.ContractName())!;
        if (!contract.Joins(Labels(from), Labels(to)))
        {
            ledger.Add(new LedgerEntry(sentences[(relation.Section, relation.Sentence)].Span, "relation.ends", $"{relation.Type.ContractName()} from {string.Join(':', Labels(from))} to {string.Join(':', Labels(to))}; the contract joins {contract.WrittenEnds}"));
            return;
        }

        var properties = relation.Properties;
        if (relation.Type is RelationType.Financed or RelationType.InvestedIn)
        {
            var named = candidates.Select((c, i) => (c, i)).Where(p => p.c.Section == relation.Section && p.c.Sentence == relation.Sentence && p.c.Observation.Unit is { Length: 3 } unit && unit.All(char.IsAsciiLetterUpper)).Select(p => built[p.i].Id).Distinct().ToImmutableArray();
            if (!named.IsEmpty)
            {
                properties = properties.SetItem("figures", new PropertyValue.TextList(named));
            }
        }

        Add(new Statement(relation.Type, from, to, Evidence([(relation.Section, relation.Sentence)]), relation.Confidence, StatementMethod.Rule, properties));
    }

    private ImmutableArray<string> Labels(string id) => entities.TryGetValue(id, out var entity) ? ["Entity", entity.Kind.ToString()] : ["Theme"];

    private (int Entity, string Id)? HeldPolicy(NameResult names, string[] ids)
    {
        var structure = document.Structure;
        if (!structure.IsPolicy)
        {
            return null;
        }

        var title = PolicyRule.Tidy(structure.Title);
        if (DocumentPolicy.Find(names, title, structure.DocNo) is { } known)
        {
            var entity = entities[ids[known]];
            var aliases = entity.Name == title || entity.Aliases.Contains(title) ? entity.Aliases : [.. entity.Aliases.Append(title).Order(StringComparer.Ordinal)];
            entities[ids[known]] = entity with { Held = true, DocNo = structure.DocNo ?? entity.DocNo, Aliases = aliases };
            return (known, ids[known]);
        }

        var id = AddEntity(new EntityCandidate(EntityKind.Policy, PolicyRule.Tidy(structure.Title), []) { DocNo = structure.DocNo, Held = true });
        return (-1, id);
    }

    private void IssuedByPublishers((int Entity, string Id) policy, NameResult names, string[] ids)
    {
        var first = sentences.Where(s => s.Key.Sentence >= 0).OrderBy(s => s.Value.Span).Select(s => s.Value.Id).FirstOrDefault();
        if (first is null)
        {
            return;
        }

        foreach (var publisher in document.Structure.Publishers)
        {
            foreach (var (kind, name, entry) in references.Publishers(publisher, names.Entities))
            {
                if (kind is EntityKind.Agency or EntityKind.Organization)
                {
                    Add(new Statement(RelationType.Issued, Named(kind, name, entry), policy.Id, [first], 0.95, StatementMethod.Rule, ImmutableSortedDictionary<string, PropertyValue>.Empty));
                }
            }
        }
    }

    private string Named(EntityKind kind, string name, GazetteerEntry? entry) =>
        entities.ContainsKey(ContentId.Entity(kind, name)) ? ContentId.Entity(kind, name) : AddEntity(new EntityCandidate(kind, name, []) { NameEn = entry?.NameEn, Aliases = entry is null ? [] : [.. entry.Aliases.Order(StringComparer.Ordinal)] });

    private ImmutableArray<Reference> References(NameResult names)
    {
        var cited = ReferenceLinker.Citations(document);
        return [.. document.Structure.References.Select((r, i) => new Reference(
            ContentId.Reference(briefing.Id, i, r.Title), r.Publisher, r.Title, r.Date, r.Purpose, r.Url,
            [.. cited[i].Select(o => sections[o].Id)],
            [.. references.Publishers(r.Publisher, names.Entities).Select(p => Named(p.Kind, p.Name, p.Entry)).Distinct().Order(StringComparer.Ordinal)]))];
    }

    private void Ledger(NameResult names, FigureAnnotation figures)
    {
        ledger.AddRange(document.Structure.Dropped.Select(d => new LedgerEntry(d.Span, "read.dropped", d.Kind)));
        ledger.AddRange(document.Clean.Damage.Select(d => new LedgerEntry(d.Source, "read.damage", d.Kind)));
        ledger.AddRange(names.Rejected.Select(r => new LedgerEntry(document.Clean.ToSource(r.Span), r.Code, r.Reason)));
        ledger.AddRange(figures.Ledger);
        var used = statements.Values.SelectMany(s => s.Evidence).ToHashSet(StringComparer.Ordinal);
        foreach (var sentence in sentences.Where(s => s.Key.Sentence >= 0 && !used.Contains(s.Value.Id)).Select(s => s.Value))
        {
            ledger.Add(new LedgerEntry(sentence.Span, "sentence.nothing", "no name, figure, theme or relation was found"));
        }
    }

    private ImmutableArray<string> Evidence(IEnumerable<(int Section, int Sentence)> places) =>
        [.. places.Select(p => sentences[p]).DistinctBy(s => s.Id).OrderBy(s => s.Span).Select(s => s.Id)];

    /// <summary>Adds a statement; one met again keeps the stronger's properties and gathers the evidence of both.</summary>
    private void Add(Statement statement)
    {
        var key = (statement.Type, statement.From, statement.To);
        if (!statements.TryGetValue(key, out var known))
        {
            statements[key] = statement;
            return;
        }

        var stronger = statement.Confidence > known.Confidence ? statement : known;
        statements[key] = stronger with { Evidence = [.. known.Evidence.Union(statement.Evidence).OrderBy(e => spans[e])] };
    }

    private static ImmutableSortedDictionary<string, PropertyValue> Properties(params ReadOnlySpan<(string Key, PropertyValue Value)> pairs)
    {
        var builder = ImmutableSortedDictionary.CreateBuilder<string, PropertyValue>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs)
        {
            builder[key] = value;
        }

        return builder.ToImmutable();
    }
}
