using System.Collections.Immutable;
using Graph.Extraction.Seeds;
using Graph.Model;

namespace Graph.Extraction.Names;

/// <summary>A place in the clean text that a rule takes for a name, before overlaps and identities are settled.</summary>
internal sealed record NameSpan(TextSpan Span, EntityKind Kind, string Canonical, string Rule)
{
    /// <summary>Among spans that cross, the higher wins; among nested ones, the longer.</summary>
    public int Priority { get; init; } = 50;

    /// <summary>The gazetteer entry that it names, or null for an open-class name.</summary>
    public GazetteerEntry? Entry { get; init; }

    /// <summary>True when the form needs the full name elsewhere in the document.</summary>
    public bool Weak { get; init; }

    /// <summary>文号 written with a policy's title, or null.</summary>
    public string? DocNo { get; init; }

    /// <summary>English name written beside it, or null.</summary>
    public string? NameEn { get; init; }

    /// <summary>Further forms that the text or the rule gives for it.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>A name inside this one that is an entity of its own (the agency of a department, the park of a sub-park), or null.</summary>
    public NameSpan? Parent { get; init; }

    /// <summary>True when the text says that the title is a draft or is only named, not issued.</summary>
    public bool Nested { get; init; }
}
