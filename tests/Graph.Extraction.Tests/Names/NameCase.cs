using Graph.Extraction.Seeds;
using Graph.Extraction.Tests.Figures;
using Graph.Model;

namespace Graph.Extraction.Tests.Names;

/// <summary>Runs the whole chain on a few sentences and gives the names it finds, over the shipped lists.</summary>
internal static class NameCase
{
    private static readonly BriefingExtractor Extractor = new(ExtractionKnowledge.Load(SeedFolder.TryLocate(out var folder, out var issue) ? folder : throw new InvalidOperationException(issue.ToString())));

    /// <summary>The canonical names of one kind in <paramref name="text"/>, ordinally sorted and joined by 、; empty when there is none.</summary>
    public static string Names(EntityKind kind, string text) =>
        string.Join('、', Graph(text).Entities.Where(e => e.Kind == kind).Select(e => e.Name).Order(StringComparer.Ordinal));

    /// <summary>Name and aliases of the entities of one kind.</summary>
    public static IReadOnlyList<IReadOnlySet<string>> Forms(EntityKind kind, string text) =>
        [.. Graph(text).Entities.Where(e => e.Kind == kind).Select(e => e.Aliases.Append(e.Name).ToHashSet(StringComparer.Ordinal))];

    private static BriefingGraph Graph(string text) => Extractor.Extract(FigureCase.Document(text, new DateOnly(2026, 6, 11)));
}
