using System.CommandLine;
using Graph.Cli.Output;
using Graph.Query.Tables;
using Graph.Server.Endpoints;

namespace Graph.Cli.Commands;

/// <summary><c>list</c>: the briefings held.</summary>
internal sealed class ListCommand : ICommand
{
    /// <inheritdoc/>
    public Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard)
    {
        var command = new Command("list", "the briefings held\n\n例 / example: policygraph list --format csv");
        command.SetAction(parsed =>
        {
            var session = options.Session(parsed);
            return guard(session, () => Run(session));
        });
        return command;
    }

    private static int Run(Session session)
    {
        ResultTables.Print(session, ResultTable.Of(Stores.List(session).Select(BriefingRow.Of)));
        return ExitCode.Done;
    }
}
