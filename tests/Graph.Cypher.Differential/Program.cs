using System.Diagnostics;
using System.Globalization;
using Graph.Cypher;
using Graph.Cypher.Differential;
using Graph.Cypher.Differential.Fuzz;
using Graph.Cypher.Differential.Generation;
using Graph.Cypher.Differential.Neo4j;

// naive|plans|neo4j|fuzz COUNT SEED [FIRST [SECONDS]]; show SEED CASE
if (args is not [var verb, ..])
{
    Console.Error.WriteLine("naive|plans|neo4j|fuzz COUNT SEED [FIRST [SECONDS]]   show SEED CASE");
    return 2;
}

int Number(int at, int fallback) => args.Length > at ? int.Parse(args[at], NumberStyles.None, CultureInfo.InvariantCulture) : fallback;

if (verb == "show")
{
    (GeneratedGraph graph, GeneratedQuery query) = Campaign.Case((uint)Number(1, 1), Number(2, 0));
    Console.WriteLine($"{query}\n{graph}\nengine: {string.Join(" ; ", Differ.Engine(new CypherEngine(), graph.Build(), query).Rows)}");
    return 0;
}

if (verb == "fuzz")
{
    // Beside random queries it mutates those of the kit, where that is there.
    string? kit = Environment.GetEnvironmentVariable("POLICYGRAPH_TCK");
    string[] texts = kit is null ? [] : [.. File.ReadLines(Path.Combine(kit, "scenarios.jsonl")).SelectMany(line => System.Text.Json.Nodes.JsonNode.Parse(line)!["steps"]!.AsArray()).Select(step => step!["doc"]?.ToString()).OfType<string>().Distinct(StringComparer.Ordinal)];
    Fuzzing fuzzing = Fuzzing.Run((uint)Number(2, 1), Number(3, 0), Number(1, 20_000), texts, TimeSpan.FromSeconds(Number(4, 100_000)));
    foreach (string fault in fuzzing.Faults.Take(20))
    {
        Console.WriteLine(fault);
    }

    Console.WriteLine($"fuzz: {fuzzing}");
    return fuzzing.Faults.Count == 0 ? 0 : 1;
}

var clock = Stopwatch.StartNew();
uint seed = (uint)Number(2, 1);
int count = Number(1, 2000);
int first = Number(3, 0);
TimeSpan budget = TimeSpan.FromSeconds(Number(4, 100_000));
Campaign campaign = verb switch
{
    "naive" => Campaign.AgainstNaive(seed, first, count, budget),
    "neo4j" => Neo4j(),
    "plans" => Campaign.AgainstUnoptimized(seed, first, count, budget),
    _ => throw new ArgumentException($"No verb {verb}."),
};
foreach (string difference in campaign.Differences.Take(40))
{
    Console.WriteLine(difference);
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{verb}: {campaign}; from case {first}; {clock.Elapsed.TotalSeconds:F0} s"));
return campaign.Differences.Count == 0 ? 0 : 1;

Campaign Neo4j()
{
    using NeoServer server = NeoServer.Find(out string reason) ?? throw new InvalidOperationException(reason);
    using var client = new NeoClient(server.Address);
    return Campaign.AgainstNeo4j(client, seed, first, count, 20, budget);
}
