using System.Collections.Immutable;
using System.Globalization;

namespace Graph.Extraction.Seeds;

/// <summary>One row of a <see cref="SeedTable"/>. An absent column reads like an empty field.</summary>
internal sealed class SeedRow(string file, int line, IReadOnlyDictionary<string, int> columns, string[] fields)
{
    public string File => file;

    /// <summary>Line of the file, from 1.</summary>
    public int Line => line;

    /// <summary>The field, trimmed; empty when absent.</summary>
    public string this[string column] => columns.TryGetValue(column, out var index) ? fields[index] : "";

    /// <summary>The field, or null when empty.</summary>
    public string? Optional(string column) => this[column] is { Length: > 0 } value ? value : null;

    /// <summary>The parts of a field separated by <c>|</c>, in the order written, each once, without empty ones.</summary>
    public ImmutableArray<string> List(string column) =>
        this[column] is { Length: > 0 } value
            ? [.. value.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)]
            : [];

    /// <summary>False, with an issue, for a date that is not yyyy-MM-dd; true with null for an empty field.</summary>
    public bool TryDate(string column, ICollection<SeedIssue> issues, out DateOnly? date)
    {
        date = null;
        var text = this[column];
        if (text.Length == 0)
        {
            return true;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value))
        {
            date = value;
            return true;
        }

        issues.Add(Issue($"{column} {text}", "a date yyyy-MM-dd"));
        return false;
    }

    public SeedIssue Issue(string found, string expected) => new(file, line, found, expected);
}
