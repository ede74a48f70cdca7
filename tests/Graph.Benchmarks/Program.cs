using Graph.Benchmarks;
using Graph.Benchmarks.Chain;
using Graph.Benchmarks.Load;
using Graph.Benchmarks.Yardstick;

if (args is ["yardstick", _, ..])
{
    return YardstickRun.Run(args[1..]);
}

if (args is ["compare", _, ..])
{
    return ComparisonRun.Run(args[1..]);
}

if (args is ["cancel", _, ..])
{
    return CancelRun.Run(args[1..]);
}

if (args is ["growth", _, ..])
{
    return GrowthRun.Run(args[1..]);
}

if (args is ["store", ..])
{
    return StoreBenchmark.Run(args[1..]);
}

if (args is ["chain", _, ..])
{
    return ChainBenchmark.Run(args[1..]);
}

if (args is ["load", ..])
{
    return await LoadBenchmark.RunAsync(args[1..]);
}

if (args is ["neo4j", _, _, ..])
{
    return await Neo4jBenchmark.RunAsync(args[1..]);
}

if (args is ["linkages", _, ..])
{
    return await LinkagesBenchmark.RunAsync(args[1..]);
}

Console.Error.WriteLine("usage: yardstick DIR [--load] [--query] [--only Q1,Q2] [--profile] [--no-floor] [--lines]");
Console.Error.WriteLine("       compare WORK [--rounds N] [--peers ladybug,kuzu,grafeo,neo4j] [--neo4j SCRIPT] [--through PROGRAM]    the engine beside its peers; the kit is POLICYGRAPH_YARDSTICK");
Console.Error.WriteLine("       cancel DIR    how soon queries stop that are cancelled or timed out, and what they hold afterwards");
Console.Error.WriteLine("       growth WORK [--through PROGRAM]    the engine at a tenth and at four times the size");
Console.Error.WriteLine("       store [BRIEFINGS]    ingests generated briefings (default 10000): size, time, memory, time to open");
Console.Error.WriteLine("       linkages WORK [BRIEFINGS]    linkages, paths and neighbours on a generated graph of the yardstick's size, made in WORK once");
Console.Error.WriteLine("       chain DOCUMENTS... [--jieba FOLDER] [--briefings N]    characters a second beside nodejieba.tag() of FOLDER/node_modules, memory while N are ingested");
Console.Error.WriteLine("       load [--briefings N] [--seconds S] [--connections C] [--store FILE]    the HTTP service over generated briefings (default 3000): requests a second, p50, p99, while documents are taken in");
Console.Error.WriteLine("       neo4j DIR http://host:7474 [--share 0.1]    push of the yardstick graph beside UNWIND … CREATE by hand; empties the database");
return 2;
