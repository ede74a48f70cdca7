using System.Collections.Immutable;

namespace Graph.Extraction.Seeds;

/// <summary>
/// What a local body is called after its place: 贵州省 + 大数据发展管理局. <see cref="Stem"/> is the full form; PLACE + any form is an
/// agency, and 省/市/区/县 + any form (市商务局) one whose place the context gives.
/// </summary>
public sealed record AgencyPattern(string Stem, string File, int Line)
{
    /// <summary>The levels of place that have the body; never empty.</summary>
    public ImmutableArray<AgencyLevel> Levels { get; init; } = [];

    /// <summary>Short forms that name the body after a place, without <see cref="Stem"/> (发改委 after 北京市).</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Canonical short names of the places that have the body under this name; empty for all of its levels.</summary>
    public ImmutableArray<string> Places { get; init; } = [];

    /// <summary>What it deals with in one word (数据, 商务), the same for the names one office has in different places.</summary>
    public string Field { get; init; } = "";
}
