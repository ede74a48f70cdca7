using System.Security.Cryptography;
using Graph.Model;
using Graph.Storage.Documents;
using Graph.Storage.Files;
using Graph.Storage.Projection;
using Microsoft.Data.Sqlite;

namespace Graph.Storage;

/// <summary>The content of a store at one moment, as a source for projections: reads within one read transaction, so that a writer neither waits for it nor changes it. Not thread-safe.</summary>
public sealed class StoreSnapshot : IBriefingSource, IDisposable
{
    private readonly string path;
    private readonly SqliteConnection connection;
    private readonly StoreTransaction transaction;
    private readonly DocumentReader reader;
    private readonly List<StoredDocument> documents = [];

    private StoreSnapshot(string path, SqliteConnection connection)
    {
        this.path = path;
        this.connection = connection;
        transaction = StoreTransaction.ForReading(connection);
        reader = new DocumentReader(connection);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, key, digest FROM document ORDER BY id";
        using var r = command.ExecuteReader();
        while (r.Read())
        {
            var document = new StoredDocument(StoredId.Text('b', r.GetFieldValue<byte[]>(0)), r.GetInt64(1), r.GetFieldValue<byte[]>(2));
            documents.Add(document);
            hash.AppendData(document.Digest);
        }

        Version = Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A hash over the digests of all briefings: two snapshots with one version hold the same. Found without reading the briefings themselves.</summary>
    public string Version { get; }

    /// <summary>How many briefings there are.</summary>
    public int Count => documents.Count;

    /// <summary>The briefings by id (ordinal), each with the digest of all it says, 64 hex digits: equal digests, equal briefings.</summary>
    public IEnumerable<(string Id, string Digest)> Digests => documents.Select(d => (d.Id, Convert.ToHexStringLower(d.Digest)));

    /// <summary>One of the briefings in full.</summary>
    /// <exception cref="ArgumentException">The snapshot has no briefing of this id.</exception>
    public BriefingGraph Briefing(string id) => documents.Find(d => d.Id == id) is { } document
        ? Guard(() => reader.Read(document.Key))
        : throw new ArgumentException($"no briefing {id}", nameof(id));

    /// <inheritdoc/>
    public IEnumerable<BriefingNames> Names() => documents.Select(d => Guard(() => new BriefingNames(reader.ReadEntities(d.Key), reader.ReadIndicators(d.Key))));

    /// <inheritdoc/>
    public IEnumerable<BriefingGraph> Briefings() => documents.Select(d => Guard(() => reader.Read(d.Key)));

    /// <inheritdoc/>
    public void Dispose()
    {
        reader.Dispose();
        transaction.Dispose();
        connection.Dispose();
    }

    internal IReadOnlyList<StoredDocument> Documents => documents;

    /// <summary>One document, with damaged rows reported as they are.</summary>
    internal BriefingGraph ReadRaw(StoredDocument document) => reader.Read(document.Key);

    /// <summary>Runs SQL that only reads.</summary>
    internal void Inspect(Action<SqliteConnection> work) => Guard(() =>
    {
        work(connection);
        return true;
    });

    internal static StoreSnapshot Open(string path, StoreOptions options, StoreSchema schema) => StoreFile.Guard(path, () =>
    {
        var connection = StoreFile.Open(path, StoreAccess.Read, options, schema);
        try
        {
            return new StoreSnapshot(path, connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    });

    private T Guard<T>(Func<T> work) => StoreFile.Guard(path, work);
}

/// <summary>Where a document stands: its briefing id, the key of its rows, and its digest.</summary>
internal sealed record StoredDocument(string Id, long Key, byte[] Digest);
