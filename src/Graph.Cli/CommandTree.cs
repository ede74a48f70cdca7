using System.CommandLine;
using Graph.Cli.Commands;
using Graph.Cli.Output;
using Graph.Connection;
using Graph.Neo4j.Client;
using Graph.Query;
using Graph.Storage;

namespace Graph.Cli;

/// <summary>The one way in: every command, its help and its exit code.</summary>
internal static class CommandTree
{
    // A service answers what it has begun before it stops.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Parses and runs a command line. Results go to standard output, all else to standard error; see <see cref="ExitCode"/>.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var root = new RootCommand("policygraph: Chinese policy briefings as a knowledge graph, every fact with its sentence.\n中文政策简报知识图谱：每条事实都能追溯到原句。");
        var options = new GlobalOptions(root);
        foreach (var command in Commands())
        {
            root.Subcommands.Add(command.Build(options, Guarded));
        }

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
            }

            await Console.Error.WriteLineAsync($"policygraph {parsed.CommandResult.Command.Name} --help").ConfigureAwait(false);
            return ExitCode.Usage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TerminationTimeout }).ConfigureAwait(false);
    }

    private static IEnumerable<ICommand> Commands() =>
    [
        new DemoCommand(),
        new IngestCommand(),
        new ListCommand(),
        new RemoveCommand(),
        new ShowCommand(),
        new ExplainCommand(),
        new SearchCommand(),
        new LinkagesCommand(),
        new PathsCommand(),
        new NeighboursCommand(),
        new TrendCommand(),
        new FiguresCommand(),
        new ConflictsCommand(),
        new CoverageCommand(),
        new QueryCommand(),
        new QueriesCommand(),
        new RunCommand(),
        new ExportCommand(),
        new ImportCommand(),
        new PushCommand(),
        new SchemaCommand(),
        new HashCommand(),
        new CheckCommand(),
        new ServeCommand(),
        new McpCommand(),
    ];

    /// <summary>The isolation point: a failed store is exit code 3 with its reason, a cancelled run stops quietly.</summary>
    private static int Guarded(Session session, Func<int> run)
    {
        try
        {
            return run();
        }
        catch (StoreException e)
        {
            session.Error.WriteLine(FailureText.Of(session, e.Failure));
            return ExitCode.Store;
        }
        catch (GraphReadException e)
        {
            session.Error.WriteLine(e.Message);
            return e.Failure.Kind == GraphFailureKind.Server ? ExitCode.Store : ExitCode.Partly;
        }
        catch (GraphFailureException e)
        {
            session.Warn($"服务器：{e.Failure.Code}：{e.Failure.Message}", $"the server: {e.Failure.Code}: {e.Failure.Message}");
            return ExitCode.Store;
        }
        catch (OperationCanceledException)
        {
            session.Warn("已停止；已提交的简报都在。", "stopped; every committed briefing is kept.");
            return ExitCode.Partly;
        }
    }
}
