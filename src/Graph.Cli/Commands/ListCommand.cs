using System.CommandLine;
using Graph.Cli.Output;

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
        var rows = new Rows(new("date", "日期", "date"), new("title", "标题", "title"), new("series", "系列", "series"), new("sections", "节", "sections"), new("entities", "实体", "entities"),
            new("figures", "数据", "figures"), new("statements", "陈述", "statements"), new("file", "文件", "file"), new("id", "编号", "id"));
        foreach (var held in Stores.List(session))
        {
            rows.Add(held.Briefing.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), held.Briefing.Title, held.Briefing.Series, held.Sections, held.Entities, held.Figures, held.Statements, held.Briefing.Uri, held.Briefing.Id);
        }

        RowPrinter.Print(session, rows);
        return ExitCode.Done;
    }
}
