using Graph.Cypher.Values;

namespace Graph.Cypher.Functions;

/// <summary>Reads the arguments of a call with the kind a function needs.</summary>
internal static class Argument
{
    public static string Text(CypherValue value, string function) =>
        value.IsString ? value.AsString : throw Wrong(value, function, "a String");

    public static long Integer(CypherValue value, string function) =>
        value.IsInteger ? value.AsInteger : throw Wrong(value, function, "an Integer");

    public static double Number(CypherValue value, string function) =>
        value.IsNumber ? value.AsNumber : throw Wrong(value, function, "an Integer or Float");

    public static ListValue List(CypherValue value, string function) =>
        value.IsList ? value.AsList : throw Wrong(value, function, "a List");

    public static MapValue Map(CypherValue value, string function) =>
        value.IsMap ? value.AsMap : throw Wrong(value, function, "a Map");

    public static PathValue Path(CypherValue value, string function) =>
        value.Kind == ValueKind.Path ? value.AsPath : throw Wrong(value, function, "a Path");

    /// <summary>The TCK calls a wrong type at run time a TypeError with the detail InvalidArgumentValue.</summary>
    public static CypherRuntimeException Wrong(CypherValue value, string function, string expected) =>
        new(CypherErrorCategory.TypeError, "InvalidArgumentValue", $"{function}() expected {expected} but got {ValueText.Describe(value)}.");
}
