using System.Collections.Immutable;
using System.Globalization;
using Graph.Cypher.Values;
using Graph.Query.Names;
using Graph.Query.Tables;

namespace Graph.Query.NamedQueries;

/// <summary>What became of a named query: its rows, or what is wrong with its arguments. Exactly one is set.</summary>
public sealed record NamedQueryAnswer(ResultTable? Table, ImmutableArray<ArgumentProblem> Problems);

/// <summary>Runs named queries: checks the arguments, turns names into ids, runs. Safe for concurrent use.</summary>
public sealed class NamedQueryRunner(GraphReader graph, NameDirectory names)
{
    private const int Suggestions = 5;

    /// <summary>Runs <paramref name="query"/> with arguments by parameter name. A text is taken for a number, flag or date where the parameter wants one.</summary>
    /// <exception cref="GraphReadException">The graph could not be read, or a limit was reached.</exception>
    public async Task<NamedQueryAnswer> RunAsync(NamedQuery query, IReadOnlyDictionary<string, CypherValue> arguments, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        var problems = new List<ArgumentProblem>();
        var values = new Dictionary<string, CypherValue>(StringComparer.Ordinal);
        foreach (var name in arguments.Keys.Where(k => query.Parameters.All(p => p.Name != k)).Order(StringComparer.Ordinal))
        {
            problems.Add(new ArgumentProblem(name, "an argument", query.Parameters.IsEmpty ? "none: the query takes no arguments" : "one of " + string.Join(", ", query.Parameters.Select(p => p.Name)), []));
        }

        foreach (var parameter in query.Parameters)
        {
            if (!arguments.TryGetValue(parameter.Name, out var given))
            {
                if (parameter.Default is { } absent)
                {
                    given = absent;
                }
                else
                {
                    problems.Add(new ArgumentProblem(parameter.Name, "nothing", $"{parameter.Type} ({parameter.En}), for example {parameter.Example}", []));
                    continue;
                }
            }

            values[parameter.Name] = Convert(parameter, given, problems);
        }

        if (problems.Count > 0)
        {
            return new NamedQueryAnswer(null, [.. problems]);
        }

        var answer = await graph.RunAsync(query.Text, values, cancellation).ConfigureAwait(false);
        return new NamedQueryAnswer(new ResultTable([.. query.Columns.Select(c => new TableColumn(c.Name, c.Zh, c.En))], [.. answer.Rows.Select(r => r.Select(ResultTable.Cell).ToArray())]), []);
    }

    private CypherValue Convert(QueryParameter parameter, CypherValue given, List<ArgumentProblem> problems)
    {
        var type = parameter.Type;
        if (given.IsNull && type.Optional)
        {
            return given;
        }

        if (type.IsList)
        {
            var items = given.IsList ? given.AsList.Items.ToArray() : [given];
            return CypherValue.List(ListValue.Of(items.Select(i => Single(parameter, i, problems)).ToArray()));
        }

        return Single(parameter, given, problems);
    }

    private CypherValue Single(QueryParameter parameter, CypherValue given, List<ArgumentProblem> problems)
    {
        var text = given.IsString ? given.AsString : null;
        CypherValue? value = parameter.Type.Name switch
        {
            "text" when text is not null => given,
            "integer" when given.IsInteger => given,
            "integer" when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => CypherValue.Integer(whole),
            "number" when given.IsNumber => given,
            "number" when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => CypherValue.Float(number),
            "flag" when given.IsBoolean => given,
            "flag" when bool.TryParse(text, out var flag) => CypherValue.Boolean(flag),
            "date" when text is not null && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => given,
            _ => null,
        };
        if (value is { } plain)
        {
            if (parameter.Name == "limit" && plain.AsInteger is < 1 or > 100_000)
            {
                problems.Add(new ArgumentProblem(parameter.Name, plain.ToString(), "1 to 100000", []));
            }

            return plain;
        }

        if (parameter.Type.NodeKinds is { } kinds && text is not null)
        {
            if (names.Find(text, kinds) is [var first, ..])
            {
                return CypherValue.String(first.Id);
            }

            problems.Add(new ArgumentProblem(parameter.Name, text, $"the name or id of a node of the graph: {parameter.Type.Name}", [.. names.Suggest(text, Suggestions, kinds)]));
            return CypherValue.Null;
        }

        var expected = parameter.Type.Name == "date" ? "a date as YYYY-MM-DD" : parameter.Type.ToString();
        problems.Add(new ArgumentProblem(parameter.Name, given.ToString(), expected, []));
        return CypherValue.Null;
    }
}
