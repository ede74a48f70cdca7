using System.CommandLine;
using Graph.Exchange;

namespace Graph.Cli.Commands;

/// <summary><c>export --to FORMAT -o FILE</c>: the graph in a format of others.</summary>
internal sealed class ExportCommand : ICommand
{
    /// <inheritdoc/>
    public Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard)
    {
        var exporters = GraphExporters.All.ToDictionary(e => e.Format, StringComparer.Ordinal);
        var to = new Option<string>("--to") { Description = string.Join(", ", exporters.Keys), Required = true, HelpName = "FORMAT" };
        to.AcceptOnlyFromAmong([.. exporters.Keys]);
        var output = new Option<string?>("-o", "--output") { Description = "file to write; standard output when absent", HelpName = "FILE" };
        var command = new Command("export", "writes the whole graph\n\n例 / example: policygraph export --to jsonl -o graph.jsonl") { to, output };
        command.SetAction((parsed, cancel) =>
        {
            var session = options.Session(parsed);
            return Task.FromResult(guard(session, () => Run(session, exporters[parsed.GetValue(to)!], parsed.GetValue(output), cancel)));
        });
        return command;
    }

    private static int Run(Session session, IGraphExporter exporter, string? path, CancellationToken cancel)
    {
        var graph = Stores.Image(session);
        try
        {
            if (path is null or "-")
            {
                using var output = Console.OpenStandardOutput();
                exporter.Export(graph, ExportTargets.ToStream(output), cancel);
            }
            else
            {
                exporter.Export(graph, ExportTargets.ToFile(path), cancel);
                session.Note($"已写出 {graph.Topology.NodeCount} 个节点、{graph.Topology.RelationshipCount} 条关系 → {path}", $"wrote {graph.Topology.NodeCount} nodes and {graph.Topology.RelationshipCount} relationships to {path}");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            session.Warn($"写不出 {path ?? "标准输出"}：{e.Message}", $"cannot write {path ?? "standard output"}: {e.Message}");
            return ExitCode.Store;
        }

        return ExitCode.Done;
    }
}
