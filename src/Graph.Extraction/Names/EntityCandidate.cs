using System.Collections.Immutable;
using Graph.Model;

namespace Graph.Extraction.Names;

/// <summary>
/// An entity of one document with all places where it is named, aliases resolved.
/// <paramref name="Name"/> is canonical; <paramref name="Mentions"/> are ordered by position and never empty.
/// </summary>
public sealed record EntityCandidate(EntityKind Kind, string Name, ImmutableArray<Mention> Mentions)
{
    /// <summary>English name, or null.</summary>
    public string? NameEn { get; init; }

    /// <summary>Other names: written forms and known ones, sorted ordinally, without <see cref="Name"/>.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>文号 of a policy, or null.</summary>
    public string? DocNo { get; init; }

    /// <summary>For a policy: true when the document is its text.</summary>
    public bool? Held { get; init; }
}

/// <summary>
/// One place where an entity is named. <paramref name="Span"/> is in the clean text; <paramref name="Section"/> is an ordinal;
/// <paramref name="Sentence"/> is an index in the section's sentences, or −1 in its heading. <paramref name="Surface"/> is the form written.
/// </summary>
public sealed record Mention(TextSpan Span, int Section, int Sentence, string Surface);
