using System.Text.Json;
using Graph.Cypher.Tests.Tck;
using Xunit;

namespace Graph.Cypher.Tests.Syntax;

/// <summary>What the tests of the language front end need of a TCK scenario.</summary>
internal sealed record KitScenario(string Name, string Kind, IReadOnlyList<string> SetUp, IReadOnlyList<string> Queries, IReadOnlyList<string> Procedures, IReadOnlyList<string> Parameters, string? Error);

/// <summary>The scenarios of the kit in POLICYGRAPH_TCK, or in ../shared/tck beside the solution.</summary>
internal static class KitScenarios
{
    private static readonly Lazy<IReadOnlyList<KitScenario>?> Loaded = new(Load);

    /// <summary>All scenarios; skips the calling test with the reason when the kit is not there. A folder named by the variable must exist.</summary>
    public static IReadOnlyList<KitScenario> All()
    {
        if (Loaded.Value is null)
        {
            Assert.Skip("The TCK is not there: set POLICYGRAPH_TCK to the folder with scenarios.jsonl, or lay it at ../shared/tck.");
        }

        return Loaded.Value;
    }

    /// <summary>Every query text of the kit once, set-up queries included, in order of first appearance.</summary>
    public static IReadOnlyList<string> Texts() => [.. All().SelectMany(s => s.SetUp.Concat(s.Queries)).Distinct(StringComparer.Ordinal)];

    private static List<KitScenario>? Load()
    {
        if (TckKit.Folder() is not { } folder)
        {
            return null;
        }

        var scenarios = new List<KitScenario>();
        foreach (string line in File.ReadLines(Path.Combine(folder, "scenarios.jsonl")))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            scenarios.Add(Read(document.RootElement));
        }

        return scenarios;
    }

    private static KitScenario Read(JsonElement scenario)
    {
        var setUp = new List<string>();
        var queries = new List<string>();
        var procedures = new List<string>();
        var parameters = new List<string>();
        string? error = null;
        foreach (JsonElement step in scenario.GetProperty("steps").EnumerateArray())
        {
            string text = step.GetProperty("t").GetString()!;
            switch (text)
            {
                case "having executed:":
                    setUp.Add(step.GetProperty("doc").GetString()!);
                    break;
                case "executing query:" or "executing control query:":
                    queries.Add(step.GetProperty("doc").GetString()!);
                    break;
                case "parameters are:":
                    parameters.AddRange(step.GetProperty("table").EnumerateArray().Select(row => row[0].GetString()!));
                    break;
                default:
                    if (text.StartsWith("there exists a procedure ", StringComparison.Ordinal))
                    {
                        procedures.Add(text["there exists a procedure ".Length..].TrimEnd(':', ' '));
                    }
                    else if (text.Contains("should be raised at", StringComparison.Ordinal))
                    {
                        error = text;
                    }

                    break;
            }
        }

        string name = $"{scenario.GetProperty("feature").GetString()} {scenario.GetProperty("scenario").GetString()} #{scenario.GetProperty("example").GetInt32()}";
        return new KitScenario(name, scenario.GetProperty("kind").GetString()!, setUp, queries, procedures, parameters, error);
    }
}
