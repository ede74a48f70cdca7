using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Graph.Model;

namespace Graph.Generation;

/// <summary>
/// Writes briefings sentence by sentence, with what each says given by hand: what a question must answer is then known by construction.
/// <c>Issue</c> opens a briefing, <c>Section</c> a section, <c>Says</c> a sentence; what follows is said by the last sentence. Entities are written <c>Kind:Name</c>.
/// </summary>
public sealed class CorpusBuilder(string series)
{
    private readonly List<Draft> drafts = [];

    private Draft Current => drafts[^1];

    /// <summary>Opens a briefing.</summary>
    public CorpusBuilder Issue(string date, string title)
    {
        drafts.Add(new Draft(series, DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), title));
        return this;
    }

    /// <summary>Opens a section.</summary>
    public CorpusBuilder Section(string heading)
    {
        Current.Section(heading);
        return this;
    }

    /// <summary>A sentence of the section.</summary>
    public CorpusBuilder Says(string text)
    {
        Current.Sentence(text);
        return this;
    }

    /// <summary>The section is about the themes; the sentence is evidence.</summary>
    public CorpusBuilder About(params string[] themes)
    {
        foreach (var theme in themes)
        {
            Current.Say(RelationType.About, Current.SectionId, theme, StatementMethod.Vocabulary, ("score", new PropertyValue.Real(1)));
        }

        return this;
    }

    /// <summary>The sentence names the entities.</summary>
    public CorpusBuilder Names(params string[] entities)
    {
        foreach (var entity in entities)
        {
            Current.Say(RelationType.Mentions, Current.SectionId, Current.Entity(entity), StatementMethod.Rule, ("count", 1L), ("surfaces", new PropertyValue.TextList([entity[(entity.IndexOf(':', StringComparison.Ordinal) + 1)..]])));
        }

        return this;
    }

    /// <summary>The sentence ties two themes.</summary>
    public CorpusBuilder Links(string from, string kind, string to)
    {
        Current.Say(RelationType.LinkedTo, from, to, StatementMethod.Rule, ("kind", kind));
        return this;
    }

    /// <summary>The sentence states a relation; an end without a kind is a theme.</summary>
    public CorpusBuilder Ties(RelationType type, string from, string to, params (string Name, PropertyValue Value)[] properties)
    {
        Current.Say(type, End(from), End(to), StatementMethod.Rule, properties);
        return this;
    }

    /// <summary>As <see cref="Ties"/>, with the figure given last as its amount.</summary>
    public CorpusBuilder TiesWithFigure(RelationType type, string from, string to, string status) =>
        Ties(type, from, to, ("status", status), ("figures", new PropertyValue.TextList([Current.LastFigure])));

    /// <summary>The section rests on an entry of the reference list.</summary>
    public CorpusBuilder Cites(string publisher, string title, string date)
    {
        Current.Cite(publisher, title, date);
        return this;
    }

    /// <summary>A figure of the sentence, which holds <paramref name="text"/>.</summary>
    public CorpusBuilder Figure(string indicator, string text, Observation observation, string? concerns = null)
    {
        var id = Current.Figure(text, observation with { Indicator = indicator });
        if (concerns is not null)
        {
            Current.Say(RelationType.Concerns, id, End(concerns), StatementMethod.Rule);
        }

        return this;
    }

    /// <summary>The briefings, in the order written.</summary>
    public ImmutableArray<BriefingGraph> Build() => [.. drafts.Select(d => d.Build())];

    private string End(string end) => end.Contains(':', StringComparison.Ordinal) ? Current.Entity(end) : end;

    private sealed class Draft(string series, DateOnly date, string title)
    {
        private readonly StringBuilder source = new(title + "\n");
        private readonly List<Section> sections = [];
        private readonly List<Sentence> sentences = [];
        private readonly List<Figure> figures = [];
        private readonly List<Reference> references = [];
        private readonly Dictionary<string, Entity> entities = new(StringComparer.Ordinal);
        private readonly Dictionary<(RelationType, string, string), Statement> statements = [];
        private readonly string id = ContentId.Briefing(series, date, title);

        public string SectionId => sections[^1].Id;

        public string LastFigure => figures[^1].Id;

        public void Cite(string publisher, string title, string date) =>
            references.Add(new Reference(ContentId.Reference(id, references.Count, title), publisher, title, date, null, null, [SectionId], []));

        public void Section(string heading)
        {
            sections.Add(new Section(ContentId.Section(id, sections.Count + 1), sections.Count + 1, heading));
            source.Append(heading).Append('\n');
        }

        public void Sentence(string text)
        {
            var span = new TextSpan(source.Length, source.Length + text.Length);
            source.Append(text).Append('\n');
            sentences.Add(new Sentence(ContentId.Sentence(id, span, text), SectionId, text, span));
        }

        public string Entity(string written)
        {
            var colon = written.IndexOf(':', StringComparison.Ordinal);
            var kind = Enum.Parse<EntityKind>(written[..colon]);
            var name = written[(colon + 1)..];
            var entity = new Entity(ContentId.Entity(kind, name), kind, name, null, [], null, kind == EntityKind.Policy ? false : null);
            entities[entity.Id] = entity;
            return entity.Id;
        }

        public string Figure(string text, Observation observation)
        {
            var sentence = sentences[^1];
            var at = sentence.Text.IndexOf(text, StringComparison.Ordinal);
            var span = new TextSpan(sentence.Span.Start + at, sentence.Span.Start + at + text.Length);
            var figure = new Figure(ContentId.Figure(SectionId, span, observation.Canonical()), SectionId, sentence.Id, observation, text, span);
            figures.Add(figure);
            return figure.Id;
        }

        public void Say(RelationType type, string from, string to, StatementMethod method, params (string Name, PropertyValue Value)[] properties)
        {
            var evidence = ImmutableArray.Create(sentences[^1].Id);
            if (statements.TryGetValue((type, from, to), out var said))
            {
                evidence = [.. said.Evidence, .. evidence];
            }

            statements[(type, from, to)] = new Statement(type, from, to, [.. evidence.Distinct()], 1, method, properties.ToImmutableSortedDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal));
        }

        public BriefingGraph Build()
        {
            var text = source.ToString();
            return new BriefingGraph
            {
                Briefing = new Briefing(id, series, title, date, ["构造社"], "zh", title + ".md", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))),
                SourceText = text,
                Sections = [.. sections],
                Sentences = [.. sentences],
                References = [.. references],
                Entities = [.. entities.Values.OrderBy(e => e.Id, StringComparer.Ordinal)],
                Figures = [.. figures],
                Statements = [.. statements.Values.OrderBy(s => s.Type).ThenBy(s => s.From, StringComparer.Ordinal).ThenBy(s => s.To, StringComparer.Ordinal)],
            };
        }
    }
}
