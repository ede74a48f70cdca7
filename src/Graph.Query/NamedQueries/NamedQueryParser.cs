using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Graph.Cypher;
using Graph.Cypher.Diagnostics;
using Graph.Cypher.Values;

namespace Graph.Query.NamedQueries;

/// <summary>
/// Reads a query file: a header of comment lines, then Cypher. Header lines are <c>// @id</c>, <c>@zh</c>, <c>@en</c>, <c>@topic</c>,
/// <c>// @param NAME TYPE = DEFAULT (e.g. EXAMPLE) : ZH | EN</c> (default and example in JSON, both optional) and <c>// @column NAME TYPE : ZH | EN</c>.
/// The header must agree with the text: the same parameters, the same columns in order, and a text that only reads.
/// </summary>
public static partial class NamedQueryParser
{
    private const int MaxLength = 64 * 1024;

    private static readonly CypherEngine Front = new();

    /// <summary>Reads one file; on failure what is wrong with it.</summary>
    public static bool TryParse(string source, string text, [NotNullWhen(true)] out NamedQuery? query, out ImmutableArray<QueryProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<QueryProblem>();
        query = null;
        if (text.Length > MaxLength)
        {
            problems = [new QueryProblem(source, 0, $"{text.Length} characters", $"at most {MaxLength}")];
            return false;
        }

        var single = new Dictionary<string, string>(StringComparer.Ordinal);
        var parameters = new List<QueryParameter>();
        var columns = new List<QueryColumn>();
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.TrimEnd('\r');
            if (HeaderLine().Match(line) is not { Success: true } header)
            {
                continue;
            }

            var (key, rest) = (header.Groups["key"].Value, header.Groups["rest"].Value.Trim());
            switch (key)
            {
                case "param":
                    Parameter(source, number, rest, parameters, found);
                    break;
                case "column":
                    Column(source, number, rest, columns, found);
                    break;
                case "id" or "zh" or "en" or "topic" when rest.Length > 0:
                    single[key] = rest;
                    break;
                default:
                    found.Add(new QueryProblem(source, number, $"@{key} {rest}".TrimEnd(), "@id, @zh, @en, @topic, @param or @column, with its text"));
                    break;
            }
        }

        foreach (var key in (ReadOnlySpan<string>)["id", "zh", "en", "topic"])
        {
            if (!single.ContainsKey(key))
            {
                found.Add(new QueryProblem(source, 0, $"no @{key}", $"a line // @{key} …"));
            }
        }

        if (single.TryGetValue("id", out var id) && !Id().IsMatch(id))
        {
            found.Add(new QueryProblem(source, 0, $"@id {id}", "lower-case words joined by hyphens, at most 64 characters"));
        }

        Agree(source, text, parameters, columns, found);
        problems = [.. found];
        if (found.Count > 0)
        {
            return false;
        }

        query = new NamedQuery(single["id"], single["zh"], single["en"], single["topic"], [.. parameters], [.. columns], text, source);
        return true;
    }

    private static void Agree(string source, string text, List<QueryParameter> parameters, List<QueryColumn> columns, List<QueryProblem> found)
    {
        var prepared = Front.Prepare(text);
        if (!prepared.IsValid)
        {
            found.Add(new QueryProblem(source, 0, DiagnosticRenderer.Render(prepared.Diagnostics, text), "Cypher that reads"));
            return;
        }

        foreach (var name in prepared.Parameters.Except(parameters.Select(p => p.Name), StringComparer.Ordinal))
        {
            found.Add(new QueryProblem(source, 0, $"${name} in the text", $"a line // @param {name} TYPE : ZH | EN"));
        }

        foreach (var name in parameters.Select(p => p.Name).Except(prepared.Parameters, StringComparer.Ordinal))
        {
            found.Add(new QueryProblem(source, 0, $"@param {name}", $"${name} somewhere in the text"));
        }

        if (!prepared.Columns.SequenceEqual(columns.Select(c => c.Name), StringComparer.Ordinal))
        {
            found.Add(new QueryProblem(source, 0, $"columns {string.Join(", ", prepared.Columns)}", $"as the header says: {string.Join(", ", columns.Select(c => c.Name))}"));
        }
    }

    private static void Parameter(string source, int line, string rest, List<QueryParameter> parameters, List<QueryProblem> found)
    {
        if (ParameterLine().Match(rest) is not { Success: true } match || QueryValueType.Parse(match.Groups["type"].Value) is not { } type)
        {
            found.Add(new QueryProblem(source, line, $"@param {rest}", $"NAME TYPE = DEFAULT (e.g. EXAMPLE) : ZH | EN, the type one of {string.Join(", ", QueryValueType.Names)}"));
            return;
        }

        CypherValue? absent = type.Optional ? CypherValue.Null : null;
        var example = CypherValue.Null;
        foreach (var group in (ReadOnlySpan<string>)["default", "example"])
        {
            if (!match.Groups[group].Success)
            {
                continue;
            }

            if (JsonArgument.Parse(match.Groups[group].Value) is not { } value)
            {
                found.Add(new QueryProblem(source, line, match.Groups[group].Value, $"a JSON value as the {group}"));
                return;
            }

            if (group == "default")
            {
                absent = example = value;
            }
            else
            {
                example = value;
            }
        }

        if (absent is null && example.IsNull)
        {
            found.Add(new QueryProblem(source, line, $"@param {rest}", "an example, (e.g. JSON), for a parameter that has no default"));
            return;
        }

        parameters.Add(new QueryParameter(match.Groups["name"].Value, type, absent, example, match.Groups["zh"].Value.Trim(), match.Groups["en"].Value.Trim()));
    }

    private static void Column(string source, int line, string rest, List<QueryColumn> columns, List<QueryProblem> found)
    {
        if (ColumnLine().Match(rest) is { Success: true } match && QueryValueType.Parse(match.Groups["type"].Value) is { } type)
        {
            columns.Add(new QueryColumn(match.Groups["name"].Value, type, match.Groups["zh"].Value.Trim(), match.Groups["en"].Value.Trim()));
            return;
        }

        found.Add(new QueryProblem(source, line, $"@column {rest}", "NAME TYPE : ZH | EN"));
    }

    [GeneratedRegex(@"^\s*//\s*@(?<key>\w+)(?<rest>.*)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HeaderLine();

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Id();

    [GeneratedRegex(@"^(?<name>[A-Za-z]\w*)\s+(?<type>[a-z]+(\[\])?\??)(\s*=\s*(?<default>[^:|()]+?))?(\s*\(e\.g\. (?<example>.*)\))?\s*:\s(?<zh>[^|]+)\|(?<en>[^|]+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ParameterLine();

    [GeneratedRegex(@"^(?<name>[A-Za-z]\w*)\s+(?<type>[a-z]+(\[\])?\??)\s*:\s(?<zh>[^|]+)\|(?<en>[^|]+)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ColumnLine();
}
