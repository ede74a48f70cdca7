using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Graph.Benchmarks.Yardstick;

/// <summary>
/// <c>compare WORK [--rounds N] [--peers ladybug,kuzu,grafeo,neo4j] [--neo4j SCRIPT] [--through PROGRAM]</c>: the engine and its peers on the
/// yardstick, each in a process of its own, one after the other, round by round on one machine; prints one table with the medians of the
/// rounds and how many times slower each peer is. <c>--through</c> puts every process behind a program that shares the machine out.
/// </summary>
internal sealed class ComparisonRun
{
    private static readonly string[] Queries = ["Q1", "Q2", "Q2b", "Q3a", "Q3b", "Q4", "Q4m", "Q5", "Q6", "Q7", "Q8"];

    private readonly YardstickFolder _folder;
    private readonly string? _through;
    private readonly string? _neo4j;

    private ComparisonRun(YardstickFolder folder, string? through, string? neo4j) => (_folder, _through, _neo4j) = (folder, through, neo4j);

    public static int Run(string[] arguments)
    {
        string? Option(string name) => Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;
        int rounds = int.Parse(Option("--rounds") ?? "3", CultureInfo.InvariantCulture);
        string[] peers = (Option("--peers") ?? "ladybug,kuzu,grafeo,neo4j").Split(',', StringSplitOptions.RemoveEmptyEntries);
        string? neo4j = Option("--neo4j") ?? (YardstickFolder.Kit() is { } kit ? Path.GetFullPath(Path.Combine(kit, "..", "neo4j", "neo4j")) : null);
        var run = new ComparisonRun(YardstickFolder.Prepare(arguments[0], 1, packages: peers.Length > 0), Option("--through"), neo4j);
        EngineMeasures[] engines = [new("engine"), .. peers.Select(p => new EngineMeasures(p))];
        var load = new List<double>();
        for (int round = 0; round < rounds; round++)
        {
            foreach (EngineMeasures engine in engines)
            {
                load.Add(SystemLoad());
                run.Measure(engine, first: round == 0);
            }
        }

        Print(engines, rounds, load);
        string[] wrong = [.. Queries.Where(q => engines.SelectMany(e => e.Digests.Where(d => d.Key == q || d.Key == "floor " + q)).Select(d => d.Value).Distinct().Count() > 1)];
        Console.WriteLine(wrong.Length == 0 ? "All digests that were given are equal." : $"DIGESTS DIFFER: {string.Join(", ", wrong)}");
        foreach (EngineMeasures engine in engines)
        {
            foreach ((string query, string failure) in engine.Failures)
            {
                Console.WriteLine($"{engine.Name} {query} failed: {failure}");
            }
        }

        return wrong.Length == 0 ? 0 : 1;
    }

    private void Measure(EngineMeasures engine, bool first)
    {
        switch (engine.Name)
        {
            case "engine":
                string self = Path.Combine(AppContext.BaseDirectory, "Graph.Benchmarks.dll");
                Start(engine, "dotnet", self, "yardstick", _folder.Path, "--load", "--lines");
                Start(engine, "dotnet", self, "yardstick", _folder.Path, "--query", "--lines");
                break;
            case "ladybug" or "kuzu":
                string module = engine.Name == "ladybug" ? "@ladybugdb/core" : "kuzu";
                Start(engine, "node", "embedded-peer.js", module, "load");
                // No canonical text for the dialect check: some of it takes minutes.
                Start(engine, "node", "embedded-peer.js", module, "query");
                break;
            case "grafeo":
                if (first)
                {
                    // Its script leaves the log of an earlier database, which the engine then refuses.
                    foreach (string entry in Directory.GetFileSystemEntries(_folder.Path, "grafeo.db*"))
                    {
                        if (Directory.Exists(entry))
                        {
                            Directory.Delete(entry, recursive: true);
                        }
                        else
                        {
                            File.Delete(entry);
                        }
                    }

                    Start(engine, "node", "grafeo.js", "load");
                    if (!File.Exists(Path.Combine(_folder.Path, "grafeo.db")))
                    {
                        return;
                    }

                    engine.Add("file MB", new FileInfo(Path.Combine(_folder.Path, "grafeo.db")).Length / 1048576.0);
                }

                Start(engine, "node", "grafeo.js", "query");
                break;
            case "neo4j":
                Server(engine, first);
                break;
            default:
                throw new ArgumentException($"found the peer {engine.Name}; expected ladybug, kuzu, grafeo or neo4j");
        }
    }

