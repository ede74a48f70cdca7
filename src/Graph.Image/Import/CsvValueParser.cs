using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Graph.Cypher.Functions;
using Graph.Cypher.Values;

namespace Graph.Image.Import;

/// <summary>Reads fields as values of their column's type; an empty field is no value.</summary>
internal sealed class CsvValueParser
{
    private static readonly HashSet<string> Integers = new(StringComparer.Ordinal) { "int", "integer", "long", "short", "byte" };
    private static readonly HashSet<string> Floats = new(StringComparer.Ordinal) { "float", "double" };
    private static readonly HashSet<string> Texts = new(StringComparer.Ordinal) { "string", "char" };
    private static readonly HashSet<string> Temporals = new(StringComparer.Ordinal) { "date", "localtime", "time", "localdatetime", "datetime", "duration" };

    // Temporal constructors take their text alone; clock and randomness are never asked.
    private readonly FunctionContext _context = new(TimeProvider.System, new Random(0));
    private readonly char _arrayDelimiter;

    public CsvValueParser(char arrayDelimiter) => _arrayDelimiter = arrayDelimiter;

    public static bool Knows(string type) => type.Length == 0 || Integers.Contains(type) || Floats.Contains(type) || Texts.Contains(type) || Temporals.Contains(type) || type is "boolean" or "point";

    /// <summary>The value; null for an empty field, unless it is a text in quotation marks.</summary>
    /// <exception cref="FormatException">The field is not of the type.</exception>
    public CypherValue Parse(CsvColumn column, ReadOnlySpan<byte> field, bool quoted)
    {
        if (field.IsEmpty)
        {
            return quoted && !column.IsArray && (column.Type.Length == 0 || Texts.Contains(column.Type)) ? CypherValue.String("") : CypherValue.Null;
        }

        if (!column.IsArray)
        {
            return One(column, field);
        }

        var items = new List<CypherValue>();
        while (true)
        {
            int end = field.IndexOf((byte)_arrayDelimiter);
            items.Add(One(column, end < 0 ? field : field[..end]));
            if (end < 0)
            {
                return CypherValue.List(ListValue.Of(items));
            }

            field = field[(end + 1)..];
        }
    }

    private CypherValue One(CsvColumn column, ReadOnlySpan<byte> field)
    {
        if (Texts.Contains(column.Type) || column.Type.Length == 0)
        {
            return CypherValue.String(Encoding.UTF8.GetString(field));
        }

        if (Integers.Contains(column.Type))
        {
            return Utf8Parser.TryParse(field, out long number, out int used) && used == field.Length ? CypherValue.Integer(number) : Integer(column, Encoding.UTF8.GetString(field));
        }

        string text = Encoding.UTF8.GetString(field).Trim();
        if (Floats.Contains(column.Type))
        {
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? CypherValue.Float(number) : throw Wrong(column, text);
        }

        if (column.Type == "boolean")
        {
            return CypherValue.Boolean(string.Equals(text, "true", StringComparison.OrdinalIgnoreCase));
        }

        try
        {
            if (column.Type == "point")
            {
                return FunctionRegistry.Find("point")!.Invoke([CypherValue.Map(Coordinates(column, text))], _context);
            }

            return FunctionRegistry.Find(column.Type)!.Invoke([column.Option.Length > 0 && column.Type == "datetime" ? InZone(column, text) : CypherValue.String(text)], _context);
        }
        catch (CypherRuntimeException)
        {
            throw Wrong(column, text);
        }
    }

    // A date-time that names no zone of its own has the one of the header.
    private static CypherValue InZone(CsvColumn column, string text)
    {
        int time = text.IndexOf('T', StringComparison.OrdinalIgnoreCase);
        bool named = time >= 0 && text.AsSpan(time).IndexOfAny("Zz+-[") >= 0;
        return CypherValue.String(named || time < 0 ? text : char.IsAsciiLetter(column.Option[0]) ? $"{text}[{column.Option}]" : text + column.Option);
    }

    // {x: 1, y: 2} or {latitude: 1, longitude: 2, height: 3}, in braces or not.
    private static MapValue Coordinates(CsvColumn column, string text)
    {
        var map = new MapBuilder();
        foreach (string pair in text.Trim().TrimStart('{').TrimEnd('}').Split(','))
        {
            int at = pair.IndexOf(':', StringComparison.Ordinal);
            string key = at < 0 ? "" : pair[..at].Trim().Trim('"', '\'');
            string value = pair[(at + 1)..].Trim().Trim('"', '\'');
            if (key == "crs")
            {
                map.Set(key, CypherValue.String(value));
            }
            else if (key.Length > 0 && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            {
                map.Set(key, CypherValue.Float(number));
            }
            else
            {
                throw Wrong(column, text);
            }
        }

        if (column.Option.Length > 0)
        {
            map.Set("crs", CypherValue.String(column.Option));
        }

        return map.Build();
    }

    private static CypherValue Integer(CsvColumn column, string text) =>
        long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? CypherValue.Integer(number) : throw Wrong(column, text);

    private static FormatException Wrong(CsvColumn column, string text) =>
        new($"the column {column.Name} expected {column.Type} but found {(text.Length > 40 ? text[..40] + "…" : text)}");
}
