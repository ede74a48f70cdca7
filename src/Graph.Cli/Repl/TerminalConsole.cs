using System.Text;

namespace Graph.Cli.Repl;

/// <summary>
/// The process's own terminal. Ctrl+C is read as a key as long as this lives, so that it stops the running query or the line and not
/// the program.
/// </summary>
internal sealed class TerminalConsole : IReplConsole, IDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    private readonly Queue<ConsoleKeyInfo> _typedAhead = new();
    private readonly bool _before = Console.TreatControlCAsInput;

    public TerminalConsole() => Console.TreatControlCAsInput = true;

    public void Dispose() => Console.TreatControlCAsInput = _before;

    public void Clear() => Console.Out.Write("\u001b[2J\u001b[3J\u001b[H");

    public ReplInput Read(string prompt, InputHistory history)
    {
        var editor = new LineEditor(history);
        int shownRow = 0;
        Show(prompt, editor, ref shownRow);
        while (true)
        {
            EditOutcome outcome = editor.Press(NextKey());
            // A pasted text is drawn once and not for every character.
            while (outcome == EditOutcome.Edited && (_typedAhead.Count > 0 || Console.KeyAvailable))
            {
                outcome = editor.Press(NextKey());
            }

            if (outcome == EditOutcome.ClearScreen)
            {
                Clear();
                shownRow = 0;
            }

            Show(prompt, editor, ref shownRow, atEnd: outcome is EditOutcome.Submitted or EditOutcome.Interrupted);
            switch (outcome)
            {
                case EditOutcome.Submitted:
                    Console.Out.Write("\r\n");
                    return new ReplInput(editor.Text, false);
                case EditOutcome.Interrupted:
                    Console.Out.Write("^C\r\n");
                    return ReplInput.Interrupted;
                case EditOutcome.Ended:
                    Console.Out.Write("\r\n");
                    return ReplInput.End;
            }
        }
    }

    public bool Run(Func<CancellationToken, Task> work)
    {
        using var stop = new CancellationTokenSource();
        Task task = work(stop.Token);
        while (true)
        {
            try
            {
                if (task.Wait(Glance))
                {
                    return false;
                }
            }
            catch (AggregateException e) when (e.InnerExceptions.All(i => i is OperationCanceledException))
            {
                return true;
            }
            catch (AggregateException e) when (e.InnerExceptions.Count == 1)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
            }

            while (Console.KeyAvailable)
            {
                ConsoleKeyInfo key = Console.ReadKey(intercept: true);
                if (key is { Key: ConsoleKey.C, Modifiers: ConsoleModifiers.Control })
                {
                    stop.Cancel();
                    _typedAhead.Clear();
                }
                else
                {
                    _typedAhead.Enqueue(key);
                }
            }
        }
    }

    private ConsoleKeyInfo NextKey() => _typedAhead.Count > 0 ? _typedAhead.Dequeue() : Console.ReadKey(intercept: true);

    private static void Show(string prompt, LineEditor editor, ref int shownRow, bool atEnd = false)
    {
        int width = Math.Max(4, Console.WindowWidth);
        ScreenLayout layout = ScreenLayout.Of(prompt, editor.Text, atEnd ? editor.Text.Length : editor.Cursor, width);
        var text = new StringBuilder();
        if (shownRow > 0)
        {
            text.Append("\u001b[").Append(shownRow).Append('A');
        }

        text.Append("\r\u001b[J").Append(layout.Text.Replace("\n", "\r\n", StringComparison.Ordinal));
        int up = layout.Rows - 1 - layout.CursorRow;
        if (up > 0)
        {
            text.Append("\u001b[").Append(up).Append('A');
        }

        text.Append('\r');
        if (layout.CursorColumn > 0)
        {
            text.Append("\u001b[").Append(layout.CursorColumn).Append('C');
        }

        Console.Out.Write(text.ToString());
        Console.Out.Flush();
        shownRow = layout.CursorRow;
    }
}
