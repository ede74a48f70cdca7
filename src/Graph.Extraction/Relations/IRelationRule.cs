namespace Graph.Extraction.Relations;

/// <summary>One kind of assertion. Reads the context, adds candidates; has no state and never throws on any text.</summary>
internal interface IRelationRule
{
    /// <summary>Adds what one document asserts.</summary>
    void Find(RelationContext context, List<RelationCandidate> found);
}
