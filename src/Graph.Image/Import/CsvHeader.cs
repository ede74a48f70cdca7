using System.Text;

namespace Graph.Image.Import;

/// <summary>What a column of an import file is.</summary>
internal enum CsvColumnKind
{
    Property,
    Id,
    StartId,
    EndId,
    Label,
    Type,
    Ignore,
}

/// <summary>A column: its property name (empty for none), its type, and for ids the id space.</summary>
internal sealed record CsvColumn(CsvColumnKind Kind, string Name, string Type, bool IsArray, string Space);

/// <summary>A header in the form of neo4j-admin: <c>name:type</c>, <c>:ID(Space)</c>, <c>:LABEL</c>, <c>:IGNORE</c> …</summary>
internal static class CsvHeader
{
    public static CsvColumn[] Read(CsvRecordReader reader)
    {
        var columns = new CsvColumn[reader.Count];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = Parse(Encoding.UTF8.GetString(reader[i]).Trim(), reader.Path);
        }

        return columns;
    }

    private static CsvColumn Parse(string text, string path)
    {
        int brace = text.IndexOf('{', StringComparison.Ordinal);
        if (brace >= 0)
        {
            text = text[..brace];
        }

        int colon = text.LastIndexOf(':');
        if (colon < 0)
        {
            return new CsvColumn(CsvColumnKind.Property, text, "string", false, "");
        }

        string name = text[..colon];
        string type = text[(colon + 1)..];
        string space = "";
        int open = type.IndexOf('(', StringComparison.Ordinal);
        if (open >= 0 && type.EndsWith(')'))
        {
            space = type[(open + 1)..^1];
            type = type[..open];
        }

        switch (type.ToUpperInvariant())
        {
            case "ID":
                return new CsvColumn(CsvColumnKind.Id, name, "string", false, space);
            case "START_ID":
                return new CsvColumn(CsvColumnKind.StartId, name, "", false, space);
            case "END_ID":
                return new CsvColumn(CsvColumnKind.EndId, name, "", false, space);
            case "LABEL":
                return new CsvColumn(CsvColumnKind.Label, name, "", false, "");
            case "TYPE":
                return new CsvColumn(CsvColumnKind.Type, name, "", false, "");
            case "IGNORE":
                return new CsvColumn(CsvColumnKind.Ignore, name, "", false, "");
        }

        bool array = type.EndsWith("[]", StringComparison.Ordinal);
        string element = (array ? type[..^2] : type).ToLowerInvariant();
        return CsvValueParser.Knows(element)
            ? new CsvColumn(CsvColumnKind.Property, name, element, array, "")
            : throw new InvalidDataException($"{Path.GetFileName(path)}: the column {text} has the unknown type {type}.");
    }
}
