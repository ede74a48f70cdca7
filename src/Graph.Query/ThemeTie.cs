using System.Collections.Immutable;

namespace Graph.Query;

/// <summary>A statement between two themes: who said it when, in which sentences.</summary>
public sealed record StatedLink(string From, string To, string Kind, string Date, string Source, ImmutableArray<string> Evidence);

/// <summary>An entity that stands in sections of both themes. <paramref name="Sections"/>: how many sections of either theme name it.</summary>
public sealed record BridgingEntity(string Kind, string Name, int Sections, string FirstDate, string LastDate);

/// <summary>How two themes (with all narrower ones) are tied.</summary>
public sealed record ThemeTie
{
    /// <summary>The first theme's id.</summary>
    public required string A { get; init; }

    /// <summary>The second theme's id.</summary>
    public required string B { get; init; }

    /// <summary>What texts say of the two, by date.</summary>
    public required ImmutableArray<StatedLink> Stated { get; init; }

    /// <summary>Sections that are about both: month (yyyy-MM) and how many.</summary>
    public required ImmutableSortedDictionary<string, int> SectionsByMonth { get; init; }

    /// <summary>Entities named in sections of both themes in more than one briefing, the more sections first.</summary>
    public required ImmutableArray<BridgingEntity> Bridges { get; init; }

    /// <summary>Sections about A, about B, about both, and in all.</summary>
    public required (int A, int B, int Both, int All) Sections { get; init; }

    /// <summary>How many times more often the two meet than chance would have it: both × all ÷ (A × B); null when either is absent.</summary>
    public double? Lift => Sections.A > 0 && Sections.B > 0 ? (double)Sections.Both * Sections.All / ((double)Sections.A * Sections.B) : null;
}
