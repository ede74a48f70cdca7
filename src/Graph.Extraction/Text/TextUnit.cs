using Graph.Model;

namespace Graph.Extraction.Text;

/// <summary>A heading or sentence of a section: the window in which rules look. <paramref name="Sentence"/> is an index in the section's sentences, or −1 for its heading. <paramref name="Span"/> is in the clean text.</summary>
internal readonly record struct TextUnit(int Section, int Sentence, TextSpan Span)
{
    /// <summary>True for the heading of a section.</summary>
    public bool IsHeading => Sentence < 0;
}
