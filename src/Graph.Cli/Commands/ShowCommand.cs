using System.CommandLine;
using Graph.Cli.Output;
using Graph.Query;
using Spectre.Console;
using Rows = Graph.Cli.Output.Rows;

namespace Graph.Cli.Commands;

/// <summary><c>show NAME</c>: what is known of an entity, theme or briefing, every line with its source and sentence.</summary>
internal sealed class ShowCommand : ICommand
{
    /// <inheritdoc/>
    public Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard)
    {
        var name = new Argument<string>("NAME") { Description = "a name, alias, theme, title or id" };
        var command = new Command("show", "what is known of an entity, theme or briefing, every line with its source and sentence\n\n例 / example: policygraph show 国家数据局") { name };
        command.SetAction(parsed =>
        {
            var session = options.Session(parsed);
            return guard(session, () => Run(session, parsed.GetValue(name)!));
        });
        return command;
    }

    private static int Run(Session session, string name)
    {
        var graph = Stores.Image(session);
        var names = new NameIndex(graph);
        var found = names.Find(name);
        if (found.Count == 0)
        {
            var near = names.Suggest(name, 5);
            session.Warn(near.Count == 0 ? $"没有找到“{name}”。" : $"没有找到“{name}”；是否指：{string.Join("、", near)}？", near.Count == 0 ? $"found nothing called {name}." : $"found nothing called {name}; did you mean {string.Join(", ", near)}?");
            return ExitCode.Partly;
        }

        var reader = new FactReader(graph, names);
        var rows = new Rows(new("node", "对象", "node"), new("kind", "类别", "kind"), new("relation", "关系", "relation"), new("direction", "方向", "direction"), new("other", "另一端", "other"),
            new("otherKind", "另一端类别", "other kind"), new("date", "日期", "date"), new("detail", "说明", "detail"), new("source", "出处", "source"), new("evidence", "原句", "evidence"));
        foreach (var node in found)
        {
            var facts = reader.Of(node);
            var label = string.Join(":", graph.LabelsOf(node));
            if (session.Format == RowFormat.Table)
            {
                Tree(session, graph.NodeProperty(node, "name") is { IsString: true } n ? n.AsString : name, label, graph.NodeProperty(node, "aliases").ToString(), facts);
                continue;
            }

            foreach (var fact in facts)
            {
                rows.Add(graph.NodeProperty(node, "name") is { IsString: true } v ? v.AsString : name, label, fact.Relation, fact.Outgoing ? "out" : "in", fact.Name, fact.Kind, fact.Date, fact.Detail, fact.Source, fact.Evidence);
            }
        }

        if (session.Format != RowFormat.Table)
        {
            RowPrinter.Print(session, rows);
        }

        return ExitCode.Done;
    }

    private static void Tree(Session session, string name, string label, string aliases, IReadOnlyList<Fact> facts)
    {
        var tree = new Tree($"[bold]{Markup.Escape(name)}[/] [grey]{Markup.Escape(label)}  {Markup.Escape(aliases == "NULL" ? "" : aliases)}[/]");
        foreach (var group in facts.GroupBy(f => (f.Relation, f.Outgoing)))
        {
            var branch = tree.AddNode($"[yellow]{Markup.Escape(RelationNames.Of(session, group.Key.Relation, group.Key.Outgoing))}[/] [grey]{group.Key.Relation} {group.Count()}[/]");
            foreach (var fact in group.Take(30))
            {
                var leaf = branch.AddNode($"{Markup.Escape(fact.Name)} [grey]{Markup.Escape(string.Join(" ", new[] { fact.Kind, fact.Detail, fact.Date, fact.Source }.Where(p => !string.IsNullOrEmpty(p))))}[/]");
                foreach (var sentence in fact.Evidence.Take(2))
                {
                    leaf.AddNode($"[italic]{Markup.Escape(sentence)}[/]");
                }
            }

            if (group.Count() > 30)
            {
                branch.AddNode(session.Say($"另有 {group.Count() - 30} 条（--format jsonl 可看全部）", $"{group.Count() - 30} more (--format jsonl shows all)"));
            }
        }

        session.Terminal.Write(tree);
    }
}
