using System.CommandLine;
using Graph.Cli.Output;
using Graph.Reading.Cleaning;
using Graph.Storage.Checking;
using Graph.Storage.Images;
using Rows = Graph.Cli.Output.Rows;

namespace Graph.Cli.Commands;

/// <summary><c>check</c>: verifies the store, every evidence span against its text.</summary>
internal sealed class CheckCommand : ICommand
{
    /// <inheritdoc/>
    public Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard)
    {
        var command = new Command("check", "verifies the store: structure, every evidence span against its text, dangling ids\n\n例 / example: policygraph check");
        command.SetAction((parsed, cancel) =>
        {
            var session = options.Session(parsed);
            return Task.FromResult(guard(session, () => Run(session, cancel)));
        });
        return command;
    }

    private static int Run(Session session, CancellationToken cancel)
    {
        if (Stores.HoldsImportedGraph(session))
        {
            // Reading it has compared every byte with the checksum; an image that does not fit together is refused there.
            var graph = Stores.Image(session);
            session.Note(
                $"完好：导入的图，{graph.Topology.NodeCount} 个节点、{graph.Topology.RelationshipCount} 条关系；哈希 {ImageDigest.Of(graph, cancel)}",
                $"sound: an imported graph of {graph.Topology.NodeCount} nodes and {graph.Topology.RelationshipCount} relationships; hash {ImageDigest.Of(graph, cancel)}");
            return ExitCode.Done;
        }

        var report = Stores.Check(session, SliceReader.Gives, cancel);
        if (report.Findings.IsEmpty)
        {
            session.Note($"完好：{report.Briefings} 份简报、{report.Sentences} 个句子、{report.Statements} 条陈述；哈希 {report.Hash}", $"sound: {report.Briefings} briefings, {report.Sentences} sentences, {report.Statements} statements; hash {report.Hash}");
            return ExitCode.Done;
        }

        var rows = new Rows(new("code", "代码", "code"), new("id", "编号", "id"), new("found", "实际", "found"), new("expected", "应为", "expected"));
        foreach (var finding in report.Findings)
        {
            rows.Add(finding.Code, finding.Id, finding.Found, finding.Expected);
        }

        RowPrinter.Print(session, rows);
        session.Warn($"发现 {report.Findings.Length} 处问题。", $"{report.Findings.Length} findings.");
        return ExitCode.Partly;
    }
}
