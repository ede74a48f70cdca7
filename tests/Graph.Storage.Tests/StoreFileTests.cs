using System.Collections.Immutable;
using Graph.Storage.Files;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Graph.Storage.Tests;

public sealed class StoreFileTests
{
    [Fact]
    public void Open_MissingFileForReading_SaysSo()
    {
        using var folder = new TemporaryStore();
        Fails("store.missing", () => folder.Read());
        Assert.False(File.Exists(folder.Path));
    }

    [Fact]
    public void Open_MissingFolder_SaysSo()
    {
        using var folder = new TemporaryStore();
        Fails("store.no-folder", () => BriefingStore.Open(folder.Named("no/such/a.db"), StoreAccess.Write));
    }

    [Fact]
    public void Open_Folder_SaysSo()
    {
        using var folder = new TemporaryStore();
        Fails("store.is-folder", () => BriefingStore.Open(folder.Folder, StoreAccess.Write));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("SQLite format 3\0 but no more than its first words")]
    public void Open_ForeignFile_IsRefusedAndUnchanged(string content)
    {
        using var folder = new TemporaryStore();
        File.WriteAllText(folder.Path, content);
        RefusedUnchanged("store.foreign", folder);
    }

    [Fact]
    public void Open_DatabaseOfAnotherProgram_IsRefusedAndUnchanged()
    {
        using var folder = new TemporaryStore();
        Sql(folder.Path, "CREATE TABLE document(key INTEGER PRIMARY KEY); PRAGMA application_id = 1; PRAGMA user_version = 1;");
        RefusedUnchanged("store.foreign", folder);
    }

    [Fact]
    public void Open_NewerStore_IsRefusedAndUnchanged()
    {
        using var folder = new TemporaryStore();
        folder.Fill(1);
        Sql(folder.Path, "PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE);");
        RefusedUnchanged("store.newer", folder);
    }

    [Fact]
    public void Open_NewerVersionStillInTheLog_IsRefused()
    {
        using var folder = new TemporaryStore();
        folder.Fill(1);
        using var other = Connect(folder.Path);
        Execute(other, "PRAGMA user_version = 99");
        Assert.True(new FileInfo(folder.Path + "-wal").Length > 0);
        var before = File.ReadAllBytes(folder.Path);
        Fails("store.newer", () => folder.Write());
        Fails("store.newer", () => folder.Read());
        Assert.Equal(before, File.ReadAllBytes(folder.Path));
    }

    [Fact]
    public void Open_FileCutShort_IsRefusedAndUnchanged()
    {
        using var folder = new TemporaryStore();
        folder.Fill(1, 2, 3);
        var bytes = File.ReadAllBytes(folder.Path);
        File.WriteAllBytes(folder.Path, bytes[..(bytes.Length / 2)]);
        RefusedUnchanged("store.damaged", folder);
    }

    [Fact]
    public void Open_OlderStore_IsMigratedWithWhatItHolds()
    {
        using var folder = new TemporaryStore();
        var graphs = folder.Fill(1, 2);
        var next = new StoreSchema([.. StoreSchema.Current.Steps, "CREATE TABLE note(text TEXT NOT NULL) STRICT; INSERT INTO note VALUES('migrated');"]);
        using (var migrated = BriefingStore.Open(folder.Path, StoreAccess.Read, new StoreOptions(), next))
            Assert.Equal(2, migrated.List().Length);
        using (var again = BriefingStore.Open(folder.Path, StoreAccess.Write, new StoreOptions(), next))
            RoundTripTests.Same(graphs[0], again.Read(graphs[0].Briefing.Id)!);
        Assert.Equal("migrated", Sql(folder.Path, "SELECT text FROM note"));
        RefusedUnchanged("store.newer", folder);
    }

    [Fact]
    public void Open_MigrationThatFails_LeavesTheOldStore()
    {
        using var folder = new TemporaryStore();
        folder.Fill(1, 2);
        var broken = new StoreSchema([.. StoreSchema.Current.Steps, "CREATE TABLE note(text TEXT NOT NULL) STRICT; INSERT INTO nowhere VALUES(1);"]);
        Assert.Throws<SqliteException>(() => BriefingStore.Open(folder.Path, StoreAccess.Write, new StoreOptions(), broken));
        using var store = folder.Write();
        Assert.Equal(2, store.List().Length);
    }

    [Fact]
    public void Put_WhenTheStoreIsFull_KeepsWhatWasCommitted()
    {
        using var folder = new TemporaryStore();
        var done = ImmutableArray.CreateBuilder<string>();
        using (var store = folder.Write(new StoreOptions { MaxPages = 60 }))
        {
            Fails("store.full", () =>
            {
                for (var seed = 0; seed < 500; seed++)
                {
                    var graph = TemporaryStore.Small.Make(seed);
                    store.Put(graph);
                    done.Add(graph.Briefing.Id);
                }
            });
        }

        using var after = folder.Read();
        Assert.NotEmpty(done);
        Assert.Equal(done.Order(StringComparer.Ordinal), after.List().Select(b => b.Briefing.Id).Order(StringComparer.Ordinal));
        Assert.Empty(Checking.StoreCheck.Run(folder.Path, Generation.BriefingGenerator.Gives).Findings);
    }

    [Fact]
    public void Open_ReadOnlyFolder_SaysSo()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess || OperatingSystem.IsWindows(), "a privileged process may write to every folder");
        using var folder = new TemporaryStore();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.Folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            try
            {
                Fails("store.read-only", () => folder.Write());
            }
            finally
            {
                File.SetUnixFileMode(folder.Folder, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
            }
        }
    }

    [Fact]
    public void Put_ToAStoreOpenedForReading_Throws()
    {
        using var folder = new TemporaryStore();
        folder.Fill(1);
        using var store = folder.Read();
        Assert.Throws<InvalidOperationException>(() => store.Put(TemporaryStore.Small.Make(2)));
    }

    internal static void Fails(string code, Action action)
    {
        var failure = Assert.Throws<StoreException>(action).Failure;
        Assert.Equal(code, failure.Code);
        Assert.All((string[])[failure.Found, failure.Expected, failure.Do], Assert.NotEmpty);
    }

    internal static object? Sql(string path, string sql)
    {
        using var connection = Connect(path);
        return Execute(connection, sql);
    }

    private static void RefusedUnchanged(string code, TemporaryStore folder)
    {
        var before = File.ReadAllBytes(folder.Path);
        Fails(code, () => folder.Write());
        Fails(code, () => folder.Read());
        Assert.Equal(before, File.ReadAllBytes(folder.Path));
        Assert.Equal(["a.db"], Directory.GetFiles(folder.Folder).Select(Path.GetFileName));
    }

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    private static object? Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
