using System.Globalization;
using System.Text.Json;

namespace Graph.Cypher.Tests.Tck;

/// <summary>One scenario of the kit, its outline expanded.</summary>
/// <param name="Feature">The feature's file without folder and ending, such as <c>Temporal4</c>.</param>
/// <param name="Title">The title with its number, such as <c>[7] Should store local date time</c>.</param>
/// <param name="Example">Row of the outline's examples; 0 when there is none.</param>
/// <param name="Kind"><c>core</c>, <c>temporal</c>, <c>procedure</c> or <c>write</c>.</param>
/// <param name="Steps">In order.</param>
internal sealed record TckScenario(string Feature, string Title, int Example, string Kind, IReadOnlyList<TckStep> Steps)
{
    /// <summary>Feature, number and example: unique in the kit.</summary>
    public string Id => $"{Feature} {Title[..(Title.IndexOf(']', StringComparison.Ordinal) + 1)]} #{Example.ToString(CultureInfo.InvariantCulture)}";

    public string Name => $"{Id} {Title[(Title.IndexOf(']', StringComparison.Ordinal) + 1)..].Trim()}";

    public static TckScenario Read(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement root = document.RootElement;
        return new TckScenario(
            Path.GetFileNameWithoutExtension(root.GetProperty("feature").GetString()!),
            root.GetProperty("scenario").GetString()!,
            root.GetProperty("example").GetInt32(),
            root.GetProperty("kind").GetString()!,
            [.. root.GetProperty("steps").EnumerateArray().Select(Step)]);
    }

    private static TckStep Step(JsonElement step) => new(
        step.GetProperty("t").GetString()!,
        step.TryGetProperty("doc", out JsonElement document) ? document.GetString() : null,
        step.TryGetProperty("table", out JsonElement table) ? [.. table.EnumerateArray().Select(row => (IReadOnlyList<string>)[.. row.EnumerateArray().Select(cell => cell.GetString()!)])] : []);
}
