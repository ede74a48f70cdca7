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

/// <summary>A column: its property name (empty for none), its type, for ids the id space, and what stands in braces behind the type (a time zone, a coordinate system).</summary>
internal sealed record CsvColumn(CsvColumnKind Kind, string Name, string Type, bool IsArray, string Space)
{
    /// <summary>The time zone that date-times without one have, or the coordinate system of points; empty for the usual one.</summary>
    public string Option { get; init; } = "";
}

/// <summary>A header in the form of neo4j-admin: <c>name:type</c>, <c>:ID(Space)</c>, <c>:LABEL</c>, <c>:IGNORE</c> …</summary>
internal static class CsvHeader
{
    /// <summary>The columns of the record that was read last.</summary>
    /// <exception cref="InvalidDataException">A column has an unknown type, or two are the same.</exception>
    public static CsvColumn[] Read(CsvRecordReader reader)
    {
        if (reader.Problem is { } problem)
        {
            throw Wrong(reader, problem);
        }

        var columns = new CsvColumn[reader.Count];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = Parse(Encoding.UTF8.GetString(reader[i]).Trim(), reader);
        }

        foreach (IGrouping<string, CsvColumn> same in columns.Where(c => c.Kind is CsvColumnKind.Property or CsvColumnKind.Id && c.Name.Length > 0).GroupBy(c => c.Name, StringComparer.Ordinal))
        {
            if (same.Count() > 1)
            {
                throw Wrong(reader, $"the header names the property {same.Key} twice");
            }
        }

        foreach (IGrouping<CsvColumnKind, CsvColumn> same in columns.Where(c => c.Kind is CsvColumnKind.Id or CsvColumnKind.StartId or CsvColumnKind.EndId or CsvColumnKind.Type).GroupBy(c => c.Kind))
        {
            if (same.Count() > 1)
            {
                throw Wrong(reader, $"the header has {same.Count()} columns of the kind {same.Key}; expected one");
            }
        }

        return columns;
    }

    /// <summary>Says what the header of a file lacks or has too much.</summary>
    public static InvalidDataException Wrong(CsvRecordReader reader, string problem) => new($"{Path.GetFileName(reader.Path)}:{reader.Line}: {problem}");

    private static CsvColumn Parse(string text, CsvRecordReader reader)
    {
        string option = "";
        string idType = "string";
        int brace = text.IndexOf('{', StringComparison.Ordinal);
        if (brace >= 0)
        {
            foreach (string pair in text[(brace + 1)..].TrimEnd('}').Split(','))
            {
                int at = pair.IndexOf(':', StringComparison.Ordinal);
                string key = at < 0 ? "" : pair[..at].Trim().ToLowerInvariant();
                string value = pair[(at + 1)..].Trim();
                option = key is "timezone" or "crs" ? value : option;
                idType = key == "id-type" ? value.ToLowerInvariant() : idType;
            }

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
                return CsvValueParser.Knows(idType) ? new CsvColumn(CsvColumnKind.Id, name, idType, false, space) : throw Wrong(reader, $"the id has the unknown type {idType}");
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
            ? new CsvColumn(CsvColumnKind.Property, name, element, array, "") { Option = option }
            : throw Wrong(reader, $"the column {text} has the unknown type {type}");
    }
}
