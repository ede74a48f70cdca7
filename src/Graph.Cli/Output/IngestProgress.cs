using System.Text;
using Spectre.Console;

namespace Graph.Cli.Output;

/// <summary>A bar on the terminal while many documents are taken in; lines about single documents go above it. Nothing where standard error is no terminal.</summary>
internal static class IngestProgress
{
    // Fewer are done before a bar is of use.
    private const int Fewest = 8;

    /// <summary>Runs <paramref name="work"/> with a session for its lines and a step to call after each document. <paramref name="count"/> is asked for only when a bar is shown.</summary>
    public static void Run(Session session, Func<int> count, Action<Session, Action> work)
    {
        var total = session.Quiet || !session.Diagnostics.Profile.Capabilities.Interactive ? 0 : count();
        if (total < Fewest)
        {
            work(session, static () => { });
            return;
        }

        session.Diagnostics.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(progress =>
            {
                var task = progress.AddTask(session.Say("入库", "ingest"), maxValue: total);
                work(session with { Error = new LinesAbove(session.Diagnostics) }, () => task.Increment(1));
            });
    }

    /// <summary>Writes whole lines through the console that draws the bar, so that neither breaks the other.</summary>
    private sealed class LinesAbove(IAnsiConsole console) : TextWriter
    {
        private readonly StringBuilder line = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value)
        {
            if (value == '\n')
            {
                console.WriteLine(line.ToString().TrimEnd('\r'));
                line.Clear();
            }
            else
            {
                line.Append(value);
            }
        }
    }
}
