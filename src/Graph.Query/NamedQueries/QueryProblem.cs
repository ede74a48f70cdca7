namespace Graph.Query.NamedQueries;

/// <summary>Why a query file was left out.</summary>
/// <param name="Source">The file.</param>
/// <param name="Line">1-based; 0 for the file as a whole.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What should.</param>
public sealed record QueryProblem(string Source, int Line, string Found, string Expected)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Source}{(Line > 0 ? $":{Line}" : "")}: found {Found}; expected {Expected}";
}
