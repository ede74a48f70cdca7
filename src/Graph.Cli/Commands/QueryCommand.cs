using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Graph.Cli.Repl;
using Graph.Cypher.Execution;
using Graph.Cypher.Values;

namespace Graph.Cli.Commands;

/// <summary><c>query CYPHER</c>: read-only Cypher on the graph; without text a session on a terminal, else the statements on standard input.</summary>
internal sealed class QueryCommand : ICommand
{
    /// <inheritdoc/>
    public Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard)
    {
        var text = new Argument<string?>("CYPHER") { Description = "the query", Arity = ArgumentArity.ZeroOrOne };
        var file = new Option<string?>("-f", "--file") { Description = "reads statements from a file, - for standard input", HelpName = "FILE" };
        var parameters = new Option<string[]>("-P", "--parameter") { Description = "name=value, the value as JSON; may be repeated", HelpName = "NAME=JSON" };
        var timeout = new Option<double>("--timeout") { Description = "seconds (default 30)", DefaultValueFactory = _ => 30, HelpName = "S" };
        var limit = new Option<long>("--limit") { Description = "rows at most (default 10000)", DefaultValueFactory = _ => 10_000, HelpName = "N" };
        var command = new Command("query", "read-only Cypher; EXPLAIN and PROFILE print the plan; without text a session on a terminal, else the statements on standard input\n\n例 / example: policygraph query 'MATCH (a:Agency)-[:ISSUED]->(p:Policy) RETURN a.name, p.name LIMIT 10'") { text, file, parameters, timeout, limit };
        command.SetAction((parsed, cancel) =>
        {
            var session = options.Session(parsed);
            return Task.FromResult(guard(session, () => Run(session, parsed.GetValue(text), parsed.GetValue(file), parsed.GetValue(parameters) ?? [], parsed.GetValue(timeout), parsed.GetValue(limit), cancel)));
        });
        return command;
    }

    private static int Run(Session session, string? text, string? file, string[] parameters, double timeout, long limit, CancellationToken cancel)
    {
        if (text is not null && file is not null)
        {
            session.Warn("查询文本与 -f FILE 只能给出一个。", "expected a query or -f FILE, not both.");
            return ExitCode.Usage;
        }

        if (timeout is not (> 0 and < 1e9) || limit < 1)
        {
            session.Warn("--timeout 应为正秒数，--limit 应为正整数。", "expected --timeout above 0 seconds and --limit of at least 1.");
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

        var limits = new QueryLimits { Timeout = TimeSpan.FromSeconds(timeout), MaxRows = limit };
        if (text is null && file is null && !Console.IsInputRedirected)
        {
            return Converse(session, values, limits);
        }

        IReadOnlyList<string> statements;
        try
        {
            text ??= file is null or "-" ? Console.In.ReadToEnd() : File.ReadAllText(file);
            statements = StatementSplitter.Split(text, out var rest);
            statements = rest.Length > 0 ? [.. statements, rest] : statements;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            session.Warn($"读不了 {file}：{e.Message}", $"cannot read {file}: {e.Message}");
            return ExitCode.Usage;
        }

        if (statements.Count == 0)
        {
            session.Warn("没有查询：给出查询文本、-f FILE，或由标准输入给出。", "there is no query: give its text, -f FILE, or standard input.");
            return ExitCode.Usage;
        }

        return Execute(session, statements, values, limits, cancel).GetAwaiter().GetResult();
    }

    // Statements run in order; the first that fails ends the run, as in cypher-shell.
    private static async Task<int> Execute(Session session, IReadOnlyList<string> statements, Dictionary<string, CypherValue> values, QueryLimits limits, CancellationToken cancel)
    {
        await using var connection = Stores.Connect(session);
        var runner = new QueryRunner(session, connection);
        foreach (var statement in statements)
        {
            var (code, _) = await runner.RunAsync(statement, values, limits, cancel).ConfigureAwait(false);
            if (code != ExitCode.Done)
            {
                return code;
            }
        }

        return ExitCode.Done;
    }

    private static int Converse(Session session, Dictionary<string, CypherValue> values, QueryLimits limits)
    {
        var connection = Stores.Connect(session);
        try
        {
            using var console = new TerminalConsole();
            var parameters = new ReplParameters();
            foreach (var (name, value) in values)
            {
                parameters.Set(name, value);
            }

            return new ReplSession(session, new QueryRunner(session, connection), console, new InputHistory(InputHistory.UserFile()), parameters, limits).Run();
        }
        finally
        {
            connection.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
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
        JsonValueKind.Object => CypherValue.Map(Map(json)),
        _ => CypherValue.Null,
    };

    private static MapValue Map(JsonElement json)
    {
        var map = new MapBuilder();
        foreach (var member in json.EnumerateObject())
        {
            map.Set(member.Name, Of(member.Value));
        }

        return map.Build();
    }
}
