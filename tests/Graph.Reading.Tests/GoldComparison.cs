using System.Globalization;
using System.Text.Json;
using Graph.Model;
using Graph.Reading.Structure;

namespace Graph.Reading.Tests;

/// <summary>Compares a document's structure with its gold annotation under the matching rules of the annotations (NFKC, no spaces, no quotation marks).</summary>
internal static class GoldComparison
{
    /// <summary>What differs, a line for each difference; empty when nothing does.</summary>
    public static IReadOnlyList<string> Differences(DocumentStructure actual, JsonElement gold)
    {
        var found = new List<string>();
        Expect("title", gold.GetProperty("title").GetString(), actual.Title);
        if (gold.TryGetProperty("series", out var series) && series.ValueKind == JsonValueKind.String)
        {
            Expect("series", series.GetString(), actual.Series);
        }

        Expect("date", gold.GetProperty("date").GetString(), actual.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var publisherSets = new List<string[]> { Strings(gold.GetProperty("publishers")) };
        if (gold.TryGetProperty("publishersAlso", out var also))
        {
            publisherSets.AddRange(also.EnumerateArray().Select(Strings));
        }

        if (!publisherSets.Any(s => s.Select(NameKey.Of).ToHashSet().SetEquals(actual.Publishers.Select(NameKey.Of))))
        {
            found.Add($"publishers: expected {string.Join(" + ", publisherSets[0])}, found {string.Join(" + ", actual.Publishers)}");
        }

        Sections(actual, gold, found);
        References(actual, gold, found);
        return found;

        void Expect(string what, string? expected, string? value)
        {
            if (NameKey.Of(expected ?? string.Empty) != NameKey.Of(value ?? string.Empty))
            {
                found.Add($"{what}: expected {expected}, found {value}");
            }
        }
    }

    private static void Sections(DocumentStructure actual, JsonElement gold, List<string> found)
    {
        var expected = gold.GetProperty("sections").EnumerateArray().ToDictionary(s => s.GetProperty("ordinal").GetInt32());
        foreach (var (ordinal, section) in expected)
        {
            var headings = new List<string> { section.GetProperty("heading").GetString()! };
            if (section.TryGetProperty("headingAlso", out var also))
            {
                headings.AddRange(also.EnumerateArray().Select(h => h.GetString()!));
            }

            var heading = actual.Sections.FirstOrDefault(s => s.Ordinal == ordinal)?.Heading;
            if (heading is null || !headings.Any(h => NameKey.Of(h) == NameKey.Of(heading)))
            {
                found.Add($"section {ordinal}: expected {headings[0]}, found {heading ?? "none"}");
            }
        }

        found.AddRange(actual.Sections.Where(s => !expected.ContainsKey(s.Ordinal)).Select(s => $"section {s.Ordinal}: not expected, found {s.Heading}"));
    }

    private static void References(DocumentStructure actual, JsonElement gold, List<string> found)
    {
        var expected = gold.GetProperty("references").EnumerateArray().ToArray();
        for (var i = 0; i < Math.Max(expected.Length, actual.References.Length); i++)
        {
            if (i >= expected.Length || i >= actual.References.Length)
            {
                found.Add(i >= expected.Length ? $"reference {i + 1}: not expected, found {actual.References[i].Title}" : $"reference {i + 1}: expected {expected[i].GetProperty("title")}, found none");
                continue;
            }

            var title = expected[i].GetProperty("title").GetString()!;
            var contains = expected[i].TryGetProperty("titleContains", out var part) ? part.GetString()! : title;
            var reference = actual.References[i];
            if (NameKey.Of(title) != NameKey.Of(reference.Title) && !NameKey.Of(reference.Title).Contains(NameKey.Of(contains), StringComparison.Ordinal))
            {
                found.Add($"reference {i + 1} title: expected {title}, found {reference.Title}");
            }

            Field("publisher", reference.Publisher);
            Field("date", reference.Date);
            Field("url", reference.Url);

            void Field(string name, string? value)
            {
                var wanted = expected[i].TryGetProperty(name, out var v) && v.ValueKind == JsonValueKind.String ? v.GetString() : null;
                if (NameKey.Of(wanted ?? string.Empty) != NameKey.Of(value ?? string.Empty))
                {
                    found.Add($"reference {i + 1} {name}: expected {wanted ?? "none"}, found {value ?? "none"}");
                }
            }
        }
    }

    private static string[] Strings(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetString()!)];
}
