using System.Text;

namespace Graph.Exchange;

/// <summary>Rows of comma-separated values (RFC 4180 with LF): a field is quoted where it must be, and an empty text is quoted, so that it is told from no value (null).</summary>
internal sealed class CsvRows : IDisposable
{
    private readonly StreamWriter writer;
    private bool isFirst = true;

    public CsvRows(Stream stream) => writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };

    public void Field(string? text)
    {
        if (!isFirst)
            writer.Write(',');
        isFirst = false;
        if (text is null)
            return;
        if (text.Length > 0 && text.AsSpan().IndexOfAny(",\"\n\r") < 0 && text[0] != ' ' && text[^1] != ' ')
        {
            writer.Write(text);
            return;
        }

        writer.Write('"');
        writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
        writer.Write('"');
    }

    public void EndRow()
    {
        writer.Write('\n');
        isFirst = true;
    }

    public void Dispose() => writer.Dispose();
}
