using Graph.Cli.Output;
using Graph.Cli.Repl;
using Graph.Connection;
using Graph.Cypher;
using Graph.Cypher.Execution;
using Graph.Image;
using Spectre.Console;

namespace Graph.Cli.Tests;

/// <summary>A session whose lines are given; null stands for Ctrl+C. Everything that it prints is gathered in one text.</summary>
internal sealed class ScriptedSession(params string?[] lines) : IReplConsole, IDisposable
{
    private readonly Queue<string?> _lines = new(lines);
    private readonly StringWriter _output = new();
    private readonly InputHistory _history = new(null);

    /// <summary>When a query is interrupted; never unless set.</summary>
    public TimeSpan InterruptAfter { get; init; } = Timeout.InfiniteTimeSpan;

    public IEnumerable<string> History => Enumerable.Range(0, _history.Count).Select(i => _history[i]);

    public string Run()
    {
        var builder = new PropertyGraphBuilder();
        builder.AddNode("1", ["A"], []);
        PropertyGraphImage graph = builder.Build();
        IAnsiConsole plain = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(_output) });
        var session = new Session
        {
            Out = _output, Error = _output, Terminal = plain, Diagnostics = plain, IsTerminal = false, Language = Language.En, Format = RowFormat.Jsonl, FormatIsChosen = true, Quiet = false, Store = "test", StoreIsNamed = true,
        };
        var runner = new QueryRunner(session, new EmbeddedConnection(new CypherEngine(), () => graph, "test"));
        Assert(new ReplSession(session, runner, this, _history, new ReplParameters(), QueryLimits.Default).Run() == ExitCode.Done);
        return _output.ToString().ReplaceLineEndings("\n");
    }

    public ReplInput Read(string prompt, InputHistory history) =>
        _lines.TryDequeue(out string? line) ? line is null ? ReplInput.Interrupted : new ReplInput(line, false) : ReplInput.End;

    bool IReplConsole.Run(Func<CancellationToken, Task> work)
    {
        using var stop = new CancellationTokenSource(InterruptAfter);
        try
        {
            work(stop.Token).GetAwaiter().GetResult();
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    public void Clear() => _output.Write("(cleared)");

    public void Dispose() => _output.Dispose();

    private static void Assert(bool condition) => Xunit.Assert.True(condition);
}
