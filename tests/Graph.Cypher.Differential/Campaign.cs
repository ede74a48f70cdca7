using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CsCheck;
using Graph.Cypher.Differential.Generation;
using Graph.Cypher.Differential.Neo4j;
using Graph.Image;

namespace Graph.Cypher.Differential;

/// <summary>A run of many random cases. A case is found again by the seed and its number.</summary>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Compared">How many queries were compared.</param>
/// <param name="GivenUp">How many the naive evaluator gave up or a limit ended.</param>
/// <param name="Failing">How many of the compared ended with the same error on both sides.</param>
/// <param name="WithRows">How many of the compared gave rows.</param>
/// <param name="Differences">The cases that differ, made smaller.</param>
public sealed record Campaign(uint Seed, int Compared, int GivenUp, int Failing, int WithRows, IReadOnlyList<string> Differences)
{
    /// <summary>The case of a number.</summary>
    public static (GeneratedGraph Graph, GeneratedQuery Query) Case(uint seed, int number)
    {
        var pcg = new PCG((uint)number, seed);
        GeneratedGraph graph = GraphGenerator.Graphs.Generate(pcg, null, out _);
        return (graph, new QueryGenerator().Generate(pcg, null, out _));
    }

    /// <summary>Compares the engine with the naive evaluator on <paramref name="count"/> cases from <paramref name="first"/> on.</summary>
    public static Campaign AgainstNaive(uint seed, int first, int count, TimeSpan? budget = null) => Run(seed, first, count, budget, static (engine, graph, query) => Differ.Engine(engine, graph, query) is { IsRefused: false } answer ? (answer, Differ.Naive(graph, query)) : (Differ.Engine(engine, graph, query), Outcome.Failed("")));

    /// <summary>Compares optimised with unoptimised plans.</summary>
    public static Campaign AgainstUnoptimized(uint seed, int first, int count, TimeSpan? budget = null)
    {
        var plain = new CypherEngine(new EngineOptions { Optimize = false });
        return Run(seed, first, count, budget, (engine, graph, query) => (Differ.Engine(engine, graph, query), Differ.Engine(plain, graph, query)));
    }

    /// <summary>Compares the engine with a Neo4j; a graph is loaded for every <paramref name="batch"/> queries.</summary>
    public static Campaign AgainstNeo4j(NeoClient client, uint seed, int first, int count, int batch, TimeSpan budget)
    {
        var engine = new CypherEngine();
        var clock = Stopwatch.StartNew();
        int compared = 0, givenUp = 0, failing = 0, withRows = 0;
        var differences = new List<string>();
        for (int start = first; start < first + count && clock.Elapsed < budget; start += batch)
        {
            GeneratedGraph graph = Case(seed, start).Graph;
            PropertyGraphImage image = graph.Build();
            client.Load(graph);
            for (int number = start; number < Math.Min(start + batch, first + count); number++)
            {
                GeneratedQuery query = Case(seed, number).Query;
                Outcome ours = Differ.Engine(engine, image, query);
                Outcome theirs = client.Run(query);
                if (theirs.Error is { } error && NeoDifferences.IsRefusedByNature(error))
                {
                    givenUp++;
                    continue;
                }

                compared++;
                failing += ours.Error is not null && theirs.Error is not null ? 1 : 0;
                withRows += ours.Rows.Count > 0 ? 1 : 0;
                if (ours.Difference(theirs, query.Ordered, query.Loose) is { } difference)
                {
                    differences.Add($"seed {seed} case {number} on the graph of {start}\n  {query.Text}\n  {graph}\n  {difference}");
                }
            }
        }

        return new Campaign(seed, compared, givenUp, failing, withRows, differences);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"seed {Seed}: {Compared} queries compared, {WithRows} with rows, {Failing} failing on both sides, {GivenUp} given up, {Differences.Count} differ");

    private static Campaign Run(uint seed, int first, int count, TimeSpan? budget, Func<CypherEngine, PropertyGraphImage, GeneratedQuery, (Outcome, Outcome?)> run)
    {
        var engine = new CypherEngine();
        var clock = Stopwatch.StartNew();
        int compared = 0, givenUp = 0, failing = 0, withRows = 0;
        var differences = new List<string>();

        // What hangs is reported while it hangs.
        var running = new ConcurrentDictionary<int, (long Since, string Text)>();
        using var watch = new Timer(_ =>
        {
            foreach ((int number, (long since, string text)) in running)
            {
                if (Environment.TickCount64 - since > 30_000)
                {
                    Console.Error.WriteLine($"seed {seed} case {number} has run for {(Environment.TickCount64 - since) / 1000} s: {text}");
                }
            }
        }, null, 30_000, 30_000);
        Parallel.For(first, first + count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, (number, state) =>
        {
            if (budget is { } longest && clock.Elapsed > longest)
            {
                state.Stop();
                return;
            }

            running[number] = (Environment.TickCount64, "generation");
            (GeneratedGraph graph, GeneratedQuery query) = Case(seed, number);
            running[number] = (Environment.TickCount64, query.Text);
            (Outcome left, Outcome? right) = Guarded(run, engine, graph, query);
            running.TryRemove(number, out _);
            if (right is null || left.Error?.StartsWith("limit", StringComparison.Ordinal) == true || right.Error?.StartsWith("limit", StringComparison.Ordinal) == true)
            {
                Interlocked.Increment(ref givenUp);
                return;
            }

            Interlocked.Increment(ref compared);
            _ = left.Error is not null ? Interlocked.Increment(ref failing) : left.Rows.Count > 0 ? Interlocked.Increment(ref withRows) : 0;
            string? difference = left.IsRefused ? left.Error : left.Difference(right, query.Ordered, query.Loose);
            if (difference is null)
            {
                return;
            }

            for (bool smaller = true; smaller;)
            {
                smaller = false;
                foreach (GeneratedGraph candidate in graph.Smaller())
                {
                    (Outcome a, Outcome? b) = Guarded(run, engine, candidate, query);
                    if (b is not null && !a.IsRefused && a.Difference(b, query.Ordered, query.Loose) is { } still)
                    {
                        (graph, difference, smaller) = (candidate, still, true);
                        break;
                    }
                }
            }

            lock (differences)
            {
                differences.Add($"seed {seed} case {number}\n  {query.Text}\n  {graph}\n  {difference}");
            }
        });
        return new Campaign(seed, compared, givenUp, failing, withRows, differences);
    }

    private static (Outcome Left, Outcome? Right) Guarded(Func<CypherEngine, PropertyGraphImage, GeneratedQuery, (Outcome, Outcome?)> run, CypherEngine engine, GeneratedGraph graph, GeneratedQuery query)
    {
        try
        {
            return run(engine, graph.Build(), query);
        }
        catch (Exception crash)
        {
            // An engine that throws is the worst difference; it is reported with its case.
            return (Outcome.Failed($"compile: crash {crash}"), Outcome.Failed(""));
        }
    }
}
