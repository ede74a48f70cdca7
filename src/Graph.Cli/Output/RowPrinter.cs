using System.Text.Json;
using Graph.Query.Tables;
using Spectre.Console;

namespace Graph.Cli.Output;

/// <summary>Prints rows in one of the formats of <see cref="RowFormat"/>.</summary>
internal static class RowPrinter
{
    private static readonly JsonSerializerOptions Pretty = new(RowText.Json) { WriteIndented = true };

    /// <summary>Writes to the session's standard output.</summary>
    public static void Print(Session session, Rows rows)
    {
        var keys = rows.Columns.Select(c => c.Key).ToList();
        switch (session.Format)
        {
            case RowFormat.Json:
                session.Out.WriteLine(JsonSerializer.Serialize(rows.All.Select(r => RowText.Object(keys, r)), Pretty));
                break;
            case RowFormat.Jsonl:
                foreach (var row in rows.All)
                {
                    session.Out.WriteLine(JsonSerializer.Serialize(RowText.Object(keys, row), RowText.Json));
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

    private static void Csv(Session session, Rows rows)
    {
        session.Out.WriteLine(RowText.CsvLine(rows.Columns.Select(c => c.Key)));
        foreach (var row in rows.All)
        {
            session.Out.WriteLine(RowText.CsvLine(row.Select(RowText.Of)));
        }
    }

    private static void Markdown(Session session, Rows rows)
    {
        session.Out.WriteLine("| " + string.Join(" | ", rows.Columns.Select(c => session.Say(c.Zh, c.En))) + " |");
        session.Out.WriteLine("|" + string.Concat(rows.Columns.Select(_ => "---|")));
        foreach (var row in rows.All)
        {
            session.Out.WriteLine("| " + string.Join(" | ", row.Select(c => RowText.Of(c).Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal))) + " |");
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
            table.AddRow(row.Select(c => new Text(RowText.Of(c))));
        }

        session.Terminal.Write(table);
    }
}
