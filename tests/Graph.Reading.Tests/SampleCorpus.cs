using System.Text.Json;

namespace Graph.Reading.Tests;

/// <summary>The annotated documents that come with the project, and those that are shared outside it.</summary>
internal static class SampleCorpus
{
    /// <summary>The folder that holds Graph.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The shared folder, or null where there is none.</summary>
    public static string? Shared { get; } = FindShared();

    /// <summary>Path of each document that has a gold file.</summary>
    public static IEnumerable<string> Annotated()
    {
        foreach (var folder in (string[])["seed/briefings", "tests/corpus"])
        {
            var path = Path.Combine(Root, folder);
            if (!Directory.Exists(path))
            {
                continue;
            }

            foreach (var gold in Directory.EnumerateFiles(path, "*.gold.json").Order(StringComparer.Ordinal))
            {
                using var json = JsonDocument.Parse(File.ReadAllText(gold));
                yield return Path.Combine(path, Path.GetFileName(json.RootElement.GetProperty("file").GetString()!));
            }
        }
    }

    public static JsonDocument GoldOf(string document)
    {
        var folder = Path.GetDirectoryName(document)!;
        var name = Path.GetFileNameWithoutExtension(document);
        var beside = Path.Combine(folder, name + ".gold.json");
        return JsonDocument.Parse(File.ReadAllText(File.Exists(beside) ? beside : Path.Combine(Shared!, "gold", name + ".json")));
    }

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Graph.sln")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new DirectoryNotFoundException($"no folder above {AppContext.BaseDirectory} holds Graph.sln");
    }

    private static string? FindShared()
    {
        var set = Environment.GetEnvironmentVariable("POLICYGRAPH_SHARED");
        var path = string.IsNullOrEmpty(set) ? Path.GetFullPath(Path.Combine(Root, "..", "shared")) : set;
        return Directory.Exists(path) ? path : null;
    }
}
