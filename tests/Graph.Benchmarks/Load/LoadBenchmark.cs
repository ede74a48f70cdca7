using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Graph.Extraction;
using Graph.Extraction.Seeds;
using Graph.Generation;
using Graph.Storage;
using Graph.Storage.Images;

namespace Graph.Benchmarks.Load;

/// <summary>
/// The service under load, as a process of its own over a generated graph of briefings: requests a second and latencies of look-ups, neighbours and linkages, alone and at 64 connections, then all mixed while
/// documents are taken in. Names and periods vary, so that answers are computed and not kept ones; one line repeats a question to show those.
/// </summary>
internal static class LoadBenchmark
{
    private const string Token = "load-benchmark-token";

    /// <summary><c>load [--briefings N] [--seconds S] [--connections C] [--store FILE]</c>; a store that is given is copied.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var (briefings, seconds, connections) = (3000, 10, 64);
        string? given = null;
        for (var i = 0; i + 1 < args.Count; i += 2)
        {
            switch (args[i])
            {
                case "--briefings": briefings = int.Parse(args[i + 1], CultureInfo.InvariantCulture); break;
                case "--seconds": seconds = int.Parse(args[i + 1], CultureInfo.InvariantCulture); break;
                case "--connections": connections = int.Parse(args[i + 1], CultureInfo.InvariantCulture); break;
                case "--store": given = args[i + 1]; break;
                default: throw new ArgumentException($"found {args[i]}; expected --briefings, --seconds, --connections or --store", nameof(args));
            }
        }

