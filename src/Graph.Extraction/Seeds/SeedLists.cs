using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Graph.Extraction.Seeds;

/// <summary>
/// The word lists beside the gazetteer: patterns of local agencies, posts, surnames, suffixes of open classes, and what is never a name.
/// Lists of a user's folder add to the shipped ones. Immutable.
/// </summary>
public sealed class SeedLists
{
    private const string AgencyPatternsFile = "agency-patterns.csv";
    private const string PostsFile = "posts.csv";
    private const string SurnamesFile = "surnames.csv";
    private const string SuffixesFile = "suffixes.csv";
    private const string NotNamesFile = "not-names.csv";

    /// <summary>Cue words for names; read with the cues of <c>cues/</c>.</summary>
    internal const string NameCuesFile = "name-cues.csv";

    private SeedLists()
    {
    }

    /// <summary>The files of <c>names/</c> that hold these lists.</summary>
    internal static FrozenSet<string> FileNames { get; } =
        new[] { AgencyPatternsFile, PostsFile, SurnamesFile, SuffixesFile, NotNamesFile, NameCuesFile }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>In file order.</summary>
    public ImmutableArray<AgencyPattern> AgencyPatterns { get; private init; } = [];

    /// <summary>In file order.</summary>
    public ImmutableArray<Post> Posts { get; private init; } = [];

    /// <summary>In file order.</summary>
    public ImmutableArray<Surname> Surnames { get; private init; } = [];

    /// <summary>In file order.</summary>
    public ImmutableArray<NameSuffix> Suffixes { get; private init; } = [];

    /// <summary>In file order.</summary>
    public ImmutableArray<NotAName> NotNames { get; private init; } = [];

    /// <summary>Rows and files that were left out, in reading order.</summary>
    public ImmutableArray<SeedIssue> Issues { get; private init; } = [];

    /// <summary>Reads the lists. Never throws for what the files hold; see <see cref="Issues"/>.</summary>
    public static SeedLists Load(SeedFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var issues = new List<SeedIssue>();
        return new SeedLists
        {
            AgencyPatterns = [.. Rows(folder, AgencyPatternsFile, ["field", "stem", "levels"], ["aliases", "places", "source"], issues).Select(row => Pattern(row, issues)).OfType<AgencyPattern>()],
            Posts = [.. Rows(folder, PostsFile, ["post", "scope"], ["rank", "weak"], issues).Select(row => PostOf(row, issues)).OfType<Post>()],
            Surnames = [.. Rows(folder, SurnamesFile, ["surname", "class"], [], issues).Select(row => SurnameOf(row, issues)).OfType<Surname>()],
            Suffixes = [.. Rows(folder, SuffixesFile, ["kind", "suffix"], ["strength"], issues).Select(row => SuffixOf(row, issues)).OfType<NameSuffix>()],
            NotNames = [.. Rows(folder, NotNamesFile, ["text", "match"], ["reason"], issues).Select(row => NotNameOf(row, issues)).OfType<NotAName>()],
            Issues = [.. issues],
        };
    }

    private static IEnumerable<SeedRow> Rows(SeedFolder folder, string file, string[] required, string[] optional, List<SeedIssue> issues) =>
        folder.FilesNamed(Path.Combine("names", file)).SelectMany(path => SeedTable.Read(path, required, optional, issues).Rows);

    private static AgencyPattern? Pattern(SeedRow row, List<SeedIssue> issues)
    {
        var levels = ImmutableArray.CreateBuilder<AgencyLevel>();
        foreach (var text in row.List("levels"))
        {
            if (!TryEnum<AgencyLevel>(row, "level", text, issues, out var level))
            {
                return null;
            }

            levels.Add(level);
        }

        if (row["stem"].Length == 0 || levels.Count == 0)
        {
            issues.Add(row.Issue("no stem or no level", "both"));
            return null;
        }

        return new AgencyPattern(row["stem"], row.File, row.Line)
        {
            Field = row["field"],
            Levels = levels.ToImmutable(),
            Aliases = [.. row.List("aliases").Where(alias => alias != row["stem"])],
            Places = row.List("places"),
        };
    }

    private static Post? PostOf(SeedRow row, List<SeedIssue> issues)
    {
        if (row["post"].Length == 0)
        {
            issues.Add(row.Issue("no post", "a post"));
            return null;
        }

        return TryEnum<PostScope>(row, "scope", row["scope"], issues, out var scope)
            ? new Post(row["post"], scope, row["rank"], row["weak"].Length > 0)
            : null;
    }

    private static Surname? SurnameOf(SeedRow row, List<SeedIssue> issues)
    {
        if (row["surname"].Length is 0 or > 2)
        {
            issues.Add(row.Issue($"surname {row["surname"]}", "one or two characters"));
            return null;
        }

        return TryEnum<SurnameClass>(row, "class", row["class"], issues, out var frequency) ? new Surname(row["surname"], frequency) : null;
    }

    private static NameSuffix? SuffixOf(SeedRow row, List<SeedIssue> issues)
    {
        if (row["suffix"].Length == 0)
        {
            issues.Add(row.Issue("no suffix", "a suffix"));
            return null;
        }

        return TryEnum<Model.EntityKind>(row, "kind", row["kind"], issues, out var kind)
            ? new NameSuffix(kind, row["suffix"], row["strength"] == "weak")
            : null;
    }

    private static NotAName? NotNameOf(SeedRow row, List<SeedIssue> issues)
    {
        if (row["text"].Length == 0)
        {
            issues.Add(row.Issue("no text", "a text"));
            return null;
        }

        return TryEnum<NotANameMatch>(row, "match", row["match"], issues, out var match) ? new NotAName(row["text"], match, row["reason"]) : null;
    }

    private static bool TryEnum<T>(SeedRow row, string column, string text, List<SeedIssue> issues, out T value)
        where T : struct, Enum
    {
        if (Enum.TryParse(text, ignoreCase: true, out value) && !char.IsDigit(text[0]))
        {
            return true;
        }

        issues.Add(row.Issue($"{column} {text}", "one of " + string.Join(", ", Enum.GetNames<T>())));
        return false;
    }
}
