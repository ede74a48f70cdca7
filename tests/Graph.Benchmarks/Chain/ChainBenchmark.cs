using System.Diagnostics;
using System.Globalization;
using System.Text;
using Graph.Extraction;
using Graph.Extraction.Seeds;
using Graph.Reading;
using Graph.Storage;

namespace Graph.Benchmarks.Chain;

/// <summary>
/// The whole chain (bytes → text → structure → entities, figures, themes, relations → stored transaction) over the sample and test documents, on one core,
/// in characters a second of processor time beside <c>nodejieba.tag()</c> on the same files in the same run; then the same documents under other dates, to see whether memory grows with their number.
/// </summary>
internal static class ChainBenchmark
{
    private const int Passes = 15;

    // Processor time after which the runtime has compiled what is hot at its best: before that a pass measures the compiler.
    private const double WarmingSeconds = 10;

    /// <summary><c>chain DOCUMENTS... [--jieba FOLDER] [--briefings N]</c>; FOLDER holds node_modules with nodejieba.</summary>
    public static int Run(IReadOnlyList<string> args)
    {
        var paths = new List<string>();
        string? jieba = null;
        var briefings = 2000;
        for (var i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--jieba": jieba = Path.GetFullPath(args[++i]); break;
                case "--briefings": briefings = int.Parse(args[++i], CultureInfo.InvariantCulture); break;
                default: paths.Add(args[i]); break;
            }
        }

        var files = DocumentFinder.Find(paths).Where(f => f.FullPath is not null && !f.Name.StartsWith("README", StringComparison.Ordinal)).Select(f => f.FullPath!).ToArray();
        if (files.Length == 0 || !SeedFolder.TryLocate(out var seed, out _))
        {
            Console.Error.WriteLine("expected documents and the seed folder");
            return 2;
        }

        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            // The child inherits it.
            using var self = Process.GetCurrentProcess();
            self.ProcessorAffinity = 1;
        }

        var texts = files.Select(File.ReadAllBytes).ToArray();
        var characters = texts.Sum(t => (long)Encoding.UTF8.GetCharCount(t));
        var extractor = new BriefingExtractor(ExtractionKnowledge.Load(seed));
        var folder = Directory.CreateTempSubdirectory("policygraph-bench-");
        try
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files.Length} documents, {characters} characters, one core, median of {Passes} passes"));
            var read = Median(() => Each(files, texts, null, (_, _) => { }));
            var extracted = Median(() => Each(files, texts, null, (_, document) => extractor.Extract(document)));
            var pass = 0;
            var whole = Median(() =>
            {
                using var store = BriefingStore.Open(Path.Combine(folder.FullName, $"{pass++}.db"), StoreAccess.Write);
                Each(files, texts, null, (_, document) => store.Put(extractor.Extract(document)));
            });
            Line("reading", characters / read);
            Line("reading and extraction", characters / extracted);
            Line("whole chain with the store", characters / whole);
            if (jieba is not null)
            {
                var peer = Jieba(jieba, files);
                Line("nodejieba.tag()", peer);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio: {characters / extracted / peer:F2} without the store, {characters / whole / peer:F2} with it"));
            }

            Grow(files, texts, extractor, Path.Combine(folder.FullName, "growing.db"), briefings);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Grow(string[] files, byte[][] texts, BriefingExtractor extractor, string path, int briefings)
    {
        using var store = BriefingStore.Open(path, StoreAccess.Write);
        var taken = 0;
        for (var day = 0; taken < briefings; day++)
        {
            Each(files, texts, new DateOnly(2020, 1, 1).AddDays(day), (_, document) =>
            {
                store.Put(extractor.Extract(document));
                taken++;
                if (taken == briefings / 10 || taken == briefings / 2 || taken == briefings)
                {
                    using var self = Process.GetCurrentProcess();
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                        $"after {taken} briefings: {GC.GetTotalMemory(forceFullCollection: true) / 1e6:F1} MB managed, {self.WorkingSet64 / 1e6:F0} MB resident, store {new FileInfo(path).Length / 1e6:F1} MB"));
                }
            });
        }
    }

    private static void Each(string[] files, byte[][] texts, DateOnly? date, Action<string, ReadDocument> take)
    {
        for (var i = 0; i < files.Length; i++)
        {
            if (DocumentReader.Read(Path.GetFileName(files[i]), texts[i], new ReadOptions { Date = date }).Document is { } document)
            {
                take(files[i], document);
            }
        }
    }

    private static double Median(Action work)
    {
        for (var begin = ProcessorSeconds(); ProcessorSeconds() - begin < WarmingSeconds;)
        {
            work();
        }

        var times = new double[Passes];
        for (var i = 0; i < Passes; i++)
        {
            var start = ProcessorSeconds();
            work();
            times[i] = ProcessorSeconds() - start;
        }

        Array.Sort(times);
        return times[Passes / 2];
    }

    // Processor time, not the clock's: others may use the same core.
    private static double ProcessorSeconds()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime.TotalSeconds;
    }

    private static double Jieba(string folder, string[] files)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Chain", "jieba.js");
        using var node = Process.Start(new ProcessStartInfo("node", [script, folder, Passes.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        node.StandardInput.Write(string.Join('\n', files));
        node.StandardInput.Close();
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        return double.Parse(output, CultureInfo.InvariantCulture);
    }

    private static void Line(string what, double rate) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-28} {rate,14:N0} characters/s"));
}
