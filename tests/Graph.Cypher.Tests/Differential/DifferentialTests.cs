using System.Globalization;
using Graph.Cypher.Differential;
using Graph.Cypher.Differential.Fuzz;
using Graph.Cypher.Differential.Naive;
using Graph.Cypher.Differential.Neo4j;
using Graph.Cypher.Execution;
using Graph.Cypher.Tests.Tck;
using Graph.Cypher.Values;
using Xunit;

namespace Graph.Cypher.Tests.Differential;

/// <summary>
/// Random queries on random graphs, answered by the engine and by a second one that was made to be obviously right, and by the engine with
/// and without rewrites. POLICYGRAPH_DIFFERENTIAL_SEED sets the seed (default 1); the long run is
/// <c>dotnet run -c Release --project tests/Graph.Cypher.Differential -- naive COUNT SEED</c>.
/// </summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    private const int Queries = 2_000;

    private const int Mutations = 10_000;

    private const int NeoQueries = 300;

    // Generous: the machine may be shared. What is not reached counts as a failure below.
    private static readonly TimeSpan Budget = TimeSpan.FromMinutes(8);

    private static uint Seed => uint.TryParse(Environment.GetEnvironmentVariable("POLICYGRAPH_DIFFERENTIAL_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out uint seed) ? seed : 1;

    [Fact]
    public void Engine_OnRandomQueries_AgreesWithTheNaiveEvaluator() => Check(Campaign.AgainstNaive(Seed, 0, Queries, Budget));

    [Fact]
    public void Engine_OnRandomQueries_GivesTheSameWithAndWithoutRewrites() => Check(Campaign.AgainstUnoptimized(Seed + 1_000_000, 0, Queries, Budget));

    [Fact]
    public void Engine_OnMutatedQueries_NeverBreaksAndAlwaysStops()
    {
        Fuzzing fuzzing = Fuzzing.Run(Seed, 0, Mutations, []);
        output.WriteLine(fuzzing.ToString());
        Assert.True(fuzzing.Faults.Count == 0, string.Join("\n", fuzzing.Faults.Take(5)));
        Assert.True(fuzzing.Mutations == Mutations && fuzzing.Valid > Mutations / 50, $"{fuzzing}: too few are valid");
    }

    /// <summary>NEO4J_URI names a server whose data may be deleted; else one is started from ../shared/neo4j.</summary>
    [Fact]
    public void Engine_OnRandomQueries_AgreesWithNeo4j()
    {
        using NeoServer? server = NeoServer.Find(out string reason);
        if (server is null)
        {
            Console.WriteLine($"Differential against Neo4j skipped: {reason}.");
            Assert.Skip(reason);
            return;
        }

        using var client = new NeoClient(server.Address);
        Campaign campaign = Campaign.AgainstNeo4j(client, Seed, 0, NeoQueries, 25, Budget);
        output.WriteLine(campaign.ToString());
        Console.WriteLine($"against Neo4j, {campaign}");
        Assert.True(campaign.Differences.Count == 0, $"{campaign}\n{string.Join("\n", campaign.Differences.Take(10))}");
        Assert.True(campaign.Compared > NeoQueries * 9 / 10 && campaign.WithRows > NeoQueries / 5, $"{campaign}: too few say anything");
    }

    /// <summary>The naive evaluator itself, held by the TCK.</summary>
    [Fact]
    public void NaiveEvaluator_OnTheKit_EndsAsTheKitSays()
    {
        if (TckKit.Folder() is not { } folder)
        {
            Assert.Skip("The TCK is not there: set POLICYGRAPH_TCK to the folder with scenarios.jsonl, or lay it at ../shared/tck.");
            return;
        }

        var runner = new TckRunner(folder) { Execute = Naive };
        TckVerdict[] verdicts = [.. TckKit.Scenarios(folder).Where(s => s.Kind is "core" or "temporal" && !s.Steps.Any(t => t.Text.Contains("should be raised", StringComparison.Ordinal))).AsParallel().AsOrdered().Select(runner.Run)];
        string[] unknown = [.. verdicts.Where(v => v.Found.Contains("NotSupportedException", StringComparison.Ordinal)).Select(v => $"{v.Scenario.Name}: {v.Found}")];
        string[] failed = [.. verdicts.Where(v => v.Outcome == TckOutcome.Failed).Select(v => $"{v.Scenario.Name}: {v.Found}").Except(unknown)];
        output.WriteLine($"{verdicts.Length} scenarios, {unknown.Length} with what the naive evaluator does not know, {failed.Length} failed\n{string.Join("\n", unknown.Take(20))}");
        Assert.True(failed.Length == 0, string.Join("\n", failed.Take(50)));
        Assert.True(unknown.Length < verdicts.Length / 20);
    }

    private static QueryResult Naive(Port.IPropertyGraph graph, PreparedQuery query, IReadOnlyDictionary<string, CypherValue> parameters)
    {
        try
        {
            (IReadOnlyList<string> columns, IReadOnlyList<CypherValue[]> rows) = NaiveEngine.Run(graph, query.Text, parameters, 50_000_000);
            return new QueryResult(new QuerySummary(columns, rows.Count, null, null), rows);
        }
        catch (NaiveLimitException)
        {
            throw new NotSupportedException("too many steps");
        }
    }

    private void Check(Campaign campaign)
    {
        output.WriteLine(campaign.ToString());
        Console.WriteLine(campaign);
        Assert.True(campaign.Differences.Count == 0, $"{campaign}\n{string.Join("\n", campaign.Differences.Take(10))}");
        Assert.True(campaign.Compared + campaign.GivenUp == Queries, $"{campaign}: the time was up");
        Assert.True(campaign.Compared > Queries * 9 / 10 && campaign.WithRows > Queries / 4, $"{campaign}: too few say anything");
    }
}
