using System.CommandLine;
using Graph.Cli.Output;
using Graph.Extraction;
using Graph.Ingestion;
using Graph.Connection;
using Graph.Cypher;
using Graph.Query;
using Graph.Query.Linkages;
using Graph.Storage.Images;

namespace Graph.Cli.Commands;

/// <summary><c>demo</c>: the sample briefings into a fresh store, what was found, how data, compute and energy are tied, and what to try next.</summary>
internal sealed class DemoCommand : ICommand
{
    private const string DefaultStore = "policygraph-demo.db";

    /// <inheritdoc/>
    public Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard)
    {
        var command = new Command("demo", "ingests the sample briefings into a fresh store and shows what can be asked\n\n例 / example: policygraph demo");
        command.SetAction((parsed, cancel) =>
        {
            var given = options.Session(parsed);
            var session = given.StoreIsNamed ? given : given.With(DefaultStore);
            return Task.FromResult(guard(session, () => Run(session, cancel)));
        });
        return command;
    }

    private static int Run(Session session, CancellationToken cancel)
    {
        if (Servers.Names(session.Store))
        {
            session.Warn("demo 写入一个新文件；之后可用 push --to 送到服务器。", "the demo makes a fresh file; push --to sends it to a server afterwards.");
            return ExitCode.Usage;
        }

        if (session.StoreIsNamed && File.Exists(session.Store))
        {
            session.Warn($"{session.Store} 已存在；demo 需要一个新的存储，请换个文件名。", $"{session.Store} exists; the demo wants a fresh store, name another file.");
            return ExitCode.Usage;
        }

        foreach (var suffix in (ReadOnlySpan<string>)["", "-wal", "-shm", ".image"])
        {
            File.Delete(session.Store + suffix);
        }

        var knowledge = Stores.Knowledge(session);
        var samples = Path.Combine(knowledge.Folder.Roots[0], "briefings");
        var documents = Directory.GetFiles(samples).Where(f => !Path.GetFileName(f).StartsWith("README", StringComparison.Ordinal) && Reading.DocumentFinder.Extensions.Contains(Path.GetExtension(f))).Order(StringComparer.Ordinal).ToList();
        var report = new IngestReport(session);
        using (var store = Stores.OpenToWrite(session))
        {
            foreach (var outcome in new Ingestor(new BriefingExtractor(knowledge), new IngestOptions { Jobs = Environment.ProcessorCount }).Ingest(documents, store, cancel))
            {
                report.Add(outcome, session);
            }

            report.Summary(dry: false);
            var graph = GraphImageCache.Open(store, cancel).Graph;
            var reader = new GraphReader(new EmbeddedConnection(new CypherEngine(), () => graph, session.Store));
            session.Out.WriteLine(session.Say("\n数据、算力、能源如何联结（每条都有原句）", "\nHow data, compute and energy are tied (every line has its sentence)"));
            LinkagePrinter.Print(session, Questions.Wait(new LinkageReader(reader).AnswerAsync(new LinkageQuestion { Themes = ["data", "compute", "energy"] }, cancel)), 4);
            session.Out.WriteLine(session.Say($"图谱共 {graph.Topology.NodeCount} 个节点、{graph.Topology.RelationshipCount} 条关系，存于 {session.Store}。接下来可以试：", $"The graph has {graph.Topology.NodeCount} nodes and {graph.Topology.RelationshipCount} relationships, in {session.Store}. Try next:"));
        }

        foreach (var line in (ReadOnlySpan<string>)[$"show 国家数据局 --store {session.Store}", $"linkages compute electricity --store {session.Store} --format table", $"paths 国家数据局 electricity --store {session.Store} --format table", $"trend ai compute --store {session.Store} --format table", $"queries --store {session.Store}", $"explain {Path.Combine(samples, Path.GetFileName(documents[0]))}", $"export --to jsonl -o graph.jsonl --store {session.Store}", $"check --store {session.Store}"])
        {
            session.Out.WriteLine("  policygraph " + line);
        }

        return report.Failed.Count > 0 ? ExitCode.Partly : ExitCode.Done;
    }
}
