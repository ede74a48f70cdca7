using Graph.Model;

namespace Graph.Extraction.Figures;

/// <summary>A figure found in a document. <paramref name="Span"/> (clean text) covers the number with its unit; <paramref name="Section"/> is the section's ordinal, <paramref name="Sentence"/> the index within the section.</summary>
public sealed record FigureCandidate(int Section, int Sentence, TextSpan Span, Observation Observation)
{
    /// <summary>The clause that the figure was read from (clean text): where its subject, indicator and verb stand.</summary>
    public required TextSpan Clause { get; init; }

    /// <summary>Clean-text span of the words that name the indicator, or null when it was carried from before.</summary>
    public TextSpan? IndicatorSpan { get; init; }
}
