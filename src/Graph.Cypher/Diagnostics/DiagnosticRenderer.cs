using System.Globalization;
using System.Text;
using Graph.Cypher.Syntax;

namespace Graph.Cypher.Diagnostics;

/// <summary>Writes diagnostics for a reader: message, line and column, the source line, a caret line and the suggestion.</summary>
public static class DiagnosticRenderer
{
    /// <summary>Widest part of a source line that is shown, in UTF-16 units; a longer line is cut around the fault.</summary>
    private const int MaxLineWidth = 120;

    /// <summary>The diagnostic as several lines, separated by <c>\n</c>, without a trailing newline. Line and column count from 1; the column counts UTF-16 units.</summary>
    public static string Render(Diagnostic diagnostic, string query)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        ArgumentNullException.ThrowIfNull(query);
        (int line, int column) = Position(query, diagnostic.Span.Start);
        string text = string.Create(CultureInfo.InvariantCulture, $"{DiagnosticCodes.Text(diagnostic.Code)} at line {line}, column {column}: {diagnostic.Message}\n{Excerpt(diagnostic.Span, query)}");
        return diagnostic.Suggestion is { } suggestion ? $"{text}\n  {suggestion}" : text;
    }

    /// <summary>An error of execution in the same form; without the lines of the query when it has no place there.</summary>
    public static string Render(QueryError error, string query)
    {
        ArgumentNullException.ThrowIfNull(error);
        ArgumentNullException.ThrowIfNull(query);
        if (error.Span is not { } span)
        {
            return $"{error.Code}: {error.Message}";
        }

        (int line, int column) = Position(query, span.Start);
        return string.Create(CultureInfo.InvariantCulture, $"{error.Code} at line {line}, column {column}: {error.Message}\n{Excerpt(span, query)}");
    }

    /// <summary>The source line of a span with a caret line under it, both indented by two spaces.</summary>
    public static string Excerpt(SourceSpan span, string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        (_, int column, int lineStart, int lineEnd) = Locate(query, span.Start);
        var output = new StringBuilder();
        int caret = column - 1;
        int from = Math.Max(0, Math.Min(caret - MaxLineWidth / 2, lineEnd - lineStart - MaxLineWidth));
        string shown = query[(lineStart + from)..Math.Min(lineEnd, lineStart + from + MaxLineWidth)];
        string before = from > 0 ? "…" : "";
        string after = lineStart + from + MaxLineWidth < lineEnd ? "…" : "";
        output.Append("  ").Append(before).Append(Printable(shown)).Append(after).Append("\n  ");
        output.Append(' ', before.Length);
        for (int i = 0; i < caret - from && i < shown.Length; i++)
        {
            AppendPadding(output, shown, ref i);
        }

        int width = Math.Clamp(Math.Min(span.End, lineEnd) - span.Start, 1, Math.Max(1, shown.Length - (caret - from)));
        string marked = caret - from < shown.Length ? shown.Substring(caret - from, Math.Min(width, shown.Length - (caret - from))) : "";
        output.Append('^', Math.Max(1, DisplayWidth(marked)));
        return output.ToString();
    }

    /// <summary>All diagnostics, an empty line between them.</summary>
    public static string Render(IEnumerable<Diagnostic> diagnostics, string query) =>
        string.Join("\n\n", diagnostics.Select(d => Render(d, query)));

    /// <summary>Line and column, both from 1, of a position in the text; a position past the end counts as the end.</summary>
    public static (int Line, int Column) Position(string query, int position)
    {
        ArgumentNullException.ThrowIfNull(query);
        (int line, int column, _, _) = Locate(query, position);
        return (line, column);
    }

    private static (int Line, int Column, int LineStart, int LineEnd) Locate(string query, int position)
    {
        position = Math.Clamp(position, 0, query.Length);
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < position; i++)
        {
            if (query[i] == '\n')
            {
                line++;
                lineStart = i + 1;
            }
        }

        int lineEnd = query.IndexOf('\n', position);
        lineEnd = lineEnd < 0 ? query.Length : lineEnd;
        if (lineEnd > lineStart && query[lineEnd - 1] == '\r' && lineEnd - 1 >= position)
        {
            lineEnd--;
        }

        return (line, position - lineStart + 1, lineStart, lineEnd);
    }

    private static void AppendPadding(StringBuilder output, string text, ref int index)
    {
        if (Rune.TryGetRuneAt(text, index, out Rune rune) && rune.Utf16SequenceLength == 2)
        {
            index++;
        }

        output.Append(' ', Width(rune));
    }

    private static int DisplayWidth(string text) => text.EnumerateRunes().Sum(Width);

    /// <summary>Two columns for the East Asian wide ranges, so that the caret stands under Chinese text too.</summary>
    private static int Width(Rune rune) => rune.Value switch
    {
        >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0x303E or >= 0x3041 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3
            or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6
            or >= 0x1F300 and <= 0x1FAFF or >= 0x20000 and <= 0x3FFFD => 2,
        _ => 1,
    };

    /// <summary>Tabs and control characters become one space, so that a caret line stays aligned and terminals are safe.</summary>
    private static string Printable(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (int i = 0; i < span.Length; i++)
        {
            span[i] = char.IsControl(source[i]) || char.GetUnicodeCategory(source[i]) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? ' ' : source[i];
        }
    });
}
