using Graph.Connection;
using Graph.Cypher;
using Graph.Cypher.Port;
using Graph.Extraction;
using Graph.Extraction.Seeds;
using Graph.Storage;
using Graph.Storage.Checking;
using Graph.Storage.Images;

namespace Graph.Cli;

/// <summary>Opens what a session names: the store, its graph, the knowledge of the seed folder.</summary>
internal static class Stores
{
    private static ExtractionKnowledge? knowledge;

    /// <summary>The seed folder's knowledge, read once.</summary>
    public static ExtractionKnowledge Knowledge(Session session)
    {
        if (knowledge is not null)
        {
            return knowledge;
        }

        if (!SeedFolder.TryLocate(out var folder, out var issue))
        {
            throw new StoreException(new StoreFailure("seed.missing", issue.Found, issue.Expected, "Set POLICYGRAPH_SEED to the seed folder of the program."));
        }

        knowledge = ExtractionKnowledge.Load(folder);
        foreach (var bad in knowledge.Issues)
        {
            session.Warn($"词表已跳过一行：{bad}", $"a row of a list was left out: {bad}");
        }

        return knowledge;
    }

    /// <summary>The store for reading.</summary>
    public static BriefingStore OpenToRead(Session session) => BriefingStore.Open(FileOf(session), StoreAccess.Read, Options(session));

    /// <summary>The store for writing; made where there is none.</summary>
    public static BriefingStore OpenToWrite(Session session) => BriefingStore.Open(FileOf(session), StoreAccess.Write, Options(session));

    /// <summary>The graph of the store.</summary>
    public static IPropertyGraph Image(Session session)
    {
        if (HoldsImportedGraph(session))
        {
            return ImportedGraph.Open(FileOf(session));
        }

        using var store = OpenToRead(session);
        return GraphImageCache.Open(store).Graph;
    }

    /// <summary>The graph of the store, ready for Cypher.</summary>
    public static IGraphConnection Connect(Session session)
    {
        var graph = Image(session);
        return new EmbeddedConnection(new CypherEngine(), () => graph, session.Store);
    }

    /// <summary>True when the store holds a graph as it was imported, and no briefings.</summary>
    public static bool HoldsImportedGraph(Session session) => ImportedGraph.IsAt(FileOf(session));

    /// <summary>Verifies the store.</summary>
    public static CheckReport Check(Session session, Func<string, string> cleaner, CancellationToken cancel) =>
        StoreCheck.Run(FileOf(session), cleaner, Options(session), null, cancel);

    /// <summary>The file of the store.</summary>
    /// <exception cref="StoreException">The session names a server.</exception>
    public static string FileOf(Session session) =>
        session.Store.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || session.Store.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            ? throw new StoreException(new StoreFailure("store.server", "a server's address", "a file", "This version keeps its graph in a file; give --store FILE."))
            : session.Store;

    private static StoreOptions Options(Session session) => new() { Seeds = Knowledge(session).SeedFacts() };
}
