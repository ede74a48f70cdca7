using System.Collections.Immutable;

namespace Graph.Query.Linkages;

/// <summary>What a theme is called.</summary>
public sealed record ThemeName(string Id, string Name);

/// <summary>A tie that a text states, with direction.</summary>
public sealed record StatedLink(ThemeName From, ThemeName To, string Kind, string Date, string Briefing, string Source, ImmutableArray<string> Evidence);

/// <summary>A section about both themes. <paramref name="Together"/>: sentences that speak of both; <paramref name="Apart"/>: else those of each.</summary>
public sealed record SharedSection(string Id, string Heading, string Date, string Source, ImmutableArray<string> Together, ImmutableArray<string> Apart);

/// <summary>
/// An entity named in sections of both themes. <paramref name="Score"/> = √(A·B) · ln(1 + sections in all ÷ sections that name it): named on both sides, and not everywhere.
/// <paramref name="How"/>: what texts say of it. <paramref name="AcrossIssues"/>: one issue names it with one theme, another with the other.
/// </summary>
public sealed record Bridge(string Id, string Kind, string Name, int A, int B, int Both, double Score, bool AcrossIssues, string First, string Last, ImmutableArray<string> How, string Source, ImmutableArray<string> Evidence);

/// <summary>A figure that stands in a section about both.</summary>
public sealed record TieFigure(string Indicator, string Text, double? Value, string Unit, string Status, string? PeriodStart, string? PeriodEnd, string Date, string Source, ImmutableArray<string> Evidence);

/// <summary>One period of the development. <paramref name="Stated"/>: statements between the two.</summary>
public sealed record TiePeriod(string Period, int A, int B, int Both, int Stated);

/// <summary>How two themes are tied.</summary>
public sealed record LinkagePair
{
    /// <summary>The first theme.</summary>
    public required ThemeName A { get; init; }

    /// <summary>The second theme.</summary>
    public required ThemeName B { get; init; }

    /// <summary>Counted in sections.</summary>
    public required Association Sections { get; init; }

    /// <summary>Counted in sentences that are evidence for a theme.</summary>
    public required Association Sentences { get; init; }

    /// <summary>By date.</summary>
    public required ImmutableArray<StatedLink> Stated { get; init; }

    /// <summary>The more sentences speak of both, the earlier.</summary>
    public required ImmutableArray<SharedSection> Shared { get; init; }

    /// <summary>By score.</summary>
    public required ImmutableArray<Bridge> Bridges { get; init; }

    /// <summary>By date.</summary>
    public required ImmutableArray<TieFigure> Figures { get; init; }

    /// <summary>From the first period that speaks of either to the last, without gaps.</summary>
    public required ImmutableArray<TiePeriod> Development { get; init; }
}

/// <summary>
/// A chain across issues: one issue ties <paramref name="A"/> to <paramref name="B"/>, another <paramref name="B"/> to <paramref name="C"/>. Through an entity (<paramref name="Kind"/> is its kind, <paramref name="Through"/> its name)
/// or through stated links (<paramref name="Kind"/> is <c>stated</c>, <paramref name="Through"/> says both). <paramref name="Count"/>: in how many pairs of issues; the earliest is given.
/// </summary>
public sealed record LinkageChain(
    ThemeName A, ThemeName B, ThemeName C, string Kind, string Through, int Count, string FirstDate, string FirstSource, string SecondDate, string SecondSource, ImmutableArray<string> Evidence);

/// <summary>How themes are tied: each pair in the order of the question, and chains over three.</summary>
public sealed record LinkageAnswer(ImmutableArray<LinkagePair> Pairs, ImmutableArray<LinkageChain> Chains);
