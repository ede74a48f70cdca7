using System.Globalization;
using Graph.Cypher.Values;

namespace Graph.Exchange;

/// <summary>Values as text without quotation: what a cell or an attribute holds.</summary>
internal static class PlainText
{
    public static string Of(CypherValue value) => value.Kind switch
    {
        ValueKind.Null => "",
        ValueKind.String => value.AsString,
        ValueKind.Integer => value.AsInteger.ToString(CultureInfo.InvariantCulture),
        ValueKind.Float => double.IsFinite(value.AsFloat) ? JsonValues.FloatText(value.AsFloat) : JsonValues.NonFinite(value.AsFloat),
        ValueKind.Boolean => value.AsBoolean ? "true" : "false",
        ValueKind.Date => value.AsDate.ToString(),
        ValueKind.LocalTime => value.AsLocalTime.ToString(),
        ValueKind.Time => value.AsTime.ToString(),
        ValueKind.LocalDateTime => value.AsLocalDateTime.ToString(),
        ValueKind.DateTime => value.AsDateTime.ToString(),
        ValueKind.Duration => value.AsDuration.ToString(),
        ValueKind.Point => value.AsPoint.ToString(),
        _ => value.ToString(),
    };
}
