using System.Diagnostics;
using System.Globalization;

namespace Graph.Benchmarks.Yardstick;

/// <summary><c>growth WORK [--through PROGRAM]</c>: the engine on the yardstick at a tenth, once and four times its size, and the exponent of each query's time by least squares over the logarithms.</summary>
internal static class GrowthRun
{
    private static readonly double[] Scales = [0.1, 1, 4];

    public static int Run(string[] arguments)
    {
        string? through = Array.IndexOf(arguments, "--through") is >= 0 and var at ? arguments[at + 1] : null;
        string self = Path.Combine(AppContext.BaseDirectory, "Graph.Benchmarks.dll");
        var measures = new List<EngineMeasures>();
        foreach (double scale in Scales)
        {
            string folder = Path.Combine(arguments[0], "x" + scale.ToString(CultureInfo.InvariantCulture));
            YardstickFolder.Prepare(folder, scale, packages: false);
            var measure = new EngineMeasures(scale.ToString(CultureInfo.InvariantCulture));
            measures.Add(measure);
            foreach (string verb in (string[])["--load", "--query"])
            {
                string[] command = [self, "yardstick", folder, verb, "--lines", "--no-floor"];
                var info = through is null ? new ProcessStartInfo("dotnet", command) : new ProcessStartInfo(through, ["dotnet", .. command]);
                info.RedirectStandardOutput = true;
                using Process process = Process.Start(info)!;
                while (process.StandardOutput.ReadLine() is { } line)
                {
                    measure.Take(line);
                }

                process.WaitForExit();
                if (process.ExitCode != 0)
                {
                    return process.ExitCode;
                }
            }
        }

        Console.WriteLine($"| | {string.Join(" | ", Scales.Select(s => s.ToString(CultureInfo.InvariantCulture) + "×"))} | exponent |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (string what in measures[1].Digests.Keys.Concat(["load s", "open ms", "file MB", "RSS MB"]))
        {
            double[] values = [.. measures.Select(m => m[what] ?? double.NaN)];
            Console.WriteLine($"| {what} | {string.Join(" | ", values.Select(v => ComparisonRun.Number(v)))} | {Exponent(values).ToString("0.00", CultureInfo.InvariantCulture)} |");
        }

        return 0;
    }

    private static double Exponent(double[] values)
    {
        double[] x = [.. Scales.Select(s => Math.Log(s))];
        double[] y = [.. values.Select(v => Math.Log(Math.Max(v, 1e-6)))];
        (double meanX, double meanY) = (x.Average(), y.Average());
        return x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / x.Sum(a => (a - meanX) * (a - meanX));
    }
}
