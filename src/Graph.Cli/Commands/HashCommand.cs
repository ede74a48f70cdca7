using System.CommandLine;

namespace Graph.Cli.Commands;

/// <summary><c>hash</c>: one hash of the whole graph.</summary>
internal sealed class HashCommand : ICommand
{
    /// <inheritdoc/>
    public Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard)
    {
        var command = new Command("hash", "one hash of the whole graph: equal graphs, equal hash\n\n例 / example: policygraph hash");
        command.SetAction((parsed, cancel) =>
        {
            var session = options.Session(parsed);
            return Task.FromResult(guard(session, () =>
            {
                session.Out.WriteLine(Stores.Hash(session, cancel));
                return ExitCode.Done;
            }));
        });
        return command;
    }
}
