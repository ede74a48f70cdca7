using Graph.Extraction.Text;

namespace Graph.Extraction.Names;

/// <summary>One way to find names. Reads the scan, adds spans; has no state and never throws on any text.</summary>
internal interface INameRule
{
    /// <summary>Adds what it finds in one unit.</summary>
    void Find(DocumentScan scan, TextUnit unit, List<NameSpan> found);
}
