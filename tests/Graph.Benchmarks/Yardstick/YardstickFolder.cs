using System.Diagnostics;
using System.Globalization;

namespace Graph.Benchmarks.Yardstick;

/// <summary>
/// A working copy of the yardstick's kit, with its packages and its data made at a scale: 1 is the kit's own graph; at other scales
/// sections, entities, policies, figures, agencies and relationships grow with it, themes (the vocabulary) do not.
/// </summary>
internal sealed class YardstickFolder
{
    /// <summary>The environment variable with the folder of the kit; default <c>../shared/yardstick</c> beside the repository.</summary>
    public const string Variable = "POLICYGRAPH_YARDSTICK";

    private YardstickFolder(string path) => Path = path;

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The folder of the kit, or null.</summary>
    public static string? Kit()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? named : null;
        }

        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(at.FullName, "Graph.sln")))
            {
                string kit = System.IO.Path.Combine(at.FullName, "..", "shared", "yardstick");
                return Directory.Exists(kit) ? System.IO.Path.GetFullPath(kit) : null;
            }
        }

        return null;
    }

    /// <summary>Copies the kit where it is not there yet and makes what is missing: packages (only with <paramref name="packages"/>), data, queries.</summary>
    /// <exception cref="InvalidOperationException">There is no kit, or node or npm fails.</exception>
    public static YardstickFolder Prepare(string path, double scale, bool packages)
    {
        Directory.CreateDirectory(path);
        path = System.IO.Path.GetFullPath(path);
        if (!File.Exists(System.IO.Path.Combine(path, "gen.js")))
        {
            string kit = Kit() ?? throw new InvalidOperationException($"There is no yardstick; set {Variable} to its folder.");
            foreach (string file in Directory.GetFiles(kit))
            {
                string copy = System.IO.Path.Combine(path, System.IO.Path.GetFileName(file));
                File.WriteAllBytes(copy, File.ReadAllBytes(file));
            }

            string generator = System.IO.Path.Combine(path, "gen.js");
            File.WriteAllText(generator, Scaled(File.ReadAllText(generator), scale));
        }

        if (packages && !Directory.Exists(System.IO.Path.Combine(path, "node_modules")))
        {
            Run(path, "npm", "install", "--no-audit", "--no-fund");
            string kuzu = System.IO.Path.Combine(path, "node_modules", "kuzu");
            if (Directory.Exists(kuzu) && !File.Exists(System.IO.Path.Combine(kuzu, "kuzujs.node")))
            {
                // Newer versions of npm leave install scripts out; this one only copies the package's own binary.
                Run(kuzu, "node", "install.js");
            }
        }

        if (!File.Exists(System.IO.Path.Combine(path, "queries.json")))
        {
            Run(path, "node", "gen.js", "data");
            Run(path, "node", "common.js");
        }

        return new YardstickFolder(path);
    }

    private static string Scaled(string generator, double scale)
    {
        if (scale == 1)
        {
            return generator;
        }

        string N(int whole) => ((int)Math.Round(whole * scale)).ToString(CultureInfo.InvariantCulture);
        foreach ((string from, string to) in (ReadOnlySpan<(string, string)>)
            [
                ("NS=100000,NE=20000,NT=200,NP=10000,NF=30000,NA=300", $"NS={N(100_000)},NE={N(20_000)},NT=200,NP={N(10_000)},NF={N(30_000)},NA={N(300)}"),
                ("coloc.length<40000", $"coloc.length<{N(40_000)}"),
                ("ent[rare[10]]", "ent[rare[10]??byDeg[NE-20]]"),
                ("ent[rare[500]]", "ent[rare[500]??byDeg[NE-1]]"),
                ("deg[rare[10]]", "deg[rare[10]??byDeg[NE-20]]"),
                ("deg[rare[500]]", "deg[rare[500]??byDeg[NE-1]]"),
                ("ent[12345]", "ent[Math.min(12345,NE-1)]"),
            ])
        {
            generator = generator.Contains(from, StringComparison.Ordinal) ? generator.Replace(from, to, StringComparison.Ordinal) : throw new InvalidOperationException($"gen.js no longer says {from}.");
        }

        return generator;
    }

    private static void Run(string folder, string program, params string[] arguments)
    {
        var info = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using Process process = Process.Start(info)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed with {process.ExitCode}.");
        }
    }
}
