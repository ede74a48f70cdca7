using System.Globalization;

namespace Graph.Query;

/// <summary>A span of days on which briefings may lie, both ends inclusive. Null: open.</summary>
/// <param name="Since">First day.</param>
/// <param name="Until">Last day.</param>
public sealed record Period(DateOnly? Since, DateOnly? Until)
{
    /// <summary>All days.</summary>
    public static Period All { get; } = new(null, null);

    /// <summary>The first day as text that compares with ISO dates; before all days when open.</summary>
    public string From => Since?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The last day as text that compares with ISO dates; after all days when open.</summary>
    public string To => Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "9999-12-31";

    /// <summary>The period that also ends by <paramref name="day"/>: what had been said by then.</summary>
    public Period AsOf(DateOnly? day) => day is { } d && (Until is null || d < Until) ? this with { Until = d } : this;

    /// <summary>Reads a day, month or year (<c>2026-05-31</c>, <c>2026-05</c>, <c>2026</c>) as its first or last day; null for a text that is none.</summary>
    public static DateOnly? Parse(string text, bool last)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var (format, months) in (ReadOnlySpan<(string, int)>)[("yyyy-MM-dd", 0), ("yyyy-MM", 1), ("yyyy", 12)])
        {
            if (DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return last && months > 0 ? day.AddMonths(months).AddDays(-1) : day;
            }
        }

        return null;
    }
}
