using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace Graph.Cli.Output;

/// <summary>Prints rows in one of the formats of <see cref="RowFormat"/>.</summary>
internal static class RowPrinter
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1000 };
    private static readonly JsonSerializerOptions Pretty = new(Json) { WriteIndented = true };

    /// <summary>Writes to the session's standard output.</summary>
    public static void Print(Session session, Rows rows)
    {
        switch (session.Format)
        {
            case RowFormat.Json:
                session.Out.WriteLine(JsonSerializer.Serialize(rows.All.Select(r => Object(rows, r)), Pretty));
                break;
            case RowFormat.Jsonl:
                foreach (var row in rows.All)
                {
                    session.Out.WriteLine(JsonSerializer.Serialize(Object(rows, row), Json));
                }

                break;
            case RowFormat.Csv:
                Csv(session, rows);
                break;
            case RowFormat.Markdown:
                Markdown(session, rows);
                break;
            default:
                Table(session, rows);
                break;
        }
    }

    /// <summary>A cell as people read it.</summary>
    public static string Text(object? cell) => cell switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        IEnumerable<string> list => string.Join("；", list),
        object?[] list => string.Join("；", list.Select(Text)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    private static Dictionary<string, object?> Object(Rows rows, object?[] row)
    {
        var result = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < row.Length; i++)
        {
            result[rows.Columns[i].Key] = row[i];
        }

        return result;
    }

    private static void Csv(Session session, Rows rows)
    {
        session.Out.WriteLine(string.Join(",", rows.Columns.Select(c => Field(c.Key))));
        foreach (var row in rows.All)
        {
            session.Out.WriteLine(string.Join(",", row.Select(c => Field(Text(c)))));
        }
    }

    /// <summary>RFC 4180: quoted where it holds a comma, a quotation mark or a line end.</summary>
    private static string Field(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;

    private static void Markdown(Session session, Rows rows)
    {
        session.Out.WriteLine("| " + string.Join(" | ", rows.Columns.Select(c => session.Say(c.Zh, c.En))) + " |");
        session.Out.WriteLine("|" + string.Concat(rows.Columns.Select(_ => "---|")));
        foreach (var row in rows.All)
        {
            session.Out.WriteLine("| " + string.Join(" | ", row.Select(c => Text(c).Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal))) + " |");
        }
    }

    private static void Table(Session session, Rows rows)
    {
        var table = new Table { Border = session.IsTerminal ? TableBorder.Rounded : TableBorder.Simple };
        foreach (var column in rows.Columns)
        {
            table.AddColumn(Markup.Escape(session.Say(column.Zh, column.En)));
        }

        foreach (var row in rows.All)
        {
            table.AddRow(row.Select(c => new Text(Text(c))));
        }

        session.Terminal.Write(table);
    }
}
