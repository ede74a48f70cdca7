using Graph.Connection;
using Graph.Query;
using Graph.Query.Names;
using Graph.Query.NamedQueries;

namespace Graph.Cli;

/// <summary>What a question needs of the session's graph: the reader and the names. One for a run of the program.</summary>
internal sealed class Questions : IDisposable
{
    /// <summary>The kinds of node that have surroundings.</summary>
    public static readonly string[] Things = [.. NameResolution.Things];

    private readonly Session session;
    private readonly IGraphConnection connection;

    private Questions(Session session, IGraphConnection connection, GraphReader graph, NameDirectory names)
    {
        (this.session, this.connection) = (session, connection);
        Graph = graph;
        Names = names;
    }

    /// <summary>Reads the graph.</summary>
    public GraphReader Graph { get; }

    /// <summary>The names of the graph.</summary>
    public NameDirectory Names { get; }

    /// <summary>Opens the session's graph and reads its names.</summary>
    public static Questions Open(Session session, CancellationToken cancel)
    {
        var connection = Stores.Connect(session);
        var graph = new GraphReader(connection);
        return new Questions(session, connection, graph, Wait(NameDirectory.ReadAsync(graph, cancel)));
    }

    /// <summary>The result of a task; a console program has nothing to do meanwhile.</summary>
    public static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();

    /// <summary>The first node of the name, or null after a warning with near names.</summary>
    public NamedNode? Find(string name, params string[] kinds)
    {
        if (NameResolution.Find(Names, "NAME", name, [.. kinds], out var problem) is { } node)
        {
            return node;
        }

        var near = problem!.Near;
        session.Warn(
            near.IsEmpty ? $"没有找到“{name}”。" : $"没有找到“{name}”；是否指：{string.Join("、", near)}？",
            near.IsEmpty ? $"found nothing called {name}." : $"found nothing called {name}; did you mean {string.Join(", ", near)}?");
        return null;
    }

    /// <summary>Warns of each problem; true when there is none.</summary>
    public static bool Accept(Session session, IEnumerable<ArgumentProblem> problems)
    {
        var fine = true;
        foreach (var problem in problems)
        {
            fine = false;
            session.Warn($"{problem.Argument}：找到 {problem.Found}；应为 {problem.Expected}{(problem.Near.IsEmpty ? "" : "；相近：" + string.Join("、", problem.Near))}", problem.ToString());
        }

        return fine;
    }

    /// <inheritdoc/>
    public void Dispose() => connection.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
