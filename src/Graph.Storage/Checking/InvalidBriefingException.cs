using System.Collections.Immutable;

namespace Graph.Storage.Checking;

/// <summary>A briefing was handed to the store that breaks the graph contract: an error of whoever made it. Nothing was stored.</summary>
public sealed class InvalidBriefingException : ArgumentException
{
    /// <summary>Carries what was found; at least one finding.</summary>
    public InvalidBriefingException(string briefing, ImmutableArray<Finding> findings)
        : base($"{briefing} breaks the graph contract in {findings.Length} place{(findings.Length == 1 ? "" : "s")}: {string.Join("; ", findings.Take(5))}") => Findings = findings;

    /// <summary>All that was found.</summary>
    public ImmutableArray<Finding> Findings { get; }
}
