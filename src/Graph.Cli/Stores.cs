using System.Collections.Immutable;
using Graph.Connection;
using Graph.Cypher;
using Graph.Cypher.Port;
using Graph.Extraction;
using Graph.Extraction.Seeds;
using Graph.Neo4j.Store;
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

    /// <summary>The store for reading, which must be a file.</summary>
    public static BriefingStore OpenToRead(Session session) => BriefingStore.Open(FileOf(session), StoreAccess.Read, Options(session));

    /// <summary>The briefings of the store, be it a file or on a server.</summary>
    public static WorkingStore OpenBriefings(Session session, StoreAccess access, CancellationToken cancel) => WorkingStore.Open(session, access, Options(session), cancel);

    /// <summary>The store for writing; made where there is none.</summary>
    public static BriefingStore OpenToWrite(Session session) => BriefingStore.Open(FileOf(session), StoreAccess.Write, Options(session));

    /// <summary>The graph of the store.</summary>
    public static IPropertyGraph Image(Session session)
    {
        if (Servers.Names(session.Store))
        {
            return OnServer(session, (store, cancel) => store.ReadGraphAsync(cancel), CancellationToken.None);
        }

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
        if (Servers.Names(session.Store))
        {
            var connection = Servers.Connect(session.Store);
            Servers.WarnIfUnfinished(session, new NeoStore(connection), connection.Target, CancellationToken.None);
            return connection;
        }

        var graph = Image(session);
        return new EmbeddedConnection(new CypherEngine(), () => graph, session.Store);
    }

    /// <summary>True when the store holds a graph as it was imported, and no briefings.</summary>
    public static bool HoldsImportedGraph(Session session) => !Servers.Names(session.Store) && ImportedGraph.IsAt(FileOf(session));

    /// <summary>The hash of the store's graph; on a server, of the content that is there.</summary>
    public static string Hash(Session session, CancellationToken cancel)
    {
        if (Servers.Names(session.Store))
        {
            return OnServer(session, (server, stop) => server.HashAsync(stop), cancel);
        }

        if (HoldsImportedGraph(session))
        {
            return ImageDigest.Of(Image(session), cancel);
        }

        using var store = OpenToRead(session);
        return store.ContentHash(cancel);
    }

    /// <summary>The briefings held, by date, then id.</summary>
    public static ImmutableArray<StoredBriefing> List(Session session)
    {
        if (Servers.Names(session.Store))
        {
            return OnServer(session, (server, stop) => server.ListAsync(stop), CancellationToken.None);
        }

        using var store = OpenToRead(session);
        return store.List();
    }

    /// <summary>Verifies the store.</summary>
    public static CheckReport Check(Session session, Func<string, string, bool> reads, CancellationToken cancel)
    {
        if (!Servers.Names(session.Store))
        {
            return StoreCheck.Run(FileOf(session), reads, Options(session), null, cancel);
        }

        // What the briefings say, checked as in a file, and then the graph that is there against it.
        using var working = OpenBriefings(session, StoreAccess.Read, cancel);
        Servers.WarnIfUnfinished(session, working.Server!, session.Store, cancel);
        var report = StoreCheck.Run(working.Briefings.Path, reads, Options(session), null, cancel);
        var found = working.Server!.HashAsync(cancel).GetAwaiter().GetResult();
        return report.Hash is null || report.Hash == found
            ? report
            : report with { Findings = report.Findings.Add(new Finding("server.differs", session.Store, $"a graph with the hash {found}", $"{report.Hash}, that of its briefings; run push or ingest again")) };
    }

    /// <summary>Does something with the store on the server that the session names.</summary>
    public static T OnServer<T>(Session session, Func<NeoStore, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        var connection = Servers.Connect(session.Store, cancel);
        try
        {
            var store = new NeoStore(connection);
            Servers.WarnIfUnfinished(session, store, connection.Target, cancel);
            return work(store, cancel).GetAwaiter().GetResult();
        }
        finally
        {
            connection.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>The file of the store.</summary>
    /// <exception cref="StoreException">The session names a server.</exception>
    public static string FileOf(Session session) =>
        Servers.Names(session.Store)
            ? throw new StoreException(new StoreFailure("store.server", "a server's address", "a file", "This command works on a file; give --store FILE, and push it to the server."))
            : session.Store;

    /// <summary>How stores are opened: with the facts of the seed folder.</summary>
    public static StoreOptions Options(Session session) => new() { Seeds = Knowledge(session).SeedFacts() };
}
