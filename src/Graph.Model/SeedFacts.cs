using System.Collections.Immutable;
using Graph.Model.Contract;

namespace Graph.Model;

/// <summary>
/// What the shipped vocabulary and gazetteers say, apart from every briefing: the theme tree, and which listed entities lie in or belong to which.
/// A part of the graph's content: other seeds, another graph. Immutable.
/// </summary>
public sealed record SeedFacts
{
    /// <summary>The themes of the contract and nothing else.</summary>
    public static SeedFacts Contract { get; } = new()
    {
        Themes = [.. GraphContract.Default.Themes.Select(t => new SeedTheme(t.Id, t.Name, t.NameEn, t.Broader))],
        Statements = [],
    };

    /// <summary>Themes of the vocabulary, each id once; must hold the themes of the contract.</summary>
    public required ImmutableArray<SeedTheme> Themes { get; init; }

    /// <summary>PART_OF and LOCATED_IN between gazetteer entries, each (type, from, to) once. Only those whose ends occur in a briefing come into the graph.</summary>
    public required ImmutableArray<SeedStatement> Statements { get; init; }
}

/// <summary>A theme of the vocabulary. <paramref name="Broader"/>: the id of the theme above it, null for a root.</summary>
public sealed record SeedTheme(string Id, string Name, string? NameEn, string? Broader);

/// <summary>A gazetteer's statement. <paramref name="Type"/> is <see cref="RelationType.PartOf"/> or <see cref="RelationType.LocatedIn"/>; the ends are entity ids (<see cref="ContentId.Entity"/> of kind and canonical name).</summary>
public sealed record SeedStatement(RelationType Type, string From, string To);
