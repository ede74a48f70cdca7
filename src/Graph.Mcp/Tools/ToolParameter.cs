using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Graph.Mcp.Tools;

/// <summary>What a parameter of a tool takes.</summary>
internal enum ParameterKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A list of texts; one text stands for a list of one.</summary>
    Texts,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A day, month or year: <c>2026-05-31</c>, <c>2026-05</c>, <c>2026</c>.</summary>
    Day,

    /// <summary>An object of any values.</summary>
    Map,
}

/// <summary>A parameter of a tool.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Zh">What it is, in Chinese.</param>
/// <param name="En">What it is, in English.</param>
internal sealed record ToolParameter(string Name, ParameterKind Kind, string Zh, string En)
{
    /// <summary>It must be given.</summary>
    public bool Required { get; init; }

    /// <summary>What it is when not given; null for nothing.</summary>
    public object? Default { get; init; }

    /// <summary>The only values of a text; empty for any.</summary>
    public ImmutableArray<string> OneOf { get; init; } = [];

    /// <summary>The least whole number, or the fewest items of a list.</summary>
    public int Least { get; init; }

    /// <summary>The greatest whole number, the most items of a list, or the most UTF-16 units of a text.</summary>
    public int Most { get; init; } = 200;

    /// <summary>An example, as the caller writes it; null for none.</summary>
    public string? Example { get; init; }

    /// <summary>The parameter as JSON Schema.</summary>
    public JsonObject Schema()
    {
        var schema = new JsonObject
        {
            ["type"] = Kind switch
            {
                ParameterKind.Texts => "array",
                ParameterKind.Integer => "integer",
                ParameterKind.Flag => "boolean",
                ParameterKind.Map => "object",
                _ => "string",
            },
            ["description"] = $"{Zh} / {En}",
        };
        switch (Kind)
        {
            case ParameterKind.Texts:
                schema["items"] = new JsonObject { ["type"] = "string" };
                (schema["minItems"], schema["maxItems"]) = (Least, Most);
                break;
            case ParameterKind.Integer:
                (schema["minimum"], schema["maximum"]) = (Least, Most);
                break;
            case ParameterKind.Text:
                schema["maxLength"] = Most;
                break;
            case ParameterKind.Day:
                schema["pattern"] = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$";
                break;
            case ParameterKind.Map:
                schema["additionalProperties"] = true;
                break;
        }

        if (!OneOf.IsEmpty)
        {
            schema["enum"] = new JsonArray([.. OneOf.Select(v => (JsonNode)v)]);
        }

        if (Default is not null)
        {
            schema["default"] = Default switch { int whole => whole, bool flag => flag, var text => text.ToString() };
        }

        if (Example is not null)
        {
            schema["examples"] = new JsonArray(Kind is ParameterKind.Text or ParameterKind.Day ? Example : JsonNode.Parse(Example));
        }

        return schema;
    }

    /// <summary>What it takes, for messages.</summary>
    public string Expected() => Kind switch
    {
        _ when !OneOf.IsEmpty => "one of " + string.Join(", ", OneOf),
        ParameterKind.Texts => $"{Math.Max(1, Least)} to {Most} texts",
        ParameterKind.Integer => $"a whole number, {Least} to {Most}",
        ParameterKind.Flag => "true or false",
        ParameterKind.Day => "YYYY-MM-DD, YYYY-MM or YYYY",
        ParameterKind.Map => "an object",
        _ => $"a text of at most {Most} characters",
    }
    + (Example is null ? "" : $", for example {Example}");
}
