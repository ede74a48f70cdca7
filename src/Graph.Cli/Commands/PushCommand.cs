using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Graph.Cli.Output;
using Graph.Neo4j.Store;
using Graph.Storage;

namespace Graph.Cli.Commands;

/// <summary><c>push --to STORE</c>: makes a Neo4j database equal to the embedded store.</summary>
internal sealed class PushCommand : ICommand
{
    /// <inheritdoc/>
    public Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard)
    {
        var to = new Option<string>("--to") { Description = "http(s)://[user@]host:7474[/database]; the password in $POLICYGRAPH_NEO4J_PASSWORD", Required = true, HelpName = "STORE" };
        var command = new Command("push", "makes a Neo4j database equal to the store, writing only what differs; nodes and relationships that are not ours are never touched\n\n例 / example: policygraph push --to http://localhost:7474") { to };
        command.SetAction((parsed, cancel) =>
        {
            var session = options.Session(parsed);
            return Task.FromResult(guard(session, () => Run(session, parsed.GetValue(to)!, cancel)));
        });
        return command;
    }

    private static int Run(Session session, string to, CancellationToken cancel)
    {
        if (!Servers.Names(to) || Servers.Names(session.Store))
        {
            session.Warn("push 把一个文件（--store）送到服务器（--to http://…）。", "push sends a file (--store) to a server (--to http://…).");
            return ExitCode.Usage;
        }

        // What is to be sent is opened first: a wrong file is said before the server is asked.
        using var store = Stores.HoldsImportedGraph(session) ? null : Stores.OpenToRead(session);
        var graph = store is null ? Stores.Image(session) : null;
        var clock = Stopwatch.StartNew();
        var connection = Servers.Connect(to, cancel);
        try
        {
            var report = PushLine.Run(session, progress => PushAsync(new NeoStore(connection), store, graph, progress, cancel).GetAwaiter().GetResult())!;
            var seconds = clock.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
            session.Note(
                report.WasEqual
                    ? $"{connection.Target} 已经相同：{report.Nodes} 个节点、{report.Relationships} 条关系；哈希 {report.Hash}"
                    : $"已写入 {connection.Target}：{report.Nodes} 个节点、{report.Relationships} 条关系；新增 {report.Created}、更新 {report.Updated}、删除 {report.Deleted}、接管 {report.Adopted}；{seconds} 秒；哈希 {report.Hash}",
                report.WasEqual
                    ? $"{connection.Target} was equal already: {report.Nodes} nodes, {report.Relationships} relationships; hash {report.Hash}"
                    : $"wrote {connection.Target}: {report.Nodes} nodes, {report.Relationships} relationships; created {report.Created}, updated {report.Updated}, deleted {report.Deleted}, adopted {report.Adopted}; {seconds} s; hash {report.Hash}");
            if (report.Withdrawn > 0)
            {
                session.Warn(
                    $"{report.Withdrawn} 个节点已不再成立，但您自己的关系连着它们：内容和标签已去掉，节点留着（:PolicyGraphWithdrawn）。",
                    $"{report.Withdrawn} nodes are no longer said, but relationships of your own hang on them: they lost content and labels and stay as (:PolicyGraphWithdrawn).");
            }

            return ExitCode.Done;
        }
        finally
        {
            connection.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static async Task<PushReport> PushAsync(NeoStore server, BriefingStore? store, Cypher.Port.IPropertyGraph? graph, IProgress<PushProgress>? progress, CancellationToken cancel)
    {
        var writing = await server.BeginAsync(cancel).ConfigureAwait(false);
        await using (writing.ConfigureAwait(false))
        {
            return store is not null ? await writing.PushAsync(store, progress, cancel).ConfigureAwait(false) : await writing.PushAsync(graph!, progress, cancel).ConfigureAwait(false);
        }
    }
}
