using AngleSharp.Dom;

namespace Graph.Reading.Sources.Html;

/// <summary>
/// A data table as text, a line for each row: each cell a clause that carries its column's header (<c>header：cell；</c>), so that a figure in it can be understood by itself.
/// </summary>
internal static class PageTable
{
    // A cell this long holds text, not data: the table is there for layout.
    private const int LongestCell = 200;

    /// <summary>The lines, or null for a table that only lays out its page.</summary>
    public static IReadOnlyList<string>? Rows(IElement table)
    {
        if (table.QuerySelector("table, h1, h2, h3, h4, ul, ol") is not null)
        {
            return null;
        }

        var rows = table.QuerySelectorAll("tr")
            .Select(r => r.Children.Where(c => c.LocalName is "td" or "th").Select(c => (Text: PageMetadata.Squeeze(c.TextContent), IsHeader: c.LocalName == "th")).ToArray())
            .Where(r => r.Any(c => c.Text.Length > 0))
            .ToArray();
        if (rows.Length == 0 || rows.Max(r => r.Length) < 2 || rows.Any(r => r.Any(c => c.Text.Length > LongestCell)))
        {
            return null;
        }

        var hasHeader = rows.Length > 1 && rows[0].Length >= 2
            && (rows[0].All(c => c.IsHeader || c.Text.Length == 0) || (rows[0].All(c => !StartsWithDigit(c.Text)) && rows.Skip(1).Any(r => r.Any(c => StartsWithDigit(c.Text)))));
        var lines = new List<string>();
        if (table.QuerySelector("caption") is { } caption && PageMetadata.Squeeze(caption.TextContent) is { Length: > 0 } name)
        {
            lines.Add(name);
        }

        foreach (var row in hasHeader ? rows.Skip(1) : rows)
        {
            lines.Add(Line(row.Select(c => c.Text).ToArray(), hasHeader ? rows[0].Select(c => c.Text).ToArray() : null));
        }

        return lines;
    }

    /// <summary>One row; without a header a row of two is a name and its value.</summary>
    public static string Line(IReadOnlyList<string> cells, IReadOnlyList<string>? header)
    {
        var clauses = new List<string>();
        if (header is null)
        {
            var filled = cells.Where(c => c.Length > 0).ToArray();
            return (filled.Length == 2 ? $"{filled[0].TrimEnd('：', ':')}：{filled[1]}" : string.Join('，', filled)) + "。";
        }

        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Length > 0)
            {
                clauses.Add(i < header.Count && header[i].Length > 0 ? $"{header[i].TrimEnd('：', ':')}：{cells[i]}" : cells[i]);
            }
        }

        return string.Join('；', clauses) + "。";
    }

    private static bool StartsWithDigit(string text) => text.Length > 0 && (char.IsAsciiDigit(text[0]) || (text[0] is '-' or '+' && text.Length > 1 && char.IsAsciiDigit(text[1])));
}
