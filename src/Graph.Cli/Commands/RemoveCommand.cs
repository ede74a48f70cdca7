using System.CommandLine;
using Graph.Storage;

namespace Graph.Cli.Commands;

/// <summary><c>remove BRIEFING...</c>: exact retraction by id, title or file.</summary>
internal sealed class RemoveCommand : ICommand
{
    /// <inheritdoc/>
    public Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard)
    {
        var names = new Argument<string[]>("BRIEFING") { Description = "id (or its beginning), title, date or file name", Arity = ArgumentArity.OneOrMore };
        var command = new Command("remove", "takes briefings back: the graph is then as if they had never been ingested\n\n例 / example: policygraph remove 2026-02-11.md") { names };
        command.SetAction((parsed, cancel) =>
        {
            var session = options.Session(parsed);
            return Task.FromResult(guard(session, () => Run(session, parsed.GetValue(names)!, cancel)));
        });
        return command;
    }

    private static int Run(Session session, string[] names, CancellationToken cancel)
    {
        using var working = Stores.OpenBriefings(session, StoreAccess.Write, cancel);
        var store = working.Briefings;
        var code = ExitCode.Done;
        foreach (var name in names)
        {
            var found = store.Find(name);
            if (found.IsEmpty)
            {
                session.Warn($"没有找到“{name}”；用 list 查看已有简报。", $"found no briefing {name}; see list.");
                code = ExitCode.Partly;
            }
            else if (found.Length > 1)
            {
                session.Warn($"“{name}”不止一份（{string.Join("、", found.Select(f => f.Briefing.Id))}）；请用编号。", $"{name} names {found.Length} briefings ({string.Join(", ", found.Select(f => f.Briefing.Id))}); give an id.");
                code = ExitCode.Partly;
            }
            else
            {
                store.Remove(found[0].Briefing.Id);
                session.Note($"已撤回 {found[0].Briefing.Date:yyyy-MM-dd} {found[0].Briefing.Title}", $"removed {found[0].Briefing.Date:yyyy-MM-dd} {found[0].Briefing.Title}");
            }
        }

        working.Complete(null, cancel);
        return code;
    }
}
