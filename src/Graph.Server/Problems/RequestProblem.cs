using System.Collections.Immutable;

namespace Graph.Server.Problems;

/// <summary>Why a request was not answered, as RFC 9457 has it: what was found, what was expected and what to do.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">A stable name, such as <c>unknown-name</c>; the document's type is <c>urn:policygraph:problem:CODE</c>.</param>
/// <param name="Title">The kind of problem, the same for every problem of the code.</param>
/// <param name="Found">What was found.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Do">What the caller can do.</param>
public sealed record RequestProblem(int Status, string Code, string Title, string Found, string Expected, string Do)
{
    /// <summary>The parameter, field or header that it is about; null where it is about the whole.</summary>
    public string? Argument { get; init; }

    /// <summary>Names near to an unknown one.</summary>
    public ImmutableArray<string> Suggestions { get; init; } = [];

    /// <summary>After how many seconds the same may succeed; null where it will not.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>A sentence of it all.</summary>
    public string Detail => $"{(Argument is null ? "" : Argument + ": ")}found {Found}; expected {Expected}. {Do}{(Suggestions.IsEmpty ? "" : $" Near: {string.Join(", ", Suggestions)}.")}";
}
