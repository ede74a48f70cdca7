using Graph.Query.Tables;

namespace Graph.Cli.Output;

/// <summary>Prints answers of the query layer.</summary>
internal static class ResultTables
{
    /// <summary>Prints in the session's format.</summary>
    public static void Print(Session session, ResultTable table)
    {
        var rows = new Rows(table.Columns.Select(c => new Column(c.Key, c.Zh, c.En)));
        foreach (var row in table.Rows)
        {
            rows.Add(row);
        }

        RowPrinter.Print(session, rows);
    }
}
