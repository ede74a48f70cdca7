using System.CommandLine;
using Graph.Cli.Output;
using Graph.Query;
using Graph.Query.Facts;
using Graph.Query.Tables;
using Spectre.Console;

namespace Graph.Cli.Commands;

/// <summary><c>show NAME</c>: what is known of an entity, theme or briefing, every line with its source and sentence.</summary>
internal sealed class ShowCommand : ICommand
{
    private const int PerRelation = 30;

    /// <inheritdoc/>
    public Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard)
    {
        var name = new Argument<string>("NAME") { Description = "a name, alias, theme, title or id" };
        var command = new Command("show", "what is known of an entity, theme or briefing, every line with its source and sentence\n\n例 / example: policygraph show 国家数据局") { name };
        var period = new PeriodOptions().AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var session = options.Session(parsed);
            return Task.FromResult(guard(session, () => Run(session, parsed.GetValue(name)!, period.Of(parsed), cancel)));
        });
        return command;
    }

    private static int Run(Session session, string name, Period period, CancellationToken cancel)
    {
        using var questions = Questions.Open(session, cancel);
        var reader = new FactReader(questions.Graph);
        var found = questions.Names.Find(name);
        var groups = found.Count > 0
            ? found.Select(node => (node.Name, node.Kind, Other: string.Join("、", node.Other), Facts: Questions.Wait(reader.OfAsync(node, period, cancel)))).ToList()
            : Questions.Wait(reader.OfIdAsync(name, period, cancel)) is { IsEmpty: false } own ? [(name, own[0].Kind, "", own)] : [];
        if (groups.Count == 0)
        {
            questions.Find(name);
            return ExitCode.Partly;
        }

        if (session.Format != RowFormat.Table)
        {
            ResultTables.Print(session, ResultTable.Of(groups.SelectMany(g => g.Facts)));
            return ExitCode.Done;
        }

        foreach (var (node, kind, other, facts) in groups)
        {
            Tree(session, node, kind, other, facts);
        }

        return ExitCode.Done;
    }

    private static void Tree(Session session, string name, string kind, string other, IReadOnlyList<Fact> facts)
    {
        var tree = new Tree($"[bold]{Markup.Escape(name)}[/] [grey]{Markup.Escape($"{kind}  {other}")}[/]");
        foreach (var group in facts.GroupBy(f => (f.Relation, f.Direction)))
        {
            var branch = tree.AddNode($"[yellow]{Markup.Escape(RelationNames.Of(session, group.Key.Relation, group.Key.Direction == "out"))}[/] [grey]{group.Key.Relation} {group.Count()}[/]");
            foreach (var fact in group.Take(PerRelation))
            {
                var leaf = branch.AddNode($"{Markup.Escape(fact.Other)} [grey]{Markup.Escape(string.Join(" ", new[] { fact.OtherKind, fact.Detail, fact.Date, fact.Source }.Where(p => !string.IsNullOrEmpty(p))))}[/]");
                foreach (var sentence in fact.Evidence.Take(2))
                {
                    leaf.AddNode($"[italic]{Markup.Escape(sentence)}[/]");
                }
            }

            if (group.Count() > PerRelation)
            {
                branch.AddNode(session.Say($"另有 {group.Count() - PerRelation} 条（--format jsonl 可看全部）", $"{group.Count() - PerRelation} more (--format jsonl shows all)"));
            }
        }

        session.Terminal.Write(tree);
    }
}
