using System.CommandLine;
using Graph.Cli.Output;
using Graph.Cypher.Values;
using Graph.Query.NamedQueries;

namespace Graph.Cli.Commands;

/// <summary><c>run NAME -P name=value</c>: runs a named query.</summary>
internal sealed class RunCommand : ICommand
{
    /// <inheritdoc/>
    public Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard)
    {
        var name = new Argument<string>("NAME") { Description = "a named query (see queries)" };
        var parameters = new Option<string[]>("-P", "--parameter") { Description = "name=value, the value as JSON or as plain text; may be repeated", HelpName = "NAME=VALUE" };
        var folder = QueriesCommand.FolderOption();
        var command = new Command("run", "runs a named query; themes, agencies and the like are given by any of their names\n\n例 / example: policygraph run policies-of-agency -P agency=国家数据局") { name, parameters, folder };
        command.SetAction((parsed, cancel) =>
        {
            var session = options.Session(parsed);
            return Task.FromResult(guard(session, () => Run(session, parsed.GetValue(name)!, parsed.GetValue(parameters) ?? [], parsed.GetValue(folder), cancel)));
        });
        return command;
    }

    private static int Run(Session session, string name, string[] parameters, string? folder, CancellationToken cancel)
    {
        if (QueriesCommand.Catalog(session, folder) is not { } catalog)
        {
            return ExitCode.Usage;
        }

        if (catalog.Find(name) is not { } query)
        {
            var near = Cypher.Diagnostics.NearestName.Find(name, catalog.All.Select(q => q.Id));
            session.Warn($"没有查询“{name}”{(near is null ? "" : $"；相近：{near}")}。policygraph queries 列出全部。", $"no query {name}{(near is null ? "" : $"; did you mean {near}")}? policygraph queries lists them all.");
            return ExitCode.Usage;
        }

        var values = new Dictionary<string, CypherValue>(StringComparer.Ordinal);
        foreach (var parameter in parameters)
        {
            var at = parameter.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0)
            {
                session.Warn($"-P {parameter}：应为 名称=值，例如 -P theme=compute。", $"-P {parameter}: expected name=value, as in -P theme=compute.");
                return ExitCode.Usage;
            }

            values[parameter[..at]] = JsonArgument.Parse(parameter[(at + 1)..]) ?? CypherValue.String(parameter[(at + 1)..]);
        }

        using var questions = Questions.Open(session, cancel);
        var answer = Questions.Wait(new NamedQueryRunner(questions.Graph, questions.Names).RunAsync(query, values, cancel));
        if (!Questions.Accept(session, answer.Problems))
        {
            return answer.Problems.Any(p => !p.Near.IsEmpty || p.Expected.StartsWith("the name", StringComparison.Ordinal)) ? ExitCode.Partly : ExitCode.Usage;
        }

        ResultTables.Print(session, answer.Table!);
        return ExitCode.Done;
    }
}
