namespace Graph.Cypher.Tests.Tck;

/// <summary>Where the openCypher TCK lies: the folder that POLICYGRAPH_TCK names, else ../shared/tck beside the solution.</summary>
internal static class TckKit
{
    /// <summary>Whether POLICYGRAPH_TCK names the folder, so that the kit must be there.</summary>
    public static bool IsAskedFor => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("POLICYGRAPH_TCK"));

    /// <summary>The folder; null when it was not asked for and is not there.</summary>
    public static string? Folder()
    {
        if (IsAskedFor)
        {
            return Environment.GetEnvironmentVariable("POLICYGRAPH_TCK");
        }

        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Graph.sln")))
            {
                string folder = Path.Combine(at.FullName, "..", "shared", "tck");
                return File.Exists(Path.Combine(folder, "scenarios.jsonl")) ? folder : null;
            }
        }

        return null;
    }

    /// <summary>All scenarios in the order of the file.</summary>
    /// <exception cref="FileNotFoundException">The folder has no <c>scenarios.jsonl</c>.</exception>
    public static IReadOnlyList<TckScenario> Scenarios(string folder) => [.. File.ReadLines(Path.Combine(folder, "scenarios.jsonl")).Where(line => line.Length > 0).Select(TckScenario.Read)];

    /// <summary>The query that creates a named graph.</summary>
    public static string NamedGraph(string folder, string name) => File.ReadAllText(Path.Combine(folder, "graphs", name + ".cypher"));
}
