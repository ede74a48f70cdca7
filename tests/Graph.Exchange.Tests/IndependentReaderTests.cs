using System.Diagnostics;
using System.Text.Json;
using Graph.Cypher.Port;
using Xunit;

namespace Graph.Exchange.Tests;

/// <summary>Exports read by programs that have nothing of ours: networkx (GraphML, GEXF) and rdflib (JSON-LD), from Debian's python3-networkx and python3-rdflib.</summary>
public sealed class IndependentReaderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("graph-readers-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Export_ReadByNetworkxAndRdflib_IsTheGraph()
    {
        var python = Array.Find(["/usr/bin/python3", "python3"], p => Run(p, ["-c", "import networkx, rdflib"]) is { Code: 0 });
        Assert.SkipWhen(python is null, "no python3 with networkx and rdflib; apt-get install python3-networkx python3-rdflib");
        var graph = Graphs.Generated(1, 2, 3, 4);
        var files = ((string[])["graphml", "gexf", "jsonld"]).Select(format =>
        {
            var path = Path.Combine(folder.FullName, "graph." + format);
            File.WriteAllText(path, Graphs.Export(GraphExporters.Find(format)!, graph).Main);
            return path;
        });
        var (code, output, error) = Run(python!, [Path.Combine(AppContext.BaseDirectory, "readers.py"), .. files]);

        Assert.True(code == 0, error);
        using var seen = JsonDocument.Parse(output);
        var nodes = Enumerable.Range(0, graph.Topology.NodeCount).ToList();
        var relationships = Enumerable.Range(0, graph.Topology.RelationshipCount).ToList();
        Assert.Equal([nodes.Count, relationships.Count], Numbers(seen, "graphml"));
        Assert.Equal([nodes.Count, relationships.Count], Numbers(seen, "gexf"));
        var names = nodes.Select(n => graph.NodeProperty(n, "name")).Where(v => !v.IsNull).Select(v => v.AsString).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(names);
        Assert.Equal(names, Texts(seen, "names"));
        Assert.Equal(names, Texts(seen, "gexfNames"));
        var values = nodes.Select(n => graph.NodeProperty(n, "value")).Where(v => !v.IsNull).Select(v => v.AsFloat).Order().ToList();
        Assert.NotEmpty(values);
        Assert.Equal(values, Doubles(seen, "values"));
        Assert.Equal(values, Doubles(seen, "gexfValues"));
        Assert.Equal(relationships.Select(r => graph.RelationshipProperty(r, "date")).Where(v => !v.IsNull).Select(v => v.AsString).Order(StringComparer.Ordinal), Texts(seen, "starts"));

        int Labelled(string label) => nodes.Count(n => graph.LabelsOf(n).Contains(label));
        Assert.Equal((Labelled("Company"), Labelled("Agency"), Labelled("Theme")), (Number(seen, "companies"), Number(seen, "agencies"), Number(seen, "themes")));
        Assert.Equal(nodes.Count(n => graph.LabelsOf(n).Contains("Theme") && !graph.NodeProperty(n, "name").IsNull), Number(seen, "labels"));
        Assert.Equal(relationships.Where(r => graph.TypeOf(r) == "BROADER").Select(r => (graph.StartOf(r), graph.EndOf(r))).Distinct().Count(), Number(seen, "broader"));
        Assert.Equal(relationships.Count(r => graph.RelationshipProperties(r).Count > 0), Number(seen, "statements"));
        Assert.Equal(relationships.Count(r => graph.RelationshipProperty(r, "evidence") is { IsList: true } e && e.AsList.Count > 0), Number(seen, "derived"));
        Assert.Equal(0, Number(seen, "loose"));
    }

    private static int Number(JsonDocument seen, string key) => seen.RootElement.GetProperty(key).GetInt32();

    private static int[] Numbers(JsonDocument seen, string key) => [.. seen.RootElement.GetProperty(key).EnumerateArray().Select(e => e.GetInt32())];

    private static string[] Texts(JsonDocument seen, string key) => [.. seen.RootElement.GetProperty(key).EnumerateArray().Select(e => e.GetString()!).Order(StringComparer.Ordinal)];

    private static double[] Doubles(JsonDocument seen, string key) => [.. seen.RootElement.GetProperty(key).EnumerateArray().Select(e => e.GetDouble())];

    private static (int Code, string Out, string Error)? TryRun(string program, string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["PYTHONIOENCODING"] = "utf-8";
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, error.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static (int Code, string Out, string Error) Run(string program, string[] arguments) => TryRun(program, arguments) ?? (-1, "", $"no {program}");
}