    private void Server(EngineMeasures engine, bool first)
    {
        if (!File.Exists(_neo4j))
        {
            engine.Failures["start"] = "no script to start it; give --neo4j SCRIPT";
            return;
        }

        string home = Path.Combine(_folder.Path, "neo4j-home");
        string admin = Path.Combine(_folder.Path, "data", "admin");
        if (first)
        {
            if (Directory.Exists(home))
            {
                Directory.Delete(home, recursive: true);
            }

            string[] files = Directory.GetFiles(admin, "*.csv").Order(StringComparer.Ordinal).ToArray();
            var clock = Stopwatch.StartNew();
            Start(engine, _neo4j, ["import", home, "--", .. files.Select(f => (Path.GetFileName(f).StartsWith("rel-", StringComparison.Ordinal) ? "--relationships=" : "--nodes=") + f)]);
            engine.Add("load s", clock.Elapsed.TotalSeconds);
            engine.Add("file MB", new DirectoryInfo(Path.Combine(home, "data")).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length) / 1048576.0);
        }

        var start = Stopwatch.StartNew();
        Execute(_neo4j, ["start", home, "--http", "17474", "--bolt", "17687"], _ => { });
        engine.Add("open ms", start.Elapsed.TotalMilliseconds);
        try
        {
            Environment.SetEnvironmentVariable("NEO4J_HTTP", "http://127.0.0.1:17474");
            Start(engine, "node", "neo4j.js", "index");
            Start(engine, "node", "neo4j.js", "query");
            // A server that has ended by itself shows no memory, and its queries have failed above.
            string status = $"/proc/{File.ReadAllText(Path.Combine(home, "run", "pid")).Trim()}/status";
            if (File.Exists(status))
            {
                engine.Add("RSS MB", long.Parse(File.ReadAllText(status).Split("VmRSS:")[1].Split("kB")[0].Trim(), CultureInfo.InvariantCulture) / 1024);
            }
            else
            {
                engine.Failures["server"] = "it was gone before its memory was looked at";
            }
        }
        finally
        {
            Execute(_neo4j, ["stop", home], _ => { });
        }
    }

    private void Start(EngineMeasures engine, string program, params string[] arguments)
    {
        int code = _through is { } through ? Execute(through, [program, .. arguments], engine.Take) : Execute(program, arguments, engine.Take);
        if (code != 0)
        {
            engine.Failures[string.Join(' ', arguments.Take(3))] = $"exit code {code}";
        }
    }

    private int Execute(string program, IReadOnlyList<string> arguments, Action<string> line)
    {
        var info = new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder.Path, RedirectStandardOutput = true };
        using Process process = Process.Start(info)!;
        while (process.StandardOutput.ReadLine() is { } text)
        {
            line(text);
            Console.Error.WriteLine(text);
            // A server that is started keeps the pipe; its script is done when it has said where it listens.
            if (arguments[0] == "start" && text.StartsWith("http://", StringComparison.Ordinal))
            {
                break;
            }
        }

        process.WaitForExit();
        return process.ExitCode;
    }

    private static void Print(EngineMeasures[] engines, int rounds, List<double> load)
    {
        var table = new StringBuilder();
        EngineMeasures own = engines[0];
        table.Append("| | ").AppendJoin(" | ", engines.Select(e => e.Name)).Append(" | floor | engine ÷ floor | digest |\n|---|").Insert(table.Length, "---|", engines.Length + 3).Append('\n');
        foreach (string query in Queries)
        {
            double ours = own[query] ?? double.NaN;
            table.Append("| ").Append(query).Append(" | ").Append(Number(ours));
            foreach (EngineMeasures peer in engines.Skip(1))
            {
                table.Append(" | ").Append(peer[query] is { } theirs ? $"{Number(theirs)} ({Number(theirs / ours)}×)" : "–");
            }

            double? floor = own["floor " + query];
            double? beside = own["beside floor " + query];
            string verdict = floor is { } f && beside is { } b ? $"{Number(b / f)}{(b <= (3 * f) + 0.05 ? "" : " over 3× + 0.05")}" : "–";
            table.Append(" | ").Append(floor is { } value ? Number(value) : "–").Append(" | ").Append(verdict).Append(" | ").Append(own.Digests.GetValueOrDefault(query, "–")).Append(" |\n");
        }

        foreach (string what in (string[])["load s", "open ms", "file MB", "RSS MB"])
        {
            table.Append("| ").Append(what).Append(" | ").AppendJoin(" | ", engines.Select(e => e[what] is { } value ? Number(value) : "–")).Append(" | | | |\n");
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Median ms of 25 warm runs, median of {rounds} rounds; in brackets how many times slower than the engine. {DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores ({RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}), load average {load.Min():0.0}–{load.Max():0.0}."));
        Console.WriteLine();
        Console.WriteLine(table.ToString());
    }

    /// <summary>A measure in three digits.</summary>
    public static string Number(double value) =>
        value.ToString(value >= 100 ? "0" : value >= 10 ? "0.0" : value >= 1 ? "0.00" : "0.000", CultureInfo.InvariantCulture);

    private static double SystemLoad() =>
        File.Exists("/proc/loadavg") ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) : double.NaN;
}
