using System.Collections.Immutable;

namespace Graph.Query.Paths;

/// <summary>How are these two nodes connected?</summary>
public sealed record PathQuestion
{
    /// <summary>The types that paths run over unless said: what texts state, and the vocabulary.</summary>
    public static ImmutableArray<string> AllTypes { get; } =
    [
        "ABOUT", "AMENDS", "BASED_ON", "BROADER", "COOPERATES_WITH", "FINANCED", "HOLDS_POSITION", "INVESTED_IN", "ISSUED", "LINKED_TO", "LOCATED_IN", "MENTIONS", "ORGANIZED", "PARTICIPATED_IN", "PART_OF", "REPEALS", "TARGETS",
    ];

    /// <summary>Id of an entity or theme.</summary>
    public required string From { get; init; }

    /// <summary>Id of another.</summary>
    public required string To { get; init; }

    /// <summary>Most relationships of a path, inclusive; 1 to 8. A section between two things that it names counts two.</summary>
    public int MaxHops { get; init; } = 4;

    /// <summary>Only relationships of these types, a part of <see cref="AllTypes"/>.</summary>
    public ImmutableArray<string> Types { get; init; } = AllTypes;

    /// <summary>Only what briefings of these days say.</summary>
    public Period Period { get; init; } = Period.All;

    /// <summary>How many paths, 1 to 20.</summary>
    public int Limit { get; init; } = 3;
}
