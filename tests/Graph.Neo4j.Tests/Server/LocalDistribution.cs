using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Graph.Neo4j.Client;
using Xunit;

namespace Graph.Neo4j.Tests.Server;

/// <summary>
/// A Neo4j on this machine's disk, run with this machine's Java: <c>NEO4J_HOME</c> (an unpacked distribution, with <c>bin/neo4j</c>), or <c>../shared/neo4j</c> (its jars with a script of the same verbs).
/// A server listens on the loopback address at ports that were free.
/// </summary>
internal sealed class LocalDistribution(string script, bool isShared)
{
    private const string User = "neo4j";

    /// <summary>The one that is there; null with the reason when none can be run.</summary>
    public static (LocalDistribution? Found, string Reason) Find()
    {
        if (Environment.GetEnvironmentVariable("NEO4J_HOME") is { Length: > 0 } home)
        {
            var own = Path.Combine(home, "bin", "neo4j");
            return File.Exists(own) ? WithJava(new LocalDistribution(own, false)) : (null, $"NEO4J_HOME is {home}, which has no bin/neo4j");
        }

        var shared = Environment.GetEnvironmentVariable("POLICYGRAPH_SHARED") ?? (RepositoryRoot() is { } root ? Path.Combine(root, "..", "shared") : "");
        var script = Path.GetFullPath(Path.Combine(shared, "neo4j", "neo4j"));
        return File.Exists(script) ? WithJava(new LocalDistribution(script, true)) : (null, $"no NEO4J_HOME and no {script}");
    }

    /// <summary>The folder with Graph.sln; null where the tests run elsewhere.</summary>
    public static string? RepositoryRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Graph.sln")))
        {
            at = at.Parent;
        }

        return at?.FullName;
    }

    /// <summary>Starts a server on a folder of its own, which is made where it is missing. Null with the reason when it does not come up.</summary>
    public async Task<(RunningServer? Server, string Reason)> StartAsync(string folder, int http, int bolt, string password, bool fresh)
    {
        if (!isShared)
        {
            return await StartUnpackedAsync(folder, http, bolt, password, fresh);
        }

        var (code, output) = await RunAsync(["start", folder, "--http", Text(http), "--bolt", Text(bolt), "--password", password, "--heap", "768m"], null);
        return code == 0 ? (Server(folder, http, bolt, password), "") : (null, $"{script} start gave {code}: {output}");
    }

    /// <summary>Stops it in order.</summary>
    public Task StopAsync(string folder) => isShared ? RunAsync(["stop", folder], null) : RunAsync(["stop"], folder);

    /// <summary>Loads CSV files into an empty database of a stopped server.</summary>
    public Task<(int Code, string Output)> ImportAsync(string folder, IEnumerable<string> arguments) => isShared
        ? RunAsync(["import", folder, "--", .. arguments], null)
        : RunAsync(["database", "import", "full", "neo4j", .. arguments], folder, Path.Combine(Path.GetDirectoryName(script)!, "neo4j-admin"));

    /// <summary>Ends its process at once, as a power cut would.</summary>
    public static void Kill(string folder)
    {
        var file = new[] { Path.Combine(folder, "run", "pid"), Path.Combine(folder, "run", "neo4j.pid") }.First(File.Exists);
        using var process = Process.GetProcessById(int.Parse(File.ReadAllText(file).Trim(), CultureInfo.InvariantCulture));
        process.Kill();
        process.WaitForExit();
        File.Delete(file);
    }

    /// <summary>Two different ports that are free now.</summary>
    public static (int Http, int Bolt) FreePorts()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }

    private static (LocalDistribution?, string) WithJava(LocalDistribution found)
    {
        var java = Environment.GetEnvironmentVariable("JAVA_HOME") is { Length: > 0 } home ? Path.Combine(home, "bin", "java") : "java";
        try
        {
            using var process = Process.Start(new ProcessStartInfo(java, "-version") { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? (found, "") : (null, $"{java} -version gave {process.ExitCode}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (null, "no Java (17 or 21) to run it");
        }
    }

    private static RunningServer Make(LocalDistribution local, string folder, int http, int bolt, string password) =>
        new(new Uri($"http://127.0.0.1:{Text(http)}/"), new Uri($"bolt://127.0.0.1:{Text(bolt)}"), User, password, local, folder);

    private RunningServer Server(string folder, int http, int bolt, string password) => Make(this, folder, http, bolt, password);

    // An unpacked distribution keeps its programs; data, logs and settings of the run stand in the folder.
    private async Task<(RunningServer? Server, string Reason)> StartUnpackedAsync(string folder, int http, int bolt, string password, bool fresh)
    {
        var conf = Directory.CreateDirectory(Path.Combine(folder, "conf")).FullName;
        foreach (var name in (string[])["data", "logs", "import", "run"])
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
        }

        await File.WriteAllLinesAsync(Path.Combine(conf, "neo4j.conf"),
        [
            "server.default_listen_address=127.0.0.1", $"server.http.listen_address=127.0.0.1:{Text(http)}", $"server.bolt.listen_address=127.0.0.1:{Text(bolt)}",
            $"server.directories.data={folder}/data", $"server.directories.logs={folder}/logs", $"server.directories.import={folder}/import", $"server.directories.run={folder}/run",
            "server.memory.heap.max_size=768m", "server.memory.pagecache.size=256m", "dbms.usage_report.enabled=false", "dbms.security.procedures.unrestricted=apoc.*",
        ]);
        await File.WriteAllLinesAsync(Path.Combine(conf, "apoc.conf"), ["apoc.import.file.enabled=true", "apoc.import.file.use_neo4j_config=true"]);
        if (fresh)
        {
            var (set, said) = await RunAsync(["dbms", "set-initial-password", password], folder, Path.Combine(Path.GetDirectoryName(script)!, "neo4j-admin"));
            if (set != 0)
            {
                return (null, $"neo4j-admin dbms set-initial-password gave {set}: {said}");
            }
        }

        var (code, output) = await RunAsync(["start"], folder);
        if (code != 0)
        {
            return (null, $"{script} start gave {code}: {output}");
        }

        var server = Server(folder, http, bolt, password);
        Assert.True(NeoAddress.TryParse(server.Http.ToString(), out var address, out _));
        await using var connection = new NeoConnection(address, new NeoOptions());
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while ((await connection.DiscoverAsync(limit.Token)).Server is null)
        {
            await Task.Delay(300, limit.Token);
        }

        return (server, "");
    }

    private async Task<(int Code, string Output)> RunAsync(string[] arguments, string? folder, string? program = null)
    {
        // The script's server keeps the streams of its parent open: output goes to a file, which nobody has to read to its end.
        var info = new ProcessStartInfo("/bin/sh") { UseShellExecute = false };
        var log = Path.GetTempFileName();
        info.ArgumentList.Add("-c");
        info.ArgumentList.Add("log=$1; shift; exec \"$@\" >\"$log\" 2>&1 </dev/null");
        info.ArgumentList.Add("sh");
        info.ArgumentList.Add(log);
        info.ArgumentList.Add(program ?? script);
        foreach (var argument in arguments)
        {
            info.ArgumentList.Add(argument);
        }

        if (folder is not null)
        {
            info.Environment["NEO4J_CONF"] = Path.Combine(folder, "conf");
        }

        using var process = Process.Start(info)!;
        await process.WaitForExitAsync();
        var output = await File.ReadAllTextAsync(log);
        File.Delete(log);
        return (process.ExitCode, output);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
