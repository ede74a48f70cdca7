using System.Collections.Immutable;
using Graph.Model;

namespace Graph.Extraction.Figures;

/// <summary>The figures of a document in reading order, and the numbers that were not taken with the reason. Spans are in the clean text.</summary>
public sealed record FigureResult(ImmutableArray<FigureCandidate> Figures, ImmutableArray<(TextSpan Span, string Code, string Reason)> Rejected);
