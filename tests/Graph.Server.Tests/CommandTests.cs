using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Graph.Server.Tests;

/// <summary>The command <c>serve</c> as users start it.</summary>
public sealed partial class CommandTests
{
    [Fact]
    public async Task Serve_OnAStore_AnswersTheProgramItselfAndStopsCleanly()
    {
        var folder = Directory.CreateTempSubdirectory("policygraph-serve-").FullName;
        try
        {
            RunningService.Put(Path.Combine(folder, "a.db"), Generation.KnownCorpus.Briefings);
            using var serve = Start(folder, "serve", "--port", "0", "--store", "a.db", "--lang", "en", "--log", "json");
            var address = await AddressAsync(serve);
            Assert.Equal(Run(folder, "hash", "--store", "a.db").Out, Run(folder, "hash", "--store", address).Out);
            Assert.Equal(
                Run(folder, "linkages", "data", "compute", "--format", "json", "--store", "a.db").Out,
                Run(folder, "linkages", "data", "compute", "--format", "json", "--store", address).Out);
            Assert.Equal(0, Run(folder, "serve", "--health", "--port", new Uri(address).Port.ToString(System.Globalization.CultureInfo.InvariantCulture)).Code);
            using (var kill = Process.Start("kill", ["-TERM", serve.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            {
                await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
            }

            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            var rest = await serve.StandardError.ReadToEndAsync(limit.Token);
            await serve.WaitForExitAsync(limit.Token);
            Assert.Equal(0, serve.ExitCode);
            Assert.All(rest.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l.StartsWith('{')), l => System.Text.Json.JsonDocument.Parse(l));
            Assert.Contains(rest.Split('\n'), l => l.StartsWith("{\"Timestamp\"", StringComparison.Ordinal));
            Assert.NotEqual(0, Run(folder, "serve", "--health", "--port", new Uri(address).Port.ToString(System.Globalization.CultureInfo.InvariantCulture)).Code);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData(2, "serve", "--listen", "0.0.0.0")]
    [InlineData(2, "serve", "--listen", "here")]
    [InlineData(2, "serve", "--port", "70000")]
    [InlineData(2, "serve", "--require-token")]
    [InlineData(2, "serve", "--token-file", "missing.txt")]
    [InlineData(2, "serve", "--token-file", "short.txt")]
    [InlineData(3, "serve", "--store", "missing.db")]
    public void Serve_WithWhatCannotBe_SaysSoAndEnds(int code, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("policygraph-serve-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "short.txt"), "abc");
            var run = Run(folder, arguments);
            Assert.Equal(code, run.Code);
            Assert.NotEmpty(run.Error);
            Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Process Start(string folder, params string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, StandardErrorEncoding = Encoding.UTF8, StandardOutputEncoding = Encoding.UTF8 };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "policygraph.dll"), .. arguments])
        {
            info.ArgumentList.Add(argument);
        }

        return Process.Start(info)!;
    }

    private static (int Code, string Out, string Error) Run(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    private static async Task<string> AddressAsync(Process serve)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await serve.StandardError.ReadLineAsync(limit.Token) is { } line)
        {
            if (Address().Match(line) is { Success: true } match)
            {
                return match.Value;
            }
        }

        throw new InvalidOperationException("the service did not say where it listens");
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
