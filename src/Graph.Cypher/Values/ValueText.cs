using System.Globalization;
using System.Text;

namespace Graph.Cypher.Values;

/// <summary>Values as text: Cypher literals, and the words of error messages.</summary>
public static class ValueText
{
    /// <summary>
    /// The value as Cypher text that evaluates to it again, such as <c>[1, 'a', {k: 2.0}]</c> or <c>date('2020-01-01')</c>. Nodes,
    /// relationships and paths, which no expression can write, appear as patterns: <c>(:A {p: 1})</c>, <c>[:T]</c>,
    /// <c>(:A)-[:T]-&gt;(:B)</c>.
    /// </summary>
    public static string ToCypher(CypherValue value)
    {
        var text = new StringBuilder();
        Write(text, value, literal: true, int.MaxValue);
        return text.ToString();
    }

    /// <summary>
    /// The value as a table on a terminal shows it: as <see cref="ToCypher"/>, but temporal values as plain ISO text.
    /// </summary>
    public static string ToDisplay(CypherValue value)
    {
        var text = new StringBuilder();
        Write(text, value, literal: false, int.MaxValue);
        return text.ToString();
    }

    /// <summary>The value with its type for an error message, cut to a readable length: <c>String('abc')</c>.</summary>
    public static string Describe(CypherValue value)
    {
        const int limit = 60;
        if (value.IsNull)
            return "null";
        var builder = new StringBuilder();
        Write(builder, value, literal: false, limit);
        var text = builder.Length > limit ? builder.ToString(0, limit) + "…" : builder.ToString();
        return $"{TypeName(value.Kind)}({text})";
    }

    /// <summary>The name of a type in messages.</summary>
    public static string TypeName(ValueKind kind) => kind switch
    {
        ValueKind.DateTime => "ZonedDateTime",
        ValueKind.Time => "ZonedTime",
        _ => kind.ToString(),
    };

    /// <summary>A float as Cypher writes it: the shortest digits that read back the same, always with a point or an exponent.</summary>
    public static string OfFloat(double value)
    {
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "Infinity" : "-Infinity";
        var magnitude = Math.Abs(value);
        if (magnitude == 0)
            return double.IsNegative(value) ? "-0.0" : "0.0";

        // Java's Double.toString, which Neo4j uses: plain from 10^-3 up to 10^7, else d.dddEn without a plus sign.
        return Digits(value.ToString("R", CultureInfo.InvariantCulture), plain: magnitude is >= 1e-3 and < 1e7);
    }

