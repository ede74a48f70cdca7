using System.Collections.Immutable;
using System.Globalization;
using Graph.Cypher.Diagnostics;
using Graph.Query;
using Graph.Server.Problems;
using Microsoft.AspNetCore.Http;

namespace Graph.Server.Requests;

/// <summary>The arguments of a request, checked against what its endpoint declares. Reading one that is not declared is a programmer's error.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, ImmutableArray<string>> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ParameterSpec> specs;

    private Arguments(EndpointParameters declared) => specs = declared.All.ToDictionary(p => p.Name, StringComparer.Ordinal);

    /// <summary>Reads and checks all arguments.</summary>
    /// <exception cref="RequestProblemException">One cannot be used.</exception>
    public static Arguments Of(HttpContext http)
    {
        var declared = http.GetEndpoint()?.Metadata.GetMetadata<EndpointParameters>() ?? new EndpointParameters([]);
        var arguments = new Arguments(declared);
        foreach (var (name, given) in http.Request.Query)
        {
            if (!arguments.specs.TryGetValue(name, out var spec) || spec.InPath)
            {
                if (declared.IsOpen)
                {
                    continue;
                }

                var names = declared.All.Where(p => !p.InPath).Select(p => p.Name).ToList();
                throw Bad(Problems.Problems.Invalid(
                    name.Length > 60 ? name[..60] : name, "a parameter that this resource does not have", names.Count == 0 ? "none" : "one of " + string.Join(", ", names), NearestName.Find(name, names) is { } near ? [near] : []));
            }

            var texts = given.OfType<string>().ToImmutableArray();
            if (texts.Length > (spec.Repeated ? spec.Most : 1))
            {
                throw Bad(Problems.Problems.Invalid(name, string.Create(CultureInfo.InvariantCulture, $"{texts.Length} values"), spec.Repeated ? string.Create(CultureInfo.InvariantCulture, $"at most {spec.Most}") : "one"));
            }

            foreach (var text in texts)
            {
                Check(spec, text);
            }

            if (texts.Length > 0)
            {
                arguments.values[name] = texts;
            }
        }

        foreach (var spec in declared.All)
        {
            if (spec.InPath && http.Request.RouteValues.TryGetValue(spec.Name, out var part) && part is string value)
            {
                Check(spec, value);
                arguments.values[spec.Name] = [value];
            }
            else if (spec.Required && !arguments.values.ContainsKey(spec.Name))
            {
                throw Bad(Problems.Problems.Invalid(spec.Name, "nothing", $"{Expected(spec)}{(spec.Example is null ? "" : $", for example {spec.Example}")}"));
            }
        }

        return arguments;
    }

    /// <summary>A text; null where it is absent and has no default.</summary>
    public string? Text(string name) => values.TryGetValue(name, out var given) ? given[0] : specs[name].Default;

    /// <summary>A text that is required.</summary>
    public string Required(string name) => Text(name)!;

    /// <summary>All values of a repeated one, in the order given.</summary>
    public ImmutableArray<string> Texts(string name) => values.TryGetValue(name, out var given) ? given : specs[name].Default is { } absent ? [absent] : [];

    /// <summary>A number that is required or has a default.</summary>
    public int Integer(string name) => int.Parse(Text(name)!, CultureInfo.InvariantCulture);

    /// <summary>A flag; false where it is absent.</summary>
    public bool Flag(string name) => Text(name) == "true";

    /// <summary>A choice as the enumeration's member of the same name.</summary>
    public T Choice<T>(string name)
        where T : struct, Enum => Enum.Parse<T>(Text(name)!, ignoreCase: true);

    /// <summary>A day.</summary>
    public DateOnly? Day(string name, bool last) => Text(name) is { } text ? Period.Parse(text, last) : null;

    /// <summary>The period of <c>since</c>, <c>until</c> and <c>asOf</c>.</summary>
    public Period PeriodOfDays() => new Period(Day("since", last: false), Day("until", last: true)).AsOf(Day("asOf", last: true));

    private static void Check(ParameterSpec spec, string text)
    {
        var fits = spec.Kind switch
        {
            ParameterKind.Integer => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= spec.Least && n <= spec.Most,
            ParameterKind.Flag => text is "true" or "false",
            ParameterKind.Day => Period.Parse(text, last: false) is not null,
            ParameterKind.Choice => spec.Choices.Contains(text),
            _ => text.Length > 0 && text.Length <= (spec.Repeated ? 200 : spec.Most),
        };
        if (!fits)
        {
            var near = spec.Kind == ParameterKind.Choice && NearestName.Find(text, spec.Choices) is { } name ? ImmutableArray.Create(name) : [];
            throw Bad(Problems.Problems.Invalid(spec.Name, text.Length == 0 ? "an empty text" : text, Expected(spec), near));
        }
    }

    private static string Expected(ParameterSpec spec) => spec.Kind switch
    {
        ParameterKind.Integer => string.Create(CultureInfo.InvariantCulture, $"a whole number from {spec.Least} to {spec.Most}"),
        ParameterKind.Flag => "true or false",
        ParameterKind.Day => "YYYY-MM-DD, YYYY-MM or YYYY",
        ParameterKind.Choice => "one of " + string.Join(", ", spec.Choices),
        _ => string.Create(CultureInfo.InvariantCulture, $"a text of at most {(spec.Repeated ? 200 : spec.Most)} characters"),
    };

    private static RequestProblemException Bad(RequestProblem problem) => new(problem);
}
