using System.CommandLine;
using Graph.Cli.Output;
using Graph.Query.NamedQueries;
using Graph.Query.Tables;

namespace Graph.Cli.Commands;

/// <summary><c>queries</c>: the named queries, with their parameters.</summary>
internal sealed class QueriesCommand : ICommand
{
    /// <inheritdoc/>
    public Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard)
    {
        var folder = FolderOption();
        var command = new Command("queries", "lists the named queries, and those of a folder of yours\n\n例 / example: policygraph queries --lang en") { folder };
        command.SetAction(parsed =>
        {
            var session = options.Session(parsed);
            return guard(session, () => Run(session, parsed.GetValue(folder)));
        });
        return command;
    }

    /// <summary><c>--queries DIR</c>: a folder whose <c>*.cypher</c> files join the shipped ones.</summary>
    public static Option<string?> FolderOption() => new("--queries") { Description = "a folder whose *.cypher files join the shipped queries", HelpName = "DIR" };

    /// <summary>The shipped queries with the folder's; null after a warning when the folder cannot be read.</summary>
    public static NamedQueryCatalog? Catalog(Session session, string? folder)
    {
        if (folder is null)
        {
            return NamedQueryCatalog.Shipped;
        }

        try
        {
            var catalog = NamedQueryCatalog.Shipped.With(folder);
            foreach (var problem in catalog.Problems)
            {
                session.Warn($"查询已跳过：{problem}", $"a query was left out: {problem}");
            }

            return catalog;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            session.Warn($"读不了 {folder}：{e.Message}", $"cannot read {folder}: {e.Message}");
            return null;
        }
    }

    private static int Run(Session session, string? folder)
    {
        if (Catalog(session, folder) is not { } catalog)
        {
            return ExitCode.Usage;
        }

        ResultTables.Print(session, NamedQueryListing.Table(catalog, session.Language == Language.Zh));
        return catalog.Problems.IsEmpty ? ExitCode.Done : ExitCode.Partly;
    }
}
