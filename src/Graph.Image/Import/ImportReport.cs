namespace Graph.Image.Import;

/// <summary>What an import read and left out. Only the first <see cref="MaximumKept"/> problems are kept; <see cref="ProblemCount"/> counts all.</summary>
public sealed class ImportReport
{
    /// <summary>How many problems are kept.</summary>
    public const int MaximumKept = 100;

    private readonly List<ImportProblem> _problems = [];

    /// <summary>Nodes read.</summary>
    public long Nodes { get; internal set; }

    /// <summary>Relationships read.</summary>
    public long Relationships { get; internal set; }

    /// <summary>Lines that were left out.</summary>
    public long ProblemCount { get; private set; }

    /// <summary>The first problems, in order.</summary>
    public IReadOnlyList<ImportProblem> Problems => _problems;

    internal void Add(string file, long line, string message)
    {
        ProblemCount++;
        if (_problems.Count < MaximumKept)
        {
            _problems.Add(new ImportProblem(Path.GetFileName(file), line, message));
        }
    }
}
