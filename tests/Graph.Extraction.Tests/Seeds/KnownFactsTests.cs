using System.Text.Json;
using Graph.Extraction.Seeds;
using Graph.Model;
using Xunit;

namespace Graph.Extraction.Tests.Seeds;

/// <summary>Every company, agency, organization, park, place and person of the shared facts is known, by list or by pattern, or ruled out.</summary>
public sealed class KnownFactsTests(ITestOutputHelper output)
{
    [Fact]
    public void Actors_OfTheSharedFacts_AreKnown()
    {
        var path = Shared("facts/facts.jsonl");
        if (path is null)
        {
            output.WriteLine("skipped: no shared facts beside the solution");
            Assert.Skip("no shared facts beside the solution; set POLICYGRAPH_SHARED to their folder");
        }

        Assert.True(SeedFolder.TryLocate(_ => null, AppContext.BaseDirectory, out var folder, out _));
        var gazetteer = Gazetteer.Load(folder);
        var lists = SeedLists.Load(folder);
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        var seen = 0;
        foreach (var line in File.ReadLines(path))
        {
            using var fact = JsonDocument.Parse(line);
            if (fact.RootElement.GetProperty("actors") is not { ValueKind: JsonValueKind.Array } actors)
            {
                continue;
            }

            foreach (var actor in actors.EnumerateArray())
            {
                seen++;
                var name = actor.GetProperty("name").GetString()!;
                if (gazetteer.FormsOf(name).IsEmpty && !IsLocalAgency(gazetteer, lists.AgencyPatterns, name)
                    && !lists.NotNames.Any(rule => rule.Rejects(name)))
                {
                    unknown.Add($"{actor.GetProperty("type").GetString()} {name}");
                }
            }
        }

        output.WriteLine($"{seen} actors");
        foreach (var name in unknown)
        {
            output.WriteLine("unknown: " + name);
        }

        Assert.True(seen > 0);
        Assert.Empty(unknown);
    }

    private static bool IsLocalAgency(Gazetteer gazetteer, IEnumerable<AgencyPattern> patterns, string name) =>
        patterns.SelectMany(pattern => pattern.Aliases.Prepend(pattern.Stem)).Any(form =>
            name.EndsWith(form, StringComparison.Ordinal) && gazetteer.Find(EntityKind.Place, name[..^form.Length]) is not null);

    private static string? Shared(string relative)
    {
        if (Environment.GetEnvironmentVariable("POLICYGRAPH_SHARED") is { Length: > 0 } named)
        {
            return File.Exists(Path.Combine(named, relative)) ? Path.Combine(named, relative) : null;
        }

        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Graph.sln")))
            {
                var path = Path.Combine(at.FullName, "..", "shared", relative);
                return File.Exists(path) ? path : null;
            }
        }

        return null;
    }
}
