using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Graph.Cypher;
using Graph.Cypher.Values;
using Graph.Image;
using Graph.Image.Import;

namespace Graph.Benchmarks.Yardstick;

/// <summary>
/// Measures the engine on the yardstick: <c>yardstick DIR [--load] [--query] [--only Q1,Q2] [--profile] [--no-floor] [--lines]</c>, where DIR holds
/// <c>data/</c> and <c>queries.json</c> as its scripts make them. Prints medians, digests and the ratio to arrays by hand; with <c>--lines</c> in the form of the yardstick's scripts.
/// </summary>
internal static class YardstickRun
{
    private const int Runs = 25;

    private static readonly string[] NodeFiles = ["entity", "theme", "section", "policy", "figure", "agency"];
    private static readonly string[] RelationshipFiles = ["mentions", "about", "has-figure", "issued", "targets", "co-located"];

    public static int Run(string[] arguments)
    {
        string folder = arguments[0];
        string imagePath = Path.Combine(folder, "yardstick.image");
        bool load = arguments.Contains("--load") || !arguments.Contains("--query");
        bool query = arguments.Contains("--query") || !arguments.Contains("--load");
        string[]? only = Array.IndexOf(arguments, "--only") is >= 0 and var at ? arguments[at + 1].Split(',') : null;
        if (load)
        {
            Load(folder, imagePath);
        }

        if (query)
        {
            Stopwatch watch = Stopwatch.StartNew();
            if (!ImageFile.TryLoad(imagePath, "yardstick", out PropertyGraphImage? graph))
            {
                Console.Error.WriteLine("The image could not be opened.");
                return 3;
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"engine open_ms {watch.Elapsed.TotalMilliseconds:0} file_mb {new FileInfo(imagePath).Length / 1048576.0:0.0} rss_mb {Memory()}"));
            bool lines = arguments.Contains("--lines");
            bool floor = !arguments.Contains("--no-floor");
            // In lines the floor comes after the engine's memory was looked at, and the engine is measured again beside it.
            Queries(folder, graph, only, arguments.Contains("--profile"), floor && !lines, lines);
            Console.WriteLine($"engine after queries {{ rssMB: {Memory()} }}");
            if (floor && lines)
            {
                Queries(folder, graph, only, profile: false, withFloor: true, lines);
            }
        }

