using Graph.Extraction.Figures.Numbers;
using Graph.Extraction.Figures.Periods;
using Graph.Extraction.Figures.Rules;
using Graph.Model;

namespace Graph.Extraction.Figures;

/// <summary>A figure already read in the sentence, as the next one needs it. <paramref name="End"/> is where its words end in the clean text.</summary>
internal sealed record FigureReading(Quantity Quantity, TailReading Tail, string Name, string? Measure, PeriodMention? Period, FigureStatus Status, int End, FigureChange Change);
