using Graph.Cypher.Values;

namespace Graph.Cypher.Functions;

/// <summary>
/// <c>toBoolean toInteger toFloat toString</c> with their <c>…OrNull</c> forms, which never fail, and their <c>…List</c> forms,
/// which put null where an element cannot be converted.
/// </summary>
internal static class ConversionFunctions
{
    private delegate bool Conversion(CypherValue value, out CypherValue result);

    public static IEnumerable<FunctionDefinition> All()
    {
        const string temporal = "DATE | LOCAL TIME | ZONED TIME | LOCAL DATETIME | ZONED DATETIME | DURATION";
        foreach (var definition in Family("toBoolean", "BOOLEAN", "BOOLEAN | STRING | INTEGER", FunctionCategory.Scalar, "a Boolean, String or Integer", Conversions.TryToBoolean))
            yield return definition;
        foreach (var definition in Family("toFloat", "FLOAT", "STRING | INTEGER | FLOAT", FunctionCategory.Scalar, "a String, Integer or Float", Conversions.TryToFloat))
            yield return definition;
        foreach (var definition in Family("toInteger", "INTEGER", "BOOLEAN | STRING | INTEGER | FLOAT", FunctionCategory.Scalar, "a Boolean, String, Integer or Float", Conversions.TryToInteger))
            yield return definition;
        foreach (var definition in Family("toString", "STRING", $"STRING | INTEGER | FLOAT | BOOLEAN | POINT | {temporal}", FunctionCategory.String, "a String, number, Boolean, Point or temporal value", Conversions.TryToString))
            yield return definition;
    }

    private static IEnumerable<FunctionDefinition> Family(string name, string type, string takes, FunctionCategory category, string expected, Conversion conversion)
    {
        yield return new FunctionDefinition(
            category,
            $"The value as {type}; null for a STRING that does not hold one.",
            (a, _) => conversion(a[0], out var result) ? result : throw Argument.Wrong(a[0], name, expected),
            true,
            true,
            false,
            $"{name}(input :: {takes}) :: {type}");
        yield return new FunctionDefinition(
            category,
            $"The value as {type}, or null where it cannot be converted.",
            (a, _) => OrNull(conversion, a[0]),
            true,
            true,
            false,
            $"{name}OrNull(input :: ANY) :: {type}");
        yield return new FunctionDefinition(
            FunctionCategory.List,
            $"The list with each element as {type}, or null where it cannot be converted.",
            (a, _) => Each(conversion, Argument.List(a[0], $"{name}List")),
            true,
            true,
            false,
            $"{name}List(input :: LIST<ANY>) :: LIST<{type}>");
    }

    private static CypherValue OrNull(Conversion conversion, CypherValue value)
    {
        try
        {
            return conversion(value, out var result) ? result : CypherValue.Null;
        }
        catch (CypherRuntimeException)
        {
            // A text of digits that does not fit into 64 bits.
            return CypherValue.Null;
        }
    }

    private static CypherValue Each(Conversion conversion, ListValue list)
    {
        var items = new CypherValue[list.Count];
        for (var i = 0; i < items.Length; i++)
            items[i] = OrNull(conversion, list[i]);
        return CypherValue.List(ListValue.Adopt(items));
    }
}
