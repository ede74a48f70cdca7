using System.Collections.Immutable;
using Graph.Model;

namespace Graph.Extraction.Figures;

/// <summary>What was found in a document: <paramref name="Figures"/> by position in the clean text; <paramref name="Ledger"/> the numbers that were not taken, by source position.</summary>
public sealed record FigureAnnotation(ImmutableArray<FigureCandidate> Figures, ImmutableArray<LedgerEntry> Ledger);
