using System.CommandLine;
using Graph.Cli.Output;
using Graph.Query;
using Graph.Query.Coverage;
using Graph.Query.Tables;

namespace Graph.Cli.Commands;

/// <summary><c>coverage</c>: what the corpus does and does not speak of.</summary>
internal sealed class CoverageCommand : ICommand
{
    private static readonly string[] Axes = ["domain", "theme", "region", "agency", "month"];

    /// <inheritdoc/>
    public Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard)
    {
        var rows = Axis("--rows", "domain");
        var columns = Axis("--columns", "month");
        var least = new Option<int>("--least") { Description = "only regions and agencies with so many sections (default 2)", DefaultValueFactory = _ => 2, HelpName = "N" };
        var absent = new Option<bool>("--absent") { Description = "only what is not spoken of, the most surprising first" };
        var limit = PeriodOptions.Limit(1000);
        var command = new Command("coverage", "which themes, regions, agencies and months the corpus does and does not speak of\n\n例 / example: policygraph coverage --rows domain --columns region --absent") { rows, columns, least, absent, limit };
        var period = new PeriodOptions().AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var session = options.Session(parsed);
            return Task.FromResult(guard(session, () => Run(session, AxisOf(parsed.GetValue(rows)), AxisOf(parsed.GetValue(columns)), period.Of(parsed), parsed.GetValue(least), parsed.GetValue(absent), parsed.GetValue(limit), cancel)));
        });
        return command;
    }

    private static Option<string> Axis(string name, string value)
    {
        var option = new Option<string>(name) { Description = $"{string.Join(", ", Axes)} (default {value})", DefaultValueFactory = _ => value, HelpName = string.Join("|", Axes) };
        option.AcceptOnlyFromAmong(Axes);
        return option;
    }

    private static CoverageAxis AxisOf(string? text) => Enum.Parse<CoverageAxis>(text!, ignoreCase: true);

    private static int Run(Session session, CoverageAxis rows, CoverageAxis columns, Period period, int least, bool absent, int limit, CancellationToken cancel)
    {
        using var questions = Questions.Open(session, cancel);
        ResultTables.Print(session, ResultTable.Of(Questions.Wait(new CoverageReader(questions.Graph).ReadAsync(rows, columns, period, least, absent, limit, cancel))));
        return ExitCode.Done;
    }
}
