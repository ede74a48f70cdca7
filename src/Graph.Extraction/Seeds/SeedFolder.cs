namespace Graph.Extraction.Seeds;

/// <summary>
/// Where the seed data (vocabularies, gazetteers, units) lies: the environment variable <c>POLICYGRAPH_SEED</c>, else <c>seed/</c> beside the program,
/// else <c>seed/</c> in the nearest folder above the program that holds <c>Graph.sln</c>.
/// </summary>
public static class SeedFolder
{
    /// <summary>Name of the environment variable that overrides the place.</summary>
    public const string Variable = "POLICYGRAPH_SEED";

    /// <summary>The seed folder, or null when there is none.</summary>
    public static string? Find()
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(named))
        {
            return Directory.Exists(named) ? Path.GetFullPath(named) : null;
        }

        var beside = Path.Combine(AppContext.BaseDirectory, "seed");
        if (Directory.Exists(beside))
        {
            return beside;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var seed = Path.Combine(folder.FullName, "seed");
            if (File.Exists(Path.Combine(folder.FullName, "Graph.sln")) && Directory.Exists(seed))
            {
                return seed;
            }
        }

        return null;
    }

    /// <summary>The path of a file in the seed folder; throws <see cref="FileNotFoundException"/> that says where it was looked for.</summary>
    public static string PathOf(params ReadOnlySpan<string> parts)
    {
        var relative = Path.Combine(parts);
        if (Find() is not { } folder)
        {
            throw new FileNotFoundException($"no seed folder: {Variable} is unset or names none, and there is no seed/ beside {AppContext.BaseDirectory} or beside Graph.sln above it; expected {relative} in it");
        }

        var path = Path.Combine(folder, relative);
        return File.Exists(path) ? path : throw new FileNotFoundException($"{path} is missing; expected the seed file {relative}", path);
    }
}
