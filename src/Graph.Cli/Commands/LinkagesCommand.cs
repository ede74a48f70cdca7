using System.CommandLine;
using Graph.Cli.Output;
using Graph.Query;

namespace Graph.Cli.Commands;

/// <summary><c>linkages THEME THEME...</c>: how themes are tied, each line with its sentence.</summary>
internal sealed class LinkagesCommand : ICommand
{
    /// <inheritdoc/>
    public Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard)
    {
        var themes = new Argument<string[]>("THEME") { Description = "two or more themes, by id or name", Arity = new ArgumentArity(2, 40) };
        var command = new Command("linkages", "how themes are tied: stated links, shared sections, shared entities, each with its evidence\n\n例 / example: policygraph linkages data compute energy") { themes };
        command.SetAction(parsed =>
        {
            var session = options.Session(parsed);
            return guard(session, () => Run(session, parsed.GetValue(themes)!));
        });
        return command;
    }

    private static int Run(Session session, string[] themes)
    {
        var graph = Stores.Image(session);
        var names = new NameIndex(graph);
        var ids = new List<string>();
        foreach (var theme in themes)
        {
            var node = names.Find(theme).FirstOrDefault(n => graph.LabelsOf(n).Contains("Theme"), -1);
            if (node < 0)
            {
                session.Warn($"没有主题“{theme}”；相近：{string.Join("、", names.Suggest(theme, 5))}", $"no theme {theme}; near: {string.Join(", ", names.Suggest(theme, 5))}");
                return ExitCode.Partly;
            }

            ids.Add(graph.NodeProperty(node, "id").AsString);
        }

        var ties = new ThemeLinkages(graph, names, new FactReader(graph, names)).Between(ids);
        if (session.Format == RowFormat.Table)
        {
            TiePrinter.Print(session, ties, int.MaxValue);
            return ExitCode.Done;
        }

        var rows = new Rows(new("a", "主题甲", "a"), new("b", "主题乙", "b"), new("what", "种类", "what"), new("from", "从", "from"), new("to", "到", "to"), new("kind", "关系", "kind"),
            new("date", "日期", "date"), new("count", "次数", "count"), new("source", "出处", "source"), new("evidence", "原句", "evidence"));
        foreach (var tie in ties)
        {
            foreach (var link in tie.Stated)
            {
                rows.Add(tie.A, tie.B, "stated", link.From, link.To, link.Kind, link.Date, 1, link.Source, link.Evidence);
            }

            foreach (var (month, count) in tie.SectionsByMonth)
            {
                rows.Add(tie.A, tie.B, "sections", null, null, null, month, count, null, null);
            }

            foreach (var bridge in tie.Bridges)
            {
                rows.Add(tie.A, tie.B, "entity", bridge.Name, null, bridge.Kind, $"{bridge.FirstDate}/{bridge.LastDate}", bridge.Sections, null, null);
            }
        }

        RowPrinter.Print(session, rows);
        return ExitCode.Done;
    }
}
