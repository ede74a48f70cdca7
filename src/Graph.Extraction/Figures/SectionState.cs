using Graph.Extraction.Figures.Periods;
using Graph.Model;

namespace Graph.Extraction.Figures;

/// <summary>What carries from sentence to sentence of a section: time, indicator, measure, status, and a group of indicators that 分别 opened. Mutable, of one document.</summary>
internal sealed class SectionState
{
    public required string Heading { get; init; }

    public PeriodMention? Carried { get; set; }

    public int Paragraph { get; set; } = -1;

    public string? Name { get; set; }

    public string? Measure { get; set; }

    public FigureStatus Status { get; set; }

    public string[]? Group { get; set; }

    public int GroupIndex { get; set; }

    public string[]? LastGroup { get; set; }

    public void Leave()
    {
        Status = FigureStatus.Actual;
        Name = null;
        Measure = null;
        Group = null;
        LastGroup = null;
    }
}
