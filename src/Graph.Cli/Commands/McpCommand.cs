using System.CommandLine;
using Graph.Mcp;
using Graph.Query;
using Graph.Query.NamedQueries;
using Microsoft.Extensions.Logging;

namespace Graph.Cli.Commands;

/// <summary><c>mcp</c>: the MCP server on standard input and output.</summary>
internal sealed class McpCommand : ICommand
{
    /// <inheritdoc/>
    public Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard)
    {
        var folder = QueriesCommand.FolderOption();
        var verbose = new Option<bool>("--verbose") { Description = "log every request on standard error" };
        var command = new Command("mcp", "MCP server on standard input and output, for assistants and other programs; it only reads\n\n例 / example: policygraph mcp --store policygraph.db") { folder, verbose };
        command.SetAction((parsed, cancel) =>
        {
            var session = options.Session(parsed);
            return Task.FromResult(guard(session, () => QueriesCommand.Catalog(session, parsed.GetValue(folder)) is { } catalog ? RunAsync(session, catalog, parsed.GetValue(verbose), cancel).GetAwaiter().GetResult() : ExitCode.Usage));
        });
        return command;
    }

    private static async Task<int> RunAsync(Session session, NamedQueryCatalog catalog, bool verbose, CancellationToken cancel)
    {
        // The protocol has standard output to itself; whatever else is written must not break it.
        Console.SetOut(Console.Error);
        using var logging = LoggerFactory.Create(log => log
            .SetMinimumLevel(verbose ? LogLevel.Debug : session.Quiet ? LogLevel.Error : LogLevel.Warning)
            .AddSimpleConsole(console => console.SingleLine = true)
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        await using var home = Homes.Open(session, GraphReader.AnswerLimits, make: false);
        await home.CurrentAsync(cancel).ConfigureAwait(false);
        session.Note($"MCP 服务在标准输入输出上，读取 {home.Target}；输入结束即停止。", $"MCP on standard input and output over {home.Target}; it ends with the input.");
        try
        {
            await GraphMcpHosting.RunStdioAsync(new HomeGraphSource(home), catalog, logging, cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Ctrl+C is how it is stopped by hand.
        }

        return ExitCode.Done;
    }
}
