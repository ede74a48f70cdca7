using System.CommandLine;
using Graph.Cli.Output;
using Graph.Query;
using Graph.Query.Linkages;
using Graph.Query.Names;
using Graph.Query.Tables;

namespace Graph.Cli.Commands;

/// <summary><c>linkages THEME THEME...</c>: how themes are tied, each line with its sentences; without themes, or with <c>--matrix</c>, how strongly each pair is.</summary>
internal sealed class LinkagesCommand : ICommand
{
    /// <inheritdoc/>
    public Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard)
    {
        var themes = new Argument<string[]>("THEME") { Description = "two or more themes, by id or name; none for the whole vocabulary", Arity = new ArgumentArity(0, LinkageReader.MaxThemes) };
        var region = new Option<string?>("--region") { Description = "only sections that name this place or what lies in it", HelpName = "PLACE" };
        var agency = new Option<string?>("--agency") { Description = "only sections that name this body or a part of it", HelpName = "NAME" };
        var kind = new Option<string?>("--kind") { Description = "only stated links of this kind", HelpName = "KIND" };
        kind.AcceptOnlyFromAmong("enables", "requires", "constrains", "coordinates");
        var status = new Option<string?>("--status") { Description = "only figures of this status, ties of this stage", HelpName = "STATUS" };
        status.AcceptOnlyFromAmong("actual", "forecast", "target", "planned", "signed", "started", "operating");
        var matrix = new Option<bool>("--matrix") { Description = "a line for each pair: counts, lift, log-likelihood" };
        var by = PeriodOptions.Grain();
        var limit = PeriodOptions.Limit(20);
        var command = new Command("linkages", "how themes are tied: strength beside chance, stated links, sections, bridging entities, figures, development, chains across issues; each with its evidence\n\n例 / example: policygraph linkages data compute energy --since 2026-01 --by quarter")
        {
            themes, region, agency, kind, status, by, matrix, limit,
        };
        var period = new PeriodOptions().AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var session = options.Session(parsed);
            return Task.FromResult(guard(session, () => Run(
                session,
                parsed.GetValue(themes) ?? [],
                new LinkageQuestion { Themes = [], Period = period.Of(parsed), Kind = parsed.GetValue(kind), Status = parsed.GetValue(status), By = PeriodOptions.GrainOf(parsed.GetValue(by)), Limit = parsed.GetValue(limit) },
                parsed.GetValue(region),
                parsed.GetValue(agency),
                parsed.GetValue(matrix),
                cancel)));
        });
        return command;
    }

    private static int Run(Session session, string[] themes, LinkageQuestion question, string? region, string? agency, bool matrix, CancellationToken cancel)
    {
        if (themes.Length == 1)
        {
            session.Warn("linkages 需要两个以上的主题，或一个也不给（全部主题的矩阵）。", "linkages wants two themes or more, or none (the matrix of all).");
            return ExitCode.Usage;
        }

        using var questions = Questions.Open(session, cancel);
        var found = themes.Select(t => questions.Find(t, "Theme")).ToList();
        var place = region is null ? null : questions.Find(region, "Place");
        var body = agency is null ? null : questions.Find(agency, [.. NameResolution.Bodies]);
        if (found.Contains(null) || (region is not null && place is null) || (agency is not null && body is null))
        {
            return ExitCode.Partly;
        }

        var asked = question with { Themes = [.. found.Select(t => t!.Id).Distinct(StringComparer.Ordinal)], Region = place?.Id, Agency = body?.Id };
        var reader = new LinkageReader(questions.Graph);
        if (themes.Length == 0)
        {
            asked = asked with { Themes = [.. questions.Names.OfKind("Theme").Select(t => t.Id).Take(LinkageReader.MaxThemes)] };
        }

        if (asked.Themes.Length < 2)
        {
            session.Warn("这些名称是同一个主题。", "these names are one theme.");
            return ExitCode.Usage;
        }

        if (matrix || themes.Length == 0)
        {
            ResultTables.Print(session, ResultTable.Of(Questions.Wait(reader.MatrixAsync(asked, cancel))));
            return ExitCode.Done;
        }

        var answer = Questions.Wait(reader.AnswerAsync(asked, cancel));
        if (session.Format == RowFormat.Table)
        {
            LinkagePrinter.Print(session, answer, asked.Limit);
        }
        else
        {
            ResultTables.Print(session, ResultTable.Of(LinkageRow.Of(answer)));
        }

        return ExitCode.Done;
    }
}
