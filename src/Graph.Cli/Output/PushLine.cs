using Graph.Neo4j.Store;
using Spectre.Console;

namespace Graph.Cli.Output;

/// <summary>Shows how far a push is, on a terminal, and says at its end what it did.</summary>
internal static class PushLine
{
    /// <summary>Runs <paramref name="push"/>; null means that there was nothing to push.</summary>
    public static PushReport? Run(Session session, Func<IProgress<PushProgress>?, PushReport?> push)
    {
        if (session.Quiet || !session.Diagnostics.Profile.Capabilities.Interactive)
        {
            return push(null);
        }

        return session.Diagnostics.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).Start(context =>
        {
            var bar = context.AddTask(session.Say("写入 Neo4j", "to Neo4j"), maxValue: 1);
            return push(new Immediate(p =>
            {
                bar.MaxValue = Math.Max(1, p.Total);
                bar.Value = p.Done;
            }));
        });
    }

    private sealed class Immediate(Action<PushProgress> show) : IProgress<PushProgress>
    {
        public void Report(PushProgress value) => show(value);
    }
}
