using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Graph.Cypher.Differential.Neo4j;

/// <summary>
/// A real Neo4j to compare with: the one at NEO4J_URI (its HTTP address; its data is deleted), else one that is started from
/// ../shared/neo4j where that and Java are there. What was started is stopped and removed when it is disposed of.
/// </summary>
public sealed class NeoServer : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly string? _script;
    private readonly string? _folder;

    private NeoServer(Uri address, string? script, string? folder) => (Address, _script, _folder) = (address, script, folder);

    /// <summary>Where its HTTP interface answers.</summary>
    public Uri Address { get; }

    /// <summary>Finds or starts a server; null with the reason when there is none.</summary>
    public static NeoServer? Find(out string reason)
    {
        reason = "";
        if (Environment.GetEnvironmentVariable("NEO4J_URI") is { Length: > 0 } given)
        {
            return new NeoServer(new Uri(given), null, null);
        }

        string? script = Script();
        if (script is null || !HasJava())
        {
            reason = script is null ? "no Neo4j: set NEO4J_URI to the HTTP address of a server whose data may be deleted, or lay one at ../shared/neo4j" : "no Neo4j: ../shared/neo4j needs Java 17 or 21";
            return null;
        }

        string folder = Directory.CreateTempSubdirectory("neo4j-differential-").FullName;
        int http = FreePort();
        int bolt = FreePort();
        string[] start = ["start", folder, "--http", http.ToString(System.Globalization.CultureInfo.InvariantCulture), "--bolt", bolt.ToString(System.Globalization.CultureInfo.InvariantCulture)];
        if (Run(script, start) != 0)
        {
            Directory.Delete(folder, recursive: true);
            reason = "no Neo4j: ../shared/neo4j did not start";
            return null;
        }

        return new NeoServer(new Uri($"http://127.0.0.1:{http}"), script, folder);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_script is not null && _folder is not null)
        {
            Run(_script, ["stop", _folder]);
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static string? Script()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Graph.sln")))
            {
                string shared = Environment.GetEnvironmentVariable("POLICYGRAPH_SHARED") ?? Path.Combine(at.FullName, "..", "shared");
                string script = Path.GetFullPath(Path.Combine(shared, "neo4j", "neo4j"));
                return File.Exists(script) ? script : null;
            }
        }

        return null;
    }

    private static bool HasJava() =>
        Environment.GetEnvironmentVariable("JAVA_HOME") is { Length: > 0 } || (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "java")));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static int Run(string script, string[] arguments)
    {
        // The server outlives the script and would keep redirected streams open; so they go nowhere.
        var start = new ProcessStartInfo("bash") { UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec \"$0\" \"$@\" >/dev/null 2>&1");
        start.ArgumentList.Add(script);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start) ?? throw new InvalidOperationException("bash did not start.");
        return process.WaitForExit(StartLimit) ? process.ExitCode : -1;
    }
}
