namespace Graph.Neo4j.Store;

/// <summary>What a push did. <paramref name="Withdrawn"/>: nodes that the store no longer says and that could not be deleted, because relationships of the user's hang on them; they have lost their content and labels.</summary>
/// <param name="Hash">The hash of the graph that is there now.</param>
/// <param name="Nodes">Nodes of the graph.</param>
/// <param name="Relationships">Relationships of the graph.</param>
/// <param name="Created">Nodes and relationships that were made.</param>
/// <param name="Updated">Nodes whose content was replaced.</param>
/// <param name="Deleted">Nodes and relationships that were deleted.</param>
/// <param name="Adopted">Nodes and relationships that were there already, unmarked and equal (imported), and are marked now.</param>
/// <param name="Withdrawn">Nodes that lost content and labels only.</param>
/// <param name="Briefings">Briefings written or deleted.</param>
public sealed record PushReport(string Hash, int Nodes, int Relationships, long Created, long Updated, long Deleted, long Adopted, long Withdrawn, int Briefings)
{
    /// <summary>True when nothing had to be done.</summary>
    public bool WasEqual => Created + Updated + Deleted + Adopted + Withdrawn + Briefings == 0;
}

/// <summary>How far a push is. <paramref name="Done"/> of <paramref name="Total"/> nodes, relationships and briefings that must be written or deleted.</summary>
public sealed record PushProgress(long Done, long Total);
