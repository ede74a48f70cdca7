namespace Graph.Neo4j.Store;

/// <summary>
/// The names under which the program keeps its books in a Neo4j database, beside the graph of the contract. Every node and relationship of ours carries <see cref="Mark"/>; what has none is the user's and
/// is never touched.
/// </summary>
internal static class Bookkeeping
{
    /// <summary>The property that marks a node or relationship as ours: the digest of its content, 32 hex digits. Not part of the graph: readers leave it out.</summary>
    public const string Mark = "_policygraph";

    /// <summary>The one node that says how the store stands and who is writing.</summary>
    public const string StoreLabel = "PolicyGraphStore";

    /// <summary>A node for each briefing held, with all that is needed to correct and to remove it.</summary>
    public const string BriefingLabel = "PolicyGraphBriefing";

    /// <summary>What is left of a node of ours that the store no longer says, because relationships of the user's hang on it: an id, and the label it had.</summary>
    public const string WithdrawnLabel = "PolicyGraphWithdrawn";

    /// <summary>The version of these books; a higher one is another program's.</summary>
    public const long Format = 1;

    /// <summary>All labels of the books, which no user's query needs.</summary>
    public static readonly string[] Labels = [StoreLabel, BriefingLabel, WithdrawnLabel];
}
