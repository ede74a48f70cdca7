using System.Text.Json;
using Graph.Query.Tables;

namespace Graph.Server.Answers;

/// <summary>The rows of an answer, kept so that any part can be written in any form.</summary>
internal abstract class AnswerRows
{
    /// <summary>How many there are.</summary>
    public abstract int Count { get; }

    /// <summary>Writes one as a JSON object.</summary>
    public abstract void WriteJson(Utf8JsonWriter json, int row);

    /// <summary>The rows as a table.</summary>
    public abstract ResultTable Table();

    /// <summary>Records of one type.</summary>
    public static AnswerRows Of<T>(IReadOnlyList<T> rows) => new Records<T>(rows);

    /// <summary>A table whose columns are known only when it is made.</summary>
    public static AnswerRows Of(ResultTable table) => new Cells(table);

    private sealed class Records<T>(IReadOnlyList<T> rows) : AnswerRows
    {
        public override int Count => rows.Count;

        public override void WriteJson(Utf8JsonWriter json, int row) => JsonSerializer.Serialize(json, rows[row], ServerJson.Options);

        public override ResultTable Table() => ResultTable.Of(rows);
    }

    private sealed class Cells(ResultTable table) : AnswerRows
    {
        private readonly List<string> keys = [.. table.Columns.Select(c => c.Key)];

        public override int Count => table.Rows.Count;

        public override void WriteJson(Utf8JsonWriter json, int row) => JsonSerializer.Serialize(json, RowText.Object(keys, table.Rows[row]), RowText.Json);

        public override ResultTable Table() => table;
    }
}
