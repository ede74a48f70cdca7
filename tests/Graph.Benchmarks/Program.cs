using Graph.Benchmarks.Yardstick;

if (args is ["yardstick", _, ..])
{
    return YardstickRun.Run(args[1..]);
}

Console.Error.WriteLine("usage: yardstick DIR [--load] [--query] [--only Q1,Q2] [--profile]");
return 2;
