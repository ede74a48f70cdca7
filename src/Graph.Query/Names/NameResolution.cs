using System.Collections.Immutable;
using Graph.Query.NamedQueries;

namespace Graph.Query.Names;

/// <summary>Turns a name that a caller wrote into a node, or into what is wrong with it and which names are near: the same on the command line, in the service and in its tools.</summary>
public static class NameResolution
{
    private const int Suggestions = 5;

    /// <summary>The kinds of node that have surroundings.</summary>
    public static ImmutableArray<string> Things { get; } = ["Agency", "Company", "Event", "Organization", "Park", "Person", "Place", "Policy", "Theme"];

    /// <summary>The kinds that a filter by agency takes.</summary>
    public static ImmutableArray<string> Bodies { get; } = ["Agency", "Organization", "Company", "Park"];

    /// <summary>The first node of a name; null with the problem where there is none.</summary>
    /// <param name="names">The names of the graph.</param>
    /// <param name="argument">What the caller calls the name, for the message.</param>
    /// <param name="name">A name, other name, id or beginning of an id.</param>
    /// <param name="kinds">Only of these kinds; empty for all.</param>
    /// <param name="problem">Why there is none; null where there is one.</param>
    public static NamedNode? Find(NameDirectory names, string argument, string name, ImmutableArray<string> kinds, out ArgumentProblem? problem)
    {
        ArgumentNullException.ThrowIfNull(names);
        IReadOnlyCollection<string>? wanted = kinds.IsDefaultOrEmpty ? null : kinds;
        problem = null;
        if (names.Find(name, wanted) is [var first, ..])
        {
            return first;
        }

        problem = new ArgumentProblem(argument, name, $"the name or id of a node of the graph{(wanted is null ? "" : ": " + string.Join(", ", wanted))}", [.. names.Suggest(name, Suggestions, wanted)]);
        return null;
    }
}
