using System.CommandLine;
using Graph.Cli.Output;
using Graph.Query;
using Graph.Query.Paths;
using Graph.Query.Tables;

namespace Graph.Cli.Commands;

/// <summary><c>neighbours NAME</c>: what stands around a thing: stated ties first, then what is named beside it more than chance would have it.</summary>
internal sealed class NeighboursCommand : ICommand
{
    /// <inheritdoc/>
    public Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard)
    {
        var name = new Argument<string>("NAME") { Description = "an entity or theme" };
        var kind = new Option<string?>("--kind") { Description = "only of this kind", HelpName = "Agency|Park|Company|Organization|Person|Place|Policy|Event|Theme" };
        kind.AcceptOnlyFromAmong("Agency", "Park", "Company", "Organization", "Person", "Place", "Policy", "Event", "Theme");
        var limit = PeriodOptions.Limit(30);
        var command = new Command("neighbours", "what stands around a thing: stated ties first, then what is named beside it more than chance would have it\n\n例 / example: policygraph neighbours 国家数据局 --kind Policy") { name, kind, limit };
        var period = new PeriodOptions().AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var session = options.Session(parsed);
            return Task.FromResult(guard(session, () => Run(session, parsed.GetValue(name)!, parsed.GetValue(kind), period.Of(parsed), parsed.GetValue(limit), cancel)));
        });
        return command;
    }

    private static int Run(Session session, string name, string? kind, Period period, int limit, CancellationToken cancel)
    {
        using var questions = Questions.Open(session, cancel);
        if (questions.Find(name, Questions.Things) is not { } node)
        {
            return ExitCode.Partly;
        }

        ResultTables.Print(session, ResultTable.Of(Questions.Wait(new NeighbourReader(questions.Graph).OfAsync(node, kind, period, limit, cancel))));
        return ExitCode.Done;
    }
}
