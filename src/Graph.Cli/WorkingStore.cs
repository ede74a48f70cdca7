using Graph.Model;
using Graph.Neo4j.Client;
using Graph.Neo4j.Store;
using Graph.Storage;

namespace Graph.Cli;

/// <summary>
/// The store of a command that works with briefings. A file is used as it is. For a server, its briefings are fetched into a file that lives as long as the command (or in the folder that
/// <c>POLICYGRAPH_NEO4J_CACHE</c> names, where the next command finds them), and what the command changes is sent back: each briefing as it is taken, the graph at the end.
/// </summary>
internal sealed class WorkingStore : IDisposable
{
    /// <summary>A folder in which fetched briefings are kept between commands.</summary>
    public const string CacheVariable = "POLICYGRAPH_NEO4J_CACHE";

    private readonly NeoConnection? connection;
    private readonly NeoWriting? writing;
    private readonly string? temporary;

    private WorkingStore(BriefingStore briefings, NeoConnection? connection, NeoWriting? writing, string? temporary)
    {
        Briefings = briefings;
        this.connection = connection;
        this.writing = writing;
        this.temporary = temporary;
    }

    /// <summary>The briefings.</summary>
    public BriefingStore Briefings { get; }

    /// <summary>The store on the server; null for a file.</summary>
    public NeoStore? Server => connection is null ? null : new NeoStore(connection);

    /// <summary>Opens what the session names.</summary>
    public static WorkingStore Open(Session session, StoreAccess access, StoreOptions options, CancellationToken cancel)
    {
        if (!Servers.Names(session.Store))
        {
            return new WorkingStore(BriefingStore.Open(session.Store, access, options), null, null, null);
        }

        var connection = Servers.Connect(session.Store, cancel);
        NeoWriting? writing = null;
        BriefingStore? briefings = null;
        string? temporary = null;
        try
        {
            var store = new NeoStore(connection);
            if (access == StoreAccess.Write)
            {
                writing = store.BeginAsync(cancel).GetAwaiter().GetResult();
            }

            var folder = Environment.GetEnvironmentVariable(CacheVariable) is { Length: > 0 } cache ? cache : temporary = Directory.CreateTempSubdirectory("policygraph-").FullName;
            var file = Path.Combine(folder, ContentId.Of('n', connection.Target) + ".db");
            briefings = BriefingStore.Open(file, StoreAccess.Write, options);
            store.FetchAsync(briefings, cancel).GetAwaiter().GetResult();
            return new WorkingStore(briefings, connection, writing, temporary);
        }
        catch
        {
            briefings?.Dispose();
            Close(connection, writing, temporary);
            throw;
        }
    }

    /// <summary>Makes a briefing that was just put safe: at once on a server; a file has it already.</summary>
    public void Note(string briefingId, CancellationToken cancel)
    {
        if (writing is not null && Briefings.Read(briefingId) is { } graph)
        {
            writing.NoteAsync(graph, cancel).GetAwaiter().GetResult();
        }
    }

    /// <summary>Sends what was changed to the server; nothing for a file. Gives what it did.</summary>
    public PushReport? Complete(IProgress<PushProgress>? progress, CancellationToken cancel) => writing?.PushAsync(Briefings, progress, cancel).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void Dispose()
    {
        Briefings.Dispose();
        if (connection is not null)
        {
            Close(connection, writing, temporary);
        }
    }

    private static void Close(NeoConnection connection, NeoWriting? writing, string? temporary)
    {
        if (writing is not null)
        {
            writing.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        connection.DisposeAsync().AsTask().GetAwaiter().GetResult();
        if (temporary is not null)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(temporary, recursive: true);
        }
    }
}
