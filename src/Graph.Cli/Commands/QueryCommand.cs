using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Graph.Cli.Output;
using Graph.Cypher;
using Graph.Cypher.Values;
using Rows = Graph.Cli.Output.Rows;

namespace Graph.Cli.Commands;

/// <summary><c>query CYPHER</c>: read-only Cypher on the graph.</summary>
internal sealed class QueryCommand : ICommand
{
    /// <inheritdoc/>
    public Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard)
    {
        var text = new Argument<string?>("CYPHER") { Description = "the query", Arity = ArgumentArity.ZeroOrOne };
        var file = new Option<string?>("-f", "--file") { Description = "reads the query from a file", HelpName = "FILE" };
        var parameters = new Option<string[]>("-P", "--parameter") { Description = "name=value, the value as JSON; may be repeated", HelpName = "NAME=JSON" };
        var timeout = new Option<double>("--timeout") { Description = "seconds (default 30)", DefaultValueFactory = _ => 30, HelpName = "S" };
        var limit = new Option<long>("--limit") { Description = "rows at most (default 10000)", DefaultValueFactory = _ => 10_000, HelpName = "N" };
        var command = new Command("query", "read-only Cypher; EXPLAIN and PROFILE print the plan\n\n例 / example: policygraph query 'MATCH (a:Agency)-[:ISSUED]->(p:Policy) RETURN a.name, p.name LIMIT 10'") { text, file, parameters, timeout, limit };
        command.SetAction((parsed, cancel) =>
        {
            var session = options.Session(parsed);
            return Task.FromResult(guard(session, () => Run(session, parsed.GetValue(text), parsed.GetValue(file), parsed.GetValue(parameters) ?? [], parsed.GetValue(timeout), parsed.GetValue(limit), cancel)));
        });
        return command;
    }

    private static int Run(Session session, string? text, string? file, string[] parameters, double timeout, long limit, CancellationToken cancel)
    {
        if (text is null == file is null)
        {
            session.Warn("请给出查询文本或 -f FILE 之一。", "expected either a query or -f FILE.");
            return ExitCode.Usage;
        }

        var values = new Dictionary<string, CypherValue>(StringComparer.Ordinal);
        foreach (var parameter in parameters)
        {
            var at = parameter.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || !TryJson(parameter[(at + 1)..], out var value))
            {
                session.Warn($"-P {parameter}：应为 名称=JSON 值，例如 -P name='\"北京\"'。", $"-P {parameter}: expected name=JSON, as in -P name='\"北京\"'.");
                return ExitCode.Usage;
            }

            values[parameter[..at]] = value;
        }

        string query;
        try
        {
            query = text ?? File.ReadAllText(file!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            session.Warn($"读不了 {file}：{e.Message}", $"cannot read {file}: {e.Message}");
            return ExitCode.Usage;
        }

        return QueryRunner.Run(session, query, values, TimeSpan.FromSeconds(timeout), limit, cancel);
    }

    private static bool TryJson(string text, out CypherValue value)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 32 });
            value = Of(json.RootElement);
            return true;
        }
        catch (JsonException)
        {
            value = CypherValue.Null;
            return false;
        }
    }

    private static CypherValue Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => CypherValue.String(json.GetString()),
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? CypherValue.Integer(whole) : CypherValue.Float(double.Parse(json.GetRawText(), CultureInfo.InvariantCulture)),
        JsonValueKind.True => CypherValue.True,
        JsonValueKind.False => CypherValue.False,
        JsonValueKind.Array => CypherValue.List(ListValue.Of(json.EnumerateArray().Select(Of).ToArray())),
        _ => CypherValue.Null,
    };
}
