namespace Graph.Cypher.Differential.Neo4j;

/// <summary>What Neo4j refuses although the language allows it, so that there is nothing to compare.</summary>
internal static class NeoDifferences
{
    private static readonly string[] Messages =
    [
        // A search from a node to itself is an error there; here it finds nothing.
        "The shortest path algorithm does not work when the start and end nodes are the same",

        // The two ways to write paths of any length do not meet in one MATCH there, with its WHERE and its subqueries.
        "Mixing variable-length relationships",
        "Mixing shortestPath/allShortestPaths with path selectors",

        // Functions that are null for null here, as in the TCK, but refuse it there; and reverse() of a list that is a property.
        "Invalid call signature for Truncate",
        "Invalid input for function 'reverse",
    ];

    public static bool IsRefusedByNature(string error) => Messages.Any(m => error.Contains(m, StringComparison.Ordinal));
}
