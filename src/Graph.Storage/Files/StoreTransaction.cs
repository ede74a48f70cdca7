using Microsoft.Data.Sqlite;

namespace Graph.Storage.Files;

/// <summary>A transaction in plain SQL, so that prepared commands outlive it. Rolled back when disposed before <see cref="Commit"/>.</summary>
internal sealed class StoreTransaction : IDisposable
{
    private readonly SqliteConnection connection;
    private bool open;

    private StoreTransaction(SqliteConnection connection, string begin)
    {
        this.connection = connection;
        Execute(begin);
        open = true;
    }

    /// <summary>Takes the write lock at once, waiting for another process up to the connection's time-out.</summary>
    public static StoreTransaction ForWriting(SqliteConnection connection) => new(connection, "BEGIN IMMEDIATE");

    /// <summary>Sees one state of the file from its first read on.</summary>
    public static StoreTransaction ForReading(SqliteConnection connection) => new(connection, "BEGIN");

    /// <summary>Makes what was written last.</summary>
    public void Commit()
    {
        Execute("COMMIT");
        open = false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!open)
            return;
        open = false;
        try
        {
            Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself (full disk, disk error): the first failure is the one to report.
        }
    }

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