        var folder = Directory.CreateTempSubdirectory("policygraph-load-");
        try
        {
            var store = Path.Combine(folder.FullName, "load.db");
            Make(store, given, briefings);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "token"), Token);
            using var service = Serve(folder.FullName);
            try
            {
                await MeasureAsync(await AddressAsync(service), seconds, connections);
            }
            finally
            {
                service.Kill();
                await service.WaitForExitAsync();
            }

            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Make(string path, string? given, int briefings)
    {
        // The same vocabulary as the service has, or it would make the image again.
        var seeds = SeedFolder.TryLocate(out var seed, out _) ? ExtractionKnowledge.Load(seed).SeedFacts() : throw new InvalidOperationException("the seed folder is not there");
        if (given is not null)
        {
            File.Copy(given, path);
        }

        using var store = BriefingStore.Open(path, StoreAccess.Write, new StoreOptions { Seeds = seeds });
        if (given is null)
        {
            var generator = new BriefingGenerator(BriefingProfile.Daily);
            for (var i = 0; i < briefings; i++)
            {
                store.Put(generator.Make(i));
            }
        }

        var clock = Stopwatch.StartNew();
        var image = GraphImageCache.Open(store).Graph;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{image.Topology.NodeCount} nodes, {image.Topology.RelationshipCount} relationships; image made in {clock.Elapsed.TotalSeconds:F1} s"));
    }

    private static async Task MeasureAsync(Uri address, int seconds, int connections)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
        var names = await NamesAsync(http);
        string Name(int i) => Uri.EscapeDataString(names[(int)((uint)(i * 2654435761u) % (uint)names.Count)]);
        string Since(int i) => new DateOnly(2026, 1, 1).AddDays(i % 60).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string Until(int i) => new DateOnly(2026, 4, 1).AddDays(i / 60 % 80).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        (string Name, Func<int, string> Path)[] kinds =
        [
            ("look-up", i => $"/v1/entities/{Name(i)}"),
            ("facts", i => $"/v1/entities/{Name(i)}/facts?until={Until(i)}&limit=50"),
            ("neighbours", i => $"/v1/entities/{Name(i)}/neighbours?most=30&until={Until(i)}"),
            ("linkages, three themes", i => $"/v1/linkages?theme=data&theme=compute&theme=energy&since={Since(i)}&until={Until(i)}"),
            ("linkages, asked again", _ => "/v1/linkages?theme=data&theme=compute&theme=energy"),
        ];
        Console.WriteLine("| requests | connections | requests/s | p50 ms | p99 ms | most ms | failed | service MB |\n|---|---|---|---|---|---|---|---|");
        var next = 0;
        foreach (var (name, path) in kinds)
        {
            await RoundAsync(http, 1, 2, () => path(Interlocked.Increment(ref next)));
            foreach (var at in (int[])[1, connections])
            {
                await LineAsync(http, name, at, await RoundAsync(http, at, seconds, () => path(Interlocked.Increment(ref next))));
            }
        }

        string Mixed()
        {
            var i = Interlocked.Increment(ref next);
            return kinds[i % 20 == 0 ? 3 : i % 20 < 4 ? 2 : i % 20 < 8 ? 1 : 0].Path(i / 20);
        }

        await LineAsync(http, "mixed (60 % look-up, 20 % facts, 15 % neighbours, 5 % linkages)", connections, await RoundAsync(http, connections, seconds, Mixed));
        using var stop = new CancellationTokenSource();
        var ingesting = IngestAsync(address, stop.Token);
        var during = await RoundAsync(http, connections, seconds * 3, Mixed);
        await stop.CancelAsync();
        var (documents, slowest) = await ingesting;
        await LineAsync(http, string.Create(CultureInfo.InvariantCulture, $"mixed while {documents} documents are taken in (each until it is seen; slowest {slowest.TotalSeconds:F1} s)"), connections, during);
    }

    private static async Task<List<string>> NamesAsync(HttpClient http)
    {
        var names = new List<string>();
        var cursor = "";
        while (names.Count < 5000)
        {
            using var page = JsonDocument.Parse(await http.GetStringAsync(new Uri($"/v1/entities?limit=1000{cursor}", UriKind.Relative)));
            names.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Where(e => e.GetProperty("kind").GetString() is not ("Indicator" or "Theme")).Select(e => e.GetProperty("id").GetString()!));
            if (page.RootElement.GetProperty("next").GetString() is not { } next)
            {
                break;
            }

            cursor = "&cursor=" + next;
        }

        return names;
    }

    private static async Task<(List<double> Ms, int Failed, double Seconds)> RoundAsync(HttpClient http, int connections, int seconds, Func<string> path)
    {
        var all = new List<double>();
        var failed = 0;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            var own = new List<double>();
            while (clock.Elapsed.TotalSeconds < seconds)
            {
                var started = Stopwatch.GetTimestamp();
                try
                {
                    using var response = await http.GetAsync(new Uri(path(), UriKind.Relative));
                    await response.Content.ReadAsByteArrayAsync();
                    if (!response.IsSuccessStatusCode)
                    {
                        Interlocked.Increment(ref failed);
                    }
                }
                catch (HttpRequestException)
                {
                    Interlocked.Increment(ref failed);
                }

                own.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            lock (all)
            {
                all.AddRange(own);
            }
        })));
        all.Sort();
        return (all, failed, clock.Elapsed.TotalSeconds);
    }

    private static async Task LineAsync(HttpClient http, string name, int connections, (List<double> Ms, int Failed, double Seconds) round)
    {
        var metrics = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        var memory = metrics.Split('\n').First(l => l.StartsWith("process_resident_memory_bytes ", StringComparison.Ordinal)).Split(' ')[1];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {connections} | {round.Ms.Count / round.Seconds:F0} | {At(0.5):F1} | {At(0.99):F1} | {round.Ms[^1]:F1} | {round.Failed} | {double.Parse(memory, CultureInfo.InvariantCulture) / 1e6:F0} |"));

        double At(double share) => round.Ms[Math.Min(round.Ms.Count - 1, (int)(round.Ms.Count * share))];
    }

    private static async Task<(int Documents, TimeSpan Slowest)> IngestAsync(Uri address, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        var (documents, slowest) = (0, TimeSpan.Zero);
        while (!stop.IsCancellationRequested)
        {
            var day = new DateOnly(2026, 7, 1).AddDays(documents).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            using var content = new StringContent($"# 负载每日动态\n\n{day}\n\n## 一、数据与算力\n\n国家数据局印发《负载试点办法{documents.ToString(CultureInfo.InvariantCulture)}》，推动数据与算力协同。全国数据交易额达到{(1000 + documents).ToString(CultureInfo.InvariantCulture)}亿元。\n", Encoding.UTF8, "text/markdown");
            var started = Stopwatch.GetTimestamp();
            using var response = await http.PostAsync(new Uri($"/v1/briefings?name=load-{day}.md", UriKind.Relative), content, CancellationToken.None);
            response.EnsureSuccessStatusCode();
            var took = Stopwatch.GetElapsedTime(started);
            (documents, slowest) = (documents + 1, took > slowest ? took : slowest);
        }

        return (documents, slowest);
    }

    private static Process Serve(string folder)
    {
        var info = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "policygraph.dll"), "serve", "--port", "0", "--rate", "0", "--token-file", "token", "--store", "load.db", "--lang", "en", "--log", "text"])
        {
            info.ArgumentList.Add(argument);
        }

        return Process.Start(info)!;
    }

    private static async Task<Uri> AddressAsync(Process service)
    {
        while (await service.StandardError.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("http://", StringComparison.Ordinal))
            {
                // What it logs from now on is thrown away, so that the pipe never fills.
                _ = service.StandardError.ReadToEndAsync();
                return new Uri(line.Split(' ')[0]);
            }

            Console.Error.WriteLine(line);
        }

        throw new InvalidOperationException("the service ended before it listened");
    }
}
