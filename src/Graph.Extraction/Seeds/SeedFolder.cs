using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Graph.Extraction.Seeds;

/// <summary>
/// Where the shipped lists are, and the user's own. <see cref="Roots"/> are full paths in reading order: the shipped folder first,
/// then the folders of <c>POLICYGRAPH_SEED_EXTRA</c>, whose rows add to the shipped ones or replace them.
/// </summary>
public sealed class SeedFolder
{
    /// <summary>The environment variable that names the shipped folder when it is not at its usual place.</summary>
    public const string FolderVariable = "POLICYGRAPH_SEED";

    /// <summary>The environment variable with the user's own folders, separated as in <c>PATH</c>.</summary>
    public const string ExtraVariable = "POLICYGRAPH_SEED_EXTRA";

    private SeedFolder(ImmutableArray<string> roots) => Roots = roots;

    /// <summary>Full paths of the folders, in reading order; never empty.</summary>
    public ImmutableArray<string> Roots { get; }

    /// <summary>A folder given by its path, with the user's folders after it. Nothing is checked.</summary>
    public static SeedFolder At(string root, params IEnumerable<string> extra)
    {
        ArgumentException.ThrowIfNullOrEmpty(root);
        return new SeedFolder([Path.GetFullPath(root), .. extra.Select(Path.GetFullPath)]);
    }

    /// <summary>
    /// Looks at the places of <see cref="TryLocate(Func{string, string?}, string, out SeedFolder?, out SeedIssue?)"/> with the
    /// process's environment and the program's own folder.
    /// </summary>
    public static bool TryLocate([NotNullWhen(true)] out SeedFolder? folder, [NotNullWhen(false)] out SeedIssue? issue) =>
        TryLocate(Environment.GetEnvironmentVariable, AppContext.BaseDirectory, out folder, out issue);

    /// <summary>
    /// Takes the first that exists of: the folder named by <see cref="FolderVariable"/> (when it is set, no other place is tried);
    /// <c>seed</c> in <paramref name="baseDirectory"/>; <c>seed</c> beside the nearest <c>Graph.sln</c> above it.
    /// A named folder that does not exist is an issue, for the shipped folder and for the user's.
    /// </summary>
    public static bool TryLocate(
        Func<string, string?> environment,
        string baseDirectory,
        [NotNullWhen(true)] out SeedFolder? folder,
        [NotNullWhen(false)] out SeedIssue? issue)
    {
        ArgumentNullException.ThrowIfNull(environment);
        folder = null;
        issue = null;

        var named = environment(FolderVariable);
        string? root;
        if (!string.IsNullOrWhiteSpace(named))
        {
            root = Directory.Exists(named) ? named : null;
            if (root is null)
            {
                issue = new SeedIssue(named, 0, "no folder", $"the folder that {FolderVariable} names");
                return false;
            }
        }
        else
        {
            root = Beside(baseDirectory) ?? AboveWithSolution(baseDirectory);
            if (root is null)
            {
                issue = new SeedIssue(baseDirectory, 0, "no folder seed here or beside a Graph.sln above", $"the shipped lists; set {FolderVariable} to their folder");
                return false;
            }
        }

        var extra = (environment(ExtraVariable) ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var path in extra)
        {
            if (!Directory.Exists(path))
            {
                issue = new SeedIssue(path, 0, "no folder", $"a folder that {ExtraVariable} names");
                return false;
            }
        }

        folder = At(root, extra);
        return true;
    }

    /// <summary>
    /// The files of this relative path in each root that has it, in reading order. A user's folder may hold its lists in
    /// <c>names/</c> like the shipped one, or directly.
    /// </summary>
    public IEnumerable<string> FilesNamed(string relativePath)
    {
        for (var i = 0; i < Roots.Length; i++)
        {
            var path = Path.Combine(Roots[i], relativePath);
            if (File.Exists(path))
            {
                yield return path;
            }
            else if (i > 0 && Path.Combine(Roots[i], Path.GetFileName(relativePath)) is var flat && File.Exists(flat))
            {
                yield return flat;
            }
        }
    }

    /// <summary>The CSV files of a sub-folder: root by root, ordinally by name within one.</summary>
    internal IEnumerable<(int Root, string Path)> CsvFiles(string subFolder)
    {
        for (var i = 0; i < Roots.Length; i++)
        {
            var folder = Path.Combine(Roots[i], subFolder);
            if (!Directory.Exists(folder))
            {
                if (i == 0)
                {
                    continue;
                }

                folder = Roots[i];
            }

            foreach (var path in Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal))
            {
                yield return (i, path);
            }
        }
    }

    private static string? Beside(string baseDirectory)
    {
        var path = Path.Combine(baseDirectory, "seed");
        return Directory.Exists(path) ? path : null;
    }

    private static string? AboveWithSolution(string baseDirectory)
    {
        for (var at = new DirectoryInfo(baseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Graph.sln")))
            {
                return Beside(at.FullName);
            }
        }

        return null;
    }
}
