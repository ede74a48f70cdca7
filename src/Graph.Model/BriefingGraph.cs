using System.Collections.Immutable;

namespace Graph.Model;

/// <summary>
/// All that one document says, ready to be stored: the unit of a transaction, of correction and of retraction.
/// Produced by extraction, kept by storage; every id in it is a <see cref="ContentId"/> (themes: their slug).
/// </summary>
public sealed record BriefingGraph
{
    /// <summary>The document itself.</summary>
    public required Briefing Briefing { get; init; }

    /// <summary>The source text as read; every source span points into it.</summary>
    public required string SourceText { get; init; }

    /// <summary>By ordinal.</summary>
    public required ImmutableArray<Section> Sections { get; init; }

    /// <summary>By source position.</summary>
    public required ImmutableArray<Sentence> Sentences { get; init; }

    /// <summary>In the order of the list.</summary>
    public required ImmutableArray<Reference> References { get; init; }

    /// <summary>The entities of this document, by id, aliases already resolved within it.</summary>
    public required ImmutableArray<Entity> Entities { get; init; }

    /// <summary>By source position.</summary>
    public required ImmutableArray<Figure> Figures { get; init; }

    /// <summary>By (type, from, to); at most one for each.</summary>
    public required ImmutableArray<Statement> Statements { get; init; }

    /// <summary>What was set aside while reading, and why; not part of the graph or of its hash.</summary>
    public ImmutableArray<LedgerEntry> Ledger { get; init; } = [];
}

/// <summary>One ingested document.</summary>
/// <param name="Id"><see cref="ContentId.Briefing"/>.</param>
/// <param name="Series">Name of the series it is an issue of, or null.</param>
/// <param name="Title">As written, spaces trimmed.</param>
/// <param name="Date">Its date.</param>
/// <param name="Publishers">In the order written; may be empty.</param>
/// <param name="Language"><c>zh</c> or <c>en</c>.</param>
/// <param name="Uri">File name (never an absolute path: the same on every machine), or the URL that the document names as its own.</param>
/// <param name="Sha256">Of the bytes as read, lower-case hex.</param>
public sealed record Briefing(string Id, string? Series, string Title, DateOnly Date, ImmutableArray<string> Publishers, string Language, string Uri, string Sha256);

/// <summary>A numbered item of a briefing; ordinal 0 is the abstract.</summary>
public sealed record Section(string Id, int Ordinal, string Heading);

/// <summary>The unit of evidence. <paramref name="Span"/> points into the stored source text.</summary>
public sealed record Sentence(string Id, string SectionId, string Text, TextSpan Span);

/// <summary>An entry of the reference list. <paramref name="Date"/> is ISO and may be a year or a month (2026, 2026-05). <paramref name="CitedBy"/>: section ids. <paramref name="PublisherEntities"/>: entity ids of who published it.</summary>
public sealed record Reference(string Id, string? Publisher, string Title, string? Date, string? Purpose, string? Url, ImmutableArray<string> CitedBy, ImmutableArray<string> PublisherEntities);

/// <summary>A named thing as this document knows it. <paramref name="Aliases"/>: other forms, sorted ordinally, without <paramref name="Name"/>. <paramref name="DocNo"/> and <paramref name="Held"/> only for policies.</summary>
public sealed record Entity(string Id, EntityKind Kind, string Name, string? NameEn, ImmutableArray<string> Aliases, string? DocNo, bool? Held);

/// <summary>A typed observation in its place: section, the sentence that says it, the text as written and its source span.</summary>
public sealed record Figure(string Id, string SectionId, string SentenceId, Observation Observation, string Text, TextSpan Span);

/// <summary>How a statement was found.</summary>
public enum StatementMethod
{
    /// <summary>By a rule or gazetteer.</summary>
    Rule,

    /// <summary>By the theme vocabulary (ABOUT only).</summary>
    Vocabulary,

    /// <summary>By a trained model.</summary>
    Model,

    /// <summary>By a language model.</summary>
    Llm,
}

/// <summary>
/// One assertion of one briefing: at most one for each (type, from, to).
/// <paramref name="From"/> and <paramref name="To"/> are node ids; <paramref name="Evidence"/> holds sentence ids in text order and is never empty, except for ABOUT of a section that has no sentence;
/// <paramref name="Confidence"/> is 0..1; <paramref name="Properties"/> holds what the contract adds (count, surfaces, score, kind, status, title, former, figures).
/// </summary>
public sealed record Statement(RelationType Type, string From, string To, ImmutableArray<string> Evidence, double Confidence, StatementMethod Method, ImmutableSortedDictionary<string, PropertyValue> Properties);

/// <summary>Something found and not taken. <paramref name="Span"/> is in the stored source text; <paramref name="Code"/> names the rule (e.g. <c>figure.no-unit</c>); <paramref name="Reason"/> says what was found and what was expected.</summary>
public sealed record LedgerEntry(TextSpan Span, string Code, string Reason);
