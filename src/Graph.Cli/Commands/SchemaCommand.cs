using System.CommandLine;
using Graph.Model.Contract;
using Graph.Neo4j.Schema;

namespace Graph.Cli.Commands;

/// <summary><c>schema [--apply]</c>: the constraints and indexes as Cypher; applied to the server that the store names.</summary>
internal sealed class SchemaCommand : ICommand
{
    /// <inheritdoc/>
    public Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard)
    {
        var apply = new Option<bool>("--apply") { Description = "makes them in the Neo4j database that --store names; what is there stays" };
        var command = new Command("schema", "the constraints and indexes as Cypher\n\n例 / example: policygraph schema --apply --store http://localhost:7474") { apply };
        command.SetAction((parsed, cancel) =>
        {
            var session = options.Session(parsed);
            return Task.FromResult(guard(session, () => Run(session, parsed.GetValue(apply), cancel)));
        });
        return command;
    }

    private static int Run(Session session, bool apply, CancellationToken cancel)
    {
        if (!apply)
        {
            session.Out.Write(string.Join("\n", SchemaScript.Migrations(GraphContract.Default).Select(m => m.Text)));
            return ExitCode.Done;
        }

        if (!Servers.Names(session.Store))
        {
            session.Warn("--apply 用于服务器：--store http://…", "--apply is for a server: --store http://…");
            return ExitCode.Usage;
        }

        var applied = Stores.OnServer(session, (store, stop) => store.ApplySchemaAsync(stop), cancel);
        session.Note(applied == 0 ? "已经是最新。" : $"已应用 {applied} 步。", applied == 0 ? "up to date already." : $"applied {applied} migrations.");
        return ExitCode.Done;
    }
}
