namespace Graph.Cypher.Differential;

/// <summary>What an engine gave for a query: rows written by <see cref="DifferentialValue"/>, or an error.</summary>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">The rows as text, in order.</param>
/// <param name="LooseRows">The same with loose numbers.</param>
/// <param name="Error">Why it failed; null when it did not.</param>
public sealed record Outcome(IReadOnlyList<string> Columns, IReadOnlyList<string> Rows, IReadOnlyList<string> LooseRows, string? Error)
{
    /// <summary>Whether the query was not even taken, or an engine broke.</summary>
    public bool IsRefused => Error?.StartsWith("compile", StringComparison.Ordinal) == true;

    /// <summary>A failure.</summary>
    public static Outcome Failed(string error) => new([], [], [], error);

    /// <summary>What differs from another outcome of the same query; null when nothing does.</summary>
    /// <param name="other">The other.</param>
    /// <param name="ordered">Whether the query defines the order of its rows.</param>
    /// <param name="loose">Whether 1 and 1.0 may stand for one another.</param>
    public string? Difference(Outcome other, bool ordered, bool loose)
    {
        if (Error is not null || other.Error is not null)
        {
            return Error is not null && other.Error is not null ? null : $"error {Error ?? "none"} against {other.Error ?? "none"}";
        }

        if (!Columns.SequenceEqual(other.Columns, StringComparer.Ordinal))
        {
            return $"columns {string.Join(", ", Columns)} against {string.Join(", ", other.Columns)}";
        }

        if (Same(Rows, other.Rows, ordered) || (loose && Same(LooseRows, other.LooseRows, ordered)))
        {
            return null;
        }

        return $"{Rows.Count} rows against {other.Rows.Count}\n  first:  {string.Join(" ; ", Rows.Take(40))}\n  second: {string.Join(" ; ", other.Rows.Take(40))}";
    }

    private static bool Same(IReadOnlyList<string> a, IReadOnlyList<string> b, bool ordered) =>
        ordered ? a.SequenceEqual(b, StringComparer.Ordinal) : a.Order(StringComparer.Ordinal).SequenceEqual(b.Order(StringComparer.Ordinal), StringComparer.Ordinal);
}
