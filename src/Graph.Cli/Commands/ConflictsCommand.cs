using System.CommandLine;
using Graph.Cli.Output;
using Graph.Query;
using Graph.Query.Figures;
using Graph.Query.Tables;

namespace Graph.Cli.Commands;

/// <summary><c>conflicts</c>: figures that disagree or were revised, with both sentences.</summary>
internal sealed class ConflictsCommand : ICommand
{
    /// <inheritdoc/>
    public Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard)
    {
        var limit = PeriodOptions.Limit(200);
        var command = new Command("conflicts", "figures that disagree or were revised across issues, with both sentences\n\n例 / example: policygraph conflicts --since 2026-01") { limit };
        var period = new PeriodOptions().AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var session = options.Session(parsed);
            return Task.FromResult(guard(session, () => Run(session, period.Of(parsed), parsed.GetValue(limit), cancel)));
        });
        return command;
    }

    private static int Run(Session session, Period period, int limit, CancellationToken cancel)
    {
        using var questions = Questions.Open(session, cancel);
        ResultTables.Print(session, ResultTable.Of(Questions.Wait(new FigureReader(questions.Graph).ConflictsAsync(period, limit, cancel))));
        return ExitCode.Done;
    }
}
