using System.Diagnostics;
using System.Globalization;
using Graph.Cypher;
using Graph.Cypher.Execution;
using Graph.Image;

namespace Graph.Benchmarks.Yardstick;

/// <summary><c>cancel DIR</c>: queries that would run for minutes on the loaded yardstick, each cancelled and each timed out after 300 ms, ten times: how long after that it has stopped, and what managed memory is held afterwards.</summary>
internal static class CancelRun
{
    private const int Rounds = 10;

    private static readonly TimeSpan After = TimeSpan.FromMilliseconds(300);

    private static readonly (string Name, string Text)[] Queries =
    [
        ("cartesian product", "MATCH (a:Section), (b:Section), (c:Section) WHERE a.words + b.words = c.words + 100000 RETURN count(*)"),
        ("walk [*1..30]", "MATCH (a:Theme {name: 'data'})-[*1..30]-(b) RETURN count(*)"),
        ("sort", "MATCH (a:Section)-[:MENTIONS]->(e)<-[:MENTIONS]-(b) RETURN a.title, b.title ORDER BY a.title + b.title SKIP 100000000"),
        ("group", "MATCH (a:Section)-[:MENTIONS]->(e)<-[:MENTIONS]-(b) RETURN a.title + b.title AS t, count(*) AS c"),
        ("collect", "MATCH (a:Section)-[:MENTIONS]->(e)<-[:MENTIONS]-(b) RETURN collect(a.title + b.title)"),
        ("hash join", "MATCH (a:Section)-[:MENTIONS]->(e), (b:Section)-[:MENTIONS]->(f) WHERE toLower(a.month) = toLower(b.month) RETURN count(e.name + f.name)"),
        ("all shortest", "MATCH p = allShortestPaths((a:Section)-[*..6]-(b:Section)) WHERE a <> b RETURN count(p)"),
        ("distinct ends", "MATCH (a:Section)-[*1..3]-(b) RETURN count(DISTINCT b)"),
        ("pattern list", "MATCH (a:Section) RETURN sum(size([(a)-[:MENTIONS]->()<-[:MENTIONS]-(x) | x.name]))"),
        ("regular expression", "MATCH (a:Section), (b:Section) WHERE a.title =~ '.*(a+)+(a+)+c' RETURN count(*)"),
        ("range", "RETURN reduce(s = 0, x IN range(1, 9000000) | s + size([y IN range(1, 1000) WHERE y > x])) AS s"),
        ("replace of long texts", Long("sum(size(replace(t, 'x', 'y')))")),
        ("split of long texts", Long("sum(size(split(t, 'x')))")),
        ("split into characters", Long("sum(size(split(t, '')))")),
        ("case of long texts", Long("sum(size(toUpper(toLower(t + 'é'))))")),
        ("normal form of long texts", Long("sum(size(normalize(t + 'é', 'NFKD')))")),
        ("regular expression on long texts", Long("sum(CASE WHEN t =~ '.*(x|xx)+y(x?){8}z' THEN 1 ELSE 0 END)")),
        ("parts of long texts", Long("sum(size(substring(reverse(t), 1)))")),
        ("list growth", "RETURN size(reduce(l = [], i IN range(1, 1000000) | l + i))"),
        ("list doubling", "UNWIND range(1, 100000) AS i RETURN sum(size(reduce(l = [1], j IN range(1, 21) | l + l)))"),
        ("search in lists", "WITH range(1, 2000000) AS l UNWIND range(1, 1000000) AS i RETURN sum(CASE WHEN -i IN l THEN 1 ELSE 0 END)"),
        ("sorted lists", "UNWIND range(1, 1000000) AS i RETURN sum(size(range(1, 5000000)))"),
        ("planning of many parts", "MATCH " + string.Join(", ", Enumerable.Range(0, 1500).Select(i => $"(a{i})-[:MENTIONS]->(a{(i * 7) % 1500})")) + " RETURN count(*)"),
    ];

    // Texts of four million characters, one after the other.
    private static string Long(string aggregate) => "WITH reduce(s = 'x', i IN range(1, 21) | s + s) AS t UNWIND range(1, 1000000) AS i WITH t + i AS t RETURN " + aggregate;

    public static int Run(string[] arguments)
    {
        if (!ImageFile.TryLoad(Path.Combine(arguments[0], "yardstick.image"), "yardstick", out PropertyGraphImage? graph))
        {
            Console.Error.WriteLine("The image could not be opened; run yardstick DIR --load first.");
            return 3;
        }

        var engine = new CypherEngine();
        Console.WriteLine("| query | cancelled: median ms | most | timed out: median ms | most | MB held afterwards |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach ((string name, string text) in Queries)
        {
            PreparedQuery query = engine.Prepare(text);
            if (!query.IsValid)
            {
                Console.Error.WriteLine($"{name}: {query.Diagnostics[0]}");
                return 2;
            }

            // The first run plans, compiles and builds indexes, which cannot be stopped.
            Cancelled(engine, graph, query);
            long before = GC.GetTotalMemory(forceFullCollection: true);
            double?[] cancelled = [.. Enumerable.Range(0, Rounds).Select(_ => Cancelled(engine, graph, query))];
            double?[] timedOut = [.. Enumerable.Range(0, Rounds).Select(_ => TimedOut(engine, graph, query))];
            double held = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1048576.0;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {Median(cancelled)} | {Most(cancelled)} | {Median(timedOut)} | {Most(timedOut)} | {held:0.0} |"));
        }

        return 0;
    }

    // Null when it ended before it was stopped.
    private static double? Cancelled(CypherEngine engine, PropertyGraphImage graph, PreparedQuery query)
    {
        using var source = new CancellationTokenSource();
        long stopped = 0;
        using var timer = new Timer(_ =>
        {
            stopped = Stopwatch.GetTimestamp();
            source.Cancel();
        });
        timer.Change(After, Timeout.InfiniteTimeSpan);
        try
        {
            engine.Execute(graph, query, cancellation: source.Token);
            return null;
        }
        catch (OperationCanceledException)
        {
            return Stopwatch.GetElapsedTime(stopped).TotalMilliseconds;
        }
    }

    private static double? TimedOut(CypherEngine engine, PropertyGraphImage graph, PreparedQuery query)
    {
        long start = Stopwatch.GetTimestamp();
        QueryResult result = engine.Execute(graph, query, limits: new QueryLimits { Timeout = After });
        return result.Error?.Limit == QueryLimit.Time ? (Stopwatch.GetElapsedTime(start) - After).TotalMilliseconds : null;
    }

    private static string Median(double?[] values) => values.OfType<double>().Order().ToArray() is { Length: > 0 } all ? all[all.Length / 2].ToString("0.0", CultureInfo.InvariantCulture) : "ended";

    private static string Most(double?[] values) => values.OfType<double>().ToArray() is { Length: > 0 } all ? all.Max().ToString("0.0", CultureInfo.InvariantCulture) : "–";
}
