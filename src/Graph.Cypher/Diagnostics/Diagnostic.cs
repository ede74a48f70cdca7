using Graph.Cypher.Syntax;

namespace Graph.Cypher.Diagnostics;

/// <summary>One fault of a query. A value, not an exception.</summary>
/// <param name="Code">What kind of fault.</param>
/// <param name="Span">Where in the query text; may be empty at the end of the text.</param>
/// <param name="Message">One sentence without a full stop: what was found and what was expected.</param>
public sealed record Diagnostic(DiagnosticCode Code, SourceSpan Span, string Message)
{
    /// <summary>What stands there, or null when that says nothing.</summary>
    public string? Found { get; init; }

    /// <summary>What should stand there, or null.</summary>
    public string? Expected { get; init; }

    /// <summary>What to write instead, as a sentence without a full stop, or null.</summary>
    public string? Suggestion { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{DiagnosticCodes.Text(Code)} {Span}: {Message}";
}
