using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Graph.Query.Tables;

/// <summary>Rows as text, the same wherever they are written: a cell as people read it, a line of CSV, an object of JSON.</summary>
public static class RowText
{
    /// <summary>How rows become JSON: Chinese stays as it is.</summary>
    public static JsonSerializerOptions Json { get; } = Frozen(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1000 });

    /// <summary>A cell as people read it; the items of a list are joined by ；.</summary>
    public static string Of(object? cell) => cell switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        IEnumerable<string> list => string.Join("；", list),
        object?[] list => string.Join("；", list.Select(Of)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    /// <summary>A line of CSV without its end (RFC 4180): a field is quoted where it holds a comma, a quotation mark or a line end.</summary>
    public static string CsvLine(IEnumerable<string> fields) => string.Join(",", fields.Select(Field));

    /// <summary>A row as an object: the keys of the columns, in order, with the cells.</summary>
    public static Dictionary<string, object?> Object(IReadOnlyList<string> keys, object?[] row)
    {
        var result = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < row.Length; i++)
        {
            result[keys[i]] = row[i];
        }

        return result;
    }

    private static string Field(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;

    private static JsonSerializerOptions Frozen(JsonSerializerOptions options)
    {
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
