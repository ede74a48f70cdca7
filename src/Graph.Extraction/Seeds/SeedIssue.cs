namespace Graph.Extraction.Seeds;

/// <summary>
/// A row, or a whole file, of the seed lists that could not be used as written; reading goes on without it.
/// <paramref name="File"/> is the full path; <paramref name="Line"/> counts from 1, 0 for the file as a whole.
/// </summary>
public sealed record SeedIssue(string File, int Line, string Found, string Expected)
{
    /// <summary>One line for a terminal: where, what was found, what was expected.</summary>
    public override string ToString() => Line == 0
        ? $"{File}: found {Found}; expected {Expected}"
        : $"{File}:{Line}: found {Found}; expected {Expected}";
}
