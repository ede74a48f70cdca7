using System.Collections.Immutable;
using System.Globalization;
using Graph.Extraction.Lexicons;
using Graph.Extraction.Seeds;

namespace Graph.Extraction.Themes;

/// <summary>Words of the themes: what speaks of one (with weights), and what names one.</summary>
internal sealed class ThemeVocabulary
{
    private ThemeVocabulary(IReadOnlyDictionary<string, (string Theme, double Weight)[]> terms, IReadOnlyDictionary<string, string> names)
    {
        termKeys = [.. terms.Keys.Order(StringComparer.Ordinal)];
        termValues = [.. termKeys.Select(k => terms[k])];
        nameKeys = [.. names.Keys.Order(StringComparer.Ordinal)];
        nameValues = [.. nameKeys.Select(k => names[k])];
        TermTrie = TermTrie.Build(termKeys);
        NameTrie = TermTrie.Build(nameKeys);
    }

    private readonly string[] termKeys;
    private readonly (string Theme, double Weight)[][] termValues;
    private readonly string[] nameKeys;
    private readonly string[] nameValues;

    /// <summary>Over the weighted terms.</summary>
    public TermTrie TermTrie { get; }

    /// <summary>Over the words that name a theme.</summary>
    public TermTrie NameTrie { get; }

    /// <summary>Themes and weights of a weighted term.</summary>
    public (string Theme, double Weight)[] Weights(int term) => termValues[term];

    /// <summary>The theme that a naming word names.</summary>
    public string ThemeOf(int name) => nameValues[name];

    /// <summary>Reads <c>themes/terms.csv</c> and <c>themes/link-terms.csv</c>; a row with a weight that is no positive number is reported and left out.</summary>
    public static ThemeVocabulary Load(SeedFolder folder, ICollection<SeedIssue> issues)
    {
        var terms = new Dictionary<string, Dictionary<string, double>>(StringComparer.Ordinal);
        foreach (var row in Rows(folder, "terms.csv", ["theme", "term", "weight"], issues))
        {
            if (!double.TryParse(row["weight"], NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) || weight <= 0)
            {
                issues.Add(row.Issue($"weight {row["weight"]}", "a number above 0"));
                continue;
            }

            if (!terms.TryGetValue(row["term"], out var themes))
            {
                terms[row["term"]] = themes = new(StringComparer.Ordinal);
            }

            themes[row["theme"]] = weight;
        }

        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in Rows(folder, "link-terms.csv", ["theme", "term"], issues))
        {
            names[row["term"]] = row["theme"];
        }

        return new ThemeVocabulary(
            terms.ToDictionary(t => t.Key, t => t.Value.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => (v.Key, v.Value)).ToArray(), StringComparer.Ordinal),
            names);
    }

    private static ImmutableArray<SeedRow> Rows(SeedFolder folder, string file, string[] columns, ICollection<SeedIssue> issues) =>
        [.. folder.FilesNamed(Path.Combine("themes", file)).SelectMany(path => SeedTable.Read(path, columns, [], issues).Rows)];
}
