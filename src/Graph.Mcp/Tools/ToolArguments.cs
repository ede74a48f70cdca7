using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Graph.Cypher.Diagnostics;
using Graph.Query;
using Graph.Query.NamedQueries;

namespace Graph.Mcp.Tools;

/// <summary>The arguments of one call, checked against the tool's parameters. Numbers and flags may come as texts, as models like to write them.</summary>
internal sealed class ToolArguments
{
    private const int Longest = 120;

    private readonly Dictionary<string, object> values = new(StringComparer.Ordinal);
    private readonly List<ArgumentProblem> problems = [];

    /// <summary>Reads <paramref name="given"/>; what does not fit is in <see cref="Problems"/>.</summary>
    public ToolArguments(ImmutableArray<ToolParameter> parameters, IEnumerable<KeyValuePair<string, JsonElement>> given)
    {
        foreach (var (name, value) in given.OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            if (parameters.FirstOrDefault(p => p.Name == name) is not { } parameter)
            {
                var near = NearestName.Find(name, parameters.Select(p => p.Name));
                problems.Add(new ArgumentProblem(Short(name), "an argument", "one of " + string.Join(", ", parameters.Select(p => p.Name)), near is null ? [] : [near]));
            }
            else if (value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                if (Read(parameter, value) is { } read)
                {
                    values[name] = read;
                }
                else
                {
                    problems.Add(new ArgumentProblem(name, Short(value.GetRawText()), parameter.Expected(), value.ValueKind == JsonValueKind.String && !parameter.OneOf.IsEmpty && NearestName.Find(value.GetString()!, parameter.OneOf) is { } near ? [near] : []));
                }
            }
        }

        foreach (var parameter in parameters.Where(p => !values.ContainsKey(p.Name)))
        {
            if (parameter.Default is { } absent)
            {
                values[parameter.Name] = absent;
            }
            else if (parameter.Required && problems.All(p => p.Argument != parameter.Name))
            {
                problems.Add(new ArgumentProblem(parameter.Name, "nothing", parameter.Expected(), []));
            }
        }
    }

    /// <summary>What is wrong; empty when all is well, and only then are the values of use.</summary>
    public IReadOnlyList<ArgumentProblem> Problems => problems;

    /// <summary>A text that is required or has a default.</summary>
    public string Text(string name) => (string)values[name];

    /// <summary>A text, or null.</summary>
    public string? TextOrNull(string name) => (string?)values.GetValueOrDefault(name);

    /// <summary>Texts; empty when not given.</summary>
    public ImmutableArray<string> Texts(string name) => values.TryGetValue(name, out var value) ? (ImmutableArray<string>)value : [];

    /// <summary>A whole number with a default.</summary>
    public int Integer(string name) => (int)values[name];

    /// <summary>A flag; false when not given.</summary>
    public bool Flag(string name) => values.TryGetValue(name, out var value) && (bool)value;

    /// <summary>An object's members; empty when not given.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonElement>> Map(string name) => values.TryGetValue(name, out var value) ? (List<KeyValuePair<string, JsonElement>>)value : [];

    /// <summary>The period of <c>since</c>, <c>until</c> and <c>asOf</c>.</summary>
    public Period Period() => new Period(Day("since", last: false), Day("until", last: true)).AsOf(Day("asOf", last: true));

    private static string Short(string text) => text.Length <= Longest ? text : text[..Longest] + "…";

    private static object? Read(ToolParameter parameter, JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        switch (parameter.Kind)
        {
            case ParameterKind.Text:
                return text is not null && text.Length <= parameter.Most && text.Length >= parameter.Least && (parameter.OneOf.IsEmpty || parameter.OneOf.Contains(text)) ? text : null;
            case ParameterKind.Day:
                return text is not null && Query.Period.Parse(text, last: false) is not null ? text : null;
            case ParameterKind.Integer:
                return (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var whole)) || int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out whole)
                    ? whole >= parameter.Least && whole <= parameter.Most ? whole : null
                    : null;
            case ParameterKind.Flag:
                return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : bool.TryParse(text, out var flag) ? flag : null;
            case ParameterKind.Map:
                return value.ValueKind == JsonValueKind.Object ? value.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value)).ToList() : null;
            default:
                return List(parameter, value, text);
        }
    }

    private static ImmutableArray<string>? List(ToolParameter parameter, JsonElement value, string? text)
    {
        if (text is not null)
        {
            return Fits(text) && parameter.Least <= 1 ? ImmutableArray.Create(text) : null;
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() < parameter.Least || value.GetArrayLength() > parameter.Most)
        {
            return null;
        }

        var items = ImmutableArray.CreateBuilder<string>();
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String || !Fits(item.GetString()!))
            {
                return null;
            }

            items.Add(item.GetString()!);
        }

        return items.ToImmutable();

        bool Fits(string item) => item.Length <= 200 && (parameter.OneOf.IsEmpty || parameter.OneOf.Contains(item));
    }

    private DateOnly? Day(string name, bool last) => TextOrNull(name) is { } text ? Query.Period.Parse(text, last) : null;
}
