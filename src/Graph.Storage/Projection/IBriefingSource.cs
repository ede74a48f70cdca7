using System.Collections.Immutable;
using Graph.Model;

namespace Graph.Storage.Projection;

/// <summary>The names of one briefing without its text. <paramref name="Indicators"/>: names of what its figures measure, repetitions included.</summary>
public sealed record BriefingNames(ImmutableArray<Entity> Entities, ImmutableArray<string> Indicators);

/// <summary>
/// Briefings to project, read twice and one at a time: both methods show the same unchanging set, by briefing id (ordinal), each briefing once.
/// Not thread-safe; throws <see cref="StoreException"/> when the file behind it fails.
/// </summary>
public interface IBriefingSource
{
    /// <summary>The names of every briefing.</summary>
    IEnumerable<BriefingNames> Names();

    /// <summary>Every briefing in full.</summary>
    IEnumerable<BriefingGraph> Briefings();
}
