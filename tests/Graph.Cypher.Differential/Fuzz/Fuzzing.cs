using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CsCheck;
using Graph.Cypher.Diagnostics;
using Graph.Cypher.Differential.Generation;
using Graph.Cypher.Execution;
using Graph.Cypher.Values;
using Graph.Image;

namespace Graph.Cypher.Differential.Fuzz;

/// <summary>
/// Prepares and runs mutated queries on a small graph under tight limits. Whatever the text, there is a result, an error or diagnostics;
/// an exception, a query that does not stop or a place outside of the text is a fault.
/// </summary>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Mutations">How many texts were tried.</param>
/// <param name="Valid">How many of them were valid and ran.</param>
/// <param name="Failed">How many of those ended with an error.</param>
/// <param name="Limited">How many of those ended by a limit.</param>
/// <param name="Slowest">The longest time that one took.</param>
/// <param name="Faults">Texts with what went wrong.</param>
public sealed record Fuzzing(uint Seed, int Mutations, int Valid, int Failed, int Limited, TimeSpan Slowest, IReadOnlyList<string> Faults)
{
    private static readonly QueryLimits Limits = new() { Timeout = TimeSpan.FromMilliseconds(300), MaxRows = 1_000, MaxMemoryBytes = 8 << 20, MaxHops = 50 };

    // Far beyond the limit of time, because the machine may be shared.
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(10);

    /// <summary>Tries mutations of random queries and of <paramref name="texts"/>.</summary>
    public static Fuzzing Run(uint seed, int first, int count, IReadOnlyList<string> texts, TimeSpan? budget = null)
    {
        var clock = Stopwatch.StartNew();
        var pcg = new PCG(0, seed);
        PropertyGraphImage graph = Enumerable.Range(0, 100).Select(i => GraphGenerator.Graphs.Generate(pcg, null, out _)).First(g => g.Nodes.Count >= 5 && g.Relationships.Count >= 6).Build();
        int mutations = 0, valid = 0, failed = 0, limited = 0;
        long slowest = 0;
        var faults = new List<string>();

        // What hangs is reported while it hangs.
        var running = new ConcurrentDictionary<int, (long Since, string Text)>();
        using var watch = new Timer(_ =>
        {
            foreach ((int number, (long since, string text)) in running)
            {
                if (Environment.TickCount64 - since > TooLong.TotalMilliseconds)
                {
                    Console.Error.WriteLine($"seed {seed}, mutation {number} has run for {(Environment.TickCount64 - since) / 1000} s: {text}");
                }
            }
        }, null, TooLong, TooLong);
        Parallel.For(first, first + count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, (number, state) =>
        {
            if (clock.Elapsed > budget)
            {
                state.Stop();
                return;
            }

            var random = new Random(HashCode(seed, number));
            var generator = new PCG((uint)number, seed);
            IReadOnlyList<string> pool = [new QueryGenerator(2).Generate(generator, null, out _).Text, new QueryGenerator(2).Generate(generator, null, out _).Text, .. texts.Count == 0 ? [] : new[] { texts[random.Next(texts.Count)] }];
            string text = pool[random.Next(pool.Count)];
            for (int times = 1 + random.Next(3); times > 0; times--)
            {
                text = QueryMutator.Mutate(text, pool, random);
            }

            long before = Stopwatch.GetTimestamp();
            running[number] = (Environment.TickCount64, text);
            string? fault = Try(graph, text, ref valid, ref failed, ref limited);
            TimeSpan taken = Stopwatch.GetElapsedTime(before);
            running.TryRemove(number, out (long, string) _);
            Interlocked.Increment(ref mutations);
            InterlockedMax(ref slowest, taken.Ticks);
            fault ??= taken > TooLong ? $"took {taken}" : null;
            if (fault is not null)
            {
                lock (faults)
                {
                    faults.Add($"seed {seed}, mutation {number}: {text.Replace("\n", "\\n", StringComparison.Ordinal)}\n  {fault}");
                }
            }
        });
        return new Fuzzing(seed, mutations, valid, failed, limited, TimeSpan.FromTicks(slowest), faults);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"seed {Seed}: {Mutations} mutations, {Valid} valid, {Failed} of them ended with an error and {Limited} by a limit, slowest {Slowest.TotalMilliseconds:F0} ms, {Faults.Count} faults");

    private static string? Try(PropertyGraphImage graph, string text, ref int valid, ref int failed, ref int limited)
    {
        try
        {
            // An engine for each: its cache would keep every text.
            var engine = new CypherEngine();
            PreparedQuery query = engine.Prepare(text);
            foreach (Diagnostic diagnostic in query.Diagnostics.Concat(query.NoticesFor(graph)))
            {
                DiagnosticRenderer.Render(diagnostic, text);
                if (diagnostic.Span.Start < 0 || diagnostic.Span.End < diagnostic.Span.Start || diagnostic.Span.End > text.Length)
                {
                    return $"outside of the text: {diagnostic}";
                }
            }

            if (!query.IsValid)
            {
                return null;
            }

            Interlocked.Increment(ref valid);
            var parameters = query.Parameters.ToDictionary(p => p, p => CypherValue.Integer(p.Length), StringComparer.Ordinal);
            QueryResult result = engine.Execute(graph, query, parameters, Limits);
            if (result.Error is { } error)
            {
                Interlocked.Increment(ref failed);
                limited += error.Limit is null ? 0 : 1;
                DiagnosticRenderer.Render(error, text);
            }

            return null;
        }
        catch (Exception crash)
        {
            // What is looked for: it is recorded with its text, and the run goes on.
            return crash.ToString();
        }
    }

    private static int HashCode(uint seed, int number) => unchecked((int)((seed * 2654435761u) ^ ((uint)number * 40503u)));

    private static void InterlockedMax(ref long target, long value)
    {
        for (long before = Volatile.Read(ref target); before < value; before = Volatile.Read(ref target))
        {
            if (Interlocked.CompareExchange(ref target, value, before) == before)
            {
                return;
            }
        }
    }
}
