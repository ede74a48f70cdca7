using Graph.Cypher.Execution;
using Graph.Extraction;
using Graph.Server.Homes;

namespace Graph.Cli;

/// <summary>Opens the session's store as the home of a graph that is served while it may change.</summary>
internal static class Homes
{
    /// <summary>The home. <paramref name="make"/>: makes the file where it is missing.</summary>
    /// <exception cref="Storage.StoreException">The store cannot be opened.</exception>
    /// <exception cref="Neo4j.Client.GraphFailureException">The server does not answer.</exception>
    public static IGraphHome Open(Session session, QueryLimits limits, bool make)
    {
        BriefingExtractor Extractor() => new(Stores.Knowledge(session));
        if (Servers.Names(session.Store))
        {
            return new NeoHome(Servers.Connect(session.Store), Stores.Options(session), Extractor, limits);
        }

        return Stores.HoldsImportedGraph(session)
            ? new ImportedGraphHome(session.Store, limits)
            : new BriefingFileHome(session.Store, Stores.Options(session), Extractor, limits, make);
    }
}
