using System.Collections.Immutable;
using System.Globalization;
using Graph.Model;
using Graph.Model.Contract;
using Graph.Storage.Checking;
using Graph.Storage.Documents;
using Graph.Storage.Files;
using Graph.Storage.Projection;
using Microsoft.Data.Sqlite;

namespace Graph.Storage;

/// <summary>
/// The statement store: one SQLite file that holds briefings with all they say. One briefing is one transaction; what was committed survives a kill at any moment.
/// Several processes may use one file: readers never wait, a writer waits for another up to <see cref="StoreOptions.WriteTimeout"/>.
/// Not thread-safe: one instance for each thread. Every method may throw <see cref="StoreException"/>.
/// </summary>
public sealed class BriefingStore : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly StoreSchema schema;
    private DocumentWriter? writer;
    private DocumentReader? reader;

    private BriefingStore(string path, StoreAccess access, StoreOptions options, StoreSchema schema, SqliteConnection connection)
    {
        Path = path;
        Access = access;
        Options = options;
        this.schema = schema;
        this.connection = connection;
    }

    /// <summary>The file, as given.</summary>
    public string Path { get; }

    /// <summary>What it was opened for.</summary>
    public StoreAccess Access { get; }

    /// <summary>How it was opened.</summary>
    public StoreOptions Options { get; }

    /// <summary>
    /// Opens the store at <paramref name="path"/>, making it where it is missing and writing is asked for, and bringing an older version up to date.
    /// A foreign, newer or damaged file is refused and left as it is.
    /// </summary>
    public static BriefingStore Open(string path, StoreAccess access, StoreOptions? options = null) => Open(path, access, options ?? new StoreOptions(), StoreSchema.Current);

    internal static BriefingStore Open(string path, StoreAccess access, StoreOptions options, StoreSchema schema)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new BriefingStore(path, access, options, schema, StoreFile.Open(path, access, options, schema));
    }

    /// <summary>
    /// Stores one briefing in one transaction, in place of what the store held under its id. When this returns, it is on disk.
    /// The same bytes under another file name count as the same: the ordinally smaller name is kept, so that the order does not matter.
    /// </summary>
    /// <exception cref="InvalidBriefingException">The graph breaks the contract; nothing was stored.</exception>
    /// <exception cref="StoreException">The store could not be written; nothing was stored.</exception>
    public PutOutcome Put(BriefingGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        RequireWriting();
        var findings = BriefingRules.Findings(graph, GraphContract.Default);
        if (findings.Length > 0)
            throw new InvalidBriefingException($"{graph.Briefing.Title} ({graph.Briefing.Id})", findings);
        var digest = BriefingDigest.Of(graph);
        return Write(() =>
        {
            if (Held(graph.Briefing.Id) is not { } held)
            {
                Writer.Write(graph, digest);
                return PutOutcome.Added;
            }

            var outcome = held.Sha256 == graph.Briefing.Sha256 ? PutOutcome.Reread : PutOutcome.Corrected;
            var kept = graph;
            if (outcome == PutOutcome.Reread && string.CompareOrdinal(held.Uri, graph.Briefing.Uri) < 0)
            {
                kept = graph with { Briefing = graph.Briefing with { Uri = held.Uri } };
                digest = BriefingDigest.Of(kept);
            }

            if (held.Digest.AsSpan().SequenceEqual(digest))
                return PutOutcome.Unchanged;
            Writer.Delete(held.Key);
            Writer.Write(kept, digest);
            return outcome;
        });
    }

    /// <summary>Takes a briefing out, with all that it alone said: the content is as if it had never been stored. False when the store holds no such id.</summary>
    public bool Remove(string briefingId)
    {
        RequireWriting();
        return Write(() =>
        {
            if (Held(briefingId) is not { } held)
                return false;
            Writer.Delete(held.Key);
            return true;
        });
    }

    /// <summary>All briefings, by date, then id.</summary>
    public ImmutableArray<StoredBriefing> List() => Guard(() =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, series, title, date, publishers, language, uri, sha256, source_length, sections, sentences, entities, figures, statements FROM document ORDER BY date, id";
        using var r = command.ExecuteReader();
        var list = ImmutableArray.CreateBuilder<StoredBriefing>();
        while (r.Read())
        {
            var date = DateOnly.TryParseExact(r.GetString(3), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day : throw new DamagedRowException($"the date '{r.GetString(3)}'", "yyyy-MM-dd");
            var briefing = new Briefing(
                StoredId.Text('b', r.GetFieldValue<byte[]>(0)), r.IsDBNull(1) ? null : r.GetString(1), r.GetString(2), date, RowJson.Texts(r.GetString(4)), r.GetString(5), r.GetString(6),
                Convert.ToHexStringLower(r.GetFieldValue<byte[]>(7)));
            list.Add(new StoredBriefing(briefing, r.GetInt32(8), r.GetInt32(9), r.GetInt32(10), r.GetInt32(11), r.GetInt32(12), r.GetInt32(13)));
        }

        return list.DrainToImmutable();
    });

    /// <summary>
    /// The briefings that <paramref name="text"/> names, by date, then id: those whose id begins with it (four hex digits at least, with or without <c>b-</c>); else those whose file name (last part of the uri) is it, with or without its ending;
    /// else those whose title or series is it (see <see cref="NameKey"/>), or whose date is it as yyyy-MM-dd; else those whose title holds it. Empty when there is none.
    /// </summary>
    public ImmutableArray<StoredBriefing> Find(string text)
    {
        var list = List();
        var key = NameKey.Of(text);
        if (key.Length == 0)
            return [];
        var hex = text.StartsWith("b-", StringComparison.Ordinal) ? text[2..] : text;
        var file = FileName(text);
        Func<Briefing, bool>[] stages =
        [
            b => hex.Length >= 4 && hex.All(char.IsAsciiHexDigitLower) && b.Id.AsSpan(2).StartsWith(hex, StringComparison.Ordinal),
            b => b.Uri == text || FileName(b.Uri) == file || System.IO.Path.GetFileNameWithoutExtension(FileName(b.Uri)) == file,
            b => NameKey.Of(b.Title) == key || (b.Series is { } series && NameKey.Of(series) == key) || b.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) == text,
            b => NameKey.Of(b.Title).Contains(key, StringComparison.Ordinal),
        ];
        foreach (var stage in stages)
        {
            ImmutableArray<StoredBriefing> hits = [.. list.Where(s => stage(s.Briefing))];
            if (hits.Length > 0)
                return hits;
        }

        return [];
    }

    /// <summary>The briefing with exactly this id as it was stored, or null.</summary>
    public BriefingGraph? Read(string briefingId) => Guard(() =>
    {
        using var transaction = StoreTransaction.ForReading(connection);
        return Held(briefingId) is { } held ? (reader ??= new DocumentReader(connection)).Read(held.Key) : null;
    });

    /// <summary>A view of the present content that later writes do not change, on a connection of its own. Disposed by the caller.</summary>
    public StoreSnapshot Snapshot() => StoreSnapshot.Open(Path, Options, schema);

    /// <summary>One hash of the whole projected graph, 64 hex digits: equal for equal graphs, on every machine and whatever the order of ingestion. See <see cref="GraphDigest"/>.</summary>
    public string ContentHash(CancellationToken cancellationToken = default)
    {
        using var snapshot = Snapshot();
        var digest = new GraphDigest();
        GraphProjection.Project(snapshot, Options.Seeds, Options.Identity, digest, cancellationToken);
        return digest.Hex();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        writer?.Dispose();
        reader?.Dispose();
        connection.Dispose();
    }

    /// <summary>Takes the write lock until disposed, as a long transaction of another process would.</summary>
    internal IDisposable HoldForWriting() => Guard(() =>
    {
        var transaction = StoreTransaction.ForWriting(connection);
        WriterMark.Set(Path);
        return (IDisposable)transaction;
    });

    private DocumentWriter Writer => writer ??= new DocumentWriter(connection);

    private (long Key, byte[] Digest, string Sha256, string Uri)? Held(string briefingId)
    {
        if (!StoredId.IsWellFormed(briefingId, 'b'))
            return null;
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT key, digest, sha256, uri FROM document WHERE id = $id";
        command.Parameters.AddWithValue("$id", StoredId.Bytes(briefingId));
        using var r = command.ExecuteReader();
        return r.Read() ? (r.GetInt64(0), r.GetFieldValue<byte[]>(1), Convert.ToHexStringLower(r.GetFieldValue<byte[]>(2)), r.GetString(3)) : null;
    }

    private T Write<T>(Func<T> work) => Guard(() =>
    {
        using var transaction = StoreTransaction.ForWriting(connection);
        WriterMark.Set(Path);
        try
        {
            var result = work();
            transaction.Commit();
            return result;
        }
        finally
        {
            WriterMark.Clear(Path);
        }
    });

    private T Guard<T>(Func<T> work) => StoreFile.Guard(Path, work);

    private void RequireWriting()
    {
        if (Access != StoreAccess.Write)
            throw new InvalidOperationException($"the store {Path} was opened for {Access}; expected {StoreAccess.Write}");
    }

    private static string FileName(string uri)
    {
        var path = uri.AsSpan().TrimEnd('/');
        return path[(path.LastIndexOfAny('/', '\\') + 1)..].ToString();
    }
}