        return 0;
    }

    private static void Load(string folder, string imagePath)
    {
        string admin = Path.Combine(folder, "data", "admin");
        Stopwatch watch = Stopwatch.StartNew();
        var builder = new PropertyGraphBuilder();
        var importer = new NeoCsvImporter(builder);
        foreach (string file in NodeFiles)
        {
            importer.ReadNodes(new CsvFileGroup([Path.Combine(admin, file + ".csv")], []));
        }

        foreach (string file in RelationshipFiles)
        {
            importer.ReadRelationships(new CsvFileGroup([Path.Combine(admin, $"rel-{file}.csv")], []));
        }

        double read = watch.Elapsed.TotalSeconds;
        PropertyGraphImage graph = builder.Build();
        double built = watch.Elapsed.TotalSeconds;
        ImageFile.Save(imagePath, "yardstick", graph);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"engine load_s {watch.Elapsed.TotalSeconds:0.00} (read {read:0.00}, build {built - read:0.00}, save {watch.Elapsed.TotalSeconds - built:0.00}) nodes {importer.Report.Nodes} relationships {importer.Report.Relationships} problems {importer.Report.ProblemCount} rss_mb {Memory()}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"size MB {new FileInfo(imagePath).Length / 1048576.0:0.0}"));
    }

    private static void Queries(string folder, PropertyGraphImage graph, string[]? only, bool profile, bool withFloor, bool lines)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "queries.json")));
        var engine = new CypherEngine();
        HandWrittenFloor? floor = withFloor ? new HandWrittenFloor(graph) : null;
        foreach (JsonProperty entry in document.RootElement.EnumerateObject())
        {
            if (only is not null && !only.Contains(entry.Name))
            {
                continue;
            }

            string text = entry.Value.GetProperty("q").GetString()!;
            var parameters = new Dictionary<string, CypherValue>(StringComparer.Ordinal);
            foreach (JsonProperty parameter in entry.Value.GetProperty("p").EnumerateObject())
            {
                parameters.Add(parameter.Name, CypherValue.String(parameter.Value.GetString()));
            }

            if (profile)
            {
                QueryResult profiled = engine.Execute(graph, engine.Prepare("PROFILE " + text), parameters);
                Console.WriteLine(profiled.Summary.Plan?.ToTable());
            }

            QueryResult Run()
            {
                PreparedQuery prepared = engine.Prepare(text);
                if (!prepared.IsValid)
                {
                    throw new InvalidOperationException(string.Join('\n', prepared.Diagnostics));
                }

                QueryResult result = engine.Execute(graph, prepared, parameters);
                return result.Error is null ? result : throw new InvalidOperationException(result.Error.ToString());
            }

            (double cold, double median, double minimum, QueryResult rows) = Measure(Run);
            string digest = Digest(rows.Rows);
            string line = string.Create(CultureInfo.InvariantCulture, $"{entry.Name,-4} median {median,9:0.000} min {minimum,9:0.000} cold {cold,9:0.00} rows {rows.Rows.Count,3} dig {digest}");
            if (floor?.For(entry.Name, parameters) is { } byHand)
            {
                (_, double floorMedian, _, string floorDigest) = Measure(() => byHand());
                if (lines)
                {
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"floor {entry.Name} {{\"med\":{floorMedian:0.####},\"ours\":{median:0.####},\"dig\":\"{floorDigest}\"}}"));
                    continue;
                }

                line += string.Create(CultureInfo.InvariantCulture, $"  floor {floorMedian,8:0.000} ratio {median / floorMedian,6:0.0} {(median <= (3 * floorMedian) + 0.05 ? "within" : "MISSED")} {(floorDigest == digest ? "" : "floor digest " + floorDigest)}");
            }

            Console.WriteLine(lines ? string.Create(CultureInfo.InvariantCulture, $"engine {entry.Name} {{\"med\":{median:0.####},\"min\":{minimum:0.####},\"cold\":{cold:0.##},\"dig\":\"{digest}\"}}") : line);
        }
    }

    private static (double Cold, double Median, double Minimum, T Last) Measure<T>(Func<T> run)
    {
        long start = Stopwatch.GetTimestamp();
        T last = run();
        double cold = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        // The scripts warm up twice; tiered compilation needs more calls than a script engine, and its time.
        for (int i = 0; i < 40 && Stopwatch.GetElapsedTime(start).TotalSeconds < 2; i++)
        {
            run();
        }

        Thread.Sleep(150);
        run();
        run();
        double[] times = new double[Runs];
        for (int i = 0; i < Runs; i++)
        {
            long before = Stopwatch.GetTimestamp();
            last = run();
            times[i] = Stopwatch.GetElapsedTime(before).TotalMilliseconds;
        }

        Array.Sort(times);
        return (cold, times[Runs / 2], times[0], last);
    }

    /// <summary>The digest of the yardstick: SHA-256 over the rows as JSON, first ten hex digits.</summary>
    public static string Digest(IEnumerable<CypherValue[]> rows)
    {
        var json = new StringBuilder("[");
        foreach (CypherValue[] row in rows)
        {
            json.Append(json.Length == 1 ? "[" : ",[");
            for (int i = 0; i < row.Length; i++)
            {
                json.Append(i == 0 ? "" : ",");
                json.Append(row[i].IsString ? JsonSerializer.Serialize(row[i].AsString) : row[i].IsInteger ? row[i].AsInteger.ToString(CultureInfo.InvariantCulture) : row[i].ToString());
            }

            json.Append(']');
        }

        json.Append(']');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json.ToString())))[..10];
    }

    private static long Memory()
    {
        using Process process = Process.GetCurrentProcess();
        return process.WorkingSet64 >> 20;
    }
}
