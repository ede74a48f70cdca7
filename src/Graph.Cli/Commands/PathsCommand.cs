using System.CommandLine;
using System.CommandLine.Parsing;
using Graph.Cli.Output;
using Graph.Query.Paths;
using Graph.Query.Tables;
using Spectre.Console;

namespace Graph.Cli.Commands;

/// <summary><c>paths FROM TO</c>: the most informative paths between two things, each hop with its sentence.</summary>
internal sealed class PathsCommand : ICommand
{
    /// <inheritdoc/>
    public Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard)
    {
        var from = new Argument<string>("FROM") { Description = "an entity or theme" };
        var to = new Argument<string>("TO") { Description = "another" };
        var hops = new Option<int>("--max-hops") { Description = "most relationships of a path, 1 to 8 (default 4)", DefaultValueFactory = _ => 4, HelpName = "N" };
        var types = new Option<string[]>("--types") { Description = "only these relationship types", AllowMultipleArgumentsPerToken = true, HelpName = "TYPE" };
        var limit = new Option<int>("--limit") { Description = "paths, 1 to 20 (default 3)", DefaultValueFactory = _ => 3, HelpName = "N" };
        var command = new Command("paths", "the most informative paths between two things, not through hubs; each hop with its sentence\n\n例 / example: policygraph paths 国家数据局 electricity") { from, to, hops, types, limit };
        var period = new PeriodOptions().AddTo(command);
        hops.Validators.Add(result => Within(result, 8));
        limit.Validators.Add(result => Within(result, 20));
        types.Validators.Add(result =>
        {
            if ((result.GetValueOrDefault<string[]>() ?? []).SelectMany(Split).Except(PathQuestion.AllTypes, StringComparer.Ordinal).FirstOrDefault() is { } wrong)
            {
                result.AddError($"--types: found {wrong}; expected {string.Join(", ", PathQuestion.AllTypes)}");
            }
        });
        command.SetAction((parsed, cancel) =>
        {
            var session = options.Session(parsed);
            var chosen = (parsed.GetValue(types) ?? []).SelectMany(Split).ToArray();
            var question = new PathQuestion { From = parsed.GetValue(from)!, To = parsed.GetValue(to)!, MaxHops = parsed.GetValue(hops), Limit = parsed.GetValue(limit), Period = period.Of(parsed), Types = chosen.Length == 0 ? PathQuestion.AllTypes : [.. chosen] };
            return Task.FromResult(guard(session, () => Run(session, question, cancel)));
        });
        return command;
    }

    private static void Within(OptionResult result, int most)
    {
        if (result.GetValueOrDefault<int>() is var n && (n < 1 || n > most))
        {
            result.AddError($"{result.Option.Name}: expected 1 to {most}");
        }
    }

    private static string[] Split(string types) => types.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static int Run(Session session, PathQuestion question, CancellationToken cancel)
    {
        using var questions = Questions.Open(session, cancel);
        if (questions.Find(question.From, Questions.Things) is not { } from || questions.Find(question.To, Questions.Things) is not { } to)
        {
            return ExitCode.Partly;
        }

        var hops = Questions.Wait(new PathFinder(questions.Graph).FindAsync(question with { From = from.Id, To = to.Id }, cancel));
        if (hops.IsEmpty)
        {
            session.Warn($"{question.MaxHops} 步之内 {from.Name} 与 {to.Name} 不相连。", $"{from.Name} and {to.Name} are not connected within {question.MaxHops} hops.");
            return ExitCode.Partly;
        }

        if (session.Format != RowFormat.Table)
        {
            ResultTables.Print(session, ResultTable.Of(hops));
            return ExitCode.Done;
        }

        foreach (var path in hops.GroupBy(h => h.Path))
        {
            var tree = new Tree($"[bold]{Markup.Escape(path.First().From)}[/] [grey]{session.Say("代价", "cost")} {path.First().Cost:0.0}[/]");
            foreach (var hop in path)
            {
                var leaf = tree.AddNode($"[yellow]{Markup.Escape(RelationNames.Of(session, hop.Relation, hop.Direction == "out"))}[/] {Markup.Escape(hop.To)} [grey]{Markup.Escape(string.Join(" ", new[] { hop.ToKind, hop.Date, hop.Source }.Where(p => !string.IsNullOrEmpty(p))))}[/]");
                foreach (var sentence in hop.Evidence.Take(1))
                {
                    leaf.AddNode($"[italic]{Markup.Escape(sentence)}[/]");
                }
            }

            session.Terminal.Write(tree);
        }

        return ExitCode.Done;
    }
}
