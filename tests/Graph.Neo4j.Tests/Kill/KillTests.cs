using System.Diagnostics;
using System.Globalization;
using Graph.Neo4j.Client;
using Graph.Neo4j.Store;
using Graph.Neo4j.Tests.Server;
using Graph.Neo4j.Tests.Store;
using Xunit;

namespace Graph.Neo4j.Tests.Kill;

/// <summary>
/// A push that ends at a random moment, because its process or the server is killed (SIGKILL): the next one ends equal, with nothing doubled. A few times here; <c>POLICYGRAPH_KILLS=20</c> kills the process
/// that often, and the server a quarter of that.
/// </summary>
public sealed class KillTests(Neo4jServer server)
{
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("POLICYGRAPH_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var kills) ? kills : 3;

    [Fact]
    public async Task PushingProcess_KilledAtRandomPoints_TheNextPushEndsEqual()
    {
        await using var connection = await server.CleanAsync();
        var store = new NeoStore(connection);
        await store.ApplySchemaAsync(default);
        var delays = new Random(20260611);
        var interrupted = 0;
        await using var home = new EmbeddedHome { Options = Corpus.Load().Options };
        for (var round = 0; round < Kills; round++)
        {
            // Each round changes what is to be said, so that each push has something to delete, to change and to make.
            await home.ChangeAsync(s => Enumerable.Range(round * 20, 60).ToList().ForEach(i => s.Put(StoreConformance.Small.Make(i, round))));
            if (round > 0)
            {
                await home.ChangeAsync(s => s.List().Take(10).ToList().ForEach(b => s.Remove(b.Briefing.Id)));
            }

            using (var process = Push(home))
            {
                // The clock starts when it has taken the right to write.
                while (!process.HasExited && (await store.StateAsync(default))?.Holder is null)
                {
                    await Task.Delay(10);
                }

                await Task.Delay(delays.Next(0, 2500));
                if (!process.HasExited)
                {
                    process.Kill();
                }

                await process.WaitForExitAsync();
                interrupted += process.ExitCode == 0 ? 0 : 1;
            }
        }

        using (var last = Push(home))
        {
            await last.WaitForExitAsync();
            Assert.Equal(0, last.ExitCode);
        }

        Assert.Equal(await home.HashAsync(), await store.HashAsync(default));
        Assert.Equal(0, (await Neo4jServer.RunAsync(connection, "MATCH (a)-[r]->(b) WITH a, b, type(r) AS t, r._policygraph AS m, count(*) AS n WHERE n > 1 RETURN count(*)")).Rows[0][0].AsInteger);
        Assert.True((await store.StateAsync(default))!.IsComplete);
        Assert.True(interrupted > 0, $"none of {Kills} kills hit a push");
    }

    [Fact]
    public async Task Server_KilledDuringAPush_ThatPushOrTheNextEndsEqual()
    {
        var own = server.RequireOwn();
        var delays = new Random(7);
        for (var round = 0; round < Math.Max(1, Kills / 4); round++)
        {
            await using var connection = await server.CleanAsync();
            await using var home = new EmbeddedHome();
            await home.ChangeAsync(s => Enumerable.Range(0, 60).ToList().ForEach(i => s.Put(StoreConformance.Small.Make(i))));
            await new NeoStore(connection).ApplySchemaAsync(default);
            var push = Task.Run(async () =>
            {
                await using var writing = await new NeoStore(connection, new NeoStoreOptions { BatchRows = 60 }).BeginAsync(default);
                using var source = home.Open();
                await writing.PushAsync(source, null, default);
            });
            await Task.Delay(delays.Next(200, 2500));
            LocalDistribution.Kill(own.Folder!);
            var (again, reason) = await own.Local!.StartAsync(own.Folder!, own.Http.Port, own.Bolt!.Port, own.Password, fresh: false);
            Assert.True(again is not null, reason);
            try
            {
                await push;
            }
            catch (GraphFailureException)
            {
                // It may have run out of patience; then the next one ends it.
            }

            await using var after = server.Connect();
            await PushTests.PushAsync(after, home);
            Assert.Equal(await home.HashAsync(), await new NeoStore(after).HashAsync(default));
        }
    }

    private Process Push(EmbeddedHome home)
    {
        var info = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardError = false };
        foreach (var argument in (string[])["exec", Path.Combine(AppContext.BaseDirectory, "policygraph.dll"), "push", "--quiet", "--store", home.File, "--to", server.Address().ToString()])
        {
            info.ArgumentList.Add(argument);
        }

        info.Environment[Cli] = server.Require().Password;
        return Process.Start(info)!;
    }

    private const string Cli = "POLICYGRAPH_NEO4J_PASSWORD";
}
