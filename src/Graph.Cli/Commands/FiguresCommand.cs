using System.CommandLine;
using Graph.Cli.Output;
using Graph.Query;
using Graph.Query.Figures;
using Graph.Query.Tables;

namespace Graph.Cli.Commands;

/// <summary><c>figures INDICATOR</c>: observations over time; actual, forecast and target apart.</summary>
internal sealed class FiguresCommand : ICommand
{
    /// <inheritdoc/>
    public Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard)
    {
        var indicator = new Argument<string>("INDICATOR") { Description = "an indicator, or a part of the names of several" };
        var status = new Option<string?>("--status") { Description = "actual, forecast or target", HelpName = "STATUS" };
        status.AcceptOnlyFromAmong("actual", "forecast", "target");
        var unit = new Option<string?>("--unit") { Description = "values in this unit, where that is exact: " + string.Join(", ", UnitConversion.Known), HelpName = "UNIT" };
        unit.AcceptOnlyFromAmong([.. UnitConversion.Known]);
        var limit = PeriodOptions.Limit(200);
        var command = new Command("figures", "observations of an indicator over time; actual, forecast and target apart, targets with their progress\n\n例 / example: policygraph figures 全社会用电量 --unit 亿千瓦时") { indicator, status, unit, limit };
        var period = new PeriodOptions().AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var session = options.Session(parsed);
            return Task.FromResult(guard(session, () => Run(session, parsed.GetValue(indicator)!, period.Of(parsed), parsed.GetValue(status), parsed.GetValue(unit), parsed.GetValue(limit), cancel)));
        });
        return command;
    }

    private static int Run(Session session, string name, Period period, string? status, string? unit, int limit, CancellationToken cancel)
    {
        using var questions = Questions.Open(session, cancel);
        var indicators = questions.Names.Containing(name, "Indicator");
        if (indicators.Count == 0)
        {
            questions.Find(name, "Indicator");
            return ExitCode.Partly;
        }

        ResultTables.Print(session, ResultTable.Of(Questions.Wait(new FigureReader(questions.Graph).SeriesAsync(indicators, period, status, unit, limit, cancel))));
        return ExitCode.Done;
    }
}
