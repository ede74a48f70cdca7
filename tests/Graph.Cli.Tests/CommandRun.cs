using System.Diagnostics;

namespace Graph.Cli.Tests;

/// <summary>Runs the program as users do, in a folder of its own that is removed afterwards.</summary>
internal sealed class CommandRun : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("policygraph-").FullName;

    public (int Code, string Out, string Error) Run(params string[] arguments) => Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "policygraph.dll"), .. arguments]);

    /// <summary>Starts the program and lets it run; its output is thrown away.</summary>
    public Process Begin(params string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet") { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "policygraph.dll"), .. arguments])
        {
            info.ArgumentList.Add(argument);
        }

        var process = Process.Start(info)!;
        process.StandardInput.Close();
        return process;
    }

    public (int Code, string Out, string Error) RunWithInput(string input, params string[] arguments) => Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "policygraph.dll"), .. arguments], input);

    public (int Code, string Out, string Error) Start(string program, IEnumerable<string> arguments, string input = "")
    {
        var info = new ProcessStartInfo(program) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in arguments)
        {
            info.ArgumentList.Add(argument);
        }

        using var process = Process.Start(info)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>The folder with Graph.sln.</summary>
    public static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Graph.sln")))
        {
            at = at.Parent ?? throw new InvalidOperationException("Graph.sln is not above the test");
        }

        return at.FullName;
    }

    public static string[] Samples() =>
        [.. Directory.GetFiles(Path.Combine(Root(), "seed", "briefings")).Where(f => Path.GetExtension(f) is ".md" or ".txt" or ".html" && Path.GetFileName(f) != "README.md").Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
