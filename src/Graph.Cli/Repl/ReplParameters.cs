using Graph.Cypher;
using Graph.Cypher.Diagnostics;
using Graph.Cypher.Port;
using Graph.Cypher.Values;
using Graph.Image;

namespace Graph.Cli.Repl;

/// <summary>
/// The parameters of a session, set as in cypher-shell: <c>:param name => expression</c> (also <c>name: expression</c>) or
/// <c>:param {name: expression, …}</c>. Expressions are Cypher without a graph and may use parameters set before.
/// </summary>
internal sealed class ReplParameters
{
    private static readonly IPropertyGraph Empty = new PropertyGraphBuilder().Build();

    private readonly CypherEngine _engine = new();
    private readonly SortedDictionary<string, CypherValue> _values = new(StringComparer.Ordinal);

    /// <summary>The values by name.</summary>
    public IReadOnlyDictionary<string, CypherValue> Values => _values;

    /// <summary>Forgets all.</summary>
    public void Clear() => _values.Clear();

    /// <summary>Adds or replaces one that was given on the command line.</summary>
    public void Set(string name, CypherValue value) => _values[name] = value;

    /// <summary>Takes what stands after <c>:param</c>; gives what is wrong, or null.</summary>
    public string? Set(string text)
    {
        text = text.Trim();
        if (text.StartsWith('{'))
        {
            if (Evaluate(text, out CypherValue map) is { } problem)
            {
                return problem;
            }

            for (int i = 0; i < map.AsMap.Count; i++)
            {
                _values[map.AsMap.Keys[i]] = map.AsMap.Values[i];
            }

            return null;
        }

        if (!TryName(text, out string name, out string expression))
        {
            return $"found {text}; expected name => expression, as in :param theme => 'data'";
        }

        if (Evaluate(expression, out CypherValue value) is { } wrong)
        {
            return wrong;
        }

        _values[name] = value;
        return null;
    }

    private static bool TryName(string text, out string name, out string expression)
    {
        (name, expression) = ("", "");
        int end;
        int after;
        if (text.StartsWith('`'))
        {
            end = text.IndexOf('`', 1);
            if (end < 0)
            {
                return false;
            }

            (name, after) = (text[1..end], end + 1);
        }
        else
        {
            end = 0;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
            {
                end++;
            }

            (name, after) = (text[..end], end);
        }

        string rest = text[after..].TrimStart();
        int sign = rest.StartsWith("=>", StringComparison.Ordinal) ? 2 : rest.StartsWith(':') ? 1 : 0;
        expression = rest[sign..].Trim();
        return name.Length > 0 && sign > 0 && expression.Length > 0;
    }

    private string? Evaluate(string expression, out CypherValue value)
    {
        value = CypherValue.Null;
        string query = "RETURN " + expression + " AS value";
        PreparedQuery prepared = _engine.Prepare(query, _values.Keys.ToHashSet(StringComparer.Ordinal));
        if (!prepared.IsValid)
        {
            return DiagnosticRenderer.Render(prepared.Diagnostics, query);
        }

        QueryResult result = _engine.Execute(Empty, prepared, _values);
        if (result.Error is { } error)
        {
            return $"{error.Code}: {error.Message}";
        }

        if (result.Rows.Count != 1)
        {
            return $"found {result.Rows.Count} rows; expected one value";
        }

        value = result.Rows[0][0];
        return null;
    }
}
