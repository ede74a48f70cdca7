using Graph.Cypher.Diagnostics;

namespace Graph.Cypher.Syntax;

/// <summary>One token of a query. <see cref="Value"/> is the resolved text of names and strings, or the message of a bad token.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End)
{
    /// <summary>The word, when an unquoted identifier is one that the grammar knows; never reserved, the parser decides by context.</summary>
    public Keyword Keyword { get; init; }

    public string? Value { get; init; }

    public long Integer { get; init; }

    public double Float { get; init; }

    /// <summary>True for an integer of exactly 2⁶³, which is in range only behind a minus sign; <see cref="Integer"/> then holds −2⁶³.</summary>
    public bool NeedsMinus { get; init; }

    /// <summary>The fault of a bad token.</summary>
    public DiagnosticCode Fault { get; init; }

    /// <summary>What to write instead of a bad token, or null.</summary>
    public string? Suggestion { get; init; }

    public SourceSpan Span => new(Start, End);

    public bool IsName => Kind is TokenKind.Identifier or TokenKind.QuotedIdentifier;
}
