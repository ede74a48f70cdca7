using System.Collections.Immutable;

namespace Graph.Query.Linkages;

/// <summary>How are these themes tied?</summary>
public sealed record LinkageQuestion
{
    /// <summary>Theme ids, at least two; each stands for itself and all that is narrower.</summary>
    public required ImmutableArray<string> Themes { get; init; }

    /// <summary>Only briefings of these days.</summary>
    public Period Period { get; init; } = Period.All;

    /// <summary>Only sections that name this place or what lies in it (three steps of LOCATED_IN); an entity id.</summary>
    public string? Region { get; init; }

    /// <summary>Only sections that name this body or a part of it; an entity id.</summary>
    public string? Agency { get; init; }

    /// <summary>Only stated links of this kind: <c>enables requires constrains coordinates</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>Only figures of this status (<c>actual forecast target</c>), and ties of this stage (<c>planned signed started operating</c>).</summary>
    public string? Status { get; init; }

    /// <summary>How the development is cut.</summary>
    public Grain By { get; init; } = Grain.Month;

    /// <summary>Most sections, bridging entities, chains and figures of each pair; counts are of all.</summary>
    public int Limit { get; init; } = 20;
}
