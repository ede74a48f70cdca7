namespace Graph.Cli.Output;

/// <summary>Columns and rows to print. A cell is text, a number, a flag, a list of texts or null.</summary>
internal sealed class Rows(params IEnumerable<Column> columns)
{
    private readonly List<object?[]> rows = [];

    /// <summary>The columns in order.</summary>
    public IReadOnlyList<Column> Columns { get; } = [.. columns];

    /// <summary>The rows in order.</summary>
    public IReadOnlyList<object?[]> All => rows;

    /// <summary>Adds a row of as many cells as there are columns.</summary>
    public void Add(params object?[] cells)
    {
        if (cells.Length != Columns.Count)
        {
            throw new ArgumentException($"{cells.Length} cells for {Columns.Count} columns", nameof(cells));
        }

        rows.Add(cells);
    }
}

/// <summary>A column: its stable key (JSON, CSV) and the headings that people read.</summary>
internal sealed record Column(string Key, string Zh, string En);
