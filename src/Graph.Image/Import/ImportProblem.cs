namespace Graph.Image.Import;

/// <summary>A line of an import file that was left out, and why. <paramref name="Line"/> is 1-based and counts the lines of the file.</summary>
public sealed record ImportProblem(string File, long Line, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}: {Message}";
}
