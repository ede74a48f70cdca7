using System.CommandLine;
using Graph.Cli.Output;
using Graph.Query;
using Graph.Query.Tables;
using Graph.Query.Trends;

namespace Graph.Cli.Commands;

/// <summary><c>trend NAME...</c>: how often things are spoken of over time, with bursts.</summary>
internal sealed class TrendCommand : ICommand
{
    /// <inheritdoc/>
    public Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard)
    {
        var names = new Argument<string[]>("NAME") { Description = "entities, themes or indicators", Arity = new ArgumentArity(1, 20) };
        var by = PeriodOptions.Grain();
        var command = new Command("trend", "how often things are spoken of over time: first and last sight, share, bursts\n\n例 / example: policygraph trend compute 国家数据局 --by quarter") { names, by };
        var period = new PeriodOptions().AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var session = options.Session(parsed);
            return Task.FromResult(guard(session, () => Run(session, parsed.GetValue(names)!, period.Of(parsed), PeriodOptions.GrainOf(parsed.GetValue(by)), cancel)));
        });
        return command;
    }

    private static int Run(Session session, string[] names, Period period, Grain by, CancellationToken cancel)
    {
        using var questions = Questions.Open(session, cancel);
        var nodes = names.Select(n => questions.Find(n, [.. Questions.Things, "Indicator"])).ToList();
        if (nodes.Contains(null))
        {
            return ExitCode.Partly;
        }

        ResultTables.Print(session, ResultTable.Of(Questions.Wait(new TrendReader(questions.Graph).OfAsync(nodes!, period, by, cancel))));
        return ExitCode.Done;
    }
}
