using Graph.Benchmarks;
using Graph.Benchmarks.Chain;
using Graph.Benchmarks.Yardstick;

if (args is ["yardstick", _, ..])
{
    return YardstickRun.Run(args[1..]);
}

if (args is ["store", ..])
{
    return StoreBenchmark.Run(args[1..]);
}

if (args is ["chain", _, ..])
{
    return ChainBenchmark.Run(args[1..]);
}

Console.Error.WriteLine("usage: yardstick DIR [--load] [--query] [--only Q1,Q2] [--profile] [--no-floor]");
Console.Error.WriteLine("       store [BRIEFINGS]    ingests generated briefings (default 10000): size, time, memory, time to open");
Console.Error.WriteLine("       chain DOCUMENTS... [--jieba FOLDER] [--briefings N]    characters a second beside nodejieba.tag() of FOLDER/node_modules, memory while N are ingested");
return 2;
