using System.Collections.Immutable;

namespace Graph.Query.NamedQueries;

/// <summary>Why a question cannot be asked as it stands.</summary>
/// <param name="Argument">The parameter or option.</param>
/// <param name="Found">What was given; "nothing" where it is missing.</param>
/// <param name="Expected">What it takes.</param>
/// <param name="Near">Names near to an unknown one; may be empty.</param>
public sealed record ArgumentProblem(string Argument, string Found, string Expected, ImmutableArray<string> Near)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Argument}: found {Found}; expected {Expected}{(Near.IsEmpty ? "" : $"; near: {string.Join(", ", Near)}")}";
}
