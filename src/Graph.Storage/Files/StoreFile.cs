using System.Buffers.Binary;
using System.Globalization;
using Graph.Storage.Documents;
using Microsoft.Data.Sqlite;

namespace Graph.Storage.Files;

/// <summary>
/// The store as a file: looked at before it is opened, so that a foreign, newer or damaged file is refused without a byte of it being changed; made whole or not at all; migrated in one transaction.
/// </summary>
internal static class StoreFile
{
    private const int HeaderLength = 100;

    /// <summary>Opens a connection; throws <see cref="StoreException"/>.</summary>
    public static SqliteConnection Open(string path, StoreAccess access, StoreOptions options, StoreSchema schema)
    {
        Refuse(Location(path, access));
        if (!File.Exists(path))
        {
            if (access == StoreAccess.Read)
                throw new StoreException(new("store.missing", $"no file at {path}", "a store", "Ingest a briefing first, or name the right file with --store."));
            Create(path, schema);
        }

        Refuse(Header(path, schema));
        var version = VersionSeenReadOnly(path, schema);
        if (version < schema.Version)
            Migrate(path, schema, options);
        return Connect(path, access, options, schema);
    }

    /// <summary>Turns what SQLite reports into a failure; null for a code that only a programmer's error brings about.</summary>
    public static StoreFailure? FailureOf(SqliteException exception, string path) => exception.SqliteErrorCode switch
    {
        5 or 6 => new("store.busy", $"{WriterMark.Holder(path)} writing to {path}", "the store to be free within the time allowed", "Try again when the other has finished."),
        8 => new("store.read-only", $"{path} cannot be written ({exception.Message})", "a file and folder that may be written", "Change the permissions, or copy the store elsewhere."),
        10 => new("store.io", $"an error of the disk at {path} ({exception.Message})", "a disk that reads and writes", "Check the disk; what was committed before is kept."),
        11 or 26 => new("store.damaged", $"{path} is damaged ({exception.Message})", "a sound store", "Restore a copy, or ingest the documents again into a new store."),
        13 => new("store.full", $"no room to write to {path}", "free space on the disk", "Free some space and ingest again; what was committed before is kept."),
        14 => new("store.cannot-open", $"{path} cannot be opened ({exception.Message})", "a file and folder that may be read and written", "Check the path and its permissions."),
        _ => null,
    };

