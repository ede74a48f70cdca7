using Graph.Cypher.Values;

namespace Graph.Query;

/// <summary>A row read by position. An accessor of the wrong kind is a programmer error and throws <see cref="InvalidOperationException"/>.</summary>
public readonly struct GraphRow(CypherValue[] cells)
{
    /// <summary>The value itself.</summary>
    public CypherValue this[int column] => cells[column];

    /// <summary>A text.</summary>
    public string Text(int column) => cells[column].AsString;

    /// <summary>A text, or null.</summary>
    public string? TextOrNull(int column) => cells[column].IsNull ? null : cells[column].AsString;

    /// <summary>An integer.</summary>
    public long Integer(int column) => cells[column].AsInteger;

    /// <summary>An integer that is a count of what one machine can hold.</summary>
    public int Count(int column) => checked((int)cells[column].AsInteger);

    /// <summary>A number, or null.</summary>
    public double? NumberOrNull(int column) => cells[column].IsNull ? null : cells[column].AsNumber;

    /// <summary>A flag; false for null.</summary>
    public bool Flag(int column) => cells[column].IsTrue;

    /// <summary>A list of texts; empty for null.</summary>
    public string[] Texts(int column)
    {
        if (cells[column].IsNull)
        {
            return [];
        }

        var items = cells[column].AsList.Items;
        var texts = new string[items.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = items[i].AsString;
        }

        return texts;
    }
}