    /// <summary>A string as a quoted literal.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2);
        WriteQuoted(text, value);
        return text.ToString();
    }

    /// <summary>A name as it is written in a query: in backticks where it is not a plain identifier.</summary>
    public static string Name(string name)
    {
        var plain = name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_');
        foreach (var c in name)
            plain &= char.IsLetterOrDigit(c) || c == '_';
        return plain ? name : $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";
    }

    private static string Digits(string shortest, bool plain)
    {
        // Collect the significant digits and the decimal exponent from whichever form "R" chose.
        var negative = shortest[0] == '-';
        var body = negative ? shortest[1..] : shortest;
        var exponent = 0;
        var e = body.IndexOf('E', StringComparison.Ordinal);
        if (e >= 0)
        {
            exponent = int.Parse(body.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            body = body[..e];
        }

        var point = body.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? body : body.Remove(point, 1);
        exponent += (point < 0 ? body.Length : point) - 1;
        var leading = 0;
        while (leading < digits.Length - 1 && digits[leading] == '0')
            leading++;
        digits = digits[leading..];
        exponent -= leading;
        var sign = negative ? "-" : "";
        if (plain)
        {
            if (exponent < 0)
                return $"{sign}0.{new string('0', -exponent - 1)}{digits.TrimEnd('0')}";
            digits = digits.PadRight(exponent + 2, '0');
            var fraction = digits[(exponent + 1)..].TrimEnd('0');
            return $"{sign}{digits[..(exponent + 1)]}.{(fraction.Length == 0 ? "0" : fraction)}";
        }

        digits = digits.TrimEnd('0');
        var tail = digits.Length > 1 ? digits[1..] : "0";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}.{tail}E{exponent}");
    }

    // Lists, maps, paths and strings are left unfinished once the text is longer than the limit, in UTF-16 units.
    private static void Write(StringBuilder text, CypherValue value, bool literal, int limit)
    {
        switch (value.Kind)
        {
            case ValueKind.Null:
                text.Append("null");
                break;
            case ValueKind.Boolean:
                text.Append(value.AsBoolean ? "true" : "false");
                break;
            case ValueKind.Integer:
                text.Append(CultureInfo.InvariantCulture, $"{value.AsInteger}");
                break;
            case ValueKind.Float:
                text.Append(OfFloat(value.AsFloat));
                break;
            case ValueKind.String:
                WriteQuoted(text, value.AsString.Length > limit ? value.AsString[..limit] + "…" : value.AsString);
                break;
            case ValueKind.List:
                text.Append('[');
                for (var i = 0; i < value.AsList.Count && text.Length <= limit; i++)
                {
                    if (i > 0)
                        text.Append(", ");
                    Write(text, value.AsList[i], literal, limit);
                }

                text.Append(']');
                break;
            case ValueKind.Map:
                WriteMap(text, value.AsMap, literal, limit);
                break;
            case ValueKind.Node:
                WriteNode(text, value.Domain, value.EntityId, literal, limit);
                break;
            case ValueKind.Relationship:
                WriteRelationship(text, value.Domain, value.EntityId, literal, limit);
                break;
            case ValueKind.Path:
                WritePath(text, value.AsPath, literal, limit);
                break;
            case ValueKind.Point:
                text.Append(value.AsPoint.ToString());
                break;
            default:
                WriteTemporal(text, value, literal);
                break;
        }
    }

    private static void WriteTemporal(StringBuilder text, CypherValue value, bool literal)
    {
        var iso = value.Kind switch
        {
            ValueKind.Date => value.AsDate.ToString(),
            ValueKind.LocalTime => value.AsLocalTime.ToString(),
            _ => value.Reference!.ToString(),
        };
        if (literal)
            text.Append(value.Kind.ToString().ToLowerInvariant()).Append("('").Append(iso).Append("')");
        else
            text.Append(iso);
    }

    private static void WriteMap(StringBuilder text, MapValue map, bool literal, int limit)
    {
        text.Append('{');
        for (var i = 0; i < map.Count && text.Length <= limit; i++)
        {
            if (i > 0)
                text.Append(", ");
            text.Append(Name(map.Keys[i])).Append(": ");
            Write(text, map.Values[i], literal, limit);
        }

        text.Append('}');
    }

    private static void WriteNode(StringBuilder text, EntityDomain domain, int id, bool literal, int limit)
    {
        text.Append('(');
        foreach (var label in domain.Source.LabelsOf(id))
            text.Append(':').Append(Name(label));
        WriteProperties(text, domain.Source.NodeProperties(id), literal, text[^1] != '(', limit);
        text.Append(')');
    }

    private static void WriteRelationship(StringBuilder text, EntityDomain domain, int id, bool literal, int limit)
    {
        text.Append("[:").Append(Name(domain.Source.TypeOf(id)));
        WriteProperties(text, domain.Source.RelationshipProperties(id), literal, space: true, limit);
        text.Append(']');
    }

    private static void WriteProperties(StringBuilder text, MapValue properties, bool literal, bool space, int limit)
    {
        if (properties.Count == 0)
            return;
        if (space)
            text.Append(' ');
        WriteMap(text, properties, literal, limit);
    }

    private static void WritePath(StringBuilder text, PathValue path, bool literal, int limit)
    {
        WriteNode(text, path.Domain, path.NodeIds[0], literal, limit);
        for (var i = 0; i < path.Length && text.Length <= limit; i++)
        {
            var forward = path.Domain.Source.StartOf(path.RelationshipIds[i]) == path.NodeIds[i];
            text.Append(forward ? "-" : "<-");
            WriteRelationship(text, path.Domain, path.RelationshipIds[i], literal, limit);
            text.Append(forward ? "->" : "-");
            WriteNode(text, path.Domain, path.NodeIds[i + 1], literal, limit);
        }
    }

    private static void WriteQuoted(StringBuilder text, string value)
    {
        text.Append('\'');
        foreach (var c in value)
        {
            switch (c)
            {
                case '\'':
                    text.Append("\\'");
                    break;
                case '\\':
                    text.Append("\\\\");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case < ' ':
                    text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        text.Append('\'');
    }
}