    /// <summary>Runs <paramref name="work"/>, turning what SQLite and damaged rows report into a <see cref="StoreException"/>.</summary>
    public static T Guard<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e) when (FailureOf(e, path) is { } failure)
        {
            throw new StoreException(failure, e);
        }
        catch (DamagedRowException e)
        {
            throw new StoreException(new("store.damaged", $"{path} holding {e.Found}", e.Expected, "Run check to see all damage; restore a copy, or ingest the documents again into a new store."), e);
        }
    }

    private static StoreFailure? Location(string path, StoreAccess access)
    {
        if (Directory.Exists(path))
            return new("store.is-folder", $"a folder at {path}", "a file", "Name a file, e.g. policygraph.db, in that folder.");
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        return access == StoreAccess.Write && folder is not null && !Directory.Exists(folder)
            ? new("store.no-folder", $"no folder {folder}", "a folder that the store can be made in", "Make the folder, or name another with --store.")
            : null;
    }

    private static StoreFailure? Header(string path, StoreSchema schema)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        long length;
        int read;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            length = file.Length;
            read = file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new("store.unreadable", $"{path} cannot be read ({e.Message})", "a file that may be read", "Check its permissions.");
        }

        if (Images.ImportedGraph.IsAt(path))
            return Images.ImportedGraph.NoBriefings(path);
        if (read < HeaderLength || !header[..16].SequenceEqual("SQLite format 3\0"u8))
            return new("store.foreign", length == 0 ? $"an empty file at {path}" : $"{path}, which is no store", "a store made by this program", "Name another file with --store; this one was left as it is.");
        var application = BinaryPrimitives.ReadInt32BigEndian(header[68..]);
        if (application != StoreSchema.ApplicationId)
            return new("store.foreign", $"{path}, a database of another program (application id 0x{application:X8})", $"application id 0x{StoreSchema.ApplicationId:X8}", "Name another file with --store; this one was left as it is.");
        var version = BinaryPrimitives.ReadInt32BigEndian(header[60..]);
        if (version > schema.Version)
            return Newer(path, version, schema);
        var pageSize = BinaryPrimitives.ReadUInt16BigEndian(header[16..]) is 1 ? 65536 : BinaryPrimitives.ReadUInt16BigEndian(header[16..]);
        var pages = BinaryPrimitives.ReadUInt32BigEndian(header[28..]);
        var countIsValid = header[24..28].SequenceEqual(header[92..96]);
        return countIsValid && !File.Exists(path + "-wal") && length < pages * (long)pageSize
            ? new("store.damaged", $"{path} cut off at {length} bytes", $"{pages * (long)pageSize} bytes", "Restore a copy, or ingest the documents again into a new store; this one was left as it is.")
            : null;
    }

    private static StoreFailure Newer(string path, int version, StoreSchema schema) =>
        new("store.newer", $"{path} of version {version}", $"version {schema.Version} or older", "Use the newer program that wrote it; the file was left as it is.");

    // The header of the file may lag behind a write-ahead log that a killed process left; a read-only connection sees both and writes neither back.
    private static int VersionSeenReadOnly(string path, StoreSchema schema)
    {
        try
        {
            using var connection = new SqliteConnection(ConnectionString(path, SqliteOpenMode.ReadOnly, seconds: 30));
            connection.Open();
            var version = Pragma(connection, "user_version");
            if (version > schema.Version)
                throw new StoreException(Newer(path, version, schema));
            return version;
        }
        catch (SqliteException e) when (FailureOf(e, path) is { } failure)
        {
            throw new StoreException(failure, e);
        }
    }

    // Made under another name and moved into place when whole: a process killed meanwhile leaves no half-made store.
    private static void Create(string path, StoreSchema schema)
    {
        var making = $"{path}.{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}.new";
        try
        {
            File.Delete(making);
            using (var connection = new SqliteConnection(ConnectionString(making, SqliteOpenMode.ReadWriteCreate, seconds: 30)))
            {
                connection.Open();
                Execute(connection, $"PRAGMA page_size = 4096; PRAGMA application_id = {StoreSchema.ApplicationId};");
                foreach (var step in schema.Steps)
                    Execute(connection, step);
                Execute(connection, $"PRAGMA user_version = {schema.Version}; PRAGMA journal_mode = WAL;");
            }

            File.Move(making, path, overwrite: false);
        }
        catch (SqliteException e) when (FailureOf(e, path) is { } failure)
        {
            throw new StoreException(failure, e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StoreException(new("store.read-only", $"{path} cannot be made ({e.Message})", "a folder that may be written", "Change its permissions, or name another file with --store."), e);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process made it first; ours is dropped below and theirs is used.
        }
        catch (IOException e)
        {
            throw new StoreException(new("store.io", $"{path} cannot be made ({e.Message})", "a disk that can be written", "Check the disk and its free space."), e);
        }
        finally
        {
            DeleteLeftover(making);
        }
    }

    private static void Migrate(string path, StoreSchema schema, StoreOptions options)
    {
        try
        {
            using var connection = new SqliteConnection(ConnectionString(path, SqliteOpenMode.ReadWrite, Seconds(options)));
            connection.Open();
            Execute(connection, "PRAGMA synchronous = FULL");
            using (var transaction = StoreTransaction.ForWriting(connection))
            {
                for (var version = Pragma(connection, "user_version"); version < schema.Version; version++)
                    Execute(connection, schema.Steps[version]);
                Execute(connection, $"PRAGMA user_version = {schema.Version}");
                transaction.Commit();
            }

            Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException e) when (FailureOf(e, path) is { } failure)
        {
            throw new StoreException(failure, e);
        }
    }

    private static SqliteConnection Connect(string path, StoreAccess access, StoreOptions options, StoreSchema schema)
    {
        var connection = new SqliteConnection(ConnectionString(path, access == StoreAccess.Read ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWrite, Seconds(options)));
        try
        {
            connection.Open();
            if (access == StoreAccess.Write)
            {
                // FULL: a committed briefing survives loss of power, not only of the process.
                Execute(connection, "PRAGMA synchronous = FULL; PRAGMA cache_size = -8000;");
                if (options.MaxPages is { } pages)
                    Execute(connection, $"PRAGMA max_page_count = {pages.ToString(CultureInfo.InvariantCulture)}");
            }

            if (Pragma(connection, "user_version") is var version && version != schema.Version)
                throw new StoreException(Newer(path, version, schema));
            return connection;
        }
        catch (SqliteException e) when (FailureOf(e, path) is { } failure)
        {
            connection.Dispose();
            throw new StoreException(failure, e);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static int Pragma(SqliteConnection connection, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA " + name;
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static int Seconds(StoreOptions options) => Math.Max(1, (int)Math.Ceiling(options.WriteTimeout.TotalSeconds));

    private static string ConnectionString(string path, SqliteOpenMode mode, int seconds) =>
        new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(path), Mode = mode, Pooling = false, DefaultTimeout = seconds }.ToString();

    private static void DeleteLeftover(string making)
    {
        try
        {
            File.Delete(making);
            File.Delete(making + "-journal");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays under a name that nothing reads.
        }
    }

    private static void Refuse(StoreFailure? failure)
    {
        if (failure is not null)
            throw new StoreException(failure);
    }
}
