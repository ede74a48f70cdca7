using System.Diagnostics;
using System.Globalization;
using Graph.Generation;
using Graph.Storage;
using Graph.Storage.Images;

namespace Graph.Benchmarks;

/// <summary>Ingests generated briefings of the size of a daily one and prints, at a thousand, five thousand and the end: size of the store, time, memory; then the time to make and to open the image.</summary>
internal static class StoreBenchmark
{
    public static int Run(IReadOnlyList<string> args)
    {
        var count = args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
        var folder = Directory.CreateTempSubdirectory("policygraph-bench-");
        try
        {
            var path = Path.Combine(folder.FullName, "bench.db");
            var generator = new BriefingGenerator(BriefingProfile.Daily);
            var putting = new Stopwatch();
            long characters = 0;
            long statements = 0;
            Row("briefings", "chars", "statements", "store MB", "put s", "put/s", "managed MB", "peak RSS MB");
            using (var store = BriefingStore.Open(path, StoreAccess.Write))
            {
                for (var i = 0; i < count; i++)
                {
                    var graph = generator.Make(i);
                    characters += graph.SourceText.Length;
                    statements += graph.Statements.Length;
                    putting.Start();
                    store.Put(graph);
                    putting.Stop();
                    if (i + 1 == count || i + 1 is 1000 or 5000)
                    {
                        var seconds = putting.Elapsed.TotalSeconds;
                        Row(i + 1, characters, statements, Megabytes(new FileInfo(path).Length + WalLength(path)), seconds, (i + 1) / seconds, Megabytes(GC.GetTotalMemory(forceFullCollection: true)), Peak());
                    }
                }
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"store closed: {Megabytes(new FileInfo(path).Length):F1} MB"));
            Timed("open the store and list it", () =>
            {
                using var store = BriefingStore.Open(path, StoreAccess.Read);
                return store.List().Length + " briefings";
            });
            Timed("make the image", () => Image(path));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"image: {Megabytes(new FileInfo(GraphImageCache.PathOf(path)).Length):F1} MB; peak RSS {Peak():F0} MB"));
            for (var i = 0; i < 3; i++)
                Timed("open the image", () => Image(path));
            Timed("hash", () =>
            {
                using var store = BriefingStore.Open(path, StoreAccess.Read);
                return store.ContentHash();
            });
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Image(string path)
    {
        using var store = BriefingStore.Open(path, StoreAccess.Read);
        var opened = GraphImageCache.Open(store);
        return string.Create(CultureInfo.InvariantCulture, $"{opened.Graph.Topology.NodeCount} nodes, {opened.Graph.Topology.RelationshipCount} relationships, rebuilt: {opened.WasRebuilt}");
    }

    private static void Timed(string what, Func<string> work)
    {
        var clock = Stopwatch.StartNew();
        var result = work();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {clock.Elapsed.TotalMilliseconds:F0} ms ({result})"));
    }

    private static void Row(params object[] cells) =>
        Console.WriteLine(string.Join(' ', cells.Select(c => string.Format(CultureInfo.InvariantCulture, c is double ? "{0:F1}" : "{0}", c).PadLeft(12))));

    private static double Megabytes(long bytes) => bytes / 1e6;

    private static double Peak()
    {
        using var process = Process.GetCurrentProcess();
        return Megabytes(process.PeakWorkingSet64);
    }

    private static long WalLength(string path) => new FileInfo(path + "-wal") is { Exists: true } wal ? wal.Length : 0;
}
