namespace Graph.Cli.Repl;

/// <summary>What a session with a person needs of a terminal. Used by one thread.</summary>
internal interface IReplConsole
{
    /// <summary>Shows the prompt and gives the line that was entered, without its end.</summary>
    ReplInput Read(string prompt, InputHistory history);

    /// <summary>Runs <paramref name="work"/> and cancels its token when the person presses Ctrl+C; true when that ended it.</summary>
    bool Run(Func<CancellationToken, Task> work);

    /// <summary>Makes the screen empty.</summary>
    void Clear();
}

/// <summary>What a person entered: a line, or null for a line that was given up with Ctrl+C (<paramref name="IsEnd"/> false) or the end of all input (true).</summary>
internal readonly record struct ReplInput(string? Line, bool IsEnd)
{
    /// <summary>No more lines come.</summary>
    public static ReplInput End => new(null, true);

    /// <summary>The line was given up.</summary>
    public static ReplInput Interrupted => new(null, false);
}
