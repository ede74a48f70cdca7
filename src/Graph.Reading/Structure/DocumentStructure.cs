using System.Collections.Immutable;
using Graph.Model;

namespace Graph.Reading.Structure;

/// <summary>What a document's layout says: who, when, which parts. All spans are in the clean text, except those of <see cref="Dropped"/>.</summary>
public sealed record DocumentStructure
{
    /// <summary>Title, without its series number or markup; never empty.</summary>
    public required string Title { get; init; }

    /// <summary>Where the title stands, or null when it came from metadata or the file name.</summary>
    public TextSpan? TitleSpan { get; init; }

    /// <summary>Name of the series that the document is an issue of, or null for a single document.</summary>
    public string? Series { get; init; }

    /// <summary>The document's date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Where the date came from: <c>option</c> <c>text</c> <c>metadata</c> <c>file-name</c> <c>references</c>.</summary>
    public required string DateOrigin { get; init; }

    /// <summary>Who put it out, in order; may be empty.</summary>
    public ImmutableArray<string> Publishers { get; init; } = [];

    /// <summary>The document's own 文号 (国数资源〔2024〕119号) where it is itself a policy, or null.</summary>
    public string? DocNo { get; init; }

    /// <summary>True when the document is itself a policy text (a notice, plan, measure with issuer), not a report about one.</summary>
    public bool IsPolicy { get; init; }

    /// <summary><c>zh</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "zh";

    /// <summary>By ordinal; ordinal 0 is the abstract where there is one.</summary>
    public required ImmutableArray<SectionText> Sections { get; init; }

    /// <summary>The reference list, in order.</summary>
    public ImmutableArray<ReferenceText> References { get; init; } = [];

    /// <summary>What was dropped as no part of the text (boilerplate, contents list, page numbers), with its kind; these spans are in the <em>source</em> text, since the clean text has no such places. By position.</summary>
    public ImmutableArray<(TextSpan Span, string Kind)> Dropped { get; init; } = [];
}

/// <summary>A section: heading without its number, and its sentences in order. <paramref name="HeadingSpan"/> covers the heading without number and markup, or is null for a heading that is not in the text.</summary>
public sealed record SectionText(int Ordinal, string Heading, TextSpan? HeadingSpan, ImmutableArray<SentenceText> Sentences)
{
    /// <summary>Numbers (1-based) of the references cited in the section's text ([3], ［3］, ③ after a sentence).</summary>
    public ImmutableArray<int> Citations { get; init; } = [];
}

/// <summary>
/// A sentence of a section's body, or a heading of one of its parts. <paramref name="Span"/> includes the end mark, no citation mark, and never crosses a block.
/// <paramref name="Paragraph"/> counts the section's paragraphs from 0; <paramref name="IsHeading"/> is true for a （一） part heading.
/// </summary>
public sealed record SentenceText(TextSpan Span, int Paragraph, bool IsHeading);

/// <summary>An entry of the reference list. <paramref name="Date"/> is ISO, perhaps only a year or month. <paramref name="Number"/> is 1-based.</summary>
public sealed record ReferenceText(int Number, TextSpan Span, string? Publisher, string Title, string? Date, string? Purpose, string? Url);
